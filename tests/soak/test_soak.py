"""Twenty phones, a third of answers lost, the server killed three times; `make soak` does it at full size."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from tools.soak.killing import Size, soak
from tools.soak.line import Fate
from tools.soak.reckoning import Said, differences

if TYPE_CHECKING:
    from pathlib import Path


def test_nothing_is_lost_and_nothing_twice(tmp_path: Path) -> None:
    outcome = soak(tmp_path / "data", Size(phones=20, visits=100, kills=3))

    assert outcome.problems == []
    assert (outcome.statements, outcome.files, outcome.kills) == (400, 100, 3)
    assert min(outcome.fates[fate] for fate in (Fate.UNHEARD, Fate.HUNG_UP, Fate.CUT, Fate.DEAD)) > 0
    lost = outcome.fates[Fate.UNHEARD] + outcome.fates[Fate.HUNG_UP]
    assert lost > (outcome.fates.total() - outcome.fates[Fate.DEAD]) / 5


SAID = Said({"a", "b"}, {"p"}, 1)
WELL: dict[str, Any] = {
    "statements": ["a", "b"],
    "entries": 2,
    "files": ["p"],
    "visits": {("CLOSED", "JOINT_CONFIRMED", 0): 1},
    "quarantined": 0,
    "assessed": 1,
}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, []),
        ({"statements": ["a"]}, ["statements: 1 lost"]),
        ({"statements": ["a", "b", "c"]}, ["statements: 1 nobody sent"]),
        ({"statements": ["a", "b", "b"]}, ["statements: some are there twice"]),
        ({"files": []}, ["files: 1 lost"]),
        ({"entries": 3}, ["entries: 3 instead of 2"]),
        ({"quarantined": 1}, ["quarantined: 1 instead of 0"]),
        ({"assessed": 0}, ["assessed: 0 instead of 1"]),
    ],
)
def test_whatever_is_missing_or_too_much_is_named(change: dict[str, Any], told: list[str]) -> None:
    assert differences(WELL | change, SAID) == told


def test_a_visit_read_differently_is_named() -> None:
    [told] = differences(WELL | {"visits": dict(Counter([("OPEN", None, 1)]))}, SAID)
    assert told.startswith("visits:")
