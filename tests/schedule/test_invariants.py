"""What must hold for every history anybody could have, told thousands of times."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from backend.patients.status.codes import Management, Registration, Whereabouts
from backend.policy.codes import ClinicalEffect, Colour, Purpose
from backend.policy.documents import Kind
from backend.policy.shipped import as_written
from backend.schedule import cycles, history, instead
from backend.schedule.codes import Light, PhoneException, TaskKind
from backend.schedule.due import Due, plan
from backend.schedule.history import Contact, Past
from tests.schedule.people import TODAY, rules, someone, with_documents

if TYPE_CHECKING:
    from backend.schedule.standing import Rules, Standing

FIRST = date(2025, 11, 23)
MANY = settings(max_examples=2000, deadline=None)

days = st.integers(0, 365).map(lambda number: FIRST + timedelta(days=number))
names = st.integers(0, 10**6).map(str)


def contact(kind: str, on: date, name: str, found: int, danger: int, rejected: bool) -> Contact:
    """A visit, an attempt, a call or some news, as visits would tell it."""
    effects = {
        "visit": ClinicalEffect.RESETS_DUE,
        "talk": ClinicalEffect.CONTACT_ONLY,
        "call": ClinicalEffect.CONTACT_ONLY,
        "attempt": ClinicalEffect.ATTEMPT,
        "news": ClinicalEffect.STATUS_ONLY,
    }
    return Contact(
        on=on,
        id=name,
        effect=effects[kind],
        purpose=Purpose.FOLLOW_UP,
        face=kind == "visit",
        by_phone=kind == "call",
        rejected=rejected,
        disease_class=found,
        danger=danger,
        exception=PhoneException.AWAY if kind == "call" and danger == 5 else None,
        until=on + timedelta(days=found * 10) if kind == "call" else None,
    )


contacts = st.builds(
    contact,
    st.sampled_from(["visit", "visit", "talk", "call", "attempt", "news"]),
    days,
    names,
    st.integers(1, 3),
    st.integers(0, 5),
    st.booleans(),
)
histories = st.lists(contacts, max_size=14, unique_by=lambda one: one.id)
people = st.builds(
    someone,
    st.sampled_from(Whereabouts),
    management=st.sampled_from(Management),
    registration=st.sampled_from(Registration),
    started_on=days,
    discharged_on=st.none() | days,
    found_on=st.none() | days,
    objected_on=st.none() | days,
    whereabouts_since=days,
)
profiles = st.sampled_from(["NATIONAL", "NANJING", "XIANNING"]).map(rules)


@st.composite
def special(draw: st.DrawFn) -> dict[str, Any]:
    """A special period somewhere around today."""
    first = TODAY + timedelta(days=draw(st.integers(-40, 40)))
    length = draw(st.integers(1, 60))
    within = draw(st.integers(0, length))
    return {
        "id": "period",
        "name": {"zh": "节日", "en": "festival"},
        "from": str(first),
        "to": str(first + timedelta(days=length)),
        "areas": [],
        "days": within,
        "days_by_colour": {"RED": draw(st.integers(0, within))},
    }


def with_past(person: Standing, past: Past) -> Standing:
    return replace(
        person,
        last=past.last,
        before=past.before,
        failed=past.failed,
        checked_on=past.checked_on,
        searched_on=past.searched_on,
        outreach_on=past.outreach_on,
        counted=past.counted,
    )


def planned(person: Standing, told: list[Contact], by: Rules) -> tuple[Due, ...]:
    return plan(with_past(person, history.read(told, TODAY)), by, TODAY)


def follow_up(dues: tuple[Due, ...]) -> date | None:
    return next((due.due_on for due in dues if due.kind is TaskKind.FOLLOW_UP), None)


@MANY
@given(people, histories, profiles, contacts)
def test_1_only_a_visit_that_counts_moves_the_due_date(
    person: Standing, told: list[Contact], by: Rules, other: Contact
) -> None:
    other = replace(other, id="other", effect=ClinicalEffect.CONTACT_ONLY, face=False)
    assert follow_up(planned(person, [*told, other], by)) == follow_up(planned(person, told, by))


@MANY
@given(people, histories, special(), st.sampled_from(Colour), st.integers(5, 120))
def test_3_colour_and_special_periods_never_move_a_date_later(
    person: Standing, told: list[Contact], period: dict[str, Any], colour: Colour, most: int
) -> None:
    def written(kind: Kind, **body: Any) -> dict[str, Any]:
        data = as_written("NATIONAL", kind)
        return data | {"body": data["body"] | body}

    shorter = with_documents(
        {
            Kind.SPECIAL_PERIODS: written(Kind.SPECIAL_PERIODS, periods=[period]),
            Kind.INTERVALS: written(Kind.INTERVALS, colour_days={str(colour): most}),
        }
    )
    before = follow_up(planned(person, told, rules()))
    after = follow_up(planned(replace(person, colour=colour), told, shorter))

    assert (before is None) == (after is None)
    assert before is None or after is None or after <= before


@MANY
@given(people, histories, profiles, contacts)
def test_4_a_visit_that_is_not_accepted_leaves_the_old_due_date(
    person: Standing, told: list[Contact], by: Rules, claimed: Contact
) -> None:
    claimed = replace(claimed, id="claimed", rejected=True)
    assert planned(person, [*told, claimed], by) == planned(person, told, by)


@MANY
@given(people, histories, profiles)
def test_8_who_died_or_left_the_register_is_due_for_nothing(
    person: Standing, told: list[Contact], by: Rules
) -> None:
    dead = replace(person, status=replace(person.status, whereabouts=Whereabouts.DEAD))
    closed = replace(person, status=replace(person.status, registration=Registration.CLOSED))
    assert planned(dead, told, by) == ()
    assert planned(closed, told, by) == ()


@MANY
@given(people, histories.flatmap(lambda one: st.tuples(st.just(one), st.permutations(one))), profiles)
def test_10_the_order_in_which_phones_sent_it_does_not_matter(
    person: Standing, told: tuple[list[Contact], list[Contact]], by: Rules
) -> None:
    assert planned(person, told[0], by) == planned(person, told[1], by)


@MANY
@given(people, histories, profiles)
def test_the_earliest_of_all_rules_that_hold_decides_and_there_is_one_task_of_a_kind(
    person: Standing, told: list[Contact], by: Rules
) -> None:
    found = planned(person, told, by)
    assert len({due.kind for due in found}) == len(found)
    for due in found:
        assert due.due_on == min(match.due_on for match in due.matches)
        assert due.window_start <= due.due_on


@MANY
@given(people, histories, profiles, st.lists(days, min_size=1, max_size=6))
def test_calls_are_never_counted_where_there_were_none(
    person: Standing, told: list[Contact], by: Rules, called: list[date]
) -> None:
    quiet = [one for one in told if not one.by_phone]
    calls = [contact("call", on, f"call {place}", 1, 0, False) for place, on in enumerate(called)]

    assert _light(person, quiet, by) is Light.NONE
    assert _light(person, [*quiet, *calls, contact("visit", TODAY, "met", 3, 0, False)], by) is Light.NONE


def _light(person: Standing, told: list[Contact], by: Rules) -> Light:
    past = history.read(told, TODAY)
    standing = with_past(person, past)
    since = past.last.on if past.last else FIRST
    dues = cycles.dues(standing, by, TODAY)
    span = by.intervals.classes[3].after
    cycles_by_phone = instead.by_phone_only(since, dues, past.faces, past.calls, span, TODAY)
    return instead.light(cycles_by_phone, by.intervals.calls)
