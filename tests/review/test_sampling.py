"""Nobody chooses the sample, everybody can draw it again, and no leader has more than their share."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.review.calling import SCRIPT, questions
from backend.review.sampling import Candidate, draw, seed

SEED = seed("lianfang.example", "2026-11", b"\x01" * 32, 900)


def visits(**leaders: int) -> list[Candidate]:
    return [Candidate(f"{name}-{number}", name) for name, count in leaders.items() for number in range(count)]


@given(st.randoms())
def test_the_order_in_which_visits_are_listed_does_not_matter(dice: object) -> None:
    month = visits(he=40, shen=25, ge=3)
    shuffled = month[:]
    dice.shuffle(shuffled)  # type: ignore[attr-defined]

    assert draw(shuffled, SEED, 10, 5) == draw(month, SEED, 10, 5)


@pytest.mark.parametrize(
    ("count", "percent", "least", "drawn"), [(3, 5, 5, 3), (40, 5, 5, 5), (200, 5, 5, 10), (201, 5, 5, 11)]
)
def test_so_many_are_drawn(count: int, percent: int, least: int, drawn: int) -> None:
    assert len(set(draw(visits(he=count), SEED, percent, least))) == drawn


@given(st.integers(1, 80), st.integers(1, 80), st.integers(0, 2**32))
def test_each_leader_is_drawn_by_their_share_within_one(one: int, other: int, number: int) -> None:
    chosen = draw(visits(he=one, shen=other), seed("x", "2026-11", number.to_bytes(32), 1), 20, 1)
    told = Counter(visit.split("-")[0] for visit in chosen)

    for name, count in (("he", one), ("shen", other)):
        assert abs(told[name] - len(chosen) * count / (one + other)) <= 1 + 1e-9


def test_another_head_draws_others() -> None:
    month = visits(he=300)

    assert draw(month, SEED, 5, 5) != draw(
        month, seed("lianfang.example", "2026-11", b"\x02" * 32, 900), 5, 5
    )


@pytest.mark.parametrize("word", ["精神", "患者", "病", "随访记录", "管控", "illness", "patient", "mental"])
def test_what_is_said_names_no_illness(word: str) -> None:
    said = [*SCRIPT["zh"], *SCRIPT["en"], *(str(one) for one in questions())]

    assert not [line for line in said if word in line.lower()]
