"""People and homes: sealed, versioned, and only as much told as is needed."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import event, select

from backend.kernel import vault
from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.patients import service
from backend.patients.models import Home, Patient
from backend.patients.position import Point
from backend.patients.refusals import UnknownPatient
from backend.patients.values import Address, Identity
from tests.factories import an_area
from tests.patients.people import HOME, MOVED_IN, a_patient

ELSEWHERE = Point(29.2, 107.3, 35)


def test_a_card_tells_a_first_name_an_address_and_roughly_where(cast):
    patient = a_patient(cast, "柳青禾")
    card = service.card(patient.id)
    assert (card.first_name, card.address, card.village) == ("青禾", "石桥村三组 17 号", "石桥村")
    assert card.coarse == HOME.coarse()


def test_no_name_address_phone_or_precise_point_rests_in_the_clear(cast):
    patient = a_patient(cast, "柳青禾", phone="000-5550-1234")
    home = db.session.scalars(select(Home)).one()
    clear = patient.identity + home.address + home.point
    for secret in ("柳", "青禾", "5550", "石桥", "29.1234"):
        assert secret.encode() not in clear


def test_a_code_says_nothing_and_can_be_read_aloud(cast):
    codes = {a_patient(cast).code for _ in range(20)}
    assert len(codes) == 20
    assert all(re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", code) for code in codes)


def test_the_village_of_someone_in_a_grid_is_the_village(cast):
    grid = an_area("990101201001", "第三网格", "GRID", cast.village)
    patient = service.create_patient(Identity("柳青禾"), grid)
    assert service.card(patient.id).village == "石桥村"


def test_someone_without_a_home_still_has_a_card(cast):
    patient = service.create_patient(Identity("柳青禾"), cast.village)
    card = service.card(patient.id)
    assert (card.address, card.coarse) == ("", None)
    assert service.reference_point(patient.id, now_ms()) is None


def test_an_address_without_a_point_has_no_reference(cast):
    patient = a_patient(cast, point=None)
    assert service.card(patient.id).coarse is None
    assert service.reference_point(patient.id, now_ms()) is None
    assert db.session.scalars(select(Home.status)).one() == "NONE"


def test_the_reference_point_is_precise_and_says_how_sure_it_is(cast):
    point = service.reference_point(a_patient(cast).id, now_ms())
    assert (point.lat, point.lon, point.accuracy_m) == (HOME.lat, HOME.lon, 20)
    assert (point.status, point.source) == ("PROVISIONAL", "field")


def test_after_a_move_earlier_visits_are_still_compared_with_the_earlier_home(cast):
    patient = a_patient(cast)
    moved = MOVED_IN + 1_000_000
    service.move_home(
        patient.id, Address("云渡镇新街 5 号", "map_pick", ELSEWHERE), moved, cast.shen_zhixia.id
    )
    assert service.reference_point(patient.id, moved - 1).lat == HOME.lat
    assert service.reference_point(patient.id, moved).lat == ELSEWHERE.lat
    assert service.card(patient.id).address == "云渡镇新街 5 号"
    assert service.reference_point(patient.id, MOVED_IN - 1) is None


def test_the_datum_of_the_source_is_kept(cast):
    a_patient(cast, point=Point(29.1, 107.2, 20, "EPSG:4490"))
    assert db.session.scalars(select(Home.crs_original)).one() == "EPSG:4490"


def test_cards_of_many_people_cost_one_query(cast):
    ids = [a_patient(cast, name).id for name in ("柳青禾", "程一帆", "苏念北")]
    db.session.commit()
    db.session.expunge_all()
    seen = []
    event.listen(db.engine, "before_cursor_execute", lambda *args: seen.append(args[2]))
    assert {card.first_name for card in service.cards(ids).values()} == {"青禾", "一帆", "念北"}
    assert len([sql for sql in seen if sql.startswith("SELECT")]) == 1


def test_unknown_people_are_refused_and_left_out_of_lists(cast):
    patient, nobody = a_patient(cast), uuid7()
    assert set(service.cards([patient.id, nobody])) == {patient.id}
    assert service.cards([]) == {}
    for ask in (service.card, service.get, service.area_of):
        with pytest.raises(UnknownPatient):
            ask(nobody)
    assert service.exists(patient.id)
    assert not service.exists(nobody)


def test_the_area_of_a_person_is_known(cast):
    assert service.area_of(a_patient(cast).id).name == "石桥村"


def test_withdrawal_erases_who_and_where_and_keeps_the_row(cast):
    patient = a_patient(cast)
    service.withdraw(patient.id, "R-15", None)
    db.session.commit()
    assert service.cards([patient.id]) == {}
    assert service.exists(patient.id)
    with pytest.raises(vault.Withdrawn):
        service.identity(patient)
    assert service.reference_point(patient.id, now_ms()) is None
    assert db.session.scalars(select(Home.coarse)).one() is None
    assert db.session.scalars(select(Patient.state)).one() == "WITHDRAWN"


def test_sealed_rows_cannot_be_swapped_between_homes(cast):
    patient = a_patient(cast)
    first = db.session.scalars(select(Home)).one()
    second = service.move_home(patient.id, Address("别处", "field", ELSEWHERE), MOVED_IN + 1)
    second.point = first.point
    db.session.flush()
    with pytest.raises(vault.Damaged):
        service.reference_point(patient.id, now_ms())
