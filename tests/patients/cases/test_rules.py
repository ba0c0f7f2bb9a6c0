"""Every row of the table of case lists (`DOMAIN.md` §3.4): opening, closing, owner, review."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.patients.cases.codes import ACTIONS, OWNERS, Why
from backend.patients.cases.facts import Capacity, Contacts
from backend.patients.cases.rules import NOTHING, changes, next_review, opinion
from backend.patients.status.codes import Management, Registration, Whereabouts
from backend.policy.case_lists import CaseList
from tests.patients.cases.facts import LIMITS, MANAGED, TODAY, classes, days_ago, facts, medicine

C = CaseList
LOST = replace(MANAGED, whereabouts=Whereabouts.LOST)
FLOATING = replace(MANAGED, whereabouts=Whereabouts.FLOATING_IN)
DECLINED = replace(MANAGED, management=Management.NON_MANAGED)

OPENS = [
    (C.LOST, facts(status=LOST), Why.IS_LOST),
    (C.MED_INTERRUPTED, facts(medicine(1, 2)), Why.IRREGULAR),
    (C.MED_NONE, facts(medicine(3, 3)), Why.STOPPED),
    (C.MED_NONE, facts(medicine(3, danger=3)), Why.STOPPED),
    (C.GUARD_NONE, facts(guardian=Capacity.NONE), Why.NO_GUARDIAN),
    (C.GUARD_WEAK, facts(guardian=Capacity.WEAK), Why.WEAK_GUARDIAN),
    (C.FLOATING, facts(status=FLOATING), Why.ELSEWHERE),
    (C.FLOATING, facts(lives_elsewhere=True), Why.ELSEWHERE),
    (C.RELAPSING, facts(classes((300, 1), (200, 2), (10, 1))), Why.EPISODES),
    (C.RELAPSING, facts(Contacts(admissions=days_ago(300, 10))), Why.ADMISSIONS),
    (C.NON_MANAGED, facts(status=DECLINED), Why.DECLINED),
]
CLOSES = [
    (C.LOST, facts(), Why.FOUND),
    (C.MED_INTERRUPTED, facts(medicine(2, 1, 1)), Why.REGULAR),
    (C.MED_INTERRUPTED, facts(medicine(2, 1, 4)), Why.REGULAR),
    (C.MED_NONE, facts(medicine(3, 3, 4, 4)), Why.REGULAR),
    (C.GUARD_NONE, facts(guardian=Capacity.WEAK), Why.APPOINTED),
    (C.GUARD_NONE, facts(guardian=Capacity.STRONG), Why.APPOINTED),
    (C.GUARD_WEAK, facts(guardian=Capacity.STRONG), Why.STRONG_GUARDIAN),
    (C.GUARD_WEAK, facts(guardian=Capacity.NONE), Why.NO_GUARDIAN),
    (C.FLOATING, facts(), Why.SETTLED),
    (C.RELAPSING, facts(classes((400, 1), (300, 2))), Why.QUIET),
    (C.NON_MANAGED, facts(), Why.TAKES_PART),
]
STAYS = [
    (C.MED_INTERRUPTED, facts(medicine(2, 1))),
    (C.MED_INTERRUPTED, facts(medicine(1, 3))),
    (C.MED_NONE, facts(medicine(3))),
    (C.MED_NONE, facts(medicine(3, danger=2))),
    (C.MED_NONE, facts(medicine(3, 1))),
    (C.MED_NONE, facts()),
    (C.GUARD_NONE, facts()),
    (C.GUARD_WEAK, facts()),
    (C.RELAPSING, facts(classes((30, 1), (20, 1), (10, 1)))),
    (C.RELAPSING, facts(Contacts(admissions=days_ago(400, 10)))),
]
REVIEWS = [
    (C.LOST, 30),
    (C.MED_INTERRUPTED, None),
    (C.MED_NONE, 14),
    (C.GUARD_NONE, 30),
    (C.GUARD_WEAK, 90),
    (C.FLOATING, 90),
    (C.RELAPSING, 90),
    (C.NON_MANAGED, 90),
]
KEEPERS = [
    (C.LOST, ("MHP",)),
    (C.MED_INTERRUPTED, ("MHP",)),
    (C.MED_NONE, ("MHP", "CIV")),
    (C.GUARD_NONE, ("COMPREHENSIVE",)),
    (C.GUARD_WEAK, ("VIL",)),
    (C.FLOATING, ("VIL",)),
    (C.RELAPSING, ("PSY",)),
    (C.NON_MANAGED, ("CARE",)),
]


@pytest.mark.parametrize(("case", "told", "why"), OPENS)
def test_someone_comes_onto_a_list(case, told, why):
    assert opinion(case, told, LIMITS).opens is why


@pytest.mark.parametrize(("case", "told", "why"), CLOSES)
def test_someone_leaves_a_list(case, told, why):
    assert opinion(case, told, LIMITS).closes is why


@pytest.mark.parametrize(("case", "told"), STAYS)
def test_in_between_nothing_changes(case, told):
    assert opinion(case, told, LIMITS) == NOTHING


@pytest.mark.parametrize(("case", "days"), REVIEWS)
def test_an_entry_is_looked_at_again_in_time(case, days):
    again = next_review(case, TODAY, LIMITS)
    assert (again and (again - TODAY).days) == days


@pytest.mark.parametrize(("case", "owner"), KEEPERS)
def test_every_list_has_its_keeper_and_something_to_do(case, owner):
    assert OWNERS[case] == owner
    assert ACTIONS[case]


@pytest.mark.parametrize("case", CaseList)
def test_leaving_the_register_or_dying_ends_every_list(case):
    gone = replace(MANAGED, registration=Registration.CLOSED)
    dead = replace(LOST, whereabouts=Whereabouts.DEAD)
    for status in (gone, dead):
        assert opinion(case, facts(status=status), LIMITS).closes is Why.LEFT_REGISTER


@pytest.mark.parametrize("case", CaseList)
def test_nobody_only_suspected_is_on_a_list(case):
    suspected = replace(MANAGED, registration=Registration.SUSPECTED, management=None)
    told = facts(medicine(3, 3), suspected, guardian=Capacity.NONE, lives_elsewhere=True)
    assert opinion(case, told, LIMITS).opens is None


def test_the_same_episode_seen_again_and_again_is_one():
    assert opinion(C.RELAPSING, facts(classes((60, 1), (46, 1), (32, 1))), LIMITS).opens is None


def test_an_episode_a_year_ago_does_not_count_any_more():
    assert opinion(C.RELAPSING, facts(classes((366, 1), (300, 3), (10, 1))), LIMITS).opens is None


def test_changes_are_only_what_is_new():
    told = facts(medicine(2), guardian=Capacity.WEAK)
    found = changes({C.GUARD_WEAK, C.FLOATING}, told, LIMITS)
    assert {case: one.opens or one.closes for case, one in found.items()} == {
        C.MED_INTERRUPTED: Why.IRREGULAR,
        C.FLOATING: Why.SETTLED,
    }


def test_a_county_that_keeps_fewer_lists_still_ends_what_it_once_opened():
    few = replace(LIMITS, lists=(C.LOST,))
    found = changes({C.FLOATING}, facts(medicine(2)), few)
    assert set(found) == {C.FLOATING}


codes = st.integers(1, 4)


@settings(deadline=None)
@given(st.lists(codes, max_size=12), st.integers(0, 5), st.sampled_from([None, *Capacity]), st.booleans())
def test_a_rule_never_opens_and_closes_at_once_and_settles_after_one_step(told, danger, guardian, elsewhere):
    known = facts(medicine(*told, danger=danger), guardian=guardian, lives_elsewhere=elsewhere)
    on: set[CaseList] = set()
    for case, one in changes(on, known, LIMITS).items():
        assert (one.opens is None) != (one.closes is None)
        on.add(case)
    assert changes(on, known, LIMITS) == {}


@settings(deadline=None)
@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_time_alone_puts_nobody_on_a_list(today):
    known = replace(facts(Contacts(dues=days_ago(200, 110, 20))), today=today)
    assert changes(set(), known, LIMITS) == {}
