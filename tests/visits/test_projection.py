"""A visit read out of its statements."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.policy.codes import Authenticity, ClinicalEffect, Grade, Purpose
from backend.policy.shipped import team_policy
from backend.policy.team import Situation
from backend.roster.roles import Terrain
from backend.transparency.codes import record_digits
from backend.visits.facts import Facts, Person, Plan
from backend.visits.grades import Borrowing
from backend.visits.location import Home, Match
from backend.visits.projection import State, VisitState, project
from backend.visits.timeline import DAY, Heard
from tests.visits import bodies
from tests.visits.bodies import HOME
from tests.visits.telling import MINUTE, PATIENT, START, VISIT, held, name_of
from tests.visits.telling import Person as Phone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backend.visits.presence import Attendance

ROLES = {"he": "GRID", "shen": "MHP", "tang": "CIV", "luo": "POL", "ge": "VIL"}
ORGS = {"he": "committee", "ge": "committee", "shen": "health centre", "tang": "civil", "luo": "police"}
FACTS = Facts(
    patient=PATIENT,
    people={name_of(who): Person(name_of(ORGS[who]), frozenset({role})) for who, role in ROLES.items()},
    policy=team_policy(),
    situation=Situation(Purpose.FOLLOW_UP),
    now=START + DAY,
    home=Home(*HOME, 20, Terrain.VILLAGE),
)


def read(heard: Iterable[Heard], **facts: Any) -> VisitState:
    return project(heard, replace(FACTS, **facts))


def part(state: VisitState, who: Phone | str) -> Attendance:
    member = name_of(who) if isinstance(who, str) else who.id
    return next(one for one in state.attendances if one.staff == member)


def joint(opener: Phone, *others: Phone, minutes: float = 26, **record: Any) -> list[Heard]:
    """An ordinary visit of some phones."""
    opening = opener.open(START)
    reads = [other.join(START + (1 + no) * MINUTE, opener) for no, other in enumerate(others)]
    end = START + round(minutes * MINUTE)
    shakes = [opener.shake(one, START + (1 + no) * MINUTE) for no, one in enumerate(reads)]
    close = opener.close(end, *shakes, **record)
    return [opening, *reads, close, *(other.leave(end + 1000, close) for other in others)]


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


# --- presence --------------------------------------------------------------------------------------------


def test_a_colleague_who_came_late_and_met_the_others_for_four_minutes_is_not_counted() -> None:
    he, shen, luo = Phone("he"), Phone("shen"), Phone("luo")
    heard = joint(he, shen, minutes=35)
    heard.append(luo.join(START + 31 * MINUTE, he))
    heard.append(luo.leave(START + 35 * MINUTE, None))
    state = read(heard)

    assert part(state, luo).signals.overlap.value is False
    assert part(state, luo).grade is Grade.C
    assert "presence.not_together" in [one.code for one in state.verdicts.authenticity_reasons]
    assert state.verdicts.authenticity is Authenticity.JOINT_CONFIRMED


def test_a_colleague_who_left_early_after_seven_minutes_counts() -> None:
    he, luo = Phone("he"), Phone("luo")
    opening, read_at = he.open(START), START + 5 * MINUTE
    joined = luo.join(read_at, he)
    left = luo.leave(START + 12 * MINUTE, None)
    state = read([opening, joined, left, he.close(START + 30 * MINUTE, he.shake(joined, read_at))])

    assert part(state, luo).signals.signature.reason.code == "signature.early"
    assert part(state, luo).grade is Grade.A
    assert state.verdicts.authenticity is Authenticity.JOINT_CONFIRMED


def test_alone_with_everything_right_it_is_one_person_and_the_facts_stand() -> None:
    shen = Phone("shen")
    state = read(joint(shen))

    assert part(state, shen).grade is Grade.C
    assert state.verdicts.authenticity is Authenticity.SINGLE
    assert state.verdicts.clinical_effect is ClinicalEffect.RESETS_DUE


def test_wrong_clocks_on_both_phones_change_nothing() -> None:
    heard = joint(Phone("he", 14 * MINUTE), Phone("shen", -DAY))
    state = read(heard)

    assert [one.grade for one in state.attendances] == [Grade.A, Grade.A]
    assert [one.clock_offset for one in state.attendances] == [14 * MINUTE, -DAY]
    assert state.opened_at == START


def test_phones_without_any_beacon_are_tied_together_by_the_code() -> None:
    he, shen = Phone("he", 9 * MINUTE, contact=None), Phone("shen", -7 * DAY, contact=None)
    late = START + 58 * 60 * MINUTE
    he.synced = shen.synced = late
    heard = [
        # both clocks were set right before sending, so that sending tells nothing of the visit
        Heard(one.statement, one.beacons, one.received_at, one.received_at)
        for one in joint(he, shen)
    ]
    state = read(heard)

    assert part(state, shen).signals.overlap.value is True
    assert "beacon.none" in state.notes


@pytest.mark.parametrize("via", ["typed", "none"])
def test_how_the_record_was_read_before_signing(via: str) -> None:
    he, shen = Phone("he"), Phone("shen")
    opening, joined = he.open(START), shen.join(START + MINUTE, he)
    close = he.close(START + 26 * MINUTE, he.shake(joined, START + MINUTE))
    digits = record_digits(VISIT, close.statement.hash) if via == "typed" else None
    left = shen.leave(START + 27 * MINUTE, close, record={"via": via, "hash": None, "digits": digits})
    state = read([opening, joined, close, left])

    assert part(state, shen).signals.signature.value is (True if via == "typed" else None)


def test_signing_another_record_is_seen() -> None:
    he, shen = Phone("he"), Phone("shen")
    other = {"via": "scan", "hash": "ab" * 32, "digits": None}
    opening, joined = he.open(START), shen.join(START + MINUTE, he)
    close = he.close(START + 26 * MINUTE, he.shake(joined, START + MINUTE))
    state = read([opening, joined, close, shen.leave(START + 27 * MINUTE, close, record=other)])

    assert part(state, shen).signals.signature.value is False
    assert part(state, shen).grade is Grade.C


@pytest.mark.parametrize(
    ("minutes", "source", "value"),
    [(10, "CAMERA", True), (-30, "CAMERA", False), (90, "CAMERA", False), (10, "FILE", None)],
)
def test_a_photo_counts_when_the_camera_took_it_during_the_visit(
    minutes: int, source: str, value: bool | None
) -> None:
    he = Phone("he")
    at = START + minutes * MINUTE
    photo = bodies.photo(at, at - he.born, he.session, source)
    state = read([he.open(START), he.close(START + 26 * MINUTE, photos=[photo])])

    assert part(state, he).signals.photo.value is value
    assert ("photo.file" in state.notes) is (source == "FILE")


def test_a_visit_elsewhere_is_not_compared_with_the_home() -> None:
    he, shen = Phone("he"), Phone("shen")
    state = read(joint(he, shen, place=14, entry="ELSEWHERE"))

    assert {one.position_in.result for one in state.attendances} == {Match.SKIPPED}
    assert [one.grade for one in state.attendances] == [Grade.B, Grade.B]


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


# --- borrowed phones -------------------------------------------------------------------------------------


def borrowed(he: Phone, *more: Heard) -> list[Heard]:
    return [
        he.open(START),
        he.lend(START + 2 * MINUTE, name_of("tang")),
        he.close(START + 26 * MINUTE),
        *more,
    ]


def test_a_borrowed_presence_waits_for_the_persons_own_word() -> None:
    state = read(borrowed(Phone("he")))
    tang = part(state, "tang")

    assert tang.borrowed is not None
    assert (tang.grade, tang.borrowed.state) == (Grade.C, Borrowing.PENDING)
    assert state.verdicts.authenticity is Authenticity.JOINT_PENDING
    assert state.lapses_at == tang.borrowed.confirm_by + 1


def test_confirmed_within_two_days_it_counts() -> None:
    tang = Phone("tang")
    said = tang.say("presence.confirm", START + 20 * 60 * MINUTE, present=True, note="")
    state = read(borrowed(Phone("he"), said))

    assert state.verdicts.authenticity is Authenticity.JOINT_CONFIRMED
    assert state.lapses_at is None


@pytest.mark.parametrize(("hours", "present"), [(49, True), (20, False)])
def test_confirmed_late_or_denied_it_falls_away(hours: int, present: bool) -> None:
    said = Phone("tang").say("presence.confirm", START + hours * 60 * MINUTE, present=present, note="")
    state = read(borrowed(Phone("he"), said))

    assert part(state, "tang").grade is Grade.D
    assert state.verdicts.authenticity is Authenticity.SINGLE


def test_never_confirmed_it_falls_away_after_two_days() -> None:
    state = read(borrowed(Phone("he")), now=START + 3 * DAY)

    assert part(state, "tang").grade is Grade.D
    assert state.verdicts.authenticity is Authenticity.SINGLE


def test_nobody_else_can_confirm() -> None:
    he = Phone("he")
    heard = borrowed(he)
    heard.append(he.say("presence.confirm", START + 20 * 60 * MINUTE, present=True, note=""))

    assert read(heard).verdicts.authenticity is Authenticity.JOINT_PENDING


def test_it_cannot_stand_when_the_persons_own_phone_was_in_use_meanwhile() -> None:
    said = Phone("tang").say("presence.confirm", START + 20 * 60 * MINUTE, present=True, note="")
    active = {name_of("tang"): (START + 9 * MINUTE,)}
    state = read(borrowed(Phone("he"), said), active=active)

    assert part(state, "tang").grade is Grade.D
    assert state.verdicts.authenticity is Authenticity.SINGLE
    assert "borrow.contradicted" in state.notes


def test_using_the_own_phone_before_or_after_contradicts_nothing() -> None:
    active = {name_of("tang"): (START - MINUTE, START + 40 * MINUTE)}

    assert "borrow.contradicted" not in read(borrowed(Phone("he")), active=active).notes


def test_a_borrowed_presence_that_fell_away_keeps_nobody_company() -> None:
    state = read(borrowed(Phone("he")), now=START + 3 * DAY)

    assert part(state, "he").signals.overlap.reason.code == "overlap.alone"


def test_whoever_arrives_on_their_own_phone_after_all_needs_no_borrowed_one() -> None:
    he, tang = Phone("he"), Phone("tang")
    heard = [*joint(he, tang), he.lend(START + 2 * MINUTE, tang.id)]

    assert part(read(heard), tang).borrowed is None


def test_somebody_nobody_knows_cannot_borrow() -> None:
    he = Phone("he")
    heard = [he.open(START), he.lend(START + MINUTE, name_of("a stranger")), he.close(START + 9 * MINUTE)]

    assert len(read(heard).attendances) == 1


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


@settings(max_examples=60)
@given(order=st.permutations(range(len(everything()))))
def test_the_order_in_which_statements_come_does_not_matter(order: list[int]) -> None:
    heard = everything()

    assert read(heard[one] for one in order) == read(heard)


@settings(max_examples=60)
@given(kept=st.sets(st.integers(0, len(everything()) - 1)))
def test_any_part_of_a_visit_can_be_read(kept: set[int]) -> None:
    heard = everything()
    state = read(heard[one] for one in kept)

    assert state.state.is_over == (state.verdicts.authenticity is not None)
