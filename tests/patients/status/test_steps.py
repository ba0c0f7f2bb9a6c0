"""Only what somebody could really do is offered, and what it still takes."""

from __future__ import annotations

from itertools import product

import pytest

from backend.patients.status.codes import KNOWN, Axis, Closing, Management, Proof, Registration, Whereabouts
from backend.patients.status.guard import Allowed, Ask, Status, Waiting, judge
from backend.patients.status.steps import steps
from tests.patients.status.people import HE, PSYCHIATRIST, SHEN, TIAN, registered

R, M, W, P = Registration, Management, Whereabouts, Proof
AT_HOME = registered(management=M.MANAGED)


def offered(now, by, known=frozenset()):
    return {(step.axis, step.to, step.closing): step for step in steps(now, by, known)}


@pytest.mark.parametrize("by", [SHEN, PSYCHIATRIST, HE, TIAN])
@pytest.mark.parametrize("registration", list(R))
def test_what_is_offered_with_its_proofs_is_what_the_guard_allows(by, registration):
    for management, whereabouts in product(M, W):
        now = Status(registration, management, whereabouts)
        for step in steps(now, by, frozenset()):
            assert not (registration is not R.REGISTERED and step.axis is not Axis.REGISTRATION)
            proofs = frozenset(min(group) for group in step.needs) | step.lacking
            said = judge(now, Ask(step.axis, step.to, by, proofs, step.closing, why=True))
            assert isinstance(said, Waiting if step.second else Allowed), (now, step)


def test_a_grid_worker_is_offered_nothing():
    assert steps(AT_HOME, HE, frozenset(P)) == ()


def test_a_hospital_stay_asks_for_one_of_its_proofs():
    step = offered(AT_HOME, SHEN)[Axis.WHEREABOUTS, W.HOSPITAL, None]
    assert step.needs == (frozenset({P.HOSPITAL_SLIP, P.SEEN, P.FAMILY_STATEMENT}),)
    assert (step.lacking, step.second, step.why) == (frozenset(), frozenset(), False)


def test_nobody_claims_what_only_the_server_can_know():
    step = offered(AT_HOME, SHEN)[Axis.WHEREABOUTS, W.LOST, None]
    assert (step.needs, step.lacking) == ((), frozenset({P.LOST_GROUND}))
    assert not offered(AT_HOME, SHEN, frozenset({P.LOST_GROUND}))[Axis.WHEREABOUTS, W.LOST, None].lacking
    claimable = frozenset().union(
        *(group for one in steps(AT_HOME, SHEN, frozenset()) for group in one.needs)
    )
    assert not claimable & KNOWN


def test_closing_takes_a_second_person():
    step = offered(AT_HOME, SHEN)[Axis.REGISTRATION, R.CLOSED, Closing.POOL_EXIT]
    assert "SUP" in step.second


def test_what_rests_on_a_word_can_be_verified():
    maybe = registered(management=M.MANAGED, whereabouts=W.HOSPITAL, verified=False)
    step = offered(maybe, SHEN)[Axis.WHEREABOUTS, W.HOSPITAL, None]
    assert step.needs == (frozenset({P.HOSPITAL_SLIP, P.SEEN}),)
