"""What the server knows besides the statements of a visit, frozen when it first heard of it. Types only.

Together with the statements these decide everything a projection says, so anybody can rebuild it later, when
people have changed organisation and homes have moved.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from backend.policy.distances import NORM

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backend.forms.definition import Definition
    from backend.policy.codes import Purpose
    from backend.policy.distances import Distances
    from backend.policy.team import Situation, TeamPolicy
    from backend.visits.reading.location import Home


class Ruling(StrEnum):
    """What was made of a visit beyond its statements: by the checks, or by whoever looked into it."""

    NONE = "NONE"
    DOUBTED = "DOUBTED"
    ACCEPTED = "ACCEPTED"
    REJECTED = "REJECTED"

    @property
    def is_final(self) -> bool:
        """Whether a person said so; no check says anything after that."""
        return self in (Ruling.ACCEPTED, Ruling.REJECTED)


@dataclass(frozen=True)
class Person:
    """Where a member of staff belonged."""

    org: str
    roles: frozenset[str]


@dataclass(frozen=True)
class Plan:
    """What was planned: who leads, who is expected, why. `statement`: the plan's hash, if a phone made it."""

    leader: str | None
    expected: tuple[str, ...]
    purpose: Purpose
    statement: str | None = None


@dataclass(frozen=True)
class Facts:
    """Everything a projection needs that no statement of the visit says.

    `active`: when people who borrowed a phone used their own account elsewhere (server ms). `false_beacons`:
    some beacon was set aside. `forms`: every definition by id and version. `ruling`: what was made of it
    afterwards. `now` only decides whether a borrowed presence can still be confirmed.
    """

    patient: str
    people: Mapping[str, Person]
    policy: TeamPolicy
    situation: Situation
    now: int
    plan: Plan | None = None
    outside: frozenset[str] = frozenset()
    """Who was asked along and does not visit this person."""
    home: Home | None = None
    active: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    false_beacons: bool = False
    ruling: Ruling = Ruling.NONE
    locked: int | None = None
    """From when on (ms) it can only be corrected."""
    forms: Mapping[tuple[str, int], Definition] = field(default_factory=dict)
    distances: Distances = NORM
    call_days: Mapping[int, int] = field(default_factory=dict)
    """Reason for a call instead of a visit (PHX) → the most days it may last."""
