"""When a record is final, and what may still be said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backend.forms import shelf
from backend.visits.reading.locking import AFTER_MS, locks_at
from backend.visits.reading.timeline import DAY
from tests.visits.reading import reader
from tests.visits.reading.telling import MINUTE, Person
from tests.visits.reading.test_record import END, change, of_two, word
from tests.visits.records import assessment

if TYPE_CHECKING:
    from backend.visits.reading.projection import VisitState
    from backend.visits.reading.timeline import Heard

LOCKED = END + DAY


@pytest.mark.parametrize(
    ("ended", "verdict", "decided", "asked", "at"),
    [
        (1000, "JOINT_CONFIRMED", None, False, 1000 + AFTER_MS),
        (1000, "SINGLE", None, False, 1000 + AFTER_MS),
        (1000, None, None, False, 1000 + AFTER_MS),
        (1000, "JOINT_CONFIRMED", 5000, False, 5000 + AFTER_MS),  # counted from the last decision
        (1000, "JOINT_CONFIRMED", None, True, None),
        (1000, "JOINT_PENDING", None, False, None),
        (1000, "DOUBTFUL", None, False, None),
        (1000, "REJECTED", 5000, False, None),
        (None, None, None, False, None),
    ],
)
def test_thirty_days_after_it_was_accepted(
    ended: int | None, verdict: str | None, decided: int | None, asked: bool, at: int | None
) -> None:
    assert locks_at(ended, verdict, decided, asked=asked) == at


def read(*later: Heard) -> VisitState:
    he, shen = Person("he"), Person("shen")
    told = [*of_two(he, shen), shen.say("record.assess", END, **assessment(3)), *later]
    return reader.read(told, forms=shelf.forms(), locked=LOCKED)


def test_what_was_added_afterwards_changes_nothing_and_is_said_to_be_set_aside() -> None:
    shen = Person("shen", seq=50)
    state = read(shen.say("record.assess", LOCKED + MINUTE, **assessment(1)))

    assert state.record is not None
    assert state.record.class_ == 3
    assert "record.locked" in state.notes
    before = read(shen.say("record.assess", LOCKED - MINUTE, **assessment(1)))
    assert before.record is not None
    assert (before.record.class_, "record.locked" in before.notes) == (1, False)


def test_a_correction_stays_possible_for_ever() -> None:
    shen, wen = Person("shen", seq=50), Person("wen")
    proposed = change(shen, LOCKED + 400 * DAY)
    state = read(proposed, word(wen, LOCKED + 401 * DAY, proposed))

    assert state.record is not None
    assert [one.state for one in state.record.amendments] == ["APPROVED"]
    assert (state.record.adherence, "record.locked" in state.notes) == (3, False)
