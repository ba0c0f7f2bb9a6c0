"""A visit read out of its statements."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.policy.codes import Authenticity, ClinicalEffect, Grade, Purpose
from backend.visits.reading.facts import Plan
from backend.visits.reading.projection import State
from backend.visits.reading.timeline import DAY, Heard
from tests.visits.reading.reader import joint, part, read
from tests.visits.reading.telling import MINUTE, START, held, name_of
from tests.visits.reading.telling import Person as Phone

# --- states ----------------------------------------------------------------------------------------------


def test_an_ordinary_joint_visit() -> None:
    he, shen = Phone("he"), Phone("shen")
    state = read(joint(he, shen))

    assert state.state is State.CLOSED
    assert state.verdicts.clinical_effect is ClinicalEffect.RESETS_DUE
    assert state.verdicts.authenticity is Authenticity.JOINT_CONFIRMED
    assert [one.grade for one in state.attendances] == [Grade.A, Grade.A]
    assert (state.opened_at, state.closed_at) == (START, START + 26 * MINUTE)
    assert state.notes == ()


def test_nothing_said_yet_is_planned() -> None:
    assert read([]).state is State.PLANNED


def test_an_opening_is_open_and_has_no_verdict() -> None:
    state = read([Phone("he").open(START)])

    assert state.state is State.OPEN
    assert state.verdicts.authenticity is None


def test_withdrawing_for_safety_is_never_called_a_refusal() -> None:
    he, shen = Phone("he"), Phone("shen")
    heard = [he.open(START), shen.join(START + MINUTE, he)]
    heard += [shen.say("visit.abort", START + 2 * MINUTE, position=None)]
    heard += [he.attempt(START + 3 * MINUTE, "REFUSED")]
    state = read(heard)

    assert (state.state, state.outcome) == (State.ABORTED, None)
    assert state.verdicts.clinical_effect is ClinicalEffect.ATTEMPT
    assert "abort.signalled" in state.notes


def test_a_record_made_after_all_keeps_its_clinical_facts() -> None:
    he, shen = Phone("he"), Phone("shen")
    heard = joint(he, shen)
    heard.append(shen.say("visit.abort", START + 30 * MINUTE, position=None))

    assert read(heard).verdicts.clinical_effect is ClinicalEffect.RESETS_DUE


@pytest.mark.parametrize("planned", [True, False])
def test_a_draft_given_up_leaves_a_planned_visit_planned(planned: bool) -> None:
    he = Phone("he")
    heard = [he.open(START), he.say("visit.discard", START + MINUTE, reason=None)]
    plan = Plan(he.id, (he.id,), Purpose.FOLLOW_UP) if planned else None
    state = read(heard, plan=plan)

    assert state.state is (State.PLANNED if planned else State.DISCARDED)
    assert "draft.discarded" in state.notes


def test_a_visit_opened_again_after_a_draft_was_given_up_is_open() -> None:
    he = Phone("he")
    heard = [he.open(START), he.say("visit.discard", START + MINUTE, reason=None), he.open(START + DAY)]

    assert read(heard).state is State.OPEN


def test_who_was_planned_and_who_was_named_at_the_door_are_expected() -> None:
    he = Phone("he")
    plan = Plan(name_of("shen"), (name_of("shen"), name_of("luo")), Purpose.REASSESS)
    state = read([he.open(START, expected=[name_of("tang"), name_of("a stranger")])], plan=plan)

    assert set(state.expected) == {name_of(who) for who in ("shen", "luo", "tang")}
    assert (state.leader, state.purpose) == (name_of("shen"), Purpose.FOLLOW_UP)


# --- records ---------------------------------------------------------------------------------------------


def test_the_openers_record_counts_before_a_colleagues() -> None:
    he, shen = Phone("he"), Phone("shen")
    heard = joint(he, shen)
    heard.append(shen.close(START + 20 * MINUTE, outcome="FAMILY_ONLY", seen=["FAMILY"]))
    state = read(heard)

    assert state.outcome == "SEEN"
    assert "record.twice" in state.notes


def test_a_record_by_somebody_who_never_arrived_is_set_aside() -> None:
    he, luo = Phone("he"), Phone("luo")
    state = read([he.open(START), luo.close(START + 26 * MINUTE)])

    assert state.state is State.OPEN
    assert "record.stranger" in state.notes


def test_a_statement_about_somebody_else_is_set_aside() -> None:
    he, shen = Phone("he"), Phone("shen")
    heard = [*joint(he), shen.join(START + MINUTE, he, patient=name_of("another person"))]
    state = read(heard)

    assert len(state.attendances) == 1
    assert "patient.other" in state.notes


# --- what is still on its way ----------------------------------------------------------------------------


def test_one_of_two_confirmed_until_the_other_half_comes() -> None:
    he, shen = Phone("he"), Phone("shen")
    opening, joined, close, left = joint(he, shen)
    waiting = read([opening, close])

    assert waiting.verdicts.authenticity is Authenticity.JOINT_PENDING
    assert waiting.awaited == {joined.statement.hash: shen.id}
    reasons = {one.code: one.details for one in waiting.verdicts.authenticity_reasons}
    assert reasons["statements.awaited"] == {"have": 1, "of": 2}
    assert read([opening, joined, close]).verdicts.authenticity is Authenticity.JOINT_PENDING
    assert read([opening, joined, close, left]).verdicts.authenticity is Authenticity.JOINT_CONFIRMED


def test_a_join_whose_opening_is_not_here_is_not_wrong() -> None:
    he, shen = Phone("he"), Phone("shen")
    he.open(START)
    state = read([shen.join(START + MINUTE, he)])

    assert part(state, shen).signals.code.value is None
    assert state.state is State.OPEN


# --- time ------------------------------------------------------------------------------------------------


def test_the_bracket_is_the_teams() -> None:
    he, shen = Phone("he", synced=START + 10 * 60 * MINUTE), Phone("shen", contact=START - 5 * MINUTE)
    state = read(joint(he, shen))

    assert state.bracket is not None
    assert (state.bracket.not_before, state.bracket.not_after) == (START - 5 * MINUTE, START + MINUTE)


def test_proofs_that_contradict_each_other_are_noted() -> None:
    he = Phone("he")
    he.beacons.append(held(START + 9 * DAY, None, name_of("shen")))

    assert "bracket.impossible" in read([he.open(START)]).notes


@pytest.mark.parametrize("fast", [-START, 73 * 365 * DAY])
def test_a_clock_in_1970_or_2099_is_noted_and_corrected(fast: int) -> None:
    state = read(joint(Phone("he", fast), Phone("shen")))

    assert "clock.far" in state.notes
    assert state.opened_at == START
    assert state.verdicts.authenticity is Authenticity.JOINT_CONFIRMED


# --- any order -------------------------------------------------------------------------------------------


def everything() -> list[Heard]:
    """A visit where everything happens."""
    he, shen, luo = Phone("he", 14 * MINUTE), Phone("shen"), Phone("luo", -MINUTE)
    heard = joint(he, shen, absent=[{"member": name_of("ge"), "reason": "DUTY", "note": ""}])
    heard += [luo.join(START + 3 * MINUTE, he), luo.leave(START + 12 * MINUTE, None)]
    heard += [he.lend(START + 4 * MINUTE, name_of("tang"))]
    heard += [Phone("tang").say("presence.confirm", START + 9 * 60 * MINUTE, present=True, note="")]
    heard += [shen.join(START + 15 * MINUTE, he, kind="visit.recheck")]
    heard += [Phone("ge").join(START + MINUTE, he, patient=name_of("another person"))]
    return heard


@settings(max_examples=1000, deadline=None)
@given(order=st.permutations(range(len(everything()))))
def test_the_order_in_which_statements_come_does_not_matter(order: list[int]) -> None:
    heard = everything()

    assert read(heard[one] for one in order) == read(heard)


@settings(max_examples=1000, deadline=None)
@given(kept=st.sets(st.integers(0, len(everything()) - 1)))
def test_any_part_of_a_visit_can_be_read(kept: set[int]) -> None:
    heard = everything()
    state = read(heard[one] for one in kept)

    assert state.state.is_over == (state.verdicts.authenticity is not None)
