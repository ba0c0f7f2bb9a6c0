"""SC-17: five "home visits" of one leader within 35 minutes, kilometres apart; one photo, one signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.desk import due
from tests.scenarios.inquiry import Body, Inquiry, mine, reply
from tests.scenarios.inventing import five_at_once

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from tests.conftest import Browser
    from tests.scenarios.inventing import Told
    from tests.visits.conftest import Door
    from tests.visits.phones import Handset

DOUBTS = {"photo.same", "signature.again", "time.travel"}


@pytest.fixture
def invented(door: Door, spoken: None) -> tuple[Handset, Handset, Told]:
    return five_at_once(door)


def test_five_at_once(
    door: Door,
    invented: tuple[Handset, Handset, Told],
    signed_in: Callable[[str], Browser],
) -> None:
    shen, he, told = invented
    inquiry = Inquiry(signed_in("tian.shouzheng"))

    assert set(inquiry.queue()) == {str(visit) for visit, _ in told}
    assert set(inquiry.queue(pattern="invented")) | set(inquiry.queue(pattern="signature")) == set(
        inquiry.queue()
    )
    for visit, _ in told[1:]:
        assert set(inquiry.doubts(visit)) >= DOUBTS
        assert inquiry.desk.get(f"/api/visits/{visit}").json["authenticity"] == "DOUBTFUL"

    # The evidence side by side, every look recorded; nothing that plays no part here.
    last, patient = told[-1]
    pairs = {one["kind"]: one for one in inquiry.page(last)["pairs"]}
    for side in (pairs["photo"]["mine"], pairs["photo"]["other"], pairs["strokes"]["other"]):
        where = f"/api/review/cases/{last}/evidence/{side['sha256']}"
        assert inquiry.desk.get(where, query_string={"of": side["visit"]}).status_code == 200
    strange = inquiry.desk.get(f"/api/review/cases/{last}/evidence/{'0' * 64}", query_string={"of": last})
    assert strange.json["code"] == "review.no_such_pair"

    # They answer; two are upheld and their tasks come back with the old date, three stand.
    before = due(patient)["FOLLOW_UP"]
    own = {one["visit"]: one["findings"] for one in mine(shen)["items"]}
    assert len(own) == 5
    _the_same_facts(own[str(last)], inquiry.doubts(last), str(pairs["photo"]["mine"]["sha256"]))
    for visit, person in told:
        reply(shen, visit, person, "那天下午集中补录的")
        reply(he, visit, person, "手机借给她了")
    for visit, _ in told[-2:]:
        assert inquiry.decide(visit, "UPHELD", rejects=True) == "DECIDED"
    for visit, _ in told[:3]:
        assert inquiry.decide(visit, "EXPLAINED") == "DECIDED"

    shown = inquiry.desk.get(f"/api/visits/{last}").json
    assert (shown["authenticity"], shown["clinical_effect"]) == ("REJECTED", "NONE")
    kept = inquiry.desk.get(f"/api/visits/{told[1][0]}").json
    assert (kept["authenticity"], kept["clinical_effect"]) == ("JOINT_CONFIRMED", "RESETS_DUE")
    assert due(patient)["FOLLOW_UP"] < before
    assert len(inquiry.queue(state="DECIDED")) == 5


def _the_same_facts(own: list[Body], desk: dict[str, Body], photo: str) -> None:
    """The numbers that the desk reads; another visit by its day alone, no name of its row or files."""
    read = {one["check"]: one for one in own}
    assert set(read) >= DOUBTS
    for check, one in read.items():
        numbers = {name: at for name, at in desk[check]["numbers"].items() if not isinstance(at, str)}
        assert one["numbers"] == numbers
        assert (one["other_day"] is not None) == ("visit" in desk[check]["numbers"])
    assert (read["photo.same"]["photo"], read["signature.again"]["photo"]) == (photo, None)


def test_a_halves_order_and_repetition_do_not_matter(
    door: Door, invented: tuple[Handset, Handset, Told]
) -> None:
    from sqlalchemy import select

    from backend.authenticity.models import Assessment
    from backend.authenticity.real import command, judging
    from backend.kernel.db import db

    def said() -> list[tuple[UUID, int]]:
        db.session.rollback()
        rows = db.session.execute(select(Assessment.visit_id, Assessment.at).order_by(Assessment.id))
        return [(row.visit_id, row.at) for row in rows]

    before = said()
    for visit, _ in invented[2]:
        judging.judged(visit, anew=True)
    assert command.run(lambda *_: None, everything=False) == 0

    assert said() == before


def test_an_appeal_comes_before_what_nobody_has_looked_at_yet(
    invented: tuple[Handset, Handset, Told], signed_in: Callable[[str], Browser]
) -> None:
    shen, he, told = invented
    for visit, person in told:
        reply(shen, visit, person, "那天下午集中补录的")
        reply(he, visit, person, "手机借给她了")
    inquiry = Inquiry(signed_in("tian.shouzheng"))
    least = inquiry.queue()[-1]
    assert inquiry.decide(least, "UPHELD") == "DECIDED"
    reply(shen, *next(one for one in told if str(one[0]) == least), "请再看看", appeal=True)

    assert inquiry.queue()[0] == least
