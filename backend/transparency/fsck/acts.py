"""Every logged act against the log, and withdrawals against the keys they destroyed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.kernel.db import db
from backend.kernel.vault import SubjectKey
from backend.transparency.acts import WITHDRAW
from backend.transparency.entry import act_entry
from backend.transparency.fsck import CHUNK, Tally
from backend.transparency.models import LogAct, LogEntry
from backend.transparency.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(tally: Tally) -> Iterator[Problem]:
    """Walk the acts, then look for keys and acts that do not belong together."""
    query = (
        select(LogEntry, LogAct)
        .outerjoin(LogAct, LogAct.index == LogEntry.index)
        .where(LogEntry.kind == "act")
        .order_by(LogEntry.index)
        .execution_options(yield_per=CHUNK)
    )
    for row in db.session.execute(query):
        entry: LogEntry = row[0]
        act: LogAct | None = row[1]
        tally.add("acts")
        if act is None:
            yield Problem(f"log entry {entry.index}", "its act is missing")
        else:
            yield from _act(act, entry)
    unlogged = select(LogAct.index).outerjoin(LogEntry, LogEntry.index == LogAct.index)
    for index in db.session.scalars(unlogged.where(LogEntry.kind.is_distinct_from("act"))):
        yield Problem(f"act {index}", "it is not in the log")
    yield from _unlogged_withdrawals()


def _act(act: LogAct, entry: LogEntry) -> Iterator[Problem]:
    where = f"act {act.index}"
    if act_entry(act.at, act.body.encode(), act.name, act.by) != entry.body:
        yield Problem(where, "its time, name, text or author is not what the log holds")
        return
    facts = json.loads(act.body)
    if facts.get("patient") != (str(act.subject_id) if act.subject_id else None):
        yield Problem(where, "it is kept beside another person than it is about")
    if act.name == WITHDRAW:
        key = db.session.get(SubjectKey, act.subject_id)
        if key is None or key.destroyed_at is None or key.rule != facts.get("rule"):
            yield Problem(where, f"person {act.subject_id} was withdrawn, but the key is still there")


def _unlogged_withdrawals() -> Iterator[Problem]:
    logged = select(LogAct.index).where(LogAct.subject_id == SubjectKey.subject_id, LogAct.name == WITHDRAW)
    query = select(SubjectKey.subject_id).where(SubjectKey.destroyed_at.is_not(None), ~logged.exists())
    for person in db.session.scalars(query):
        yield Problem(f"person {person}", "the key was destroyed and the log has no withdrawal")
