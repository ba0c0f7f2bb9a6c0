"""The same day lived again: what the server keeps, put back to how it was, and read out to be compared."""

from __future__ import annotations

import json
import struct
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Self

from flask import current_app
from geoalchemy2 import WKBElement, WKTElement
from sqlalchemy import delete, insert, select

from backend.authenticity.models import Assessment, Standing
from backend.authenticity.real import judging
from backend.evidence.models import Evidence
from backend.kernel.db import Base, db
from backend.patients.models import Home
from backend.schedule.models import Course, FollowupTask
from backend.transparency.models import StatementRecord
from backend.visits.models import (
    AmendmentRow,
    FollowupRecord,
    NamedEvidence,
    Participation,
    Quarantine,
    Visit,
    VisitMember,
)
from backend.visits.projecting.records import answers

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

Rows = dict[Any, list[dict[str, Any]]]
READ = (
    Visit,
    VisitMember,
    Participation,
    AmendmentRow,
    NamedEvidence,
    Quarantine,
    Course,
    FollowupTask,
    Home,
)
ORDERED = {"id", "log_index", "task", "last_visit_id", "assessment_id", "secret"}
"""What depends on when something came, or was drawn by lot."""


def snapshot() -> Rows:
    """Every row of every table."""
    db.session.rollback()
    tables = Base.metadata.sorted_tables
    kept = {
        table: [
            {name: _insertable(value) for name, value in row.items()}
            for row in db.session.execute(select(table)).mappings()
        ]
        for table in tables
    }
    db.session.rollback()
    return kept


def put_back(rows: Rows) -> None:
    """The tables as they were; whatever came since is gone."""
    db.session.rollback()
    db.session.expunge_all()
    for table in reversed(Base.metadata.sorted_tables):
        db.session.execute(delete(table))
    for table, kept in rows.items():
        if kept:
            db.session.execute(insert(table), kept)
    db.session.commit()
    for memory in ("lianfang.rates", "lianfang.pictures"):
        current_app.extensions.pop(memory, None)  # what this process remembers of a day that never was


def state() -> dict[str, Any]:
    """What the server makes of what it was told, without the traces of the order in which it heard it."""
    db.session.rollback()
    told: dict[str, Any] = {kind.__tablename__: sorted(map(_plain, _rows(kind))) for kind in READ}
    # Tasks that came and went on the way are history; what is to be done now is not.
    told["followup_task"] = [one for one in told["followup_task"] if '"state": "OPEN"' in one]
    told["statements"] = sorted(
        (row.hash, row.chain, row.clock_offset_ms) for row in db.session.scalars(select(StatementRecord))
    )
    told["evidence"] = sorted(row.sha256 for row in db.session.scalars(select(Evidence)) if row.object)
    records = db.session.scalars(select(FollowupRecord)).all()
    told["records"] = sorted(
        (str(one.visit_id), one.class_, one.danger, _text(answers(one.patient_id, one.visit_id, one.sealed)))
        for one in records
    )
    for visit, (said, *verdict) in findings().items():
        told |= {f"{check} of {visit}": answer for check, answer in said.items()}
        told[f"verdict on {visit}"] = verdict
    return told


def findings() -> dict[str, Any]:
    """Visit → what every check says of it now, and the verdict."""
    db.session.rollback()
    told = {}
    for row in db.session.scalars(select(Standing)):
        newest = db.session.get_one(Assessment, row.assessment_id)
        said = {
            one["check"]: (one["outcome"], one["weight"], _text(one["numbers"]))
            for one in judging.said(newest)
        }
        told[str(row.visit_id)] = (said, row.shown, row.doubtful, row.pattern, round(newest.score, 6))
    return told


class Postponed:
    """Jobs that wait in a heap instead of a queue; done in any order, and some of them twice."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._real = dict(current_app.extensions["lianfang.tasks"])
        self._waiting: list[tuple[Any, Any, int]] = []
        self.done: defaultdict[str, int] = defaultdict(int)

    def __enter__(self) -> Self:
        current_app.extensions["lianfang.tasks"] = {work: self._keep(work) for work in self._real}
        return self

    def __exit__(self, *_: object) -> None:
        current_app.extensions["lianfang.tasks"] = self._real

    def do(self, share: float = 1.0) -> None:
        """A share of what waits; with 1, until nothing waits."""
        db.session.commit()
        rest = [one for one in self._waiting if self._chance.random() >= share]
        now = [one for one in self._waiting if one not in rest]
        now += self._chance.sample(now, len(now) // 3)
        self._chance.shuffle(now)
        self._waiting = rest
        for work, times, asked in now:
            self.done[work.__qualname__] += 1
            self._real[work](times, asked)
        if share >= 1 and self._waiting:
            self.do()

    def _keep(self, work: Any) -> Callable[[Any, int], None]:
        return lambda times, asked: self._waiting.append((work, times, asked))


def _insertable(value: Any) -> Any:
    """A point as it can be written again; anything else as it is."""
    if not isinstance(value, WKBElement):
        return value
    raw = bytes.fromhex(value.desc)
    x, y = struct.unpack("<dd" if raw[0] else ">dd", raw[-16:])
    return WKTElement(f"POINT({x!r} {y!r})", srid=4326)


def _rows(kind: type[Base]) -> list[dict[str, Any]]:
    rows = db.session.execute(select(kind.__table__)).mappings()
    return [{name: _insertable(value) for name, value in row.items()} for row in rows]


def _plain(row: dict[str, Any]) -> str:
    return _text({name: value for name, value in row.items() if name not in ORDERED})


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
