"""What comes into a transaction beside the statements of a request: the files of a parcel."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from backend.visits.projecting.frames import Visited


def _nothing() -> None:
    """Nothing has to be kept again."""


@dataclass(frozen=True)
class Beside:
    """`people` and `files` (person → hashes just received) need not be asked for.

    `keep_again` does again what the transaction held before, should it have to be undone.
    """

    people: Mapping[UUID, Visited] = field(default_factory=dict)
    files: Mapping[UUID, set[str]] = field(default_factory=dict)
    keep_again: Callable[[], None] = _nothing


ALONE = Beside()
