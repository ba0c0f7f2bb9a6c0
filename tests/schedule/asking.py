"""Planning and answering on phones, and what the phones then show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.kernel import jobs
from backend.kernel.db import db
from backend.visits.models import Visit

if TYPE_CHECKING:
    from uuid import UUID

    from tests.visits.conftest import Door
    from tests.visits.phones import Handset


def tasks(phone: Handset) -> list[dict[str, Any]]:
    return list(phone.web.get(f"/api/tasks?device={phone.id}")["tasks"])


def plan(
    phone: Handset,
    door: Door,
    *invited: Handset,
    on: str = "2026-11-24",
    visit: UUID | None = None,
    **more: Any,
) -> None:
    phone.tell(
        "visit.plan",
        visit or door.visit,
        door.patient,
        planned_on=on,
        expected=[one.staff for one in invited],
        purpose="FOLLOW_UP",
        note="",
        **more,
    )


def answer(phone: Handset, door: Door, word: str, reason: str | None = None, **more: Any) -> None:
    phone.tell("visit.answer", door.visit, door.patient, answer=word, reason=reason, note="", **more)


def received(phone: Handset) -> None:
    assert {result["status"] for result in phone.send()} == {"received"}
    jobs.commit()


def read(door: Door) -> Visit:
    db.session.rollback()
    return db.session.get_one(Visit, door.visit)
