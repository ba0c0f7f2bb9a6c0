"""The rule: no single accident sends a visit to a person, and only a person rejects."""

from __future__ import annotations

from backend.authenticity.county import County, Observation, learn
from backend.authenticity.findings import Channel, Pattern, Question, Strength
from backend.authenticity.verdict import judge


def doubt(channel: Channel, weight: float, strength: Strength = Strength.HINT):
    return Question("q", channel, Pattern.INVENTED, "问", "asked").doubt(weight, "疑", "doubted", strength)


def test_accidents_of_one_channel_never_suffice():
    assert not judge([doubt(Channel.TIME, 2.3), doubt(Channel.TIME, 2.3), doubt(Channel.TIME, 2.3)]).flagged


def test_one_heavy_hint_alone_never_suffices():
    assert not judge([doubt(Channel.PHOTO, 50.0)]).flagged


def test_two_independent_channels_do():
    verdict = judge([doubt(Channel.TIME, 2.3), doubt(Channel.PHOTO, 2.5)])
    assert verdict.flagged
    assert not verdict.doubtful, "two hints are a question, not a doubtful visit"


def test_two_everyday_accidents_that_meet_by_chance_do_not():
    assert not judge([doubt(Channel.TIME, 1.9), doubt(Channel.PHOTO, 1.9)]).flagged


def test_a_question_may_be_asked_alone_but_makes_nothing_doubtful():
    verdict = judge([doubt(Channel.PHOTO, 4.0, Strength.QUESTION)])
    assert verdict.flagged
    assert not verdict.doubtful


def test_near_proof_is_doubtful_and_comes_first():
    proof = judge([doubt(Channel.PHOTO, 7.0, Strength.NEAR_PROOF)])
    hints = judge([doubt(Channel.TIME, 2.3), doubt(Channel.PHOTO, 2.3), doubt(Channel.TOGETHER, 2.3)])
    assert proof.doubtful
    assert proof.score > hints.score


def test_nothing_found_is_nothing_flagged():
    verdict = judge([])
    assert not verdict.flagged
    assert 0 < verdict.score < 0.1
    assert verdict.pattern is None


def test_silent_mode_works_everything_out_and_shows_nothing():
    verdict = judge([doubt(Channel.PHOTO, 7.0, Strength.NEAR_PROOF)], silent=True)
    assert verdict.flagged
    assert not verdict.shown


def accidents(team: str, of: int, showing: int) -> list[Observation]:
    return [
        Observation(team, frozenset({"x:y"} if n < showing else ()), {"stay": float(n)}) for n in range(of)
    ]


def test_an_accident_that_is_common_here_weighs_nothing():
    common = learn([*accidents("a", 200, 40), *accidents("b", 200, 40)])
    rare = learn([*accidents("a", 200, 1), *accidents("b", 200, 1)])
    assert common.weight("x:y", "c") == 0
    assert rare.weight("x:y", "c") > 1.5


def test_a_team_is_compared_with_the_others_and_never_with_itself():
    county = learn([*accidents("a", 200, 100), *accidents("b", 200, 1)])
    assert county.frequency("x:y", "a") < 0.02
    assert county.frequency("x:y", "b") > 0.3


def test_before_anything_is_learned_a_guess_is_used_and_no_share_is_told():
    assert County().frequency("x:y", "a") == 0.02
    assert County().below("stay", 1.0, "a") == 1.0
    assert County().median("stay", "a") is None


def test_shares_are_never_quite_nothing():
    county = learn(accidents("a", 99, 0))
    assert county.below("stay", -5.0, "b") == 0.01
    assert county.above("stay", 98.0, "b") == 0.02
    assert county.median("stay", "b") == 49.0
