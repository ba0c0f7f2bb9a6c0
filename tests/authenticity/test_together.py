"""Whether several people came: slow cameras and flat batteries are honest, phones are not people."""

from __future__ import annotations

from dataclasses import replace

from backend.authenticity.facts import Means, Motion, Presence
from backend.authenticity.findings import Outcome, Strength
from backend.authenticity.trace import Trace
from backend.authenticity.verdict import judge
from tests.authenticity.story import (
    HOME,
    LEAD,
    MINUTE,
    MORNING,
    NURSE,
    OFFICE,
    POLICE,
    around,
    ask,
    beside,
    came,
    visit,
    walk,
)  # fmt: skip

LEADER = visit().presences[0]


def with_colleagues(*others: Presence):
    return visit(presences=(LEADER, *others))


def slow(staff, seed):
    one = came(staff, seed)
    return replace(one, replied_at=one.shown_at + 3 * MINUTE)


def test_one_slow_answer_is_a_stiff_camera_and_all_of_them_are_rarer():
    one = ask("together.code", with_colleagues(came(NURSE, 1), slow(POLICE, 2)))
    every = ask("together.code", with_colleagues(slow(NURSE, 1), slow(POLICE, 2)))
    assert one.signs == ("together.code:some",)
    assert every.signs == ("together.code:all",)
    assert ask("together.code").outcome is Outcome.CLEAR


def test_a_colleague_whose_phone_is_at_the_office_was_not_there():
    finding = ask("together.apart", with_colleagues(came(NURSE, 1), came(POLICE, 2, OFFICE)))
    assert finding.strength is Strength.QUESTION
    assert finding.numbers["apart"] == 1


def test_two_receivers_at_one_door_may_differ():
    assert ask("together.apart").outcome is Outcome.CLEAR
    assert ask("together.apart", with_colleagues(came(NURSE, 1, beside(HOME, 40)))).outcome is Outcome.CLEAR


def still(staff, seed):
    return replace(came(staff, seed), motion=Motion(300, 0.03))


def test_phones_that_all_lie_still_were_not_carried():
    finding = ask("together.still", with_colleagues(still(NURSE, 1), still(POLICE, 2)))
    assert finding.strength is Strength.QUESTION
    assert ask("together.still", with_colleagues(still(NURSE, 1), came(POLICE, 2))).outcome is Outcome.CLEAR


def test_without_motion_sensors_nothing_is_said():
    bare = replace(came(NURSE, 1), motion=None)
    assert ask("together.still", with_colleagues(bare)).outcome is Outcome.UNKNOWN


def test_answers_within_seconds_are_a_hint():
    quick = replace(came(POLICE, 2), shown_at=came(NURSE, 1).shown_at + 9_000)
    assert ask("together.pace", with_colleagues(came(NURSE, 1), quick)).outcome is Outcome.DOUBT
    assert ask("together.pace").outcome is Outcome.CLEAR


def test_every_exemption_is_counted():
    flat = Presence(NURSE, Means.NAMED, reason="手机没电")
    assert ask("together.own_phone", with_colleagues(flat, came(POLICE, 2))).signs == (
        "together.own_phone:some",
    )
    assert ask("together.own_phone", with_colleagues(flat)).signs == ("together.own_phone:all",)
    assert ask("together.own_phone", with_colleagues()).signs == ("together.own_phone:nobody",)
    assert ask("together.own_phone").outcome is Outcome.CLEAR


def test_wet_fingers_fail_once_and_other_peoples_phones_fail_together():
    failed = [replace(came(staff, seed), verified=False) for seed, staff in enumerate((NURSE, POLICE), 1)]
    assert ask("together.verified", with_colleagues(failed[0], came(POLICE, 2))).signs[0].endswith(":one")
    assert ask("together.verified", with_colleagues(*failed)).signs[0].endswith(":several")
    assert ask("together.verified").outcome is Outcome.CLEAR


def test_nobody_is_at_two_doors_at_once():
    far = Trace(visit(7, lead=NURSE, samples=walk(beside(HOME, 6000), seed=7)))
    assert ask("together.elsewhere", visit(), around(beside=(far,))).strength is Strength.QUESTION
    near = Trace(visit(7, samples=walk(beside(HOME, 60), seed=7)))
    assert ask("together.elsewhere", visit(), around(beside=(near,))).outcome is Outcome.CLEAR


def test_two_members_on_one_phone_are_a_question_and_a_borrowed_one_an_accident():
    shared = replace(came(NURSE, 1), device=f"phone-{LEAD}")
    assert ask("together.device", with_colleagues(shared)).strength is Strength.QUESTION
    owners = around(owners={f"phone-{NURSE}": POLICE})
    assert ask("together.device", visit(), owners).signs == ("together.device:foreign",)
    assert ask("together.device").outcome is Outcome.CLEAR


def test_a_team_that_never_met_the_turning_code_says_unknown():
    named = Presence(NURSE, Means.NAMED, at=MORNING)
    assert ask("together.code", with_colleagues(named)).outcome is Outcome.UNKNOWN


def test_who_joins_in_the_last_minutes_came_to_sign():
    late = replace(came(NURSE, 1), shown_at=MORNING + 22 * MINUTE, replied_at=MORNING + 23 * MINUTE)
    assert ask("together.overlap", with_colleagues(late)).signs == ("together.overlap:late",)
    assert ask("together.overlap").outcome is Outcome.CLEAR


def test_a_third_phone_of_one_leader_on_a_day_is_counted():
    def on(*phones):
        return around(beside=tuple(Trace(visit(60 + n, device=one)) for n, one in enumerate(phones)))

    assert ask("together.device", visit(), on("old", "older")).signs == ("together.device:many",)
    assert ask("together.device", visit(), on("old", "old")).outcome is Outcome.CLEAR
    others = tuple(Trace(visit(70 + n, device=f"phone-{n}", lead="somebody")) for n in range(3))
    assert ask("together.device", visit(), around(beside=others)).outcome is Outcome.CLEAR


def borrowed(**said):
    return with_colleagues(Presence(NURSE, Means.NAMED, reason="BATTERY", **said))


def test_whoever_signed_on_a_colleagues_phone_stands_by_it_or_does_not():
    assert ask("together.vouched").outcome is Outcome.CLEAR
    assert ask("together.vouched", borrowed(vouched=True)).outcome is Outcome.CLEAR
    assert ask("together.vouched", borrowed()).outcome is Outcome.UNKNOWN
    assert ask("together.vouched", borrowed(vouched=False)).signs == ("together.vouched:silent",)
    assert ask("together.vouched", borrowed(vouched=True, in_use=True)).strength is Strength.QUESTION


def stayed(minutes: float) -> Presence:
    """A colleague who signed off so long after answering."""
    one = came(NURSE, 1)
    return replace(one, left=one.replied_at + int(minutes * MINUTE))


def test_who_signs_off_half_a_minute_after_joining_was_hardly_there_and_seven_minutes_are_a_visit():
    short = ask("together.overlap", with_colleagues(stayed(0.5), came(POLICE, 2)))
    assert short.signs == ("together.overlap:left",)
    assert (short.numbers["left_early"], short.numbers["late"]) == (1, 0)
    assert ask("together.overlap", with_colleagues(stayed(7))).outcome is Outcome.CLEAR


def test_a_sign_off_that_no_clock_can_place_is_not_an_early_one():
    assert ask("together.overlap", with_colleagues(stayed(-40))).outcome is Outcome.CLEAR
    assert ask("together.overlap", with_colleagues(stayed(60))).outcome is Outcome.CLEAR


def named(**said):
    return with_colleagues(Presence(NURSE, Means.NAMED, reason="BATTERY", **said), came(POLICE, 2))


def test_who_says_they_were_not_there_has_not_forgotten_to_say_so():
    denied = ask("together.vouched", named(vouched=False, denied=True))
    forgotten = ask("together.vouched", named(vouched=False))
    assert (denied.outcome, denied.strength) == (Outcome.DOUBT, Strength.QUESTION)
    assert judge([denied]).flagged
    assert forgotten.signs == ("together.vouched:silent",)
    assert ask("together.vouched", named(vouched=True)).outcome is Outcome.CLEAR
