"""Lives drawn by lot, through phones, desks, tables and time: invariants 1, 4, 5, 7 and 8 after every step.

The same invariants are told thousands of times to the rules alone, in `tests/schedule/test_invariants.py`,
`tests/visits/reading` and `tests/patients`; here everything between the phone and the table takes part.
"""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from backend.kernel import jobs
from backend.patients.service import get
from backend.transparency.fsck import Tally
from backend.visits.projecting.check import check_projections
from tests.scenarios.desk import later
from tests.scenarios.life import Life
from tests.schedule.telling import followed_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Browser
    from tests.visits.conftest import Door

STEPS = 40
SEEDS = (1, 2, 3, 4)
SEEN: Counter[str] = Counter()


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_happens_the_rules_hold(door: Door, signed_in: Callable[[str], Browser], seed: int) -> None:
    followed_up(get(door.patient), later(-80))
    jobs.commit()
    life = Life(door, signed_in, random.Random(seed))  # noqa: S311  luck, no secret
    for _ in range(STEPS):
        life.step()
    assert list(check_projections(Tally())) == []
    SEEN.update(life.happened)
    if seed == SEEDS[-1]:  # these lives had something in them
        assert min(SEEN[what] for what in ("resets", "dead", "reject", "answer", "visit")) > 0, SEEN
