"""Writing people down, one or many; what is written once is never written over (`DOMAIN.md` §6.4, 7)."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from sqlalchemy import event, func, select

from backend.kernel.append_only import AppendOnly, Overwritten
from backend.kernel.clock import now_ms
from backend.kernel.db import Base, db
from backend.kernel.errors import Refusal
from backend.patients import recording, service
from backend.patients.models import Home, Patient
from backend.patients.position import Point
from backend.patients.recording import Newcomer
from backend.patients.register import consents, places
from backend.patients.register import service as register
from backend.patients.register.codes import ConsentKind, Decision, GivenBy
from backend.patients.register.models import DutyChange, StatusChange
from backend.patients.register.proposals import Wish
from backend.patients.status.codes import Axis, Proof, Registration, Whereabouts
from backend.patients.status.guard import Status
from backend.patients.values import Address, HomeKind, Identity
from backend.policy.profile import Pool
from tests.patients.people import HOME, MOVED_IN, a_patient

DAY = date(2026, 11, 23)


def newcomers(cast, count: int) -> list[Newcomer]:
    home = Address("石桥村三组 17 号", "map_pick", HOME)
    return [
        Newcomer(
            Identity(f"柳{number}", phone=f"1380000{number:04}"), cast.village.id, addresses=((home, 1),)
        )
        for number in range(count)
    ]


def test_many_people_cost_no_more_statements_than_one(cast):
    counts = []
    seen: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *args: seen.append(args[2]))
    for count in (1, 40):
        seen.clear()
        recording.add(newcomers(cast, count))
        counts.append(len(seen))
    assert counts[1] <= counts[0] + 2
    assert db.session.scalar(select(func.count(Patient.id))) == 41


def test_somebody_written_down_has_a_history_a_duty_and_a_home(cast):
    [patient] = recording.add(newcomers(cast, 1), cast.shen_zhixia.id)
    rows = db.session.scalars(select(StatusChange).order_by(StatusChange.axis)).all()
    assert [(row.axis, row.before, row.after) for row in rows] == [
        ("MANAGEMENT", None, "PENDING"),
        ("REGISTRATION", None, "REGISTERED"),
    ]
    assert db.session.scalars(select(DutyChange.area_id)).all() == [cast.village.id]
    assert service.card(patient.id).address == "石桥村三组 17 号"


def test_an_address_on_paper_is_no_home_and_ends_none(cast):
    patient = a_patient(cast)
    paper = Address("南川县城关镇 1 号", "geocoded", Point(29.2, 107.3, 150), kind=HomeKind.REGISTERED)
    service.move_home(patient.id, paper, MOVED_IN + 1)
    assert service.card(patient.id).address == "石桥村三组 17 号"
    assert service.reference_point(patient.id, now_ms()).lat == HOME.lat
    assert db.session.scalars(select(Home.valid_to)).all() == [None, None]


def append_only() -> list[type[Base]]:
    return [one.class_ for one in Base.registry.mappers if issubclass(one.class_, AppendOnly)]


def test_the_records_of_what_happened_to_a_person_are_only_added_to():
    names = {kind.__tablename__ for kind in append_only()}
    assert names >= {"status_change", "consent", "duty_change", "diagnosis", "case_step", "home_sighting"}


def test_writing_over_such_a_record_is_a_fault(cast):
    a_patient(cast)
    row = db.session.scalars(select(StatusChange)).first()
    row.after = "CLOSED"
    with pytest.raises(Overwritten):
        db.session.flush()
    db.session.rollback()


WISHES = [
    Wish(Axis.WHEREABOUTS, Whereabouts.HOSPITAL, DAY, frozenset({Proof.HOSPITAL_SLIP})),
    Wish(Axis.WHEREABOUTS, Whereabouts.HOME, DAY, frozenset({Proof.DISCHARGE_NOTICE})),
    Wish(Axis.WHEREABOUTS, Whereabouts.LOST, DAY),
    Wish(Axis.WHEREABOUTS, Whereabouts.AWAY_KNOWN, DAY, frozenset({Proof.NEW_ADDRESS})),
    Wish(Axis.WHEREABOUTS, Whereabouts.DEAD, DAY, frozenset({Proof.CERTIFICATE})),
]


@pytest.mark.parametrize("order", [[0, 1, 3, 4], [3, 0, 1, 0, 4], [2, 0, 4, 1], [4, 0]])
def test_whatever_happens_every_earlier_row_stays_word_for_word(cast, order):
    patient, shen = a_patient(cast), register.person_of(cast.shen_zhixia)
    before: dict[object, object] = {}
    for number in order:
        with suppress(Refusal):
            register.change(patient, WISHES[number], shen)
        rows = {
            row.id: (row.axis, row.before, row.after, row.at)
            for row in db.session.scalars(select(StatusChange))
        }
        assert before.items() <= rows.items()
        before = rows
    last = max(before.values(), key=lambda row: row[3])
    assert last[2] in (patient.whereabouts, patient.registration, patient.management)


def test_consent_given_twice_is_two_rows_and_the_newest_counts(cast):
    patient = a_patient(cast)
    for on, decision in ((DAY, Decision.AGREED), (date(2026, 11, 20), Decision.DECLINED)):
        said = consents.Said(ConsentKind.COMMUNITY_MGMT, decision, GivenBy.PATIENT, on, "2026-1")
        consents.record(patient, said, cast.shen_zhixia.id)
    assert len(consents.history(patient.id)) == 2
    assert consents.proofs([patient.id]) == {patient.id: {Proof.CONSENT}}


def test_leaving_a_pool_is_an_end_with_a_reason_and_no_deletion(cast):
    patient = a_patient(cast)
    places.enter_pool(patient, Pool.POLICE, DAY, None)
    places.enter_pool(patient, Pool.POLICE, DAY, None)
    places.leave_pool(patient, Pool.POLICE, DAY, "评估后符合条件", cast.shen_zhixia.id)
    [stay] = places.pools(patient.id)
    assert stay.until == DAY
    assert "评估".encode() not in stay.why


def test_somebody_suspected_has_no_management(cast):
    suspected = Newcomer(Identity("小雨"), cast.village.id, status=Status(Registration.SUSPECTED))
    [patient] = recording.add([suspected])
    assert register.state_of(patient.id).status == Status(Registration.SUSPECTED)
