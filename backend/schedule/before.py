"""What the calendar said of somebody on the eve of a visit, for whoever looks into that visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.policy import service as policies
from backend.schedule import gathering
from backend.schedule.judging import judge
from backend.schedule.standing import Rules

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID


def untried(patient_id: UUID, day: date) -> int:
    """Cycles that had gone by before this day with no visit, no attempt and no call."""
    person = gathering.people([patient_id], day).get(patient_id)
    if person is None:
        return 0
    person.contacts = [one for one in person.contacts if one.on < day]
    return judge(person, Rules(policies.rulebook(day, person.path)), day).untried
