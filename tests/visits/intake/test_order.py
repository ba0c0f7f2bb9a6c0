"""Two devices, any order of sync: the same server state."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import delete, select

from backend.kernel.db import Base, db
from backend.transparency.models import StatementRecord
from backend.visits.models import (
    AmendmentRow,
    FollowupRecord,
    NamedEvidence,
    Participation,
    Visit,
    VisitMember,
)

if TYPE_CHECKING:
    from tests.visits.conftest import Door
    from tests.visits.phones import Handset

STATE: tuple[type[Base], ...] = (
    Visit,
    VisitMember,
    Participation,
    NamedEvidence,
    AmendmentRow,
    FollowupRecord,
)
TOLD = {"facts", "sealed"}  # who was named first is no part of the state, nor a nonce


def state() -> dict[str, list[str]]:
    """Everything the server reads out of the statements, and how each stands in its phone's chain."""
    found = {}
    for kind in STATE:
        columns = [column for column in kind.__table__.columns if column.name not in TOLD]
        found[kind.__tablename__] = sorted(map(str, db.session.execute(select(*columns))))
    chains = select(StatementRecord.hash, StatementRecord.chain, StatementRecord.beacons_ok)
    found["chains"] = sorted(map(str, db.session.execute(chains)))
    return found


def forget() -> None:
    for kind in (*reversed(STATE), StatementRecord):
        db.session.execute(delete(kind))
    db.session.commit()


@pytest.fixture
def told(door: Door) -> list[tuple[Handset, Any]]:
    """Each statement of a visit of three, with the phone that sends it."""
    he, shen, tang = (
        door.hand("he.xiaoman", fast=14 * 60_000),
        door.hand("shen.zhixia"),
        door.hand("tang.he", fast=-60_000),
    )
    door.together(he, shen)
    he.lend(door.visit, door.patient, tang.staff)
    tang.confirm(door.visit, door.patient)
    return [(phone, one.to_json()) for phone in (he, shen, tang) for one in phone.statements]


def test_whatever_comes_first_the_server_ends_in_the_same_state(
    door: Door, told: list[tuple[Handset, Any]]
) -> None:
    # Six statements have 720 orders; every eleventh visits all first and all last ones.
    ends = []
    for order in list(permutations(told))[::55]:
        for phone, envelope in order:
            [result] = phone.post([envelope])["results"]
            assert result["status"] == "received"
        ends.append(state())
        forget()

    assert all(end == ends[0] for end in ends)


def test_one_batch_or_many_makes_no_difference(told: list[tuple[Handset, Any]]) -> None:
    for phone, envelope in told:
        phone.post([envelope])
    one_by_one = state()
    forget()

    for phone in dict.fromkeys(phone for phone, _ in told):
        phone.post([envelope for sender, envelope in told if sender is phone])

    assert state() == one_by_one
