"""Whose word on a correction is taken: who reaches the person, did not propose it, and may judge it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from backend.kernel.db import db
from backend.roster.models import StaffRole
from backend.visits import leading
from backend.visits import refusals as say
from backend.visits.models import AmendmentRow
from backend.visits.reading.seconding import Bar, bar

if TYPE_CHECKING:
    from uuid import UUID

    from backend.kernel.errors import Refusal

_SAID: Final[dict[Bar, type[Refusal]]] = {
    Bar.OWN: say.OwnAmendment,
    Bar.CLINICAL: say.ClinicalAmendment,
    Bar.NO_PART: say.NotYoursToSecond,
}


def refusal(author: UUID, patient: UUID, amendment: str) -> Refusal | None:
    """What stands against somebody's word on a correction; None where nothing does.

    Of a correction that has not arrived nobody can say more than whether the person is within reach; its
    visit is read by the same rule.
    """
    if (patient, author) not in leading.who_may_second([(patient, author)]):
        return say.NotYoursToSecond()
    proposed = select(AmendmentRow.by, AmendmentRow.clinical).where(AmendmentRow.statement == amendment)
    row = db.session.execute(proposed).one_or_none()
    if row is None:
        return None
    roles = db.session.scalars(select(StaffRole.role).where(StaffRole.staff_id == author)).all()
    barred = bar(author, row.by, roles, clinical=row.clinical)
    return _SAID[barred]() if barred else None
