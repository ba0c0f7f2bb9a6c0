"""Thousands of made-up histories of statuses (`DOMAIN.md` §6.4, invariants 5, 8 and 9)."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from backend.patients.cases.rules import changes
from backend.patients.duty import Duty, Listing, after_acceptance, after_end, counts, looked_after_in
from backend.patients.status.codes import Axis, Closing, Management, Proof, Registration, Whereabouts
from backend.patients.status.guard import Allowed, Ask, Status, judge, work
from tests.patients.cases.facts import LIMITS, facts
from tests.patients.status.people import GE, HE, LUO, PSYCHIATRIST, SHEN, TIAN

people = st.sampled_from([SHEN, PSYCHIATRIST, GE, TIAN, LUO, HE])
proofs = st.frozensets(st.sampled_from(list(Proof)), max_size=6)
closings = st.sampled_from([None, *Closing])


def _asks(axis, targets):
    return st.builds(Ask, st.just(axis), targets, people, proofs, closings, st.booleans(), st.none() | people)


asks = st.one_of(
    _asks(Axis.REGISTRATION, st.sampled_from(list(Registration))),
    _asks(Axis.MANAGEMENT, st.sampled_from(list(Management))),
    _asks(Axis.WHEREABOUTS, st.sampled_from(list(Whereabouts))),
)
starts = st.sampled_from(
    [
        Status(Registration.SUSPECTED),
        Status(Registration.UNDER_REVIEW),
        Status(Registration.REGISTERED, Management.PENDING),
        Status(Registration.REGISTERED, Management.MANAGED, Whereabouts.LOST),
        Status(Registration.REGISTERED, Management.MANAGED, Whereabouts.DEAD, verified=False),
    ]
)


def _lived(start: Status, told: list[Ask]) -> list[tuple[Status, Ask, Status]]:
    """The steps that the guard let through."""
    now, steps = start, []
    for ask in told:
        said = judge(now, ask)
        if isinstance(said, Allowed):
            steps.append((now, ask, said.status))
            now = said.status
    return steps


@settings(max_examples=2000, deadline=None)
@given(starts, st.lists(asks, max_size=12))
def test_nothing_is_planned_for_the_dead_and_no_list_keeps_them(start, told):
    for _, _, now in _lived(start, told):
        if now.whereabouts is Whereabouts.DEAD:
            assert work(now) is None
            assert all(one.opens is None for one in changes(set(), facts(status=now), LIMITS).values())
        if now.closing is Closing.DEAD:
            assert now.whereabouts is Whereabouts.DEAD


@settings(max_examples=2000, deadline=None)
@given(starts, st.lists(asks, max_size=12))
def test_nobody_becomes_lost_without_the_ground_of_recorded_attempts(start, told):
    for before, ask, now in _lived(start, told):
        if now.whereabouts is Whereabouts.LOST and before.whereabouts is not Whereabouts.LOST:
            assert Proof.LOST_GROUND in ask.proofs


@settings(max_examples=2000, deadline=None)
@given(starts, st.lists(asks, max_size=12))
def test_the_three_answers_never_contradict_each_other(start, told):
    for _, _, now in _lived(start, told):
        on_register = now.registration in (Registration.REGISTERED, Registration.CLOSED)
        assert (now.management is not None) == on_register
        assert (now.closing is not None) == (now.registration is Registration.CLOSED)
        if now.registration in (Registration.SUSPECTED, Registration.UNDER_REVIEW, Registration.EXCLUDED):
            assert now.whereabouts is Whereabouts.HOME


@settings(max_examples=2000, deadline=None)
@given(starts, st.lists(asks, max_size=12))
def test_leaving_and_coming_back_always_took_two_people(start, told):
    for before, ask, now in _lived(start, told):
        if Registration.CLOSED in (before.registration, now.registration):
            assert ask.second is not None
            assert ask.second.id != ask.by.id


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
