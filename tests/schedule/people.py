"""How things stand with invented people, for the rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from backend.patients.status.codes import Management, Registration, Whereabouts
from backend.patients.status.guard import Status
from backend.policy import documents, shipped
from backend.policy.documents import Kind
from backend.policy.shipped import Rulebook
from backend.schedule.codes import TaskKind
from backend.schedule.due import Due, plan
from backend.schedule.standing import Assessment, Rules, Standing

TODAY = date(2026, 11, 23)
AT_HOME = Status(Registration.REGISTERED, Management.MANAGED, Whereabouts.HOME)


@cache
def rules(profile: str = "NATIONAL") -> Rules:
    """A shipped profile's rules; what is local to NANJING's police threshold does not matter here."""
    if profile != "NANJING":
        return Rules(shipped.rulebook(profile))
    return with_documents({Kind.INTERVALS: shipped.as_written("NANJING", Kind.INTERVALS)})


def with_documents(given: dict[Kind, dict[str, Any]]) -> Rules:
    """The national rules with these documents instead."""
    book = dict(shipped.rulebook().documents)
    book |= {kind: documents.parse(data) for kind, data in given.items()}
    return Rules(Rulebook(book))


def seen(on: date, disease_class: int | None = 3, danger: int | None = 0) -> Assessment:
    return Assessment(on, disease_class, danger)


def someone(where: Whereabouts = Whereabouts.HOME, **facts: Any) -> Standing:
    """Registered and followed up, unless told otherwise."""
    management = facts.pop("management", Management.MANAGED)
    registration = facts.pop("registration", Registration.REGISTERED)
    return Standing(
        replace(AT_HOME, whereabouts=where, management=management, registration=registration), **facts
    )


def due(standing: Standing, by: Rules | None = None, today: date = TODAY) -> dict[TaskKind, Due]:
    return {one.kind: one for one in plan(standing, by or rules(), today)}


def follow_up(standing: Standing, by: Rules | None = None, today: date = TODAY) -> Due:
    return due(standing, by, today)[TaskKind.FOLLOW_UP]
