"""Signatures: what was copied, what differs from its signer, and what a hand may do honestly."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from backend.authenticity import manner
from backend.authenticity.findings import Outcome, Strength
from backend.authenticity.handwriting import measured
from backend.authenticity.stroke_memory import StrokeMemory
from backend.authenticity.trace import Trace
from tests.authenticity.story import LEAD, MORNING, NURSE, POLICE, around, ask, draw, signed, visit

if TYPE_CHECKING:
    from backend.authenticity.around import Around

OWN = {"patient:lin": (1, 1), f"staff:{LEAD}": (2, 2), f"staff:{NURSE}": (3, 3), f"staff:{POLICE}": (4, 4)}


@pytest.fixture(scope="module")
def known() -> Around:
    return around(
        hands={
            who: tuple(measured(draw(name, hand, seed)) for seed in range(100, 108))
            for who, (name, hand) in OWN.items()
        }
    )


def moved(strokes, dx=8.0, dy=-3.0, scale=1.1):
    return tuple(
        tuple((round(x * scale + dx, 2), round(y * scale + dy, 2), t, p) for x, y, t, p in one)
        for one in strokes
    )


def test_a_stroke_drawn_before_is_known_again_moved_and_scaled():
    first = visit(1)
    copied = replace(first.signatures[0], strokes=moved(first.signatures[0].strokes))
    second = visit(
        2, signatures=(copied, *visit(2).signatures[1:]), began=MORNING + 9_000_000_000, beacon=None
    )
    memory = StrokeMemory([Trace(first), Trace(second)])
    assert memory.repeated(Trace(first)) == ()
    found = memory.repeated(Trace(second))
    assert [one.hand for one in found] == ["patient:lin"]
    finding = ask("signature.again", second, around(same_paths=found))
    assert finding.strength is Strength.NEAR_PROOF


def test_one_hand_writing_its_name_again_is_not_a_copy():
    traces = [Trace(visit(seed, began=MORNING + seed * 90_000_000, beacon=None)) for seed in range(1, 9)]
    memory = StrokeMemory(traces)
    assert all(memory.repeated(one) == () for one in traces)


def test_every_name_in_its_own_hand_is_clear(known):
    for seed in range(1, 9):
        assert ask("signature.hand", visit(seed), known).outcome is Outcome.CLEAR


def test_the_leader_signing_for_two_colleagues_is_a_question(known):
    ghost = (*visit().signatures[:2], signed("staff", NURSE, 3, 2, 50), signed("staff", POLICE, 4, 2, 51))
    finding = ask("signature.hand", visit(signatures=ghost), known)
    assert finding.outcome is Outcome.DOUBT
    assert finding.strength is Strength.QUESTION


def test_a_signature_in_the_leaders_manner_is_doubted_and_everyones_own_is_not(known):
    ghost = (*visit().signatures[:2], signed("staff", NURSE, 3, 2, 50), signed("staff", POLICE, 4, 2, 51))
    assert ask("signature.one_hand", visit(signatures=ghost), known).outcome is Outcome.DOUBT
    assert ask("signature.one_hand", visit(3), known).outcome is Outcome.CLEAR
    assert ask("signature.again", visit(3), known).outcome is Outcome.CLEAR


@pytest.mark.parametrize("name", ["again", "hand", "one_hand", "speed"])
def test_beside_one_that_cannot_be_measured_the_others_clear_nothing_and_still_doubt(name, known):
    dot = replace(visit(3).signatures[0], role="family", signer="lin:SON", strokes=())
    beside = visit(3, signatures=(*visit(3).signatures, dot))
    assert ask(f"signature.{name}", visit(3), known).outcome is Outcome.CLEAR
    assert ask(f"signature.{name}", beside, known).outcome is Outcome.UNKNOWN
    ghost = (*visit().signatures[:2], signed("staff", NURSE, 3, 2, 50), signed("staff", POLICE, 4, 2, 51))
    if name in ("hand", "one_hand"):
        doubted = ask(f"signature.{name}", visit(signatures=(*ghost, dot)), known)
        assert doubted.outcome is Outcome.DOUBT


def test_an_injured_hand_is_slow_and_unsteady_and_still_the_same(known):
    slow = replace(visit().signatures[0], strokes=draw(1, 1, 60, slow=1.9))
    assert ask("signature.hand", visit(signatures=(slow,)), known).outcome is Outcome.CLEAR


def test_with_too_few_earlier_signatures_nothing_is_said():
    assert ask("signature.hand", visit(), around()).outcome is Outcome.UNKNOWN
    assert ask("signature.one_hand", visit(signatures=()), around()).outcome is Outcome.UNKNOWN


def test_a_line_put_there_at_once_is_not_drawn():
    instant = tuple(tuple((x, y, 0.0, p) for x, y, _, p in one) for one in draw(1, 1, 1))
    story = visit(signatures=(replace(visit().signatures[0], strokes=instant),))
    assert ask("signature.speed", story).strength is Strength.NEAR_PROOF
    assert ask("signature.speed").outcome is Outcome.CLEAR


def test_a_cross_or_a_single_line_is_never_called_a_copy():
    line = (((0.0, 0.0, 0.0, 0.5), (40.0, 1.0, 200.0, 0.5), (80.0, 0.0, 400.0, 0.5)),)
    marks = [
        visit(
            seed,
            signatures=(replace(visit().signatures[0], strokes=line),),
            began=MORNING + seed,
            beacon=None,
        )
        for seed in (1, 2)
    ]
    assert StrokeMemory([Trace(one) for one in marks]).repeated(Trace(marks[1])) == ()


def test_who_signs_without_having_joined_is_asked_about():
    absent = signed("staff", "ge.ping", 9, 9, 1)
    finding = ask("signature.absent", visit(signatures=(*visit().signatures, absent)))
    assert finding.strength is Strength.QUESTION
    assert ask("signature.absent").outcome is Outcome.CLEAR


def test_a_county_whose_hands_vary_more_learns_it_and_none_narrows_the_shipped_spreads():
    steady = [[measured(draw(name, name, seed)) for seed in range(12)] for name in range(1, 9)]
    hasty = [
        [measured(draw(name, name, seed, slow=1 + seed % 4)) for seed in range(12)] for name in range(1, 9)
    ]
    assert manner.learned([]) is manner.REPEATS
    assert manner.learned(steady)[:5] == pytest.approx(manner.REPEATS[:5], rel=0.3)
    assert manner.learned(hasty)[5] > 2 * manner.REPEATS[5]
    assert (manner.learned(steady) >= manner.REPEATS - 1e-9).all()
