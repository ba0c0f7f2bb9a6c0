"""When somebody is due: every row of the decision table, and the computed vectors."""

from __future__ import annotations

import copy
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from backend.patients.status.codes import Management, Registration, Whereabouts
from backend.policy.codes import Colour
from backend.policy.documents import Kind
from backend.policy.shipped import as_written
from backend.schedule.codes import TaskKind
from backend.schedule.due import shortage
from backend.schedule.standing import Assessment, Rules
from tests.schedule.people import TODAY, due, follow_up, rules, seen, someone, with_documents

VECTORS = json.loads((Path(__file__).parents[1] / "vectors/due.json").read_text(encoding="utf-8"))


def day(month: int, of: int, year: int = 2026) -> date:
    return date(year, month, of)


def changed(kind: Kind, **body: Any) -> Rules:
    """The national rules with one document changed."""
    data = copy.deepcopy(as_written("NATIONAL", kind))
    return with_documents({kind: data | {"version": "county-1", "body": data["body"] | body}})


def read(found: dict[str, Any] | None) -> Assessment | None:
    return found and Assessment(date.fromisoformat(found["on"]), found["class"], found.get("danger"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda one: f"{one['profile']} {one['rule']} {one['due']}")
def test_the_computed_vectors(vector: dict[str, Any]) -> None:
    days = {
        f"{name}_on": date.fromisoformat(vector[name]) for name in ("started", "discharged") if name in vector
    }
    person = someone(last=read(vector["last"]), before=read(vector["before"]), **days)
    found = due(person, rules(vector["profile"]), today=date(2026, 10, 1))

    decided = found.pop(TaskKind.FOLLOW_UP)
    assert (decided.due_on.isoformat(), decided.rule) == (vector["due"], vector["rule"])
    assert {kind: one.due_on.isoformat() for kind, one in found.items()} == vector.get("also", {})


@pytest.mark.parametrize("profile", ["NATIONAL", "NANJING", "XIANNING"])
@pytest.mark.parametrize(
    ("known", "until", "referral"),
    [
        ({"last": seen(day(11, 23)), "before": seen(day(8, 23))}, date(2027, 2, 23), False),
        ({"last": seen(day(11, 30)), "before": seen(day(8, 30))}, date(2027, 2, 28), False),
        ({"last": seen(day(11, 23), 2), "before": seen(day(8, 23))}, day(12, 7), False),
        ({"last": seen(day(11, 23), 1), "before": seen(day(8, 23))}, day(12, 7), True),
        ({"started_on": day(11, 23)}, day(12, 7), False),
        ({"discharged_on": day(9, 28)}, day(10, 19), False),
    ],
)
def test_the_vectors_for_any_profile_hold_in_each(
    known: dict[str, Any], until: date, referral: bool, profile: str
) -> None:
    found = due(someone(**known), rules(profile), today=day(11, 23))
    assert found[TaskKind.FOLLOW_UP].due_on == until
    assert (TaskKind.REFERRAL in found) is referral


@pytest.mark.parametrize(
    "status",
    [
        {"management": Management.NON_MANAGED},
        {"where": Whereabouts.LOST},
        {"where": Whereabouts.DEAD},
        {"registration": Registration.CLOSED},
        {"registration": Registration.SUSPECTED, "management": None},
        {"registration": Registration.UNDER_REVIEW, "management": None},
    ],
)
def test_d0_whoever_does_not_take_part_or_is_not_there_has_no_follow_up(status: dict[str, Any]) -> None:
    person = someone(last=seen(day(8, 1)), whereabouts_since=day(9, 1), started_on=day(1, 5), **status)
    assert TaskKind.FOLLOW_UP not in due(person)


def test_d0_someone_lost_is_searched_for_at_once_and_then_every_month() -> None:
    lost = someone(Whereabouts.LOST, whereabouts_since=day(11, 20))
    assert due(lost)[TaskKind.SEARCH].due_on == day(11, 20)

    searched = someone(Whereabouts.LOST, whereabouts_since=day(11, 20), searched_on=day(11, 22))
    assert due(searched)[TaskKind.SEARCH].due_on == day(12, 22)


@pytest.mark.parametrize("found", [Whereabouts.DEAD, Whereabouts.HOME])
def test_somebody_who_died_is_due_for_nothing_at_all(found: Whereabouts) -> None:
    registration = Registration.CLOSED if found is Whereabouts.HOME else Registration.REGISTERED
    person = someone(found, registration=registration, last=seen(day(8, 1), 1, 4), failed=(day(9, 1),))
    assert due(person) == {}


def test_d1_holds_for_someone_waiting_for_their_first_follow_up_again() -> None:
    back = someone(management=Management.PENDING, started_on=day(11, 23), last=seen(day(3, 1)))
    assert (follow_up(back).rule, follow_up(back).due_on) == ("D1", day(12, 7))


def test_a_consent_that_is_only_renewed_moves_nothing() -> None:
    assert follow_up(someone(started_on=day(11, 20), last=seen(day(10, 1)))).rule == "D3"


@pytest.mark.parametrize(("event", "rule"), [("released_on", "R1"), ("found_on", "R2")])
def test_someone_released_or_found_is_seen_within_two_weeks(event: str, rule: str) -> None:
    decided = follow_up(someone(last=seen(day(5, 1), 1, 4), **{event: day(11, 20)}))
    assert (decided.rule, decided.due_on) == (rule, day(12, 4))


def test_a_visit_after_the_discharge_counts_again() -> None:
    assert follow_up(someone(discharged_on=day(11, 2), last=seen(day(11, 10)))).rule == "D3"


def test_d9_danger_counts_as_unstable_whatever_the_class() -> None:
    decided = follow_up(someone(last=seen(day(11, 23), 3, 3)))
    assert (decided.rule, decided.due_on) == ("D9", day(12, 7))
    both = follow_up(someone(last=seen(day(11, 23), 1, 4)))
    assert [match.rule for match in both.matches] == ["D7", "D9"]


def test_d8_an_unstable_person_still_without_a_referral_goes_to_the_supervisor() -> None:
    twice = {"before": seen(day(11, 9), 1), "last": seen(day(11, 23), 1)}
    referral = due(someone(**twice))[TaskKind.REFERRAL]
    assert (referral.rule, referral.due_on, referral.escalate) == ("D8", day(11, 9), True)
    assert {match.rule for match in referral.matches} == {"D7", "D8"}

    first_done = due(someone(**twice, referred_on=day(11, 10)))[TaskKind.REFERRAL]
    assert (first_done.rule, first_done.escalate) == ("D7", False)
    assert TaskKind.REFERRAL not in due(someone(**twice, referred_on=day(11, 23)))


def test_guidance_that_was_given_is_not_asked_for_again() -> None:
    twice = {"before": seen(day(11, 9), 2), "last": seen(day(11, 23), 2)}
    assert due(someone(**twice))[TaskKind.GUIDANCE].rule == "D5b"
    assert TaskKind.GUIDANCE not in due(someone(**twice, guided_on=day(11, 23)))


PERIOD = {
    "id": "new-year",
    "name": {"zh": "元旦", "en": "New Year"},
    "from": "2026-12-25",
    "to": "2027-01-05",
    "areas": ["990100"],
    "days": 7,
    "days_by_colour": {"RED": 2},
}


@pytest.fixture(scope="module")
def special() -> Rules:
    return changed(Kind.SPECIAL_PERIODS, periods=[PERIOD])


def test_d10_a_special_period_brings_the_visit_forward_by_colour(special: Rules) -> None:
    person = {"path": "990100/990100101/", "last": seen(day(11, 23))}
    plain, red = someone(**person), someone(**person, colour=Colour.RED)
    assert (follow_up(plain, special).rule, follow_up(plain, special).due_on) == ("D10", date(2027, 1, 1))
    assert follow_up(red, special).due_on == day(12, 27)
    assert "SPECIAL_PERIODS county-1" in follow_up(red, special).policy


def test_d10_reaches_nobody_elsewhere_nobody_met_since_and_nobody_afterwards(special: Rules) -> None:
    here = {"path": "990100/990100101/"}
    assert follow_up(someone(path="990200/", last=seen(day(11, 23))), special).rule == "D3"
    met = someone(**here, last=seen(day(12, 26)))
    assert follow_up(met, special, today=day(12, 28)).rule == "D3"
    assert follow_up(someone(**here, last=seen(day(11, 23))), special, today=date(2027, 1, 6)).rule == "D3"


def test_d10_never_moves_a_visit_back(special: Rules) -> None:
    early = someone(path="990100/", last=seen(day(11, 23), 1))
    assert follow_up(early, special).due_on == day(12, 7)


def test_d11_is_off_unless_a_policy_says_how_many_days_for_a_colour() -> None:
    orange = someone(last=seen(day(11, 23)), colour=Colour.ORANGE)
    assert follow_up(orange).rule == "D3"
    by_colour = changed(Kind.INTERVALS, colour_days={"ORANGE": 30})
    assert (follow_up(orange, by_colour).rule, follow_up(orange, by_colour).due_on) == ("D11", day(12, 23))


@pytest.mark.parametrize("where", [Whereabouts.HOSPITAL, Whereabouts.DETAINED, Whereabouts.CARE_INSTITUTION])
def test_d12_someone_kept_elsewhere_is_asked_after_every_three_months(where: Whereabouts) -> None:
    kept = someone(where, last=seen(day(8, 1)), whereabouts_since=day(11, 23))
    assert {kind: one.due_on for kind, one in due(kept).items()} == {TaskKind.STATUS_CHECK: date(2027, 2, 23)}
    again = someone(where, whereabouts_since=day(8, 1), checked_on=day(11, 30))
    assert due(again)[TaskKind.STATUS_CHECK].due_on == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("today", "counted", "started", "missing"),
    [
        (day(9, 30), 0, None, 0),
        (day(10, 1), 2, None, 2),
        (day(10, 1), 5, None, 0),
        (day(11, 23), 0, day(8, 15), 2),
        (day(11, 23), 0, day(11, 1), 1),
        (day(11, 23), 3, date(2020, 11, 1), 1),
    ],
)
def test_d13_from_october_on_it_is_said_how_many_are_missing(
    today: date, counted: int, started: date | None, missing: int
) -> None:
    person = someone(last=seen(day(6, 1)), counted=counted, started_on=started)
    assert shortage(person, rules(), today) == missing


def test_d13_counts_nothing_for_somebody_who_is_not_at_home() -> None:
    assert shortage(someone(Whereabouts.HOSPITAL), rules(), TODAY) == 0


def test_d14_after_one_failure_comes_another_try_and_after_two_none() -> None:
    once = someone(last=seen(day(8, 24)), failed=(day(11, 22),))
    assert due(once)[TaskKind.RETRY].due_on == day(11, 29)
    assert follow_up(once).due_on == day(11, 24)

    twice = someone(last=seen(day(8, 24)), failed=(day(11, 22), day(11, 29)))
    assert TaskKind.RETRY not in due(twice)
    assert follow_up(twice).due_on == day(11, 24)


def test_d14_two_knocks_on_one_day_are_one_try() -> None:
    assert TaskKind.RETRY in due(someone(last=seen(day(8, 24)), failed=(day(11, 22), day(11, 22))))


def test_d15_somebody_who_does_not_take_part_is_visited_for_care_once_a_quarter() -> None:
    person = {"management": Management.NON_MANAGED, "started_on": day(8, 1)}
    assert {k: one.due_on for k, one in due(someone(**person)).items()} == {TaskKind.OUTREACH: day(10, 30)}
    visited = someone(**person, outreach_on=day(11, 20))
    assert due(visited)[TaskKind.OUTREACH].due_on == day(11, 20) + timedelta(days=90)


@pytest.mark.parametrize(
    ("last", "until"),
    [
        (day(1, 1), day(4, 1)),
        (day(7, 1), day(10, 1)),
        (day(8, 31), day(11, 30)),
        (day(12, 31), date(2027, 3, 31)),
    ],
)
def test_d16_no_calendar_quarter_goes_by_without_a_visit(last: date, until: date) -> None:
    assert follow_up(someone(last=seen(last)), rules("XIANNING")).due_on == until


def test_d16_shortens_an_interval_that_would_skip_a_quarter() -> None:
    slow = copy.deepcopy(as_written("XIANNING", Kind.INTERVALS))
    slow["body"]["classes"]["3"] = {"after": {"months": 6}, "again": {"months": 6}, "window_days": 14}
    backed = with_documents({Kind.INTERVALS: slow | {"legal_document_no": "1", "approved_by": "田守正"}})
    decided = follow_up(someone(last=seen(day(8, 31))), backed)
    assert (decided.rule, decided.due_on) == ("D16", day(12, 31))


def test_a_class_nobody_recorded_is_visited_like_somebody_basically_stable() -> None:
    decided = follow_up(someone(last=seen(day(11, 23), None)))
    assert (decided.rule, decided.due_on) == ("DX", day(12, 23))


@pytest.mark.parametrize(("found", "opens"), [(3, day(2, 9, 2027)), (2, day(11, 30)), (1, day(11, 30))])
def test_the_window_opens_a_week_before_and_two_for_stable_people(found: int, opens: date) -> None:
    assert follow_up(someone(last=seen(day(11, 23), found))).window_start == opens


def test_every_date_names_the_policies_that_made_it() -> None:
    assert follow_up(someone(last=seen(day(11, 23)))).policy == "INTERVALS 2026-11"
    assert follow_up(someone(started_on=day(11, 23))).policy == "INTERVALS 2026-11, CALENDAR 2026-11"
