"""Afterwards: what the phones said and were promised, against what the server has."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from backend.app import create_app
from backend.authenticity.models import Standing
from backend.authenticity.real import jobs as rounds
from backend.commands.verifying import everything
from backend.evidence.models import Evidence
from backend.kernel import jobs
from backend.kernel.db import db
from backend.transparency.models import LogEntry, StatementRecord
from backend.visits.models import Quarantine, Visit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from backend.config import Config
    from backend.kernel.http import App
    from tools.soak.pocket import Pocket


@dataclass
class Said:
    """What the phones hold before anything is sent."""

    statements: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    visits: int = 0

    @classmethod
    def by(cls, pockets: Iterable[Pocket]) -> Said:
        said = cls()
        for one in pockets:
            said.statements |= {envelope.hash for envelope in one.statements}
            said.files |= {file.sha256 for file in one.files}
            said.visits += len(one.files)
        return said


def reckon(config: Config, said: Said, pockets: Sequence[Pocket]) -> list[str]:
    """What does not hold, in words; empty when nothing was lost or is there twice, and the log holds."""
    app = create_app(config)
    do_jobs(app)
    lines: list[str] = []
    with app.app_context():
        problems = [*differences(_found(), said), *_promises(pockets)]
        holds = everything(lines.append, lambda _: None)
        db.session.remove()
        db.engine.dispose()
    return problems if holds else problems + lines


def do_jobs(app: App) -> None:
    """Everything that was handed over, and, round after round, what was missed when the worker was killed."""
    huey = app.extensions["lianfang.huey"]
    waiting = True
    while waiting:
        with app.app_context():
            rounds.sweep()
            jobs.commit()
        waiting = False
        while task := huey.dequeue():
            huey.execute(task)
            waiting = True


def _found() -> dict[str, Any]:
    """The same figures of the server."""
    entries = select(func.count()).select_from(LogEntry).where(LogEntry.kind == "statement")
    visits = db.session.execute(select(Visit.state, Visit.authenticity, Visit.awaited))
    return {
        "statements": list(db.session.scalars(select(StatementRecord.hash))),
        "entries": db.session.scalar(entries),
        "files": list(db.session.scalars(select(Evidence.sha256).where(Evidence.object.is_not(None)))),
        "visits": dict(Counter((state, verdict, len(awaited)) for state, verdict, awaited in visits)),
        "quarantined": db.session.scalar(select(func.count()).select_from(Quarantine)),
        "assessed": db.session.scalar(select(func.count()).select_from(Standing)),
    }


def differences(found: dict[str, Any], said: Said) -> list[str]:
    """What the server has too little or too much of."""
    told: list[str] = []
    for what, wanted in (("statements", said.statements), ("files", said.files)):
        have = Counter(found[what])
        told += [f"{what}: {len(wanted - have.keys())} lost"] if wanted - have.keys() else []
        told += [f"{what}: {len(have.keys() - wanted)} nobody sent"] if have.keys() - wanted else []
        told += [f"{what}: some are there twice"] if have and max(have.values()) > 1 else []
    numbers = {
        "entries": len(said.statements),
        "visits": {("CLOSED", "JOINT_CONFIRMED", 0): said.visits},
        "quarantined": 0,
        "assessed": said.visits,
    }
    return told + [
        f"{what}: {found[what]} instead of {number}"
        for what, number in numbers.items()
        if found[what] != number
    ]


def _promises(pockets: Sequence[Pocket]) -> list[str]:
    """Every receipt that a phone verified is still true: its statement stands at that index."""
    rows = db.session.execute(select(StatementRecord.hash, StatementRecord.log_index))
    stands = {row.hash: row.log_index for row in rows}
    received = [one for pocket in pockets for one in pocket.received]
    broken = sum(stands.get(one.statement) != one.index for one in received)
    return [f"{broken} receipts no longer hold"] if broken else []
