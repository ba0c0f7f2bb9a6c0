"""Policy documents: what is empty or contradicts itself is refused, naming the place, in both languages."""

from __future__ import annotations

import copy
import json
from datetime import date, timedelta

import chinese_calendar
import pytest

from backend.policy import distances, shipped
from backend.policy.codes import Colour
from backend.policy.documents import Kind, parse, widenings
from backend.policy.reading import PolicyError
from backend.policy.shipped import as_written, rulebook

PAPER = {"legal_document_no": "青卫发〔2026〕7号", "approved_by": "田守正"}


def changed(kind, change, profile="NATIONAL", **head):
    """A shipped document with `change` done to its body, and these head lines."""
    data = copy.deepcopy(as_written(profile, kind))
    change(data["body"])
    return data | head


def refused(data):
    """The complaint about a document."""
    with pytest.raises(PolicyError) as no:
        parse(data)
    return no.value


@pytest.mark.parametrize("name", [name for name in shipped.PROFILES if name != "NANJING"])
def test_a_shipped_profile_has_a_document_of_every_kind(name):
    assert set(rulebook(name).documents) == set(Kind)
    assert rulebook(name)[Kind.PROFILE].body.name == name


def test_nanjing_does_not_start_before_somebody_answers_for_telling_the_police_more():
    with pytest.raises(PolicyError) as no:
        rulebook("NANJING")
    assert no.value.where == "policy.legal_document_no"
    assert "body.police_threshold" in no.value.en


def test_nanjing_starts_once_the_paper_the_approver_and_the_assessment_are_named(tmp_path):
    source = {
        "profile": "NANJING",
        "extends": "NATIONAL",
        "documents": [
            as_written("NANJING", Kind.INTERVALS),
            as_written("NANJING", Kind.PROFILE) | PAPER | {"impact_assessment": "PIA-2026-3"},
        ],
    }
    file = tmp_path / "nanjing.json"
    file.write_text(json.dumps(source), encoding="utf-8")

    book = rulebook(str(file))
    assert book[Kind.PROFILE].body.police_threshold == 1
    assert book[Kind.INTERVALS].version == "NANJING-2026-11"


def test_the_paper_alone_is_not_enough_for_a_lower_police_threshold():
    data = as_written("NANJING", Kind.PROFILE) | PAPER
    assert refused(data).where == "policy.impact_assessment"


def test_longer_intervals_than_the_norm_need_a_paper_and_an_approver():
    data = changed(
        Kind.INTERVALS, lambda d: d["classes"]["3"].update(after={"months": 6}, again={"months": 6})
    )
    assert refused(data).where == "policy.legal_document_no"
    assert refused(data | {"legal_document_no": "1"}).where == "policy.approved_by"
    places = [one.where for one in widenings(parse(data | PAPER))]
    assert places == ["body.classes.3.after", "body.classes.3.again"]


def test_shorter_intervals_than_the_norm_need_nobody():
    data = changed(Kind.INTERVALS, lambda d: d["classes"]["3"].update(after={"months": 2}))
    assert widenings(parse(data)) == []


WRONG = [
    (Kind.INTERVALS, lambda d: d.clear(), "body.classes"),
    (Kind.INTERVALS, lambda d: d["classes"].pop("2"), "body.classes.2"),
    (Kind.INTERVALS, lambda d: d["classes"]["1"].update(after={"days": 30}), "body.classes.1.after"),
    (
        Kind.INTERVALS,
        lambda d: d["classes"]["2"].update(after={"days": 14, "months": 1}),
        "body.classes.2.after",
    ),
    (Kind.INTERVALS, lambda d: d["classes"]["2"].update(window_days=14), "body.classes.2.window_days"),
    (Kind.INTERVALS, lambda d: d["reminders"].update(days=[3, -3]), "body.reminders.days"),
    (Kind.SPECIAL_PERIODS, lambda d: d.clear(), "body.periods"),
    (Kind.CASE_LISTS, lambda d: d.update(review_days={}), "body.review_days"),
    (Kind.CASE_LISTS, lambda d: d.update(none_visits_dangerous=3), "body.none_visits_dangerous"),
    (Kind.COLOURS, lambda d: d.update(bands=[]), "body.bands"),
    (Kind.COLOURS, lambda d: d["bands"].reverse(), "body.bands"),
    (Kind.COLOURS, lambda d: d["bands"].pop(), "body.floors"),
    (Kind.COLOURS, lambda d: d["points"].update(religion=5), "body.points"),
    (Kind.COLOURS, lambda d: d["points"].update(danger=[0, 10, 5, 40, 60, 80]), "body.points.danger"),
    (Kind.COLOURS, lambda d: d["ceiling"].update(danger_max=3), "body.floors[1]"),
    (Kind.DISTANCES, lambda d: d["radius_m"].update(TOWN=900), "body.radius_m"),
    (Kind.ROLES, lambda d: d["slots"].update(NEW=["POLICE", "POLICE"]), "body.slots.NEW"),
    (Kind.ROLES, lambda d: d["filled_by"].pop("STATION"), "body.slots.FIVE_IN_ONE"),
    (Kind.CALENDAR, lambda d: d.update(holidays={}), "body.holidays"),
    (Kind.CALENDAR, lambda d: d["holidays"].update({"2026": ["2025-01-01"]}), "body.holidays.2026"),
    (Kind.PROFILE, lambda d: d.update(pools=[]), "body.pools"),
    (Kind.PROFILE, lambda d: d.update(police_threshold=9), "body.police_threshold"),
]


@pytest.mark.parametrize(("kind", "change", "where"), WRONG)
def test_what_is_empty_or_contradicts_itself_is_refused_at_its_place(kind, change, where):
    complaint = refused(changed(kind, change))
    assert complaint.where == where
    assert complaint.en
    assert complaint.zh


@pytest.mark.parametrize(
    ("head", "where"),
    [
        ({"kind": "WEATHER"}, "policy.kind"),
        ({"version": ""}, "policy.version"),
        ({"version": "a version with a long name"}, "policy.version"),
        ({"source": None}, "policy.source"),
        ({"valid_from": "soon"}, "policy.valid_from"),
        ({"valid_from": "2026-12-01", "valid_to": "2026-11-30"}, "policy.valid_to"),
        ({"colour": "blue"}, "policy"),
    ],
)
def test_the_head_of_a_document_is_checked_too(head, where):
    assert refused(as_written("NATIONAL", Kind.DISTANCES) | head).where == where


@pytest.mark.parametrize("data", [None, [], "policy", {}])
def test_what_is_no_document_at_all_is_refused(data):
    with pytest.raises(PolicyError):
        parse(data)


def a_period(**changes):
    return {
        "id": "new-year",
        "name": {"zh": "元旦", "en": "New Year"},
        "from": "2026-12-25",
        "to": "2027-01-05",
        "areas": ["990100101"],
        "days": 7,
        "days_by_colour": {"RED": 2},
    } | changes


def periods(*given):
    return changed(Kind.SPECIAL_PERIODS, lambda d: d.update(periods=list(given)), version="county-1")


def test_a_special_period_covers_its_areas_and_what_lies_below_them():
    [period] = parse(periods(a_period())).body.periods
    assert period.covers("990100/990100101/990100101201/")
    assert not period.covers("990200/")
    assert (period.days_for("RED"), period.days_for(None)) == (2, 7)


@pytest.mark.parametrize(
    "changes", [{"to": "2026-12-01"}, {"to": "2027-06-01"}, {"days": 30}, {"days_by_colour": {"BLUE": 1}}]
)
def test_a_period_that_makes_no_sense_is_refused(changes):
    refused(periods(a_period(**changes)))


def test_two_periods_of_one_name_are_refused():
    refused(periods(a_period(), a_period()))


def test_the_distances_in_force_are_those_the_position_check_was_built_on():
    body = rulebook()[Kind.DISTANCES].body
    assert body == distances.NORM


def test_ten_working_days_after_a_day():
    calendar = rulebook()[Kind.CALENDAR].body
    assert calendar.after(date(2026, 11, 23), 10) == date(2026, 12, 7)
    assert calendar.after(date(2026, 9, 28), 10) == date(2026, 10, 19)
    assert calendar.after(date(2026, 12, 18), 10) == date(2027, 1, 4)


def test_a_weekend_that_is_worked_to_make_up_for_a_holiday_is_no_working_day():
    assert chinese_calendar.is_workday(date(2026, 10, 10))
    assert not rulebook()[Kind.CALENDAR].body.is_working(date(2026, 10, 10))


def test_the_holidays_are_those_that_were_announced():
    calendar = rulebook()[Kind.CALENDAR].body
    day, last = date(2023, 1, 1), date(2026, 12, 31)
    while day <= last:
        if day.weekday() < 5:
            assert calendar.is_working(day) == chinese_calendar.is_workday(day), day
        day += timedelta(days=1)


def test_a_colour_table_knows_which_of_two_is_worse():
    table = rulebook()[Kind.COLOURS].body
    assert table.worse(Colour.YELLOW, Colour.ORANGE) is Colour.ORANGE
    assert table.milder(Colour.YELLOW, Colour.RED) is Colour.YELLOW
