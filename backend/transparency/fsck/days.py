"""The daily heads: one for every day with entries, each stamp over exactly the head it stands beside."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.kernel.days import start_of
from backend.kernel.db import db
from backend.transparency import daily, stamping, timestamp
from backend.transparency.encoding import FormatError
from backend.transparency.fsck import CHUNK, Tally
from backend.transparency.models import DailyHead, LogHead
from backend.transparency.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(tally: Tally) -> Iterator[Problem]:
    """Walk the days, then look for days of the log that have no daily head."""
    yield from _missing()
    query = (
        select(DailyHead, LogHead.note)
        .outerjoin(LogHead, LogHead.size == DailyHead.size)
        .order_by(DailyHead.day)
        .execution_options(yield_per=CHUNK)
    )
    for row in db.session.execute(query):
        head: DailyHead = row[0]
        tally.add("daily heads")
        yield from _stamp(head, row[1], tally)


def _missing() -> Iterator[Problem]:
    """Every day up to the last one kept has the head that was its last."""
    kept = {row.day: row.size for row in db.session.execute(select(DailyHead.day, DailyHead.size))}
    if not kept:
        return
    last = max(kept)
    true = {
        day: size for day, size in daily.last_of_days(0, start_of(last + timedelta(days=1))) if day <= last
    }
    for day in sorted(kept.keys() | true.keys()):
        if day not in kept:
            yield Problem(f"daily head {day}", "missing")
        elif true.get(day) != kept[day]:
            yield Problem(f"daily head {day}", f"the last head of that day has {true.get(day)} entries")


def _stamp(head: DailyHead, note: str | None, tally: Tally) -> Iterator[Problem]:
    """(1) its bytes are those received  (2) an authority signed them over this note  (3) at that time."""
    where = f"time-stamp of {head.day}"
    if head.stamp is None:
        if head.stamp_digest or head.stamped_at:
            yield Problem(where, "it was removed")
        elif head.trouble:
            tally.add(f"daily heads without a time-stamp yet ({head.trouble})")
        return
    if hashlib.sha256(head.stamp).hexdigest() != head.stamp_digest:  # (1)
        yield Problem(where, "its bytes were changed")
    if not stamping.roots():
        tally.add("time-stamps not checked, as LIANFANG_TSA_CA names no authority")
        return
    try:  # (2)
        given = timestamp.check(head.stamp, (note or "").encode(), stamping.roots())
    except FormatError as error:
        yield Problem(where, f"expected {error.expected} ({error.code})")
        return
    if given.at != head.stamped_at:  # (3)
        yield Problem(where, "its time is not the one kept beside it")
    tally.add("time-stamps")
