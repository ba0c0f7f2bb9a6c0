"""Thousands of made-up histories of statuses (`DOMAIN.md` §6.4, invariants 5, 8 and 9)."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st

from backend.patients.cases.rules import changes
from backend.patients.duty import Duty, Listing, after_acceptance, after_end, counts, looked_after_in
from backend.patients.status.codes import Closing, Management, Proof, Registration, Whereabouts
from backend.patients.status.guard import Allowed, Ask, Status, judge, work
from backend.patients.status.moves import MOVES
from tests.patients.cases.facts import LIMITS, facts
from tests.patients.status.people import GE, HE, LUO, PSYCHIATRIST, SHEN, TIAN

people = st.sampled_from([SHEN, PSYCHIATRIST, GE, TIAN, LUO, HE])
starts = st.sampled_from(
    [
        Status(Registration.SUSPECTED),
        Status(Registration.UNDER_REVIEW),
        Status(Registration.REGISTERED, Management.PENDING),
        Status(Registration.REGISTERED, Management.MANAGED),
        Status(Registration.REGISTERED, Management.MANAGED, Whereabouts.LOST),
        Status(Registration.REGISTERED, Management.MANAGED, Whereabouts.DEAD, verified=False),
    ]
)


@st.composite
def asks(draw: st.DrawFn, now: Status) -> Ask:
    """Somebody asks for a change that the table knows from here, mostly with what it takes, or nearly."""
    move = draw(st.sampled_from([one for one in MOVES if now.at(one.axis) in one.sources] or list(MOVES)))
    proofs = {draw(st.sampled_from(sorted(group))) for group in move.needs if draw(MOSTLY)}
    fit = [one for one in (SHEN, PSYCHIATRIST, GE, TIAN, LUO) if one.roles & move.by]
    by = draw(st.sampled_from(fit or [SHEN])) if draw(MOSTLY) else draw(people)
    second = draw(st.none() | people)
    return Ask(move.axis, move.target, by, frozenset(proofs), move.closing, draw(MOSTLY), second)


MOSTLY = st.sampled_from([True] * 9 + [False])


@st.composite
def lives(draw: st.DrawFn) -> tuple[Status, list[Ask]]:
    """How things stood, and what was asked one after another."""
    start = now = draw(starts)
    told = []
    for _ in range(draw(st.integers(1, 8))):
        told.append(draw(asks(now)))
        said = judge(now, told[-1])
        now = said.status if isinstance(said, Allowed) else now
    return start, told


def _lived(start: Status, told: list[Ask]) -> list[tuple[Status, Ask, Status]]:
    """The steps that the guard let through."""
    now, steps = start, []
    for ask in told:
        said = judge(now, ask)
        if isinstance(said, Allowed):
            steps.append((now, ask, said.status))
            now = said.status
    return steps


@settings(max_examples=1000, deadline=None)
@given(lives())
def test_nothing_is_planned_for_the_dead_and_no_list_keeps_them(life):
    for _, _, now in _lived(*life):
        if now.whereabouts is Whereabouts.DEAD:
            assert work(now) is None
            assert all(one.opens is None for one in changes(set(), facts(status=now), LIMITS).values())
        if now.closing is Closing.DEAD:
            assert now.whereabouts is Whereabouts.DEAD


@settings(max_examples=1000, deadline=None)
@given(lives())
def test_nobody_becomes_lost_without_the_ground_of_recorded_attempts(life):
    for before, ask, now in _lived(*life):
        if now.whereabouts is Whereabouts.LOST and before.whereabouts is not Whereabouts.LOST:
            assert Proof.LOST_GROUND in ask.proofs


@settings(max_examples=1000, deadline=None)
@given(lives())
def test_the_three_answers_never_contradict_each_other(life):
    for _, _, now in _lived(*life):
        on_register = now.registration in (Registration.REGISTERED, Registration.CLOSED)
        assert (now.management is not None) == on_register
        assert (now.closing is not None) == (now.registration is Registration.CLOSED)
        if now.registration in (Registration.SUSPECTED, Registration.UNDER_REVIEW, Registration.EXCLUDED):
            assert now.whereabouts is Whereabouts.HOME


@settings(max_examples=1000, deadline=None)
@given(lives())
def test_leaving_and_coming_back_always_took_two_people(life):
    for before, ask, now in _lived(*life):
        if Registration.CLOSED in (before.registration, now.registration):
            assert ask.second is not None
            assert ask.second.id != ask.by.id


@pytest.mark.parametrize(
    "reached",
    [
        lambda _, now: now.whereabouts is Whereabouts.DEAD and now.registration is Registration.REGISTERED,
        lambda _, now: now.closing is Closing.DEAD,
        lambda before, now: (
            before.whereabouts is not Whereabouts.LOST and now.whereabouts is Whereabouts.LOST
        ),
    ],
    ids=["dead and not closed yet", "closed", "lost"],
)
def test_these_lives_come_to_where_the_rules_bite(reached):
    find(lives(), lambda life: any(reached(before, now) for before, _, now in _lived(*life)))


AREAS = [UUID(int=number) for number in range(1, 5)]
FIRST = date(2026, 1, 1)
areas = st.sampled_from(AREAS)
events = st.lists(
    st.tuples(
        st.sampled_from(["move", "send", "accept", "settled", "returned"]),
        areas | st.none(),
        st.integers(0, 40),
    ),
    max_size=10,
)


def _duties(told: list[tuple[str, UUID | None, int]], home: UUID) -> list[Duty]:
    """One person's duties, as moving, sending, accepting and ending a listing make them."""
    duties, listing, day = [Duty(FIRST, home)], None, FIRST
    for what, area, later in told:
        day += timedelta(days=later)
        if what == "move" and area and listing is None:
            duties.append(Duty(day, area))
        elif what == "send" and listing is None:
            listing = Listing(residence=area, register=looked_after_in(duties, day))
        elif what == "accept" and listing and not listing.accepted:
            duties.append(after_acceptance(listing, day))
            listing = Listing(listing.residence, listing.register, accepted=day)
        elif what in ("settled", "returned") and listing:
            back = after_end(listing, day, returned=what == "returned")
            duties += [back] if back else []
            listing = None
    return duties


@settings(max_examples=1000, deadline=None)
@given(st.lists(st.tuples(events, areas), min_size=1, max_size=6), st.integers(0, 500))
def test_a_person_is_counted_once_on_any_day_also_when_listed_twice(everyone, later):
    day = FIRST + timedelta(days=later)
    duties = [_duties(told, home) for told, home in everyone]
    outside = sum(looked_after_in(one, day) is None for one in duties)
    assert sum(counts(duties, day).values()) + outside == len(everyone)


def test_until_the_residence_has_accepted_the_register_keeps_the_duty():
    here, there = AREAS[:2]
    duties = _duties([("send", there, 10), ("accept", None, 20)], here)
    assert looked_after_in(duties, FIRST + timedelta(days=29)) == here
    assert looked_after_in(duties, FIRST + timedelta(days=30)) == there


def test_whoever_settles_stays_and_whoever_returns_comes_back():
    here, there = AREAS[:2]
    gone = [("send", there, 10), ("accept", None, 20)]
    later = FIRST + timedelta(days=100)
    assert looked_after_in(_duties([*gone, ("settled", None, 10)], here), later) == there
    assert looked_after_in(_duties([*gone, ("returned", None, 10)], here), later) == here


def test_a_listing_that_nobody_accepted_ends_without_moving_anybody():
    here, there = AREAS[:2]
    assert _duties([("send", there, 10), ("returned", None, 20)], here) == [Duty(FIRST, here)]


def test_before_the_first_duty_nobody_looks_after_someone():
    assert looked_after_in([Duty(FIRST, AREAS[0])], FIRST - timedelta(days=1)) is None
