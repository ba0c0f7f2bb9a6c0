"""Clocks: wrong by minutes is a cheap phone, turned by days is not."""

from __future__ import annotations

from dataclasses import replace

from backend.authenticity.assess import weigh
from backend.authenticity.county import County, Observation, learn
from backend.authenticity.facts import Beacon, Late
from backend.authenticity.findings import Outcome, Strength
from backend.authenticity.memory import sent_with
from backend.authenticity.trace import Trace
from tests.authenticity.story import DAY, HOME, HOUR, MINUTE, MORNING, around, ask, beside, visit, walk


def test_a_beginning_before_a_time_the_phone_had_been_given_is_near_proof():
    assert ask("time.claimed", visit(began=MORNING - 3 * DAY)).strength is Strength.NEAR_PROOF


def test_a_beginning_before_a_time_that_a_colleague_showed_is_near_proof_too():
    days_ago = Beacon(MORNING - 5 * DAY, MORNING - 5 * DAY, 1_000_000, "another page")
    shown = {"beacon": days_ago, "not_before": MORNING}
    early = visit(began=MORNING - 3 * DAY, **shown)
    assert ask("time.claimed", early).strength is Strength.NEAR_PROOF
    assert Trace(early).began == MORNING
    slow = visit(began=MORNING - 20 * MINUTE, **shown)
    assert ask("time.claimed", slow).outcome is Outcome.CLEAR
    assert ask("time.claimed", visit(**shown)).outcome is Outcome.CLEAR


def test_a_clock_wrong_by_twenty_minutes_at_both_ends_is_a_cheap_phone():
    ahead = 20 * MINUTE
    beacon = Beacon(MORNING - HOUR, MORNING - HOUR + ahead, 1_000_000, "page")
    story = visit(
        began=MORNING + ahead, ended=MORNING + ahead + 25 * MINUTE, beacon=beacon,
        mono_began=1_000_000 + HOUR, sent_wall=MORNING + HOUR + ahead,
    )  # fmt: skip
    assert ask("time.claimed", story).outcome is Outcome.CLEAR
    assert ask("time.after", story).outcome is Outcome.CLEAR


def test_a_clock_turned_between_beacon_and_visit_is_a_question():
    assert ask("time.claimed", visit(began=MORNING + 5 * HOUR)).strength is Strength.QUESTION


def test_a_clock_the_network_set_is_an_accident():
    assert ask("time.after", visit(sent_wall=MORNING + HOUR + 9 * MINUTE)).signs == ("time.after:set",)
    assert ask("time.after", visit(sent_wall=MORNING + HOUR + DAY)).strength is Strength.QUESTION


def test_satellites_tell_the_time_that_the_clock_hides():
    later = tuple(replace(one, fixed_at=one.fixed_at + 4 * DAY) for one in walk())
    assert ask("time.satellite", visit(samples=later)).strength is Strength.QUESTION
    network = tuple(replace(one, altitude=None) for one in later)
    assert ask("time.satellite", visit(samples=network)).outcome is Outcome.UNKNOWN
    assert ask("time.satellite").outcome is Outcome.CLEAR


LATE = visit(received_at=MORNING + 5 * DAY)
FLAT = Late("PHONE", "ab" * 32)


def test_late_is_an_accident_and_clear_where_the_phone_had_noted_why():
    assert ask("time.late", LATE).signs == ("time.late:late",)
    assert ask("time.late", replace(LATE, offline_reason="NO_NETWORK")).outcome is Outcome.CLEAR


def test_a_reason_given_afterwards_halves_the_doubt_and_is_counted_like_any_other():
    bare, told = (ask("time.late", one) for one in (LATE, replace(LATE, late=FLAT)))
    assert told.outcome is Outcome.DOUBT
    assert (told.signs, told.strength) == (bare.signs, bare.strength)
    assert told.zh == "记录在三天后才到达，事后说明了原因：手机坏了或没电"
    assert told.numbers["statement"] == FLAT.statement
    for county in (County(), learn([Observation("a", frozenset(), {})] * 400)):
        whole, half = (one.weight for one in weigh([bare, told], county, "b"))
        assert 0 < half == whole / 2


def test_where_many_records_are_late_a_reason_costs_nothing():
    hills = learn([Observation("a", frozenset(["time.late:late"]), {})] * 400)
    told = weigh([ask("time.late", replace(LATE, late=FLAT))], hills, "b")
    assert [one.weight for one in told] == [0]


def test_a_reason_for_a_record_that_came_in_time_changes_nothing():
    assert ask("time.late", visit(late=FLAT)) == ask("time.late", visit())


def another(east: float, after: int):
    shift = after + 25 * MINUTE
    return Trace(
        visit(
            5, samples=walk(beside(HOME, east), seed=5),
            began=MORNING + shift, ended=MORNING + shift + MINUTE,
            mono_began=1_000_000 + HOUR - 2_000 + shift,
            mono_ended=1_000_000 + HOUR + shift + MINUTE,
        )
    )  # fmt: skip


def test_eight_kilometres_in_two_minutes_is_not_driven():
    finding = ask("time.travel", visit(), around(beside=(another(8000, 2 * MINUTE),)))
    assert finding.strength is Strength.QUESTION


def test_eight_kilometres_in_half_an_hour_and_the_next_door_at_once_are_everyday():
    assert ask("time.travel", visit(), around(beside=(another(8000, 30 * MINUTE),))).outcome is Outcome.CLEAR
    assert ask("time.travel", visit(), around(beside=(another(30, 1000),))).outcome is Outcome.UNKNOWN


def test_a_stay_far_shorter_than_the_countys_is_a_small_hint():
    short = visit(ended=MORNING + 4 * MINUTE, mono_ended=1_000_000 + HOUR + 4 * MINUTE)
    finding = ask("time.stay", short)
    assert finding.outcome is Outcome.DOUBT
    assert finding.weight <= 1
    assert ask("time.stay", replace(short, met=False)).outcome is Outcome.UNKNOWN
    assert ask("time.stay").outcome is Outcome.CLEAR


def test_the_bracket_says_how_closely_the_time_is_proven_and_never_doubts():
    within = ask("time.bracket")
    assert (within.outcome, within.numbers) == (Outcome.CLEAR, {"width_hours": 2.0})
    days = ask("time.bracket", visit(received_at=MORNING + 2 * DAY))
    assert (days.outcome, days.numbers) == (Outcome.UNKNOWN, {"width_hours": 49.0})
    assert ask("time.bracket", visit(beacon=None)).outcome is Outcome.UNKNOWN


def test_a_colleagues_signed_time_makes_the_bracket_narrower():
    late = visit(
        received_at=MORNING + 20 * HOUR, beacon=Beacon(MORNING - 3 * DAY, MORNING - 3 * DAY, 1, "old")
    )
    assert ask("time.bracket", late).outcome is Outcome.UNKNOWN
    assert ask("time.bracket", replace(late, not_before=MORNING - HOUR)).outcome is Outcome.CLEAR


def same_phone(number: int, began: int, received: int = MORNING + 3 * DAY, **more):
    story = visit(
        number, began=began, ended=began + 20 * MINUTE, received_at=received, mono_began=None, **more
    )
    return Trace(replace(story, beacon=Beacon(MORNING - DAY, MORNING - DAY, 1, "page")))


def sent(*days: int) -> tuple[Trace, ...]:
    return tuple(same_phone(40 + day, MORNING + day * DAY) for day in days)


BACKLOG = same_phone(30, MORNING).visit


def test_several_days_sent_at_once_are_an_accident_that_the_county_counts():
    assert ask("time.batch", BACKLOG, around(received=sent(0, 1, 2))).signs == ("time.batch:days",)


def test_a_days_visits_sent_in_the_evening_and_days_without_a_network_are_quiet():
    day = tuple(same_phone(40 + n, MORNING + n * HOUR) for n in range(6))
    assert ask("time.batch", BACKLOG, around(received=day)).outcome is Outcome.CLEAR
    assert ask("time.batch", BACKLOG, around(received=sent(1, 2))).outcome is Outcome.CLEAR
    hills = replace(BACKLOG, offline_reason="NO_NETWORK")
    assert ask("time.batch", hills, around(received=sent(0, 1, 2))).outcome is Outcome.CLEAR


def test_only_what_came_within_minutes_came_together():
    one, near, far = (
        same_phone(n, MORNING, MORNING + at) for n, at in ((1, DAY), (2, DAY + 9 * MINUTE), (3, 0))
    )
    assert list(sent_with(one, [one, near, far])) == [near]


def closed(*minutes: int, **more) -> tuple[Trace, ...]:
    return tuple(same_phone(50 + n, MORNING + n * MINUTE, **more) for n in minutes)


def test_four_visits_closed_within_ten_minutes_are_a_question():
    finding = ask("time.closings", BACKLOG, around(beside=closed(2, 5, 9)))
    assert (finding.strength, finding.numbers) == (Strength.QUESTION, {"closed": 4})


def test_four_closed_doors_in_a_row_and_visits_over_an_hour_are_everyday():
    assert ask("time.closings", BACKLOG, around(beside=closed(2, 5, 9, met=False))).outcome is Outcome.CLEAR
    assert ask("time.closings", BACKLOG, around(beside=closed(-9, 5, 9))).outcome is Outcome.CLEAR
    assert ask("time.closings", BACKLOG, around(beside=closed(2, 5, 9, lead="shen"))).outcome is Outcome.CLEAR
    door = replace(BACKLOG, met=False)
    assert ask("time.closings", door, around(beside=closed(2, 5, 9))).outcome is Outcome.CLEAR


def signed_off(minutes: int, arrived: int, **more):
    """The honest visit, of which a colleague signed off some minutes after it was opened."""
    lead, nurse, police = visit().presences
    gone = replace(nurse, left=MORNING + minutes * MINUTE, left_by=MORNING + arrived * MINUTE)
    return visit(presences=(lead, gone, police), **more)


def test_a_visit_opened_after_a_colleagues_sign_off_had_arrived_is_a_question():
    late = signed_off(-50, -40, not_before=MORNING - 30 * MINUTE)
    finding = ask("time.opened", late)
    assert (finding.outcome, finding.strength) == (Outcome.DOUBT, Strength.QUESTION)


def test_a_sign_off_that_only_a_clock_puts_before_the_opening_is_counted_by_the_county():
    assert ask("time.opened", signed_off(-50, 90, not_before=MORNING - HOUR)).signs == ("time.opened:clock",)


def test_colleagues_who_go_early_or_at_the_end_and_clocks_off_by_minutes_are_quiet():
    for minutes in (-5, 3, 26):
        told = signed_off(minutes, 90, not_before=MORNING - HOUR)
        assert ask("time.opened", told).outcome is Outcome.CLEAR
    assert ask("time.opened").outcome is Outcome.UNKNOWN
