"""The phone in Python: lets go only of what is proven, and keeps the rest."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from backend.demo.clock import MINUTE, World
from backend.demo.phone import Phone
from backend.demo.visitor import Door, Visitor
from backend.demo.web import Refused, Web
from backend.evidence import service
from backend.evidence.inspect import STROKES, inspect
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.transparency import receipt
from backend.transparency.encoding import FormatError
from tests.cast import PASSWORD
from tests.patients.people import HOME, a_patient

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backend.kernel.http import App
    from tests.cast import Cast

MONDAY = 1_795_390_200_000  # 2026-11-23 07:30 in Shanghai


@pytest.fixture
def world() -> Iterator[World]:
    world = World(MONDAY)
    with world.turning():
        yield world


@pytest.fixture
def phone(app: App, cast: Cast, world: World) -> Phone:
    """何小满's phone, enrolled and approved."""
    web, admin = Web(app), Web(app)
    db.session.rollback()
    phone = Phone(world, web, web.sign_in("he.xiaoman", PASSWORD)["staff"], fast=5 * MINUTE)
    code = phone.enrol("何小满的手机", "Android 14")
    admin.sign_in("gu.ning", PASSWORD)
    admin.post(f"/api/devices/{phone.id}/approve", {"code": code})
    phone.contact()
    return phone


@pytest.fixture
def visitor(phone: Phone, cast: Cast) -> Visitor:
    person = str(a_patient(cast).id)
    db.session.commit()
    return Visitor(phone, Door(str(uuid7()), person, HOME.lat, HOME.lon))


def test_a_visit_is_sent_and_everything_that_was_proven_leaves_the_phone(visitor: Visitor) -> None:
    visitor.open([])
    visitor.take_photo("DOORPLATE")
    visitor.close()
    visitor.phone.sync()
    assert (visitor.phone.statements, visitor.phone.files) == ([], [])
    assert [one.chain for one in visitor.phone.received] == ["ok", "ok"]
    assert visitor.phone.received[-1].awaited == ()


def test_what_it_drew_is_what_the_server_holds(visitor: Visitor) -> None:
    visitor.take_photo("TEAM")
    sent = visitor.phone.files[0]
    visitor.phone.sync()
    row = service.get(UUID(sent.patient), sent.sha256)
    assert (row.width, row.height, row.thumbnail) == (1280, 960, "made")


def test_statements_are_chained_and_say_what_its_own_clock_said(visitor: Visitor) -> None:
    first, second = visitor.open([]), visitor.discard()
    payload = json.loads(second.payload)
    assert (payload["seq"], payload["prev"]) == (2, first.hash)
    assert payload["clock"]["wall"] == visitor.phone.world.now + 5 * MINUTE


def test_a_phone_keeps_what_the_server_refused(visitor: Visitor) -> None:
    visitor.open([])
    visitor.phone.web.call("DELETE", "/api/session")
    with pytest.raises(Refused) as refused:
        visitor.phone.sync()
    assert refused.value.code
    assert len(visitor.phone.statements) == 1


def test_a_phone_keeps_what_is_not_proven(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise FormatError("receipt.signed", "a head signed by the trusted keys")

    visitor.open([])
    monkeypatch.setattr(receipt, "verify", never)
    with pytest.raises(FormatError):
        visitor.phone.sync()
    assert len(visitor.phone.statements) == 1


@pytest.mark.parametrize("subject", ["DOORPLATE", "PATH", "TEAM", "MEDICINE"])
def test_drawn_pictures_pass_for_photos(visitor: Visitor, subject: str) -> None:
    assert inspect(visitor.senses.photo(subject), "image/jpeg").width == 1280


def test_drawn_signatures_pass_for_strokes(visitor: Visitor) -> None:
    assert inspect(visitor.senses.strokes("欧阳若溪"), STROKES).width == 320


def test_a_sampling_takes_the_time_it_takes(visitor: Visitor) -> None:
    before = visitor.phone.wall
    burst = visitor.senses.position(HOME.lat, HOME.lon, seconds=8)
    assert visitor.phone.wall - before == 8000
    late = [sample["at"] - before - 1000 * second for second, sample in enumerate(burst["samples"])]
    assert all(840 <= ms <= 1000 for ms in late)
    assert len(set(late)) > 1  # as a receiver is, a little uneven
    assert visitor.senses.no_position("DENIED")["samples"] == []
