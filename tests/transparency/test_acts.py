"""Withdrawing a person's records by a logged act."""

import pytest

from backend.kernel import vault
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.transparency import acts, log, statements
from backend.transparency.models import LogAct
from backend.transparency.refusals import AlreadyWithdrawn, NobodyToWithdraw
from tests.cast import Cast
from tests.factories import a_phone
from tests.transparency.phones import Chain


@pytest.fixture
def chain(cast: Cast) -> Chain:
    chain = Chain(a_phone(cast.he_xiaoman))
    chain.keep(3)
    return chain


def test_a_withdrawal_destroys_the_payloads_and_leaves_the_leaves(chain: Chain, cast: Cast) -> None:
    index = acts.withdraw(chain.patient, "R-15", cast.gu_ning.id)
    assert (index, log.size()) == (3, 4)
    assert [told for _, told in statements.of_visit(chain.visit)] == [None, None, None]
    act = db.session.get_one(LogAct, index)
    assert (act.name, act.by, act.subject_id) == ("withdraw", cast.gu_ning.id, chain.patient)


def test_receipts_still_prove_what_was_withdrawn(chain: Chain) -> None:
    before = [statements.receipt_of(record) for record, _ in statements.of_visit(chain.visit)]
    acts.withdraw(chain.patient, "R-15", None)
    assert [statements.receipt_of(record) for record, _ in statements.of_visit(chain.visit)] == before


def test_others_are_untouched(chain: Chain, cast: Cast) -> None:
    other = Chain(a_phone(cast.luo_yuan))
    other.keep()
    acts.withdraw(chain.patient, "R-15", None)
    assert all(told is not None for _, told in statements.of_visit(other.visit))


def test_nothing_more_is_kept_about_the_withdrawn(chain: Chain) -> None:
    acts.withdraw(chain.patient, "R-15", None)
    with pytest.raises(vault.Withdrawn):
        chain.keep()


def test_a_withdrawal_is_done_once(chain: Chain) -> None:
    acts.withdraw(chain.patient, "R-15", None)
    with pytest.raises(AlreadyWithdrawn):
        acts.withdraw(chain.patient, "R-15", None)


def test_a_withdrawal_needs_a_person_and_a_rule(chain: Chain) -> None:
    with pytest.raises(NobodyToWithdraw):
        acts.withdraw(uuid7(), "R-15", None)
    with pytest.raises(ValueError, match="not the name of a rule"):
        acts.withdraw(chain.patient, "because", None)
