"""What the case lists ask of visits, with the days on which follow-ups were due."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from backend.kernel.days import today
from backend.patients.cases.history import NOTHING
from backend.schedule import gathering
from backend.schedule.judging import judge
from backend.schedule.recompute import RulesByPlace
from backend.visits import consequences

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from backend.patients.cases.facts import Contacts


def contacts_of(patients: Collection[UUID]) -> dict[UUID, Contacts]:
    """The recorded contacts of these people, each in order of days."""
    day, told = today(), consequences.contacts(patients)
    rules = RulesByPlace(day)
    return {
        one: replace(told.get(one, NOTHING), dues=judge(person, rules[person.path], day).cycle_ends)
        for one, person in gathering.people(patients, day).items()
    }
