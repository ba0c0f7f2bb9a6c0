"""Habits are context: told with their numbers, never weighed."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta

from backend.authenticity.habits import Contact, Habit, Way, habits

DAY = date(2026, 9, 1)


def contact(number: int = 0, way: Way = Way.FACE, **more) -> Contact:
    known = {"patient": f"p{number}", "worker": "he", "team": "shiqiao", "on": DAY + timedelta(days=number)}
    return Contact(way=way, **(known | more))


def rules(contacts) -> list[str]:
    return [one.rule for one in habits(contacts)]


def test_a_quarter_of_ordinary_visits_shows_no_habit():
    assert rules(contact(number) for number in range(28)) == []


def test_who_goes_alone_a_second_time_in_ninety_days_is_told_as_a_matter_of_company():
    [habit] = habits([contact(alone=True), contact(30), contact(90, alone=True)])
    assert (habit.rule, habit.about, habit.numbers) == ("A-01", "he", {"times": 2})
    assert rules([contact(alone=True), contact(91, alone=True)]) == []
    assert rules([contact(alone=True), contact(9, alone=True, worker="luo")]) == []
    assert rules([contact(alone=True), contact(9, Way.ATTEMPT, alone=True)]) == []


def test_phone_after_phone_without_a_door_is_told_of_the_person_not_the_worker():
    calls = [contact(day, Way.PHONE, patient="lin") for day in (1, 31)]
    assert rules(calls) == ["A-05"]
    assert rules([*calls, contact(60, patient="lin")]) == []
    assert rules([contact(day, Way.PHONE, patient="lin", excused=True) for day in (1, 31)]) == []


def test_a_worker_who_mostly_phones():
    contacts = [contact(n, Way.PHONE if n < 5 else Way.FACE) for n in range(12)]
    assert rules(contacts) == ["A-06"]
    assert rules(contacts[:9]) == []


def test_a_month_that_ends_in_a_rush():
    month = [contact(n, on=date(2026, 9, 28 + n % 3) if n < 6 else date(2026, 9, 1 + n)) for n in range(12)]
    assert rules(month) == ["A-13"]


def test_exemptions_that_became_a_custom():
    assert rules(contact(n, named=n % 2) for n in range(12)) == ["A-16"]


def test_reasons_for_late_records_that_became_a_custom_are_told_of_the_team():
    assert rules(contact(n, explained=n % 2 == 0) for n in range(12)) == ["A-11"]
    assert rules(contact(n, explained=n % 4 == 0) for n in range(12)) == []
    assert rules(contact(n, explained=True) for n in range(9)) == []


def test_an_empty_place_is_told_to_whoever_left_it_empty():
    visits = [contact(n, urgent=True, missing=frozenset({"POLICE"} if n < 4 else ())) for n in range(6)]
    [found] = habits(visits)
    assert (found.rule, found.about) == ("A-20", "shiqiao:POLICE")
    assert found.numbers == {"empty": 4, "of": 6}


def test_a_place_empty_now_and_then_or_where_nobody_is_needed_is_told_to_nobody():
    half = [contact(n, urgent=True, missing=frozenset({"POLICE"} if n % 2 else ())) for n in range(6)]
    assert rules(half) == []
    assert rules(contact(n, missing=frozenset({"POLICE"})) for n in range(6)) == []
    assert rules(contact(n, urgent=True, missing=frozenset({"POLICE"})) for n in range(3)) == []


def test_no_habit_has_a_weight():
    assert {one.name for one in fields(Habit)} == {"rule", "about", "zh", "en", "numbers"}
