"""Visits told by invented phones and read as the server would, for the tests of projections."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from backend.policy.codes import Purpose
from backend.policy.shipped import team_policy
from backend.policy.team import Situation
from backend.roster.roles import Terrain
from backend.visits.reading.facts import Facts, Person
from backend.visits.reading.location import Home
from backend.visits.reading.projection import VisitState, project
from backend.visits.reading.timeline import DAY, Heard
from tests.visits.honest import HOME
from tests.visits.reading.telling import MINUTE, PATIENT, START, name_of
from tests.visits.reading.telling import Person as Phone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backend.visits.reading.presence import Attendance

ROLES = {"he": "GRID", "shen": "MHP", "tang": "CIV", "luo": "POL", "ge": "VIL", "wen": "PSY", "tian": "SUP"}
ORGS = {"he": "committee", "ge": "committee", "shen": "health centre", "tang": "civil", "luo": "police",
        "wen": "hospital", "tian": "bureau"}  # fmt: skip
FACTS = Facts(
    patient=PATIENT,
    people={name_of(who): Person(name_of(ORGS[who]), frozenset({role})) for who, role in ROLES.items()},
    policy=team_policy(),
    situation=Situation(Purpose.FOLLOW_UP),
    now=START + DAY,
    home=Home(*HOME, 20, Terrain.VILLAGE),
)


def read(heard: Iterable[Heard], **facts: Any) -> VisitState:
    return project(heard, replace(FACTS, **facts))


def part(state: VisitState, who: Phone | str) -> Attendance:
    member = name_of(who) if isinstance(who, str) else who.id
    return next(one for one in state.attendances if one.staff == member)


def joint(opener: Phone, *others: Phone, minutes: float = 26, **record: Any) -> list[Heard]:
    """An ordinary visit of some phones."""
    opening = opener.open(START)
    reads = [other.join(START + (1 + no) * MINUTE, opener) for no, other in enumerate(others)]
    end = START + round(minutes * MINUTE)
    shakes = [opener.shake(one, START + (1 + no) * MINUTE) for no, one in enumerate(reads)]
    close = opener.close(end, *shakes, **record)
    return [opening, *reads, close, *(other.leave(end + 1000, close) for other in others)]
