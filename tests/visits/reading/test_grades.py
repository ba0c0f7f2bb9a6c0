"""Signals into grades: the whole truth table."""

from __future__ import annotations

from itertools import product

import pytest

from backend.policy.codes import Grade
from backend.visits.reading.grades import Borrowing, Signal, Signals, grade
from backend.visits.reading.location import Match
from backend.visits.reading.reasons import Reason

Value = bool | None
WHY = Reason("device.own")


def signals(
    s1: Value = True,
    match: Match | None = Match.MATCH,
    s3: Value = True,
    s4: Value = True,
    s5: Value = None,
    s6: Value = True,
) -> Signals:
    s2 = {Match.MATCH: True, Match.NEAR: True, Match.MISMATCH: False}.get(match) if match else None
    return Signals(*(Signal(value, WHY) for value in (s1, s2, s3, s4, s5, s6)), match)


@pytest.mark.parametrize("match", [Match.MATCH, Match.NEAR, Match.LOW_CONF])
def test_everything_and_a_position_that_does_not_contradict_is_a(match: Match) -> None:
    assert grade(signals(match=match)) is Grade.A


@pytest.mark.parametrize(
    "match", [Match.MISMATCH, Match.UNKNOWN_REF, Match.SKIPPED, Match.NO_FIX, Match.DENIED]
)
def test_everything_but_the_position_is_b(match: Match) -> None:
    assert grade(signals(match=match)) is Grade.B


@pytest.mark.parametrize("s3", [None, False])
def test_without_a_code_a_match_is_b_and_less_is_c(s3: Value) -> None:
    assert grade(signals(s3=s3)) is Grade.B
    assert grade(signals(s3=s3, match=Match.NEAR)) is Grade.C
    assert grade(signals(s3=s3, match=Match.LOW_CONF)) is Grade.C


@pytest.mark.parametrize(
    ("s4", "s6"), [(None, True), (False, True), (True, None), (True, False), (None, None)]
)
def test_without_overlap_or_signature_it_is_c_at_best(s4: Value, s6: Value) -> None:
    assert grade(signals(s4=s4, s6=s6)) is Grade.C


@pytest.mark.parametrize("match", [Match.MISMATCH, Match.NO_FIX, Match.DENIED, None])
def test_nothing_from_the_spot_is_d(match: Match | None) -> None:
    assert grade(signals(match=match, s3=None, s4=None)) is Grade.D
    assert grade(signals(match=match, s3=None, s4=None, s5=True)) is Grade.C


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (Borrowing.PENDING, Grade.C),
        (Borrowing.CONFIRMED, Grade.C),
        (Borrowing.DENIED, Grade.D),
        (Borrowing.LAPSED, Grade.D),
        (Borrowing.CONTRADICTED, Grade.D),
    ],
)
def test_a_borrowed_presence_is_c_while_it_stands(state: Borrowing, expected: Grade) -> None:
    assert grade(signals(s1=False), state) is expected


def test_without_the_own_phone_and_without_borrowing_it_is_d() -> None:
    assert grade(signals(s1=False)) is Grade.D


def test_one_more_signal_never_lowers_a_grade() -> None:
    values: tuple[Value, ...] = (True, False, None)
    for s3, s4, s5, s6 in product(values, repeat=4):
        for match in Match:
            now = grade(signals(match=match, s3=s3, s4=s4, s5=s5, s6=s6))
            for more in (
                signals(match=match, s3=True, s4=s4, s5=s5, s6=s6),
                signals(match=match, s3=s3, s4=True, s5=s5, s6=s6),
                signals(match=match, s3=s3, s4=s4, s5=True, s6=s6),
                signals(match=match, s3=s3, s4=s4, s5=s5, s6=True),
                signals(match=Match.MATCH, s3=s3, s4=s4, s5=s5, s6=s6),
            ):
                assert grade(more).at_least(now)
