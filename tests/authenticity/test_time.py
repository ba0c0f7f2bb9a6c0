"""Clocks: wrong by minutes is a cheap phone, turned by days is not."""

from __future__ import annotations

from dataclasses import replace

from backend.authenticity.facts import Beacon
from backend.authenticity.findings import Outcome, Strength
from backend.authenticity.trace import Trace
from tests.authenticity.story import DAY, HOME, HOUR, MINUTE, MORNING, around, ask, beside, visit, walk


def test_a_beginning_before_a_time_the_phone_had_been_given_is_near_proof():
    assert ask("time.claimed", visit(began=MORNING - 3 * DAY)).strength is Strength.NEAR_PROOF


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


def test_late_with_a_reason_is_clear_and_without_an_accident():
    late = {"received_at": MORNING + 5 * DAY}
    assert ask("time.late", visit(**late)).signs == ("time.late:late",)
    assert ask("time.late", visit(**late, offline_reason="山里没信号")).outcome is Outcome.CLEAR


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
