"""A place that stayed empty for a quarter reaches the head whose place it is, who answers once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from backend.kernel import jobs
from backend.kernel.db import db
from backend.review import context
from backend.review.turnout import telling
from backend.review.turnout.models import TurnoutNotice, TurnoutQuarter
from backend.roster.models import StaffRole
from tests.patients.people import a_patient
from tests.review.things import a_notice
from tests.schedule.telling import a_visit, followed_up, settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from backend.demo.clock import World
    from backend.patients.models import Patient
    from backend.roster.models import Staff
    from tests.cast import Cast
    from tests.conftest import Browser

    SignedIn = Callable[[str], Browser]

AUTUMN = date(2026, 10, 1)
DAY = 24 * 60
NO_POLICE = {"code": "team.group", "details": {"needed": 1, "found": 0, "groups": ["POLICE"]}}


@pytest.fixture
def head(world: World, cast: Cast) -> Staff:
    return cast.yan_shouchuan


@pytest.fixture
def person(head: Staff, cast: Cast) -> Patient:
    return followed_up(a_patient(cast), date(2026, 1, 5))


def alone(cast: Cast, person: Patient, count: int = 6, colour: str = "RED") -> None:
    """So many visits of one team in November to which nobody of the police came."""
    for day in range(count):
        one = a_visit(person, date(2026, 11, 2) + timedelta(days=day))
        one.team_id, one.leader_id = cast.team.id, cast.he_xiaoman.id
        one.facts, one.authenticity_reasons = {"known": {"colour": colour}}, [NO_POLICE]
    settle(person)


def items(browser: Browser) -> list[dict[str, Any]]:
    answer = browser.get("/api/turnout")
    assert answer.status_code == 200, answer.json
    return list(answer.json["items"])


def test_a_quarter_is_told_once_after_its_last_records_had_time_to_arrive(
    world: World, cast: Cast, person: Patient
) -> None:
    alone(cast, person)
    telling.tell_due()
    assert [one.quarter for one in db.session.query(TurnoutQuarter)] == ["2026-Q3"]

    world.wait(minutes=42 * DAY)  # 4 January
    telling.tell_due()
    assert db.session.query(TurnoutNotice).count() == 0

    world.wait(minutes=2 * DAY)
    for _ in range(2):
        telling.tell_due()
        jobs.commit()
    [told] = db.session.query(TurnoutNotice)
    assert (told.quarter, told.organisation.name) == ("2026-Q4", "云渡派出所")
    assert (told.expected, told.came) == (6, 0)


def test_only_the_quarters_own_visits_that_need_a_whole_team_are_counted(cast: Cast, person: Patient) -> None:
    alone(cast, person, count=4)
    alone(cast, person, count=6, colour="YELLOW")
    a_visit(person, date(2026, 9, 30)).authenticity_reasons = [NO_POLICE]
    telling.tell(AUTUMN)
    assert db.session.query(TurnoutNotice).count() == 0


def test_its_head_reads_sums_and_no_names(cast: Cast, person: Patient, signed_in: SignedIn) -> None:
    alone(cast, person)
    telling.tell(AUTUMN)
    [told] = items(signed_in("yan.shouchuan"))
    assert (told["expected"], told["came"], told["may_answer"]) == (6, None, True)  # 0: fewer than five
    assert told["organisation"]["name"] == "云渡派出所"
    for word in ("RED", "红", "柳青禾", person.code, "罗远", "何小满", "小组"):
        assert word not in str(told)


def test_others_read_nothing_of_it(head: Staff, cast: Cast, signed_in: SignedIn) -> None:
    a_notice(head)
    cast.tang_he.role_rows.append(StaffRole(role="HEAD"))
    assert items(signed_in("tang.he")) == []
    assert signed_in("luo.yuan").get("/api/turnout").status_code == 403
    assert [one["may_answer"] for one in items(signed_in("tian.shouzheng"))] == [False]
    assert items(signed_in("ding.yi")) == []


def test_large_numbers_are_told_newest_first(head: Staff, signed_in: SignedIn) -> None:
    a_notice(head, "2026-Q2", expected=20, came=8)
    a_notice(head)
    assert [(one["quarter"], one["came"]) for one in items(signed_in("yan.shouchuan"))] == [
        ("2026-Q3", None),
        ("2026-Q2", 8),
    ]


def test_an_answer_is_kept_once_and_the_supervisor_reads_it(head: Staff, signed_in: SignedIn) -> None:
    address = f"/api/turnout/{a_notice(head).id}/answer"
    yan = signed_in("yan.shouchuan")
    given = {"reason": "NO_STAFF", "words": " 两个民警管三个村 "}
    assert yan.post(address, json={"reason": "OTHER", "words": " "}).json["code"] == "turnout.words"
    assert yan.post(address, json=given).json["answer"]["words"] == "两个民警管三个村"
    assert yan.post(address, json=given).json["code"] == "turnout.answered"

    [told] = items(signed_in("tian.shouzheng"))
    assert told["answer"]["reason_words"]["zh"] == "人手不够"
    assert told["answer"]["by"]["name"] == "严守川"
    assert (told["has_head"], told["may_answer"]) == (True, False)


def test_nobody_answers_for_another_organisation(head: Staff, cast: Cast, signed_in: SignedIn) -> None:
    notice = a_notice(head)
    cast.tang_he.role_rows.append(StaffRole(role="HEAD"))
    answer = signed_in("tang.he").post(f"/api/turnout/{notice.id}/answer", json={"reason": "NO_STAFF"})
    assert answer.json["code"] == "turnout.not_found"


def test_the_supervisor_sees_where_nobody_is_there_to_read_it(head: Staff, signed_in: SignedIn) -> None:
    a_notice(head)
    head.active = False
    assert [one["has_head"] for one in items(signed_in("tian.shouzheng"))] == [False]


def test_beside_the_habit_stands_what_was_told_last(head: Staff, cast: Cast, person: Patient) -> None:
    a_notice(head, "2026-Q2")
    a_notice(head)
    alone(cast, person)
    last = a_visit(person, date(2026, 11, 23))
    last.team_id, last.leader_id = cast.team.id, cast.he_xiaoman.id
    settle(person)
    [habit] = [one for one in context.habits_about(last.id) if one["rule"] == "A-20"]
    assert [(one["quarter"], one["organisation"].name) for one in habit["told"]] == [
        ("2026-Q3", "云渡派出所")
    ]
