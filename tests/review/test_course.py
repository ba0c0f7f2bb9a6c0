"""Who may decide when: the table of states and bars."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.review.course import Answered, Bar, Case, Decided, Outcome, State, tells_more

ME, OTHER, THERE, MATE = (UUID(int=number) for number in range(1, 5))
TODAY, BY = date(2026, 11, 25), date(2026, 11, 30)
OPEN = Case(answer_by=BY, doubted=True, present=frozenset({THERE}), team=frozenset({THERE, MATE}))
FIRST, SECOND = Decided(ME, 100), Decided(OTHER, 300)
WORDS, APPEAL = Answered(THERE, 50), Answered(THERE, 200, appeal=True)


def test_new_facts_ask_everybody_again_and_an_appeal_is_open_once_more() -> None:
    again = replace(OPEN, decisions=[FIRST], answers=[WORDS, APPEAL], reopened_at=250)
    assert (again.state, again.bar(ME, TODAY)) == (State.ASKED, Bar.WAITING)
    assert again.bar(ME, date(2026, 12, 1)) is None, "who decided before may look again: no appeal is theirs"
    assert replace(again, answers=[WORDS, Answered(THERE, 260)]).state is State.HEARD
    decided = replace(again, decisions=[FIRST, SECOND])
    assert (decided.state, decided.may_appeal(THERE)) == (State.DECIDED, True)
    assert replace(decided, answers=[Answered(THERE, 400, appeal=True)]).state is State.APPEALED


@pytest.mark.parametrize(
    ("outcome", "rejects", "before", "now", "more"),
    [
        (Outcome.EXPLAINED, False, "a", "a", False),
        (Outcome.EXPLAINED, False, "a", "ab", True),
        (Outcome.EXPLAINED, False, "a", "", False),
        (Outcome.UPHELD, False, "a", "ab", True),
        (Outcome.UPHELD, True, "a", "ab", False),
        (Outcome.UPHELD, True, "ab", "a", True),
    ],
)
def test_which_new_facts_open_a_decided_case(
    outcome: Outcome, rejects: bool, before: str, now: str, more: bool
) -> None:
    assert tells_more(outcome, frozenset(before), frozenset(now), rejects=rejects) is more


@pytest.mark.parametrize(
    ("doubted", "decisions", "answers", "state"),
    [
        (True, [], [], State.ASKED),
        (True, [], [WORDS], State.HEARD),
        (False, [], [], State.CLEARED),
        (False, [], [WORDS], State.CLEARED),
        (True, [FIRST], [], State.DECIDED),
        (True, [FIRST], [WORDS], State.DECIDED),
        (True, [FIRST], [Answered(THERE, 99, appeal=True)], State.DECIDED),
        (True, [FIRST], [Answered(THERE, 200)], State.DECIDED),
        (True, [FIRST], [WORDS, APPEAL], State.APPEALED),
        (True, [FIRST], [Answered(THERE, 200, written=99)], State.APPEALED),
        (True, [FIRST], [Answered(THERE, 200, written=150)], State.DECIDED),
        (True, [FIRST], [Answered(THERE, 99, written=50)], State.DECIDED),
        (True, [FIRST, SECOND], [Answered(THERE, 400, written=99)], State.DECIDED),
        (False, [FIRST], [APPEAL], State.APPEALED),
        (True, [FIRST, SECOND], [APPEAL], State.DECIDED),
        (True, [FIRST, SECOND], [APPEAL, Answered(THERE, 400, appeal=True)], State.DECIDED),
    ],
)
def test_how_far_a_case_has_come(
    doubted: bool, decisions: list[Decided], answers: list[Answered], state: State
) -> None:
    assert replace(OPEN, doubted=doubted, decisions=decisions, answers=answers).state is state


@pytest.mark.parametrize(
    ("who", "day", "decisions", "answers", "bar"),
    [
        (ME, TODAY, [], [], Bar.WAITING),
        (ME, BY, [], [], Bar.WAITING),
        (ME, date(2026, 12, 1), [], [], None),
        (ME, TODAY, [], [WORDS], None),
        (THERE, TODAY, [], [WORDS], Bar.PARTICIPANT),
        (MATE, TODAY, [], [WORDS], Bar.TEAM),
        (OTHER, TODAY, [FIRST], [WORDS], Bar.DECIDED),
        (ME, TODAY, [FIRST], [APPEAL], Bar.DECIDED_BEFORE),
        (OTHER, TODAY, [FIRST], [APPEAL], None),
        (OTHER, TODAY, [FIRST, SECOND], [APPEAL], Bar.DECIDED),
    ],
)
def test_who_may_decide_when(
    who: UUID, day: date, decisions: list[Decided], answers: list[Answered], bar: Bar | None
) -> None:
    assert replace(OPEN, decisions=decisions, answers=answers).bar(who, day) is bar


@given(
    st.lists(st.builds(Answered, st.just(THERE), st.integers(0, 500), st.booleans())),
    st.sampled_from([(), (FIRST,), (FIRST, SECOND)]),
    st.booleans(),
    st.dates(date(2026, 11, 1), date(2026, 12, 31)),
)
def test_nobody_who_was_there_or_is_of_the_team_ever_decides(
    answers: list[Answered], decisions: tuple[Decided, ...], doubted: bool, day: date
) -> None:
    case = replace(OPEN, answers=answers, decisions=decisions, doubted=doubted)

    assert case.bar(THERE, day) is Bar.PARTICIPANT
    assert case.bar(MATE, day) is Bar.TEAM
    assert case.state is replace(case, answers=answers[::-1]).state


def test_an_appeal_is_asked_once_by_those_who_were_there() -> None:
    decided = replace(OPEN, decisions=[FIRST])

    assert decided.may_appeal(THERE)
    assert not decided.may_appeal(MATE)
    assert not OPEN.may_appeal(THERE)
    assert not replace(decided, answers=[APPEAL]).may_appeal(THERE)
    assert not replace(decided, decisions=[FIRST, SECOND]).may_appeal(THERE)


@pytest.mark.parametrize(
    ("reviewers", "decisions", "answers", "stuck"),
    [
        ([], [], [], True),
        ([ME], [], [], False),
        ([THERE, MATE], [], [WORDS], True),
        ([ME, THERE], [FIRST], [APPEAL], True),
        ([ME, OTHER], [FIRST], [APPEAL], False),
        ([ME], [FIRST], [], False),
    ],
)
def test_where_nobody_may_ever_decide_it_is_stuck_as_long_as_it_waits(
    reviewers: list[UUID], decisions: list[Decided], answers: list[Answered], stuck: bool
) -> None:
    assert replace(OPEN, decisions=decisions, answers=answers).is_stuck(reviewers) is stuck


def test_nobody_answers_for_a_colleague() -> None:
    both = replace(OPEN, present=frozenset({THERE, MATE}), answers=[WORDS])

    assert (both.state, both.bar(ME, TODAY)) == (State.ASKED, Bar.WAITING)
    assert (both.asks(THERE), both.asks(MATE), both.asks(ME)) == (False, True, False)
    assert both.bar(ME, date(2026, 12, 1)) is None, "the term is over"
    everybody = replace(both, answers=[WORDS, Answered(MATE, 60)])
    assert (everybody.state, everybody.bar(ME, TODAY)) == (State.HEARD, None)
    assert not everybody.asks(MATE)
    assert replace(everybody, reopened_at=55).unheard == {THERE}, "new facts: asked anew"
