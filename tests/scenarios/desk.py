"""A desk: somebody at a browser who keeps the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.kernel import jobs
from backend.kernel.days import today
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.patients.service import get
from backend.schedule.models import ColourAssessment, FollowupTask
from tests.patients.people import a_patient
from tests.schedule.telling import a_visit, followed_up, settle

if TYPE_CHECKING:
    from uuid import UUID

    from backend.policy.codes import Colour
    from tests.cast import Cast
    from tests.conftest import Browser
    from tests.visits.conftest import Door
    from tests.visits.phones import Handset

TODAY = date(2026, 11, 23)
Body = dict[str, Any]


@dataclass
class Desk:
    """`to(path, ...)` sends and must succeed; `no(path, ...)` is the code of the refusal."""

    browser: Browser
    patient: UUID

    def page(self) -> Body:
        answer = self.browser.get(f"/api/patients/{self.patient}")
        assert answer.status_code == 200, answer.json
        return dict(answer.json)

    def to(self, path: str, **body: Any) -> Any:
        answer = self.browser.post(self._address(path), json=body)
        assert answer.status_code < 300, answer.json
        return answer.json if answer.data else None

    def no(self, path: str, **body: Any) -> str:
        answer = self.browser.post(self._address(path), json=body)
        assert answer.status_code >= 400, answer.json
        return str(answer.json["code"])

    def move(self, axis: str, to: str, *proofs: str, since: date = TODAY, **more: Any) -> Any:
        return self.to("status", axis=axis, to=to, proofs=list(proofs), since=since.isoformat(), **more)

    def proposal(self) -> Body:
        [waiting] = self.page()["proposals"]
        return dict(waiting)

    def accept(self, *proofs: str, **more: Any) -> Any:
        return self.to(f"proposals/{self.proposal()['id']}", agreed=True, proofs=list(proofs), **more)

    def lists(self) -> list[str]:
        return list(self.page()["lists"])

    def _address(self, path: str) -> str:
        return path if path.startswith("/") else f"/api/patients/{self.patient}/{path}"


def days(number: int) -> float:
    """So many days as the minutes that `World.wait` takes."""
    return number * 24 * 60


def later(number: int) -> date:
    return TODAY + timedelta(days=number)


def somebody(cast: Cast, **more: Any) -> UUID:
    """A person on the register, committed."""
    patient = a_patient(cast, **more)
    jobs.commit()
    return patient.id


def seen_before(door: Door, on: date, colour: Colour | None = None, disease_class: int = 3) -> None:
    """The person at the door was last met on a day, and a doctor settled on a colour then."""
    patient = followed_up(get(door.patient), on - timedelta(days=90))
    visit = a_visit(patient, on, disease_class)
    if colour:
        db.session.add(
            ColourAssessment(
                statement=visit.id.hex * 2,
                patient_id=patient.id,
                visit_id=visit.id,
                on_day=on,
                by=door.cast.shen_zhixia.id,
                proposed=colour.value,
                confirmed=colour.value,
                differs=False,
                points=0,
                items=[],
                second_needed=False,
                valid_until=today() + timedelta(days=30),
                policy="2026-11",
            )
        )
    settle(patient)


def told(
    door: Door, outcome: str, opener: Handset, *others: Handset, purpose: str = "FOLLOW_UP", **more: Any
) -> UUID:
    """A joint visit that came to this outcome; everything is sent."""
    visit = uuid7()
    opener.open(visit, door.patient, *others, purpose=purpose)
    shakes = []
    for other in others:
        door.world.wait(minutes=1)
        other.join(visit, door.patient, opener)
        door.world.wait(seconds=12)
        shakes.append(opener.shake(visit, other))
    door.world.wait(minutes=20)
    plain = {"seen": ["FAMILY"], "danger": {"level": None, "target": None, "not_assessed": None}}
    closed = opener.close(visit, door.patient, shakes=shakes, outcome=outcome, **{**plain, **more})
    for other in others:
        other.leave(visit, door.patient, closed)
    for one in (opener, *others):
        one.send()
    db.session.rollback()
    return visit


def due(patient: UUID) -> dict[str, date]:
    """What is to be done for somebody, by kind, and until when."""
    db.session.rollback()
    query = select(FollowupTask).where(FollowupTask.patient_id == patient, FollowupTask.state == "OPEN")
    return {task.kind: task.due_on for task in db.session.scalars(query)}
