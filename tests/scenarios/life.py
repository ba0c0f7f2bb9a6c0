"""Months of an invented life, drawn by lot, told by real phones and at real desks; each step is checked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from backend.kernel import jobs
from backend.kernel.days import today
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.patients.models import Patient
from backend.patients.register.models import StatusChange
from backend.patients.status.codes import Closing, Management, Proof, Registration, Whereabouts
from backend.policy.people import RoleGroup, groups_of
from backend.roster.models import Staff
from backend.schedule import recompute
from backend.schedule.models import FollowupTask
from backend.transparency.models import LogEntry, StatementRecord
from backend.visits import ruling
from backend.visits.models import Participation, Visit
from tests.cast import PASSWORD
from tests.scenarios.desk import days, due, told
from tests.visits import honest, records

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from uuid import UUID

    from tests.conftest import Browser
    from tests.visits.conftest import Door
    from tests.visits.phones import Handset

LOGINS = ("he.xiaoman", "shen.zhixia", "luo.yuan", "tang.he")
OUTCOMES = ("SEEN", "SEEN", "SEEN", "FAMILY_ONLY", "SEEN_PARTIAL", "IN_HOSPITAL", "AWAY_UNKNOWN", "DEAD")
PLACES = (10, 11, 11, 12, 14, 20, 90)


class Life:
    """`step()` lets one thing happen; `happened` counts what did."""

    def __init__(self, door: Door, signed_in: Callable[[str], Browser], chance: random.Random) -> None:
        self.door, self.chance, self._signed_in = door, chance, signed_in
        self.phones: dict[str, Handset] = {login: door.hand(login) for login in LOGINS}
        self.happened: Counter[str] = Counter()
        self._log: list[tuple[Any, ...]] = []

    def step(self) -> None:
        act = self.chance.choices(
            [self.visit, self.attempt, self.call, self.wish, self.answer, self.pass_time, self.reject],
            [5, 3, 2, 3, 2, 4, 2],
        )[0]
        self.happened[act.__name__] += 1
        act()
        jobs.commit()
        db.session.expire_all()
        self.check()

    # --- what may happen ------------------------------------------------------------------------------------

    def visit(self) -> None:
        team = self._team(self.chance.randint(1, 3))
        outcome, place = self.chance.choice(OUTCOMES), self.chance.choice(PLACES)
        met = outcome in {"SEEN", "SEEN_PARTIAL"} or self.chance.random() < 0.1
        seen = ["PATIENT"] * met + ["FAMILY"] * (self.chance.random() < 0.5 or not met)
        more: dict[str, Any] = {"place": place, "seen": seen, **records.seen()}
        if outcome == "SEEN":
            more["danger"] = honest.danger(self.chance.randint(0, 3))
        if outcome == "SEEN_PARTIAL":
            more["danger"] = honest.danger(None, None, "未能交谈")
        visit = told(self.door, outcome, *team, **more)
        if self.chance.random() < 0.8:
            doctor = self.phones["shen.zhixia"]
            said = records.assessment(self.chance.randint(1, 3), self.chance.randint(0, 3))
            doctor.tell("record.assess", visit, self.door.patient, **said)
            doctor.send()

    def attempt(self) -> None:
        [phone] = self._team(1)
        visit = uuid7()
        phone.open(visit, self.door.patient)
        self.door.world.wait(minutes=5)
        phone.attempt(visit, self.door.patient, self.chance.choice(["NOBODY", "NOBODY", "REFUSED"]))
        phone.send()

    def call(self) -> None:
        phone = self._team(1)[0]
        answers = {"reached": "YES", "spoken_with": ["PATIENT"], "adherence": "REGULAR"}
        body = {"form": records.form(answers, "phone"), "exception": None, "until": None}
        phone.tell("contact.phone", uuid7(), self.door.patient, **body)
        phone.send()

    def wish(self) -> None:
        """Somebody says how things stand, with proofs or without; the guard lets it through or not."""
        axis, targets = self.chance.choice(
            [("WHEREABOUTS", Whereabouts)] * 4 + [("MANAGEMENT", Management), ("REGISTRATION", Registration)]
        )
        proofs = self.chance.sample(list(Proof), self.chance.randint(0, 12))
        body: dict[str, Any] = {
            "axis": axis,
            "to": self.chance.choice(list(targets)).value,
            "proofs": [one.value for one in proofs],
            "since": today().isoformat(),
        }
        if axis == "REGISTRATION":
            body["closing"] = self.chance.choice(list(Closing)).value
        if self.chance.random() < 0.5:
            body["why"] = "核对后更正"
        self._desk().post(f"/api/patients/{self.door.patient}/status", json=body)

    def answer(self) -> None:
        """A second person agrees, or not, to whatever waits."""
        desk = self._desk()
        page = desk.get(f"/api/patients/{self.door.patient}").json
        for one in page.get("proposals", []):
            body = {"agreed": self.chance.random() < 0.7, "proofs": one["proofs"]}
            desk.post(f"/api/patients/{self.door.patient}/proposals/{one['id']}", json=body)

    def pass_time(self) -> None:
        self.door.world.wait(minutes=days(self.chance.choice([1, 7, 14, 40])))
        for login, phone in self.phones.items():
            phone.web.sign_in(login, PASSWORD)
        recompute.new_day()

    def reject(self) -> None:
        """A visit is made and at once not accepted: the task comes back with its old date (invariant 4)."""
        before = due(self.door.patient)
        shen, he = self.phones["shen.zhixia"], self.phones["he.xiaoman"]
        visit = told(self.door, "SEEN", shen, he, seen=["PATIENT"], danger=honest.danger(0))
        jobs.commit()
        ruling.decide(visit, accepted=False)
        jobs.commit()
        after = due(self.door.patient)
        assert after.get("FOLLOW_UP") == before.get("FOLLOW_UP"), (before, after)
        assert db.session.get_one(Visit, visit).clinical_effect in {"NONE", "CONTACT_ONLY"}

    # --- what must hold -------------------------------------------------------------------------------------

    def check(self) -> None:
        db.session.rollback()
        self._nothing_resets_without_a_person_met_by_a_clinician()
        self._nothing_that_was_said_changed()
        patient = db.session.get_one(Patient, self.door.patient)
        open_ = db.session.scalar(
            select(func.count()).where(FollowupTask.patient_id == patient.id, FollowupTask.state == "OPEN")
        )
        if patient.whereabouts == "DEAD":
            self.happened["dead"] += 1
            assert open_ == 0  # invariant 8
        if patient.whereabouts == "LOST":
            self.happened["lost"] += 1
            self._somebody_looked(patient.id)

    def _nothing_resets_without_a_person_met_by_a_clinician(self) -> None:
        """Invariant 1."""
        for visit in db.session.scalars(select(Visit).where(Visit.clinical_effect == "RESETS_DUE")):
            self.happened["resets"] += 1
            assert visit.form in (1, 2)
            assert visit.outcome == "SEEN"
            assert "PATIENT" in visit.facts.get("seen", ["PATIENT"])
            there = select(Staff).join(Participation, Participation.staff_id == Staff.id)
            strong = there.where(Participation.visit_id == visit.id, Participation.grade.in_(["A", "B", "C"]))
            assert any(
                RoleGroup.CLINICAL in groups_of(frozenset(one.roles)) for one in db.session.scalars(strong)
            )

    def _nothing_that_was_said_changed(self) -> None:
        """Invariant 7: statements, the log and the history of statuses only grow."""
        rows: list[tuple[Any, ...]] = []
        for table, columns in (
            (LogEntry, (LogEntry.index, LogEntry.leaf, LogEntry.body)),
            (StatementRecord, (StatementRecord.log_index, StatementRecord.hash, StatementRecord.signature)),
            (StatusChange, (StatusChange.id, StatusChange.before, StatusChange.after, StatusChange.at)),
        ):
            rows += [(table.__tablename__, *map(str, row)) for row in db.session.execute(select(*columns))]
        assert set(self._log) <= set(rows)
        self._log = rows

    def _somebody_looked(self, patient: UUID) -> None:
        """Invariant 5: lost on six recorded attempts, or on the word of a recorded contact."""
        failed = select(func.count()).where(Visit.patient_id == patient, Visit.clinical_effect == "ATTEMPT")
        word = select(func.count()).where(Visit.patient_id == patient, Visit.outcome == "AWAY_UNKNOWN")
        assert (db.session.scalar(failed) or 0) >= 6 or db.session.scalar(word)

    # --- who ------------------------------------------------------------------------------------------------

    def _team(self, size: int) -> list[Handset]:
        return [self.phones[login] for login in self.chance.sample(LOGINS, size)]

    def _desk(self) -> Browser:
        return self._signed_in(self.chance.choice(["shen.zhixia", "ge.ping", "tian.shouzheng"]))
