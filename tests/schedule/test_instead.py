"""Phone instead of door: calls never reset the clock; the second cycle is amber, the third red."""

from __future__ import annotations

from datetime import date

import pytest

from backend.policy.calls import Calls
from backend.policy.spans import Span
from backend.schedule import cycles
from backend.schedule.codes import Light, PhoneException
from backend.schedule.instead import Call, by_phone_only, light
from tests.schedule.people import rules, seen, someone

MONTH = Span(months=1)
SEEN = date(2026, 8, 20)
DUES = tuple(MONTH.after(SEEN, number) for number in range(1, 6))
CALLS = [Call(date(2026, 9, 15)), Call(date(2026, 10, 15)), Call(date(2026, 11, 15))]


def counted(calls: list[Call], today: date, faces: tuple[date, ...] = (SEEN,)) -> int:
    return by_phone_only(SEEN, DUES, faces, calls, MONTH, today)


@pytest.mark.parametrize(
    ("today", "found"),
    [
        (date(2026, 9, 20), Light.NONE),
        (date(2026, 10, 20), Light.NONE),
        (date(2026, 10, 21), Light.AMBER),
        (date(2026, 11, 21), Light.RED),
    ],
)
def test_two_cycles_by_phone_are_amber_and_three_red(today: date, found: Light) -> None:
    assert light(counted(CALLS, today), Calls()) is found


def test_a_visit_ends_it_at_once() -> None:
    assert counted(CALLS, date(2026, 11, 26), faces=(SEEN, date(2026, 11, 26))) == 0


def test_a_visit_in_between_begins_the_row_anew() -> None:
    assert counted(CALLS, date(2026, 11, 21), faces=(SEEN, date(2026, 10, 1))) == 1


def test_a_cycle_without_any_contact_is_an_omission_and_no_call() -> None:
    assert counted(CALLS[:1], date(2026, 12, 31)) == 1


def test_a_cycle_with_a_valid_exception_is_excused() -> None:
    away = Call(date(2026, 10, 15), PhoneException.AWAY, date(2026, 10, 31))
    assert counted([CALLS[0], away, CALLS[2]], date(2026, 11, 21)) == 2


@pytest.mark.parametrize("until", [date(2026, 10, 18), None])
def test_an_exception_that_ended_before_the_cycle_excuses_nothing(until: date | None) -> None:
    over = Call(date(2026, 10, 15), PhoneException.ASKED, until)
    assert counted([CALLS[0], over, CALLS[2]], date(2026, 11, 21)) == 3


def test_an_exception_never_lasts_longer_than_one_cycle() -> None:
    long = Call(date(2026, 9, 15), PhoneException.AWAY, date(2027, 9, 15))
    assert counted([long, *CALLS[1:]], date(2026, 11, 21)) == 2


def test_calls_from_before_the_last_visit_say_nothing() -> None:
    assert counted([Call(date(2026, 8, 1))], date(2026, 10, 21)) == 0


def test_the_cycles_of_somebody_nobody_met_go_on_while_the_due_date_stays() -> None:
    person = someone(last=seen(SEEN, 2), before=seen(date(2026, 7, 20), 2))
    found = cycles.dues(person, rules("NANJING"), date(2026, 11, 25))
    assert found == DUES[:4]


def test_somebody_never_followed_up_is_counted_by_the_month() -> None:
    found = cycles.dues(someone(started_on=date(2026, 8, 3)), rules(), date(2026, 10, 1))
    assert found == (date(2026, 8, 17), date(2026, 9, 17), date(2026, 10, 17))


def test_nobody_has_cycles_who_is_due_for_nothing() -> None:
    from backend.patients.status.codes import Whereabouts

    assert cycles.dues(someone(Whereabouts.DEAD, last=seen(SEEN)), rules(), date(2026, 10, 1)) == ()
