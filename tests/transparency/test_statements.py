"""Statements are kept sealed, chained and proven; late ones heal; the same bytes get the same receipt."""

import hashlib
from uuid import UUID

import pytest

from backend.kernel import vault
from backend.kernel.db import db
from backend.transparency import log, receipt, statements
from backend.transparency.models import StatementRecord
from tests.cast import Cast
from tests.factories import a_phone
from tests.transparency.phones import Chain


@pytest.fixture
def chain(cast: Cast) -> Chain:
    return Chain(a_phone(cast.he_xiaoman))


def states() -> list[str]:
    return [row.chain for row in db.session.query(StatementRecord).order_by(StatementRecord.seq)]


def test_each_receipt_of_a_batch_proves_its_statement(chain: Chain) -> None:
    batch = [chain.received(kind="visit.open") for _ in range(5)]
    for one, given in zip(batch, statements.keep(batch), strict=True):
        receipt.verify(given, one.envelope, log.trust())


def test_the_payload_rests_sealed_and_opens_to_the_exact_bytes(chain: Chain) -> None:
    one = chain.received(note="门口")
    statements.keep([one])
    record = db.session.get_one(StatementRecord, UUID(one.statement.id))
    assert record.sealed is not None
    assert one.envelope.payload not in record.sealed
    assert statements.opened(record) == one.envelope.payload
    assert record.beacons_ok
    assert record.not_before is not None


def test_a_payload_moved_to_another_row_does_not_open(chain: Chain) -> None:
    first, second = (chain.received() for _ in range(2))
    statements.keep([first, second])
    one, other = (db.session.get_one(StatementRecord, UUID(row.statement.id)) for row in (first, second))
    one.sealed = other.sealed
    with pytest.raises(vault.Damaged):
        statements.opened(one)


def test_a_statement_that_comes_late_heals_the_gap(chain: Chain) -> None:
    first, second, third = (chain.received() for _ in range(3))
    assert [given.chain for given in statements.keep([first, third])] == ["ok", "gap"]
    assert statements.missing(chain.phone.id) == [range(2, 3)]
    assert statements.keep([second])[0].chain == "ok"
    assert states() == ["ok", "ok", "ok"]
    assert statements.missing(chain.phone.id) == []


def test_a_gap_inside_one_batch_is_healed_inside_it(chain: Chain) -> None:
    first, second, third = (chain.received() for _ in range(3))
    assert [given.chain for given in statements.keep([third, second, first])] == ["ok", "ok", "ok"]


def test_two_statements_with_one_number_are_both_marked(chain: Chain) -> None:
    statements.keep([chain.received()])
    twin = Chain(chain.phone)
    assert twin.keep()[0].chain == "fork"
    assert states() == ["fork", "fork"]


def test_a_repeated_statement_gets_the_very_same_receipt(chain: Chain) -> None:
    batch = [chain.received() for _ in range(3)]
    given = statements.keep(batch)
    chain.keep(4)
    for one, before in zip(batch, given, strict=True):
        (record,) = statements.kept([one.statement]).values()
        assert statements.receipt_of(record) == before


def test_other_bytes_under_one_id_are_seen(chain: Chain) -> None:
    one = chain.received()
    statements.keep([one])
    changed = one.envelope.payload.replace(b"visit.abort", b"visit.leave")
    other = statements.statement.parse(changed)
    assert statements.standing([other])[UUID(other.id)] != hashlib.sha256(changed).hexdigest()


def test_a_beacon_that_is_not_ours_is_marked_and_does_not_count(chain: Chain) -> None:
    one = chain.received()
    forged = one.envelope.payload.replace(b'"time": 17', b'"time": 18')
    assert forged != one.envelope.payload
    envelope = statements.Envelope(forged, one.envelope.keyid, one.envelope.signature)
    statements.keep([chain.arriving(envelope)])
    (record,) = db.session.query(StatementRecord)
    assert (record.beacons_ok, record.not_before) == (False, None)


def test_statements_of_a_visit_come_in_the_order_of_the_log(chain: Chain) -> None:
    chain.keep(2)
    Chain(chain.phone, seq=2, prev=chain.prev).keep()
    found = list(statements.of_visit(chain.visit))
    assert [(record.seq, told and told.seq) for record, told in found] == [(1, 1), (2, 2)]


def test_keeping_nothing_signs_nothing(cast: Cast) -> None:
    assert statements.keep([]) == []
    assert log.size() == 0
