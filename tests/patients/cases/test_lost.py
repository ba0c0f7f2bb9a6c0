"""Nobody is lost because nobody looked (`DOMAIN.md` §6.4, invariant 5)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.patients.cases.codes import LostGround
from backend.patients.cases.facts import Contacts
from backend.patients.cases.lost import cycles_not_reached, lost_ground
from tests.patients.cases.facts import LIMITS

DUE = [date(2026, 5, 24), date(2026, 8, 24), date(2026, 11, 24)]


def around(due: date, *offsets: int) -> list[date]:
    return [due + timedelta(days=one) for one in offsets]


def contacts(*failed: date, faces: tuple[date, ...] = (), dues: list[date] | None = None) -> Contacts:
    return Contacts(failed=tuple(failed), faces=faces, dues=tuple(DUE if dues is None else dues))


def test_two_failed_attempts_on_different_days_end_a_cycle():
    assert cycles_not_reached(contacts(*around(DUE[2], -1, 5)), LIMITS) == 1


@pytest.mark.parametrize("offsets", [(-1,), (-1, -1), (-15, 15), (-1, 15), ()])
def test_one_attempt_or_two_on_one_day_or_far_from_the_due_date_end_none(offsets):
    assert cycles_not_reached(contacts(*around(DUE[2], *offsets)), LIMITS) == 0


def test_three_cycles_in_a_row_are_a_ground_and_two_are_not():
    tried = [day for due in DUE for day in around(due, 0, 7)]
    assert lost_ground(contacts(*tried), LIMITS) is LostGround.NOT_REACHED
    assert lost_ground(contacts(*tried[2:]), LIMITS) is None


def test_a_cycle_in_which_nobody_went_breaks_the_row():
    dues = [*DUE, date(2027, 2, 24)]
    tried = [day for due in (DUE[0], DUE[1], dues[3]) for day in around(due, 0, 7)]
    assert cycles_not_reached(contacts(*tried, dues=dues), LIMITS) == 1


def test_a_cycle_nobody_has_tried_yet_changes_nothing():
    dues = [*DUE, date(2027, 2, 24)]
    tried = [day for due in DUE for day in around(due, 0, 7)]
    assert cycles_not_reached(contacts(*tried, dues=dues), LIMITS) == 3


@pytest.mark.parametrize("first", [-3, 0, 1, 14])
def test_the_first_try_of_the_next_cycle_breaks_no_row(first):
    dues = [*DUE, date(2027, 2, 24)]
    tried = [day for due in DUE for day in around(due, 0, 7)] + around(dues[3], first)
    assert cycles_not_reached(contacts(*tried, dues=dues), LIMITS) == 3
    assert lost_ground(contacts(*tried, dues=dues), LIMITS) is LostGround.NOT_REACHED


def test_meeting_the_person_begins_anew():
    tried = [day for due in DUE for day in around(due, 0, 7)]
    met = contacts(*tried, faces=(DUE[1] + timedelta(days=30),))
    assert cycles_not_reached(met, LIMITS) == 1


def test_one_attempt_belongs_to_one_cycle():
    dues = [date(2026, 11, 1), date(2026, 11, 15)]
    assert cycles_not_reached(contacts(*around(dues[0], 5, 7), dues=dues), LIMITS) == 1


@pytest.mark.parametrize("ground", [LostGround.WENT_MISSING, LostGround.UNKNOWN, LostGround.FAMILY_SILENT])
def test_what_a_recorded_contact_said_is_a_ground_until_the_person_is_met(ground):
    said = Contacts(said=((date(2026, 11, 20), ground),))
    assert lost_ground(said, LIMITS) is ground
    met = Contacts(said=said.said, faces=(date(2026, 11, 21),))
    assert lost_ground(met, LIMITS) is None


days = st.dates(date(2025, 1, 1), date(2026, 11, 23))
histories = st.builds(
    Contacts,
    faces=st.lists(days, max_size=3).map(tuple),
    failed=st.lists(days, max_size=12).map(tuple),
    dues=st.lists(days, max_size=8).map(tuple),
)


@settings(max_examples=2000, deadline=None)
@given(histories)
def test_being_lost_needs_recorded_attempts_since_the_last_meeting(told):
    met = max(told.faces, default=date.min)
    tried = {day for day in told.failed if day > met}
    assert LIMITS.lost_attempts * cycles_not_reached(told, LIMITS) <= len(tried)
    if lost_ground(told, LIMITS):
        assert len(tried) >= LIMITS.lost_attempts * LIMITS.lost_cycles


@settings(max_examples=1000, deadline=None)
@given(histories, st.lists(days, max_size=4))
def test_due_dates_alone_bring_nobody_nearer_to_being_lost(told, more):
    silent = Contacts(faces=told.faces, dues=(*told.dues, *more))
    assert cycles_not_reached(silent, LIMITS) == 0


@settings(max_examples=500, deadline=None)
@given(histories, days)
def test_meeting_the_person_today_ends_it(told, today):
    latest = max((*told.failed, *told.faces, *told.dues, today))
    met = Contacts(faces=(*told.faces, latest), failed=told.failed, dues=told.dues)
    assert cycles_not_reached(met, LIMITS) == 0


@settings(max_examples=500, deadline=None)
@given(histories, st.randoms())
def test_the_order_in_which_things_were_recorded_does_not_matter(told, chance):
    mixed = {name: list(getattr(told, name)) for name in ("faces", "failed", "dues")}
    for one in mixed.values():
        chance.shuffle(one)
    again = Contacts(**{name: tuple(one) for name, one in mixed.items()})
    assert cycles_not_reached(again, LIMITS) == cycles_not_reached(told, LIMITS)
