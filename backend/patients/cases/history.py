"""What an upper room knows of visits, asked for by the case lists, which must not know visits."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import current_app

from backend.patients.cases.facts import Contacts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from uuid import UUID

    from flask import Flask

    Source = Callable[[Collection[UUID]], Mapping[UUID, Contacts]]

_SOURCE = "lianfang.contacts"
NOTHING = Contacts()


def init_app(app: Flask, source: Source) -> None:
    """`source` gives the recorded contacts of several people; those without any may be left out."""
    app.extensions[_SOURCE] = source


def contacts_of(patients: Collection[UUID]) -> dict[UUID, Contacts]:
    """The recorded contacts of these people."""
    source = cast("Source", current_app.extensions[_SOURCE])
    known = source(patients)
    return {one: known.get(one, NOTHING) for one in patients}
