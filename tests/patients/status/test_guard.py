"""What the guard says beyond single rows: deaths, weak proofs, and what may be planned."""

from __future__ import annotations

import pytest

from backend.patients.status.codes import Axis, Closing, Effect, Management, Proof, Registration, Whereabouts
from backend.patients.status.guard import Fault, Status, Work, judge, work
from tests.patients.status.people import GE, SHEN, TIAN, VOLUNTEER, an_ask, registered

R, M, W, P = Registration, Management, Whereabouts, Proof
AT_HOME = registered(management=M.MANAGED)
MAYBE_DEAD = registered(management=M.MANAGED, whereabouts=W.DEAD, verified=False)


def test_a_proven_death_that_two_people_know_closes_everything_at_once():
    said = judge(AT_HOME, an_ask(Axis.WHEREABOUTS, W.DEAD, SHEN, P.CERTIFICATE, second=GE))
    assert said.status == Status(R.CLOSED, M.MANAGED, W.DEAD, True, Closing.DEAD)


@pytest.mark.parametrize("second", [None, SHEN, VOLUNTEER])
def test_a_proven_death_that_one_person_knows_stops_all_work_and_waits_for_another(second):
    said = judge(AT_HOME, an_ask(Axis.WHEREABOUTS, W.DEAD, SHEN, P.CERTIFICATE, second=second))
    assert (said.status.registration, said.status.whereabouts) == (R.REGISTERED, W.DEAD)
    assert work(said.status) is None


def test_a_death_two_people_told_of_stops_all_work_and_is_still_to_be_verified():
    said = judge(AT_HOME, an_ask(Axis.WHEREABOUTS, W.DEAD, SHEN, P.TWO_STATEMENTS, second=GE))
    assert (said.status.registration, said.status.verified) == (R.REGISTERED, False)
    assert work(said.status) is None


def test_what_rests_on_a_word_can_be_verified_later_and_only_by_proof():
    word = an_ask(Axis.WHEREABOUTS, W.DEAD, SHEN, P.TWO_STATEMENTS)
    assert judge(MAYBE_DEAD, word).fault is Fault.PROOF_MISSING
    proven = judge(MAYBE_DEAD, an_ask(Axis.WHEREABOUTS, W.DEAD, SHEN, P.CERTIFICATE, second=GE))
    assert proven.status.registration is R.CLOSED


def test_what_is_verified_is_not_verified_again():
    sure = registered(management=M.MANAGED, whereabouts=W.HOSPITAL)
    slip = an_ask(Axis.WHEREABOUTS, W.HOSPITAL, SHEN, P.HOSPITAL_SLIP)
    assert judge(sure, slip).fault is Fault.NO_SUCH_MOVE


def test_a_death_taken_back_needs_a_supervisor_and_a_reason():
    alive = an_ask(Axis.WHEREABOUTS, W.HOME, SHEN, P.SEEN, why=True, second=TIAN)
    assert judge(MAYBE_DEAD, alive).status.whereabouts is W.HOME
    assert judge(MAYBE_DEAD, an_ask(Axis.WHEREABOUTS, W.HOME, SHEN, P.SEEN)).fault is Fault.REASON_MISSING


def test_a_death_closed_by_mistake_is_undone_whole():
    closed = Status(R.CLOSED, M.MANAGED, W.DEAD, True, Closing.DEAD)
    back = judge(closed, an_ask(Axis.REGISTRATION, R.REGISTERED, SHEN, why=True, second=TIAN)).status
    assert (back.whereabouts, back.closing, back.verified) == (W.HOME, None, False)


def test_who_had_declined_has_still_declined_after_coming_back():
    closed = Status(R.CLOSED, M.NON_MANAGED, closing=Closing.MOVED_TRANSFERRED)
    back = judge(closed, an_ask(Axis.REGISTRATION, R.REGISTERED, SHEN, why=True, second=TIAN)).status
    assert back.management is M.NON_MANAGED


@pytest.mark.parametrize("registration", [R.SUSPECTED, R.UNDER_REVIEW, R.EXCLUDED, R.CLOSED])
def test_whoever_is_not_on_the_register_is_followed_nowhere(registration):
    said = judge(Status(registration), an_ask(Axis.WHEREABOUTS, W.HOSPITAL, SHEN, P.HOSPITAL_SLIP))
    assert said.fault is Fault.NOT_REGISTERED
    assert work(Status(registration)) is None


@pytest.mark.parametrize(
    ("status", "planned"),
    [
        (registered(management=M.PENDING), Work.FOLLOW_UP),
        (AT_HOME, Work.FOLLOW_UP),
        (registered(management=M.MANAGED, whereabouts=W.AWAY_KNOWN), Work.FOLLOW_UP),
        (registered(management=M.MANAGED, whereabouts=W.FLOATING_IN), Work.FOLLOW_UP),
        (registered(management=M.MANAGED, whereabouts=W.HOSPITAL), Work.STATUS_CHECK),
        (registered(management=M.MANAGED, whereabouts=W.DETAINED), Work.STATUS_CHECK),
        (registered(management=M.MANAGED, whereabouts=W.CARE_INSTITUTION), Work.STATUS_CHECK),
        (registered(management=M.NON_MANAGED), Work.OUTREACH),
        (registered(management=M.NON_MANAGED, whereabouts=W.LOST), Work.SEARCH),
        (registered(management=M.MANAGED, whereabouts=W.LOST), Work.SEARCH),
        (MAYBE_DEAD, None),
    ],
)
def test_the_statuses_say_what_may_be_planned(status, planned):
    assert work(status) is planned


def test_every_code_has_words_in_both_languages():
    for kind in (Axis, Registration, Closing, Management, Whereabouts, Proof, Effect):
        for code in kind:
            assert code.zh, code
            assert code.en, code
