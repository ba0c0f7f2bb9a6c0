"""SC-15: 罗远 is named at the door while his own phone is in use at the station. He may answer and appeal."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from backend.kernel import jobs
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.policy.codes import Colour
from backend.review.turnout import telling
from backend.roster.record_models import AccessRecord
from tests.cast import PASSWORD
from tests.factories import a_person
from tests.scenarios.desk import days, seen_before
from tests.scenarios.inquiry import Inquiry, mine, reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Browser
    from tests.visits.conftest import Door
    from tests.visits.phones import Handset


@pytest.fixture
def named(door: Door, spoken: None) -> tuple[Handset, Handset]:
    """何小满 went alone; her record names 罗远, whose phone was busy elsewhere."""
    luo, he = door.hand("luo.yuan"), door.hand("he.xiaoman")
    he.open(door.visit, door.patient)
    door.world.wait(minutes=2)
    he.lend(door.visit, door.patient, luo.staff)
    door.world.wait(minutes=10)
    luo.discard(door.patient, door.patient)
    luo.send()
    door.world.wait(minutes=14)
    he.close(door.visit, door.patient)
    he.send()
    return he, luo


def test_the_whole_course(
    door: Door, named: tuple[Handset, Handset], signed_in: Callable[[str], Browser]
) -> None:
    he, luo = named
    inquiry = Inquiry(signed_in("tian.shouzheng"))

    # What the desk sees: the doubt with its numbers, and that colleagues come first.
    assert (inquiry.queue(), inquiry.queue(ready="true")) == ([str(door.visit)], [])
    areas = (door.cast.county, door.cast.village, door.cast.other_county)
    assert [len(inquiry.queue(area=str(area.id))) for area in areas] == [1, 1, 0]
    assert inquiry.queue(team=str(door.cast.team.id)) == [str(door.visit)]
    doubt = inquiry.doubts(door.visit)["together.vouched"]
    assert (doubt["rule"], doubt["numbers"]["in_use"]) == ("A-16", 1)
    assert inquiry.page(door.visit)["barred"] == "waiting"
    assert inquiry.decide(door.visit, "UPHELD") == "review.not_heard"

    # What he sees: the same, among colleagues; and he says how it was.
    [own] = mine(luo)["items"]
    assert "together.vouched" in {one["check"] for one in own["findings"]}
    assert (own["state"], own["decision"]) == ("ASKED", None)
    reply(luo, door.visit, door.patient, "怕考核，让她替我签的")

    page = inquiry.page(door.visit)
    assert [(one["by"]["name"], one["text"]) for one in page["replies"]] == [("罗远", "怕考核，让她替我签的")]

    # She was there too: nobody answers for her, so one waits, and both pages say so.
    assert [one["name"] for one in page["awaited"]] == ["何小满"]
    assert inquiry.decide(door.visit, "UPHELD") == "review.not_heard"
    assert [mine(phone)["items"][0]["asked"] for phone in (he, luo)] == [True, False]
    reply(he, door.visit, door.patient, "他让我替他签的")
    assert inquiry.page(door.visit)["awaited"] == []
    assert inquiry.decide(door.visit, "NOT_UPHELD", rejects=True) == "review.rejects_without"
    assert inquiry.decide(door.visit, "UPHELD") == "DECIDED"
    assert inquiry.decide(door.visit, "UPHELD") == "review.decided"
    shown = inquiry.desk.get(f"/api/visits/{door.visit}").json
    assert (shown["authenticity"], shown["clinical_effect"]) == ("SINGLE", "CONTACT_ONLY")  # facts stay

    # One appeal, and somebody else decides.
    [own] = mine(luo)["items"]
    assert (own["decision"]["outcome"], own["may_appeal"]) == ("UPHELD", True)
    reply(luo, door.visit, door.patient, "请另一位领导再看看", appeal=True)
    assert inquiry.page(door.visit)["state"] == "APPEALED"
    assert inquiry.decide(door.visit, "UPHELD") == "review.other_person"
    assert inquiry.page(door.visit)["nobody_may"] is True, "and says so: there is nobody else"
    bureau = door.cast.organisations["青崖县卫健局"]
    a_person("qiu.he", "秋禾", bureau, ["SUP"], [door.cast.county])
    assert inquiry.page(door.visit)["nobody_may"] is False
    assert Inquiry(signed_in("qiu.he")).decide(door.visit, "UNCLEAR") == "DECIDED"
    assert [one["outcome"] for one in inquiry.page(door.visit)["decisions"]] == ["UNCLEAR", "UPHELD"]
    assert mine(luo)["items"][0]["may_appeal"] is False


@pytest.fixture
def often_alone(door: Door) -> None:
    """何小满 went alone four weeks running to a person whose colour asks for three, one of the police."""
    seen_before(door, date(2026, 11, 9), Colour.RED)
    he = door.hand("he.xiaoman")
    for _ in range(4):
        visit = uuid7()
        he.open(visit, door.patient)
        door.world.wait(minutes=20)
        he.close(visit, door.patient)
        he.send()
        door.world.wait(minutes=days(7))


def test_a_20_goes_to_the_stations_head_as_a_matter_of_people(
    door: Door,
    often_alone: None,
    named: tuple[Handset, Handset],
    signed_in: Callable[[str], Browser],
) -> None:
    door.world.wait(minutes=days(16))  # the quarter is over, and its last records are here
    telling.tell_due()
    jobs.commit()

    # His station's head reads how often it came, and of nobody; and says why.
    yan = signed_in("yan.shouchuan")
    [told] = yan.get("/api/turnout").json["items"]
    assert (told["quarter"], told["expected"], told["came"]) == ("2026-Q4", 5, None)  # fewer than five
    assert not {"罗远", "何小满", "柳青禾", "RED"} & set(re.findall(r"\w+", str(told)))
    given = {"reason": "NOT_TOLD", "words": "只接到过一次电话"}
    assert yan.post(f"/api/turnout/{told['id']}/answer", json=given).status_code == 200

    # The supervisor reads the answer beside the habit.
    page = Inquiry(signed_in("tian.shouzheng")).page(door.visit)
    [answered] = [
        one
        for habit in page["context"]
        for one in habit["told"]
        if habit["rule"] == "A-20" and one["organisation"]["name"] == "云渡派出所"
    ]
    assert (answered["answer"]["reason"], answered["answer"]["by"]["name"]) == ("NOT_TOLD", "严守川")
    assert page["doubts"] > 0  # his own case is another matter, and waits for his word
    assert page["state"] == "ASKED"


def test_what_was_decided_about_is_what_was_read(
    door: Door, named: tuple[Handset, Handset], signed_in: Callable[[str], Browser]
) -> None:
    he, luo = named
    reply(luo, door.visit, door.patient, "手机在所里充电")
    said = reply(he, door.visit, door.patient, "他当时在门口", colleague=luo.staff)
    inquiry = Inquiry(signed_in("tian.shouzheng"))
    read = inquiry.page(door.visit)["basis"]
    assert inquiry.page(door.visit)["basis"] == read, "nothing came"

    luo.tell("review.confirm", door.visit, door.patient, reply=said, agreed=True, text="到过")
    luo.send()
    assert inquiry.decide(door.visit, "UPHELD", basis=read) == "review.new_facts"
    borne = inquiry.page(door.visit)["basis"]
    reply(he, door.visit, door.patient, "还有邻居看见")
    assert inquiry.decide(door.visit, "UPHELD", basis=borne) == "review.new_facts"

    assert inquiry.decide(door.visit, "EXPLAINED", basis=inquiry.page(door.visit)["basis"]) == "DECIDED"


def test_who_was_there_or_is_of_the_team_cannot_decide(
    door: Door, named: tuple[Handset, Handset], signed_in: Callable[[str], Browser]
) -> None:
    he, _ = named
    reply(he, door.visit, door.patient, "他说马上到")
    person = door.cast.tang_he
    from backend.roster.models import StaffRole

    person.role_rows.append(StaffRole(role="SUP"))  # of the same team, and a supervisor too
    db.session.commit()

    tang, where = signed_in("tang.he"), f"/api/review/cases/{door.visit}"
    assert Inquiry(tang).decide(door.visit, "EXPLAINED") == "review.same_team"
    file = f"{where}/evidence/{'0' * 64}?of={door.visit}"
    assert {tang.get(one).json["code"] for one in (where, file)} == {"review.same_team"}, "nor opens it"
    assert signed_in("ding.yi").get(f"/api/review/cases/{door.visit}").json["code"] == "review.not_found"
    assert signed_in("bai.yu").get("/api/review/cases").status_code == 403


def test_after_five_working_days_it_may_be_decided_unheard_and_every_look_is_recorded(
    door: Door, named: tuple[Handset, Handset], signed_in: Callable[[str], Browser]
) -> None:
    inquiry = Inquiry(signed_in("tian.shouzheng"))
    assert inquiry.page(door.visit)["answer_by"] == "2026-11-30"
    door.world.wait(minutes=8 * 24 * 60)  # Tuesday of the week after
    inquiry = Inquiry(signed_in("tian.shouzheng"))

    assert inquiry.decide(door.visit, "UNCLEAR") == "DECIDED"
    db.session.rollback()
    looks = [one.action for one in db.session.query(AccessRecord).order_by(AccessRecord.seq)]
    assert looks.count("review.open") == 2, "before the term was over, and to decide"
    assert "review.decide" in looks


@pytest.mark.parametrize(("wrote", "state"), [("before", "APPEALED"), ("after", "DECIDED")])
def test_what_was_written_before_a_decision_that_it_reached_after_is_read_by_somebody_else(
    door: Door,
    named: tuple[Handset, Handset],
    signed_in: Callable[[str], Browser],
    wrote: str,
    state: str,
) -> None:
    _, luo = named
    body = {"text": "我在村口等", "photos": [], "colleague": None, "appeal": False}
    if wrote == "before":  # in the mountains, without a network
        luo.tell("review.reply", door.visit, door.patient, **body)
    door.world.wait(minutes=8 * 24 * 60)
    inquiry = Inquiry(signed_in("tian.shouzheng"))
    assert inquiry.decide(door.visit, "UPHELD") == "DECIDED"
    if wrote == "after":
        luo.tell("review.reply", door.visit, door.patient, **body)
    door.world.wait(minutes=60)
    luo.web.sign_in("luo.yuan", PASSWORD)
    luo.send()

    page = inquiry.page(door.visit)
    assert (page["state"], page["replies"][0]["missed"]) == (state, wrote == "before")
    [own] = mine(luo)["items"]
    assert (own["state"], own["replies"][0]["missed"]) == (state, wrote == "before")
    if state == "APPEALED":
        assert inquiry.decide(door.visit, "UPHELD") == "review.other_person"


def test_a_colleague_bears_it_out_from_their_own_phone(
    door: Door, named: tuple[Handset, Handset], signed_in: Callable[[str], Browser]
) -> None:
    he, luo = named
    ge = door.hand("ge.ping")
    said = reply(he, door.visit, door.patient, "罗远到过门口", colleague=luo.staff)
    [asked] = mine(luo)["to_confirm"]
    assert (asked["statement"], asked["by"]["name"]) == (said, "何小满")
    for phone, agreed in ((ge, False), (luo, True)):  # only whom the answer names
        phone.tell("review.confirm", door.visit, door.patient, reply=said, agreed=agreed, text="到过")
        phone.send()

    page = Inquiry(signed_in("tian.shouzheng")).page(door.visit)
    [told] = page["replies"]
    assert (told["colleague"]["name"], told["confirmed"], told["confirmed_text"]) == ("罗远", True, "到过")
    assert (page["state"], page["awaited"], page["barred"]) == ("HEARD", [], None), "both were heard"
    assert mine(luo)["to_confirm"] == []


@pytest.mark.parametrize("colleague", ["ge.ping", None])
def test_whoever_was_not_there_reads_nothing_of_it_and_a_name_nobody_bears_breaks_nothing(
    door: Door,
    named: tuple[Handset, Handset],
    signed_in: Callable[[str], Browser],
    colleague: str | None,
) -> None:
    he, _ = named
    ge = door.hand("ge.ping")
    named_one = str(door.cast.people[colleague].id) if colleague else str(uuid7())
    said = reply(he, door.visit, door.patient, "有人看见我们", colleague=named_one)
    ge.tell("review.confirm", door.visit, door.patient, reply=said, agreed=True, text="看见了")
    ge.send()

    assert mine(ge)["to_confirm"] == []
    [told] = Inquiry(signed_in("tian.shouzheng")).page(door.visit)["replies"]
    assert (told["text"], told["colleague"], told["confirmed"]) == ("有人看见我们", None, None)


def test_in_the_silent_month_nobody_is_shown_anything(
    door: Door, signed_in: Callable[[str], Browser]
) -> None:
    luo, he = door.hand("luo.yuan"), door.hand("he.xiaoman")
    he.open(door.visit, door.patient)
    door.world.wait(minutes=2)
    he.lend(door.visit, door.patient, luo.staff)
    door.world.wait(minutes=10)
    luo.discard(door.patient, door.patient)
    luo.send()
    he.close(door.visit, door.patient)
    he.send()

    answer = signed_in("tian.shouzheng").get("/api/review/cases").json
    assert (answer["items"], answer["silent_until"] is not None) == ([], True)
    assert mine(luo)["items"] == []


def test_an_open_question_stays_in_sight_however_old_the_visit_is_and_a_decision_for_ninety_days(
    door: Door, named: tuple[Handset, Handset], signed_in: Callable[[str], Browser]
) -> None:
    def shown() -> list[tuple[str, bool]]:
        items = signed_in("he.xiaoman").get("/api/review/mine").json["items"]
        return [(one["state"], one["may_appeal"]) for one in items]

    door.world.wait(minutes=100 * 24 * 60)
    assert shown() == [("ASKED", False)]
    assert Inquiry(signed_in("tian.shouzheng")).decide(door.visit, "UPHELD") == "DECIDED"

    door.world.wait(minutes=89 * 24 * 60)
    assert shown() == [("DECIDED", True)]
    door.world.wait(minutes=2 * 24 * 60)
    assert shown() == []
