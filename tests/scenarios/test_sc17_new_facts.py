"""A photo arrives after a visit was decided about: the case goes back to the queue, the decision stays."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from backend.kernel import jobs
from backend.kernel.ids import uuid7
from tests.evidence.photos import a_photo
from tests.patients.people import HOME, a_patient
from tests.scenarios.inquiry import Inquiry, mine, reply, strokes, upload
from tests.scenarios.inventing import STROKES, one_more, send_all

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from tests.conftest import Browser
    from tests.visits.conftest import Door
    from tests.visits.phones import Handset

    Told = tuple[Handset, Handset, UUID, UUID, Callable[[], str]]


@pytest.fixture
def late_photo(door: Door, spoken: None) -> Told:
    """Two visits with one signature; the second one's photo, the first one's again, is still on the phone."""
    people = [a_patient(door.cast, name, HOME).id for name in ("柳青禾", "程一帆")]
    jobs.commit()
    shen, he = door.hand("shen.zhixia"), door.hand("he.xiaoman")
    picture = a_photo(640, 480)
    again = io.BytesIO()
    Image.open(io.BytesIO(picture)).save(again, "JPEG", quality=60)
    photos = upload(shen, people[0], picture), hashlib.sha256(again.getvalue()).hexdigest()
    visit = uuid7()
    for number, patient in enumerate(people):
        visit, drawn = uuid7(), upload(shen, patient, strokes(3), STROKES)
        one_more(door, (shen, he), visit, patient, photos[number], drawn, 38.0 + number, minutes=25)
        door.world.wait(minutes=24 * 60)
    send_all((shen, he))
    return shen, he, visit, people[-1], lambda: upload(shen, people[-1], again.getvalue())


def test_what_arrives_after_the_decision_opens_the_case_again(
    door: Door, late_photo: Told, signed_in: Callable[[str], Browser]
) -> None:
    shen, he, visit, person, arrive = late_photo
    inquiry = Inquiry(signed_in("tian.shouzheng"))
    reply(shen, visit, person, "两家人请同一位邻居代签的")
    reply(he, visit, person, "是邻居代签的")
    assert inquiry.decide(visit, "EXPLAINED") == "DECIDED"
    assert str(visit) not in inquiry.queue()

    door.world.wait(minutes=60)
    arrive()

    page = inquiry.page(visit)
    assert (page["state"], page["outcome"], page["barred"]) == ("ASKED", "EXPLAINED", "waiting")
    assert page["reopened_at"] == door.world.now
    assert [one["zh"] for one in page["news"]["new"]] == ["照片以前用过吗？"]
    assert page["news"]["gone"] == []
    assert [one["outcome"] for one in page["decisions"]] == ["EXPLAINED"], "what was decided stays"
    assert inquiry.desk.get(f"/api/visits/{visit}").json["authenticity"] == "JOINT_CONFIRMED", "and holds"
    [own] = [one for one in mine(shen)["items"] if one["visit"] == str(visit)]
    assert (own["state"], own["reopened_at"], own["may_appeal"]) == ("ASKED", door.world.now, False)

    assert inquiry.decide(visit, "UPHELD", rejects=True) == "review.not_heard"
    reply(shen, visit, person, "照片用错了")
    reply(he, visit, person, "照片是她拍的")
    assert inquiry.decide(visit, "UPHELD", rejects=True) == "DECIDED"
    after = inquiry.page(visit)
    assert [(one["outcome"], one["on_appeal"]) for one in after["decisions"]] == [
        ("UPHELD", False),
        ("EXPLAINED", False),
    ]
    assert after["news"] is None
    assert inquiry.desk.get(f"/api/visits/{visit}").json["authenticity"] == "REJECTED"


def test_whoever_was_there_reads_the_same_times_as_the_desk(
    door: Door, late_photo: Told, signed_in: Callable[[str], Browser]
) -> None:
    shen, _, visit, _, _ = late_photo
    [own] = [one for one in mine(shen)["items"] if one["visit"] == str(visit)]
    assert [line["member"]["name"] for line in own["timeline"]] == ["沈知夏", "何小满"]
    assert own["timeline"] == Inquiry(signed_in("tian.shouzheng")).page(visit)["timeline"]
