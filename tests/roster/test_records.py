"""Who looked at what, in a chain that cannot be changed unnoticed; complaints and suggestions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, select, update

from backend.kernel.db import db
from backend.roster import access
from backend.roster.record_models import AccessRecord

if TYPE_CHECKING:
    from collections.abc import Callable

    from backend.kernel.http import App
    from tests.cast import Cast
    from tests.conftest import Browser

    SignedIn = Callable[[str], Browser]


@pytest.fixture
def three(app: App) -> list[AccessRecord]:
    records = [access.record("visit.open", "visit", str(number), "核查", ["photos"]) for number in range(3)]
    db.session.commit()
    return records


def test_each_record_holds_the_hash_of_the_one_before(three: list[AccessRecord]) -> None:
    assert [record.prev for record in three] == [access.FIRST, three[0].hash, three[1].hash]
    assert list(access.broken()) == []


def test_a_changed_record_is_found(three: list[AccessRecord]) -> None:
    db.session.execute(update(AccessRecord).where(AccessRecord.seq == 2).values(purpose="别的"))

    assert list(access.broken()) == [2]


def test_a_removed_record_is_found(three: list[AccessRecord]) -> None:
    db.session.execute(delete(AccessRecord).where(AccessRecord.seq == 2))

    assert list(access.broken()) == [3]


def test_a_record_rewritten_with_a_fitting_hash_breaks_the_next_one(three: list[AccessRecord]) -> None:
    first = three[0]
    db.session.execute(update(AccessRecord).where(AccessRecord.seq == 1).values(purpose="别的"))
    db.session.refresh(first)
    db.session.execute(update(AccessRecord).where(AccessRecord.seq == 1).values(hash=access.digest(first)))
    db.session.expire_all()

    assert list(access.broken()) == [2]


def test_the_program_itself_cannot_change_a_record(three: list[AccessRecord]) -> None:
    three[1].purpose = "别的"

    with pytest.raises(TypeError, match="cannot be changed"):
        db.session.flush()


def test_the_audit_administrator_reads_records_newest_first(
    signed_in: SignedIn, three: list[AccessRecord]
) -> None:
    page = signed_in("bai.yu").get("/api/access-records?per_page=2").json

    assert [(row["id"], row["action"]) for row in page["items"]] == [(4, "session.start"), (3, "visit.open")]
    assert page["items"][1]["fields"] == ["photos"]
    assert (page["total"], page["pages"]) == (4, 2)


def test_records_can_be_narrowed_to_one_thing_or_person(
    signed_in: SignedIn, cast: Cast, three: list[AccessRecord]
) -> None:
    signed_in("cheng.yan").patch(f"/api/staff/{cast.he_xiaoman.id}", json={"name": "何小满"})
    auditor = signed_in("bai.yu")
    by_thing = auditor.get("/api/access-records?object=1").json
    by_person = auditor.get(f"/api/access-records?staff={cast.cheng_yan.id}").json

    assert [row["id"] for row in by_thing["items"]] == [2]
    assert [row["action"] for row in by_person["items"]] == ["staff.change", "session.start"]
    assert {row["by"]["name"] for row in by_person["items"]} == {"程砚"}


def test_signing_in_and_out_and_a_pause_are_on_record(
    signed_in: SignedIn, visitor: Browser, cast: Cast
) -> None:
    signed_in("he.xiaoman").delete("/api/session")
    for _ in range(5):
        visitor.sign_in("he.xiaoman", "wrong")
    rows = db.session.execute(select(AccessRecord.action, AccessRecord.staff_id).order_by(AccessRecord.seq))

    he = cast.he_xiaoman.id
    assert [tuple(row) for row in rows] == [
        ("session.start", he),
        ("session.end", he),
        ("session.pause", None),
    ]


def test_a_complaint_reaches_the_administrator(signed_in: SignedIn) -> None:
    sent = signed_in("he.xiaoman").post("/api/feedback", json={"kind": "complaint", "text": "页面太慢"})
    page = signed_in("cheng.yan").get("/api/feedback").json

    assert sent.status_code == 201
    assert [(row["by"]["name"], row["text"]) for row in page["items"]] == [("何小满", "页面太慢")]


@pytest.mark.parametrize("sent", [{"kind": "praise", "text": "x"}, {"kind": "complaint", "text": ""}])
def test_feedback_has_a_kind_and_words(signed_in: SignedIn, sent: dict[str, str]) -> None:
    assert signed_in("he.xiaoman").post("/api/feedback", json=sent).json["code"] == "request.invalid"


def test_outside_a_request_the_server_itself_is_on_record(three: list[AccessRecord]) -> None:
    assert db.session.scalars(select(AccessRecord.staff_id)).all() == [None, None, None]
