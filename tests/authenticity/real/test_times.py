"""What a phone says of its network and of a form's time reaches the checks; older records say nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from backend.authenticity.checks import photo_source
from backend.authenticity.models import Assessment, Standing
from backend.authenticity.real import judging
from backend.authenticity.real.gathering import gathered
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.visits.projecting import gathering
from backend.visits.reading.story import tell
from tests.authenticity.real.test_assessing import answers
from tests.cast import PASSWORD
from tests.visits import honest
from tests.visits.records import SEES, assessment, form

if TYPE_CHECKING:
    from backend.authenticity.facts import Visit
    from tests.visits.conftest import Door
    from tests.visits.phones import Handset

DAY = 24 * 60
TIMES = {"condition": 31_000, "functioning": 24_500}


def facts(door: Door, **said: Any) -> Visit:
    """An ordinary visit whose record says this, as the checks see it."""
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    he.open(door.visit, door.patient, shen)
    shen.join(door.visit, door.patient, he)
    door.world.wait(minutes=20)
    he.close(door.visit, door.patient, shen, **said)
    for phone in (he, shen):
        phone.send()
    db.session.rollback()
    found = gathered(door.visit)
    assert found
    return found


@pytest.mark.parametrize(
    ("said", "reason"),
    [({"offline": {"since": 1}}, "NO_NETWORK"), ({"offline": {"since": None}}, "NO_NETWORK"),
     ({"offline": None}, None), ({}, None)],
)  # fmt: skip
def test_a_phone_without_a_network_has_said_why_it_is_late(
    door: Door, said: dict[str, Any], reason: str | None
) -> None:
    assert facts(door, **said).offline_reason == reason


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ({"modified": 0, "exif": 0}, "file"),
        ({"modified": 0, "exif": -DAY}, "old"),  # sent on to oneself: a file of today, a picture of yesterday
        ({"modified": -DAY, "exif": None}, "old"),
        ({"modified": 0}, "file"),  # an app of before
    ],
)
def test_a_picked_pictures_own_times_are_those_it_was_sent_with(
    door: Door, file: dict[str, int | None], kind: str
) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    he.open(door.visit, door.patient, shen)
    shen.join(door.visit, door.patient, he)
    door.world.wait(minutes=20)
    picture = honest.photo(he.wall, he.mono, he.session, "FILE")
    picture["file"] = {name: None if ago is None else he.wall + 60_000 * ago for name, ago in file.items()}
    he.close(door.visit, door.patient, shen, photos=[picture], photo_refused=None)
    for phone in (he, shen):
        phone.send()
    db.session.rollback()
    newest = db.session.get_one(Assessment, db.session.get_one(Standing, door.visit).assessment_id)
    told = {one["check"]: one["zh"] for one in judging.said(newest)}
    assert told["photo.source"] == photo_source.WORDS[kind][0]


def test_the_time_of_each_section_is_what_the_form_took(door: Door) -> None:
    told = facts(door, form={**form({}, "follow_up"), "times": TIMES}).form
    assert told
    assert dict(told.field_ms) == TIMES


def test_the_clinicians_own_part_took_time_too(door: Door) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    he.open(door.visit, door.patient, shen)
    shen.join(door.visit, door.patient, he)
    door.world.wait(minutes=20)
    he.close(
        door.visit, door.patient, shen, form={**form(SEES), "times": {"functioning": 24_500, "danger": 1}}
    )
    part = assessment()
    part["form"]["times"] = {"condition": 31_000, "treatment": 40_000, "conclusion": 9_000, "danger": 5_000}
    shen.tell("record.assess", door.visit, door.patient, **part)
    for phone in (he, shen):
        phone.send()
    db.session.rollback()
    found = gathered(door.visit)
    assert found
    assert found.form
    own = {"functioning": 24_500, "danger": 5_001}
    assert dict(found.form.field_ms) == own | {
        "condition": 31_000,
        "treatment": 40_000,
        "conclusion": 9_000,
    }
    assert answers(door)["content.quick"] == "clear"
    assert answers(door)["together.verified"] == "unknown"


def test_a_form_from_before_times_were_noted_says_nothing(door: Door) -> None:
    told = facts(door, form=form({}, "follow_up")).form
    assert told
    assert dict(told.field_ms) == {}


def test_a_colleagues_beacon_bounds_the_opening(door: Door) -> None:
    story = facts(door)
    assert story.not_before is not None
    assert story.not_before <= story.began
    assert answers(door)["time.bracket"] == "clear"


def test_days_that_come_together_without_a_network_trouble_nobody(door: Door) -> None:
    he = door.hand("he.xiaoman")
    visits = [door.visit, *(uuid7() for _ in range(3))]
    for visit in visits:
        he.open(visit, door.patient)
        door.world.wait(minutes=15)
        he.close(visit, door.patient, offline={"since": None})
        door.world.wait(minutes=DAY)
    he.send()
    assert answers(door)["time.batch"] == "clear"


def test_days_that_come_together_from_a_phone_in_touch_are_counted(door: Door) -> None:
    he = door.hand("he.xiaoman")
    for visit in (uuid7(), uuid7(), uuid7(), door.visit):
        he.open(visit, door.patient)
        door.world.wait(minutes=15)
        he.close(visit, door.patient, offline=None)
        door.world.wait(minutes=DAY)
    he.send()
    assert answers(door)["time.batch"] == "doubt"


def test_a_colleagues_sign_off_tells_when_they_went(door: Door) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    door.together(he, shen)
    for phone in (he, shen):
        phone.send()

    assert answers(door)["time.opened"] == "clear"
    found = gathered(door.visit)
    assert found
    [colleague] = [one for one in found.presences if one.staff == str(shen.staff)]
    assert colleague.left is not None
    assert found.began < colleague.left


@pytest.mark.parametrize(("note", "noted"), [("服药后好转，家属也这样说", True), ("  ", False)])
def test_a_word_beside_the_codes_is_heard(door: Door, note: str, noted: bool) -> None:
    told = facts(door, form=form({}, "follow_up"), note=note).form
    assert told
    assert told.noted is noted


@pytest.mark.parametrize(("begun_again", "answer"), [(False, "doubt"), (True, "unknown")])
def test_a_visit_opened_after_a_colleague_had_gone_is_asked_about_unless_a_draft_was_given_up(
    door: Door, begun_again: bool, answer: str
) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    if begun_again:
        he.open(door.visit, door.patient, shen)
    shen.join(door.visit, door.patient, he)
    shen.leave(door.visit, door.patient, None)
    shen.send()
    if begun_again:
        he.tell("visit.discard", door.visit, door.patient, reason=None)
    door.world.wait(minutes=40)
    he.contact()  # it hears the server's time
    he.open(door.visit, door.patient, shen)
    door.world.wait(minutes=20)
    he.close(door.visit, door.patient, shen)
    he.send()

    assert answers(door)["time.opened"] == answer


def late(door: Door) -> tuple[Handset, str]:
    """A visit whose record waited five days on a phone that had a network; nobody was asked why yet."""
    he = door.hand("he.xiaoman")
    he.open(door.visit, door.patient)
    door.world.wait(minutes=20)
    record = he.close(door.visit, door.patient, offline=None)
    door.world.wait(minutes=5 * DAY)
    return he, record.hash


def why(he: Handset, door: Door, record: str, reason: str = "NO_DATA") -> None:
    he.tell("record.late", door.visit, door.patient, record=record, reason=reason, note="")


def waited(door: Door) -> tuple[str, float, str]:
    """What the check says of its coming, how much it weighs, and in which words."""
    db.session.rollback()
    row = db.session.get_one(Standing, door.visit)
    told = judging.said(db.session.get_one(Assessment, row.assessment_id))
    one = next(one for one in told if one["check"] == "time.late")
    return one["outcome"], one["weight"], one["zh"]


def test_why_a_record_was_late_is_heard_before_and_after_it_came(door: Door) -> None:
    he, record = late(door)
    he.send()
    outcome, whole, _ = waited(door)
    assert (outcome, whole > 0) == ("doubt", True)

    why(he, door, record)
    he.send()
    assert waited(door) == (
        "doubt",
        pytest.approx(whole / 2, abs=0.001),
        "记录在三天后才到达，事后说明了原因：没有流量",
    )

    why(he, door, record, "PHONE")
    he.send()
    assert waited(door)[2].endswith("手机坏了或没电")


def test_only_who_signed_a_record_says_why_it_was_late_and_only_of_that_record(door: Door) -> None:
    he, record = late(door)
    shen = door.hand("shen.zhixia")
    why(he, door, "ab" * 32)
    why(shen, door, record)
    for phone in (he, shen):
        phone.send()
    assert waited(door)[2] == "记录在三天后才到达"


def test_saying_why_a_record_was_late_is_nothing_said_at_the_visit(door: Door) -> None:
    he, record = late(door)
    why(he, door, record)
    he.send()
    story = tell(gathering.heard_at([door.visit])[door.visit] or (), str(door.patient))
    assert story.last_of(he.staff).statement.kind == "visit.close"


def test_a_phone_that_comes_out_of_a_drawer_after_two_months_is_assessed(door: Door) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    door.together(he, shen)
    door.world.wait(minutes=61 * DAY)
    for phone, login in ((he, "he.xiaoman"), (shen, "shen.zhixia")):
        phone.web.sign_in(login, PASSWORD)
        phone.send()
    assert answers(door)["custody.signed"] == "clear"
