"""The chain state of every statement, recomputed from all links of its phone."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.kernel.db import db
from backend.transparency.chain import Link, state_of
from backend.transparency.fsck import CHUNK, Tally
from backend.transparency.models import StatementRecord
from backend.transparency.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(tally: Tally) -> Iterator[Problem]:
    """Walk all statements by phone and number; a link's state needs only its number and the one before."""
    record = StatementRecord
    query = (
        select(record.device_id, record.seq, record.id, record.hash, record.prev, record.chain)
        .order_by(record.device_id, record.seq)
        .execution_options(yield_per=CHUNK)
    )
    before: list[Link] = []
    device = None
    for (phone, _), rows in groupby(db.session.execute(query), attrgetter("device_id", "seq")):
        same = list(rows)
        links = [Link(row.seq, row.hash, row.prev) for row in same]
        known = [*(before if phone == device else []), *links]
        for row, link in zip(same, links, strict=True):
            state = state_of(link, known)
            if state != row.chain:
                yield Problem(f"statement {row.id}", f"its place in the chain is {state}, not {row.chain}")
        before, device = links, phone
        tally.add("links", len(links))
