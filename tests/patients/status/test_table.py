"""Every row of the table of statuses, as `DOMAIN.md` §3.3 has it."""

from __future__ import annotations

import pytest

from backend.patients.status.codes import Axis, Closing, Effect, Management, Proof, Registration, Whereabouts
from backend.patients.status.guard import Allowed, Fault, Refused, Status, Waiting, judge
from backend.patients.status.moves import MOVES
from tests.patients.status.people import GE, HE, LUO, PSYCHIATRIST, SHEN, TIAN, an_ask, registered

R, M, W, P, E = Registration, Management, Whereabouts, Proof, Effect
PENDING = registered(management=M.PENDING)


def at(place: Whereabouts, **more) -> Status:
    return registered(management=M.MANAGED, whereabouts=place, **more)


REGISTRATION = [
    (R.SUSPECTED, R.UNDER_REVIEW, SHEN, [P.SCREENING_ACCEPTED, P.PERSON_TOLD], E.NOTHING_SHARED),
    (R.UNDER_REVIEW, R.EXCLUDED, PSYCHIATRIST, [P.NOT_COVERED], E.ERASED_SOON),
    (R.SUSPECTED, R.EXCLUDED, PSYCHIATRIST, [P.NOT_COVERED], E.ERASED_SOON),
    (R.UNDER_REVIEW, R.REGISTERED, SHEN, [P.DIAGNOSIS], E.FIRST_VISIT),
]
CLOSING = [
    (Closing.DEAD, P.CERTIFICATE),
    (Closing.DEAD, P.POLICE_STATEMENT),
    (Closing.DEAD, P.COMMITTEE_STATEMENT),
    (Closing.MOVED_TRANSFERRED, P.TRANSFER_ACCEPTED),
    (Closing.MISDIAGNOSIS, P.CORRECTED),
    (Closing.POOL_EXIT, P.EXIT_DECISION),
]
WHEREABOUTS = [
    (W.HOME, W.HOSPITAL, P.HOSPITAL_SLIP, E.SUSPENDED),
    (W.HOME, W.HOSPITAL, P.SEEN, E.SUSPENDED),
    (W.HOME, W.HOSPITAL, P.FAMILY_STATEMENT, E.SUSPENDED),
    (W.HOSPITAL, W.HOME, P.DISCHARGE_NOTICE, E.VISIT_SOON),
    (W.HOSPITAL, W.FLOATING_IN, P.DISCHARGE_NOTICE, E.VISIT_SOON),
    (W.HOME, W.DETAINED, P.CONFIRMED_BY_POLICE, E.SUSPENDED),
    (W.HOSPITAL, W.DETAINED, P.CONFIRMED_BY_POLICE, E.SUSPENDED),
    (W.DETAINED, W.HOME, P.RELEASE_NOTICE, E.VISIT_SOON),
    (W.DETAINED, W.FLOATING_IN, P.RELEASE_NOTICE, E.VISIT_SOON),
    (W.HOME, W.CARE_INSTITUTION, P.INSTITUTION_NOTICE, E.SUSPENDED),
    (W.CARE_INSTITUTION, W.HOME, P.INSTITUTION_NOTICE, E.VISIT_SOON),
    (W.HOME, W.AWAY_KNOWN, P.NEW_ADDRESS, E.OFFER_TRANSFER),
    (W.AWAY_KNOWN, W.HOME, P.SEEN, E.BY_CLASS),
    (W.HOME, W.FLOATING_IN, P.REGISTERED_ELSEWHERE, E.BY_CLASS),
    (W.HOME, W.LOST, P.LOST_GROUND, E.SEARCH),
    (W.HOSPITAL, W.LOST, P.LOST_GROUND, E.SEARCH),
    (W.LOST, W.HOME, P.SEEN, E.TELL_ALL),
    (W.LOST, W.AWAY_KNOWN, P.NEW_ADDRESS, E.TELL_ALL),
    (W.LOST, W.FLOATING_IN, P.SEEN, E.TELL_ALL),
    (W.LOST, W.HOSPITAL, P.HOSPITAL_SLIP, E.TELL_ALL),
    (W.LOST, W.DETAINED, P.CONFIRMED_BY_POLICE, E.TELL_ALL),
    (W.LOST, W.CARE_INSTITUTION, P.SEEN, E.TELL_ALL),
    (W.HOME, W.DEAD, P.CERTIFICATE, E.NO_MORE_VISITS),
    (W.LOST, W.DEAD, P.POLICE_STATEMENT, E.CONDOLENCE),
    (W.HOSPITAL, W.DEAD, P.TWO_STATEMENTS, E.NO_MORE_VISITS),
]


@pytest.mark.parametrize(("before", "after", "by", "proofs", "effect"), REGISTRATION)
def test_a_registration_moves_with_its_proofs_and_in_the_right_hands(before, after, by, proofs, effect):
    said = judge(Status(before), an_ask(Axis.REGISTRATION, after, by, *proofs))
    assert isinstance(said, Allowed)
    assert said.status.registration is after
    assert effect in said.effects


@pytest.mark.parametrize(("before", "after", "by", "proofs", "effect"), REGISTRATION)
def test_a_registration_does_not_move_without_any_one_of_them(before, after, by, proofs, effect):
    for one in proofs:
        rest = [proof for proof in proofs if proof is not one]
        said = judge(Status(before), an_ask(Axis.REGISTRATION, after, by, *rest))
        assert said == Refused(Fault.PROOF_MISSING, missing=frozenset({one}))


@pytest.mark.parametrize(("before", "after", "by", "proofs", "effect"), REGISTRATION)
def test_a_grid_worker_moves_no_registration(before, after, by, proofs, effect):
    assert judge(Status(before), an_ask(Axis.REGISTRATION, after, HE, *proofs)).fault is Fault.WRONG_ROLE


@pytest.mark.parametrize(("closing", "proof"), CLOSING)
def test_leaving_the_register_takes_a_proof_and_a_second_person(closing, proof):
    alone = an_ask(Axis.REGISTRATION, R.CLOSED, SHEN, proof, closing=closing)
    assert isinstance(judge(PENDING, alone), Waiting)
    unproven = an_ask(Axis.REGISTRATION, R.CLOSED, SHEN, closing=closing, second=GE)
    assert judge(PENDING, unproven).fault is Fault.PROOF_MISSING
    herself = an_ask(Axis.REGISTRATION, R.CLOSED, SHEN, proof, closing=closing, second=SHEN)
    assert judge(PENDING, herself).fault is Fault.SAME_PERSON
    said = judge(PENDING, an_ask(Axis.REGISTRATION, R.CLOSED, SHEN, proof, closing=closing, second=GE))
    assert (said.status.registration, said.status.closing) == (R.CLOSED, closing)
    assert E.NO_MORE_VISITS in said.effects


def test_coming_back_takes_a_supervisor_and_a_reason():
    closed = Status(R.CLOSED, M.MANAGED, closing=Closing.MOVED_TRANSFERRED)
    back = {"to": R.REGISTERED, "by": SHEN}
    assert judge(closed, an_ask(Axis.REGISTRATION, **back, second=TIAN)).fault is Fault.REASON_MISSING
    assert judge(closed, an_ask(Axis.REGISTRATION, **back, why=True, second=GE)).fault is Fault.WRONG_SECOND
    said = judge(closed, an_ask(Axis.REGISTRATION, **back, why=True, second=TIAN))
    assert (said.status.registration, said.status.management) == (R.REGISTERED, M.PENDING)


def test_whoever_comes_onto_the_register_waits_for_a_first_follow_up():
    said = judge(Status(R.UNDER_REVIEW), an_ask(Axis.REGISTRATION, R.REGISTERED, SHEN, P.DIAGNOSIS))
    assert said.status.management is M.PENDING


@pytest.mark.parametrize("basis", [P.CONSENT, P.STATUTORY_BASIS])
def test_management_begins_with_a_basis_and_a_first_follow_up(basis):
    said = judge(PENDING, an_ask(Axis.MANAGEMENT, M.MANAGED, SHEN, basis, P.FOLLOWED_UP))
    assert (said.status.management, said.effects) == (M.MANAGED, (E.BY_CLASS,))
    for lacking in ([basis], [P.FOLLOWED_UP]):
        assert judge(PENDING, an_ask(Axis.MANAGEMENT, M.MANAGED, SHEN, *lacking)).fault is Fault.PROOF_MISSING


@pytest.mark.parametrize("before", [M.PENDING, M.MANAGED])
def test_who_declines_is_not_followed_up_and_no_form_is_forced(before):
    said = judge(registered(management=before), an_ask(Axis.MANAGEMENT, M.NON_MANAGED, SHEN, P.NO_CONSENT))
    assert (said.status.management, said.effects) == (M.NON_MANAGED, (E.OUTREACH_ONLY,))


def test_nobody_is_put_out_of_management_who_did_not_say_no():
    said = judge(registered(management=M.MANAGED), an_ask(Axis.MANAGEMENT, M.NON_MANAGED, SHEN))
    assert said.fault is Fault.PROOF_MISSING


def test_who_agrees_later_waits_for_a_first_follow_up():
    declined = registered(management=M.NON_MANAGED)
    assert judge(declined, an_ask(Axis.MANAGEMENT, M.PENDING, SHEN)).fault is Fault.PROOF_MISSING
    said = judge(declined, an_ask(Axis.MANAGEMENT, M.PENDING, SHEN, P.CONSENT))
    assert (said.status.management, said.effects) == (M.PENDING, (E.FIRST_VISIT,))


@pytest.mark.parametrize(("before", "after", "proof", "effect"), WHEREABOUTS)
def test_whereabouts_move_with_a_proof(before, after, proof, effect):
    said = judge(at(before), an_ask(Axis.WHEREABOUTS, after, SHEN, proof))
    assert said.status.whereabouts is after
    assert said.status.verified is not proof.is_weak
    assert effect in said.effects
    assert judge(at(before), an_ask(Axis.WHEREABOUTS, after, SHEN)).fault is Fault.PROOF_MISSING


@pytest.mark.parametrize(("before", "after", "proof", "effect"), WHEREABOUTS)
@pytest.mark.parametrize("by", [HE, LUO, GE, TIAN])
def test_what_others_say_of_whereabouts_is_for_a_clinician_to_decide(before, after, proof, effect, by):
    assert judge(at(before), an_ask(Axis.WHEREABOUTS, after, by, proof)).fault is Fault.WRONG_ROLE


def test_every_row_of_the_table_of_whereabouts_was_tried():
    tried = {(before, after) for before, after, _, _ in WHEREABOUTS}
    rows = [move for move in MOVES if move.axis is Axis.WHEREABOUTS and not move.second]
    untried = [move for move in rows if not any(after is move.target and before in move.sources
                                                for before, after in tried)]  # fmt: skip
    assert untried == []
