"""How long a call may stand in for a visit, and when somebody hears of it, is policy data."""

from __future__ import annotations

from typing import Any

import pytest

from backend.policy import calls
from backend.policy.calls import Calls
from backend.policy.documents import Kind
from backend.policy.reading import Node, PolicyError
from backend.policy.shipped import rulebook
from backend.policy.spans import Span


def read(given: dict[str, Any] | None) -> Calls:
    return calls.read(Node(given, "body.calls"))


def test_a_document_that_says_nothing_means_the_norm() -> None:
    assert read(None) == Calls(2, 3, {})


def test_no_reason_lasts_longer_than_a_cycle_whatever_a_policy_says() -> None:
    table = read({"amber_from": 2, "red_from": 3, "most_days": {"3": 7, "5": 90}})
    assert table.limits(31) == {1: 31, 2: 31, 3: 7, 4: 31, 5: 31, 6: 31}


@pytest.mark.parametrize(
    "wrong",
    [
        {"amber_from": 3, "red_from": 3, "most_days": {}},
        {"amber_from": 2, "red_from": 3, "most_days": {"7": 10}},
        {"amber_from": 2, "red_from": 3, "most_days": {"1": 0}},
    ],
)
def test_what_contradicts_itself_does_not_load(wrong: dict[str, Any]) -> None:
    with pytest.raises(PolicyError):
        read(wrong)


def test_speaking_up_later_than_the_norm_needs_a_paper_behind_it() -> None:
    assert calls.widened(Calls(3, 4)) == ["body.calls.amber_from", "body.calls.red_from"]


@pytest.mark.parametrize(
    ("class_", "danger", "cycle"),
    [
        (1, 0, Span(days=14)),
        (2, 0, Span(months=1)),
        (3, 0, Span(months=3)),
        (None, None, Span(months=1)),
        (3, 3, Span(days=14)),
    ],
)
def test_a_cycle_follows_class_and_danger(class_: int | None, danger: int | None, cycle: Span) -> None:
    assert rulebook()[Kind.INTERVALS].body.cycle(class_, danger) == cycle
