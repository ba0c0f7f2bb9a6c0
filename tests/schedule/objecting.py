"""What is said of a colour, at a desk and on a phone, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.schedule.codes import TaskKind
from backend.schedule.models import FollowupTask
from backend.transparency.statement import parse

if TYPE_CHECKING:
    from backend.kernel.db import Base
    from backend.transparency.statement import Statement
    from tests.conftest import Browser
    from tests.visits.conftest import Door
    from tests.visits.phones import Handset

OBJECTS = {"said_by": "PATIENT", "wish": "OBJECT", "on": "2026-11-23", "words": "我没有威胁过家里人"}
GREEN = {"proposed": "RED", "confirmed": "ORANGE", "reason": "家属说明情况", "situation": []}


def objections(browser: Browser, door: Door) -> list[dict[str, Any]]:
    return browser.get(f"/api/patients/{door.patient}/card").json["objections"]  # type: ignore[no-any-return]


def say(browser: Browser, door: Door, **changes: Any) -> Any:
    return browser.post(f"/api/patients/{door.patient}/colour-objections", json={**OBJECTS, **changes})


def tell(browser: Browser, door: Door, objection: str, how: str = "PHONE") -> Any:
    address = f"/api/patients/{door.patient}/colour-objections/{objection}/answer"
    return browser.post(address, json={"on": "2026-11-23", "how": how})


def task(door: Door, kind: TaskKind = TaskKind.REASSESS) -> FollowupTask | None:
    db.session.expire_all()
    query = select(FollowupTask).where(
        FollowupTask.patient_id == door.patient, FollowupTask.kind == kind.value
    )
    return db.session.scalars(query).one_or_none()


def pass_on(door: Door, phone: Handset, **changes: Any) -> Statement:
    """As the card on the phone does it, with or without a network."""
    body = {**OBJECTS, "said_by": "GUARDIAN", **changes}
    return parse(phone.tell("colour.object", uuid7(), door.patient, **body).payload)


def count(table: type[Base]) -> int:
    db.session.expire_all()
    return db.session.scalar(select(func.count()).select_from(table)) or 0
