"""The work itself, after the answer: a dry pass, or one that writes. Killed in the middle, it never happened.

A pass is one transaction; how far it is goes past it through the queue. A sweep finds what was interrupted
and has it done again, three times at most.
"""

from __future__ import annotations

import hashlib
import time
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from backend.importing import refusals as say
from backend.importing import resting
from backend.importing.asking import questions_of
from backend.importing.checking.here import Here
from backend.importing.models import BUSY, ENDED, Choice, Import, State
from backend.importing.options import Options
from backend.importing.passing import Pass
from backend.importing.refusals import FileRefused
from backend.importing.workbook.book import Book
from backend.kernel import jobs
from backend.kernel.bulk import plan_anew
from backend.kernel.clock import now_ms
from backend.kernel.db import db, one_at_a_time
from backend.roster import access, gate
from backend.roster.models import Staff
from backend.transparency import acts

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from backend.kernel.errors import Refusal

    Told = Callable[[int, int], None]

TRIES: Final = 3
ROSTER: Final = ("areas", "organisations", "staff", "teams")
PARTS: Final = 1000
EVERY_S: Final = 0.3
QUIET_MS: Final = 20_000
"""A batch takes a second: what was told longer ago may have been undone since."""
FILE_KEPT_MS: Final = 7 * 24 * 3_600_000
REPORT_KEPT_MS: Final = 30 * 24 * 3_600_000


class Stopped(Exception):
    """Everything or nothing was asked for, and something is wrong: nothing."""


@jobs.job
def check(import_id: UUID) -> None:
    """Go through the file without writing anything of it."""
    row = _taken_up(import_id, State.CHECKING)
    if row is not None:
        go(row, dry, _telling(import_id))
        jobs.hush(about(import_id))


@jobs.job
def write(import_id: UUID) -> None:
    """Go through the file once more and write it down."""
    row = _taken_up(import_id, State.WRITING)
    if row is not None:
        go(row, wet, _telling(import_id))
        jobs.hush(about(import_id))


@jobs.every(minutes=1)
def sweep() -> None:
    """Take up what was interrupted; destroy what was kept long enough."""
    now = now_ms()
    for row in db.session.scalars(select(Import).where(Import.state.in_(BUSY))):
        said = jobs.told(about(row.id)) or {}
        if max(said.get("at", 0), row.changed_at) < now - jobs.SILENT_MS:
            jobs.later(check if row.state == State.CHECKING else write, row.id)
    old = select(Import).where(Import.file_id.is_not(None), Import.state.not_in(BUSY))
    for row in db.session.scalars(old.where(Import.changed_at < now - FILE_KEPT_MS)):
        row.state = row.state if row.state in ENDED else State.DISCARDED
        resting.destroy_file(row, None)
    older = Import.report.is_not(None) & (Import.changed_at < now - REPORT_KEPT_MS)
    for row in db.session.scalars(select(Import).where(older, Import.file_id.is_(None))):
        resting.destroy_report(row)


def progress_of(row: Import) -> dict[str, int] | None:
    """How far the work is; None while nobody is at it, for what a killed worker had written is undone."""
    said = jobs.told(about(row.id)) if row.state in BUSY else None
    return said if said and said["at"] > now_ms() - QUIET_MS else None


def about(import_id: UUID) -> str:
    """Under which name an import says how far it is."""
    return f"import {import_id}"


def dry(row: Import, told: Told) -> None:
    """Check the file of a row; the report stands in the row afterwards."""
    going = _pass(row, told, writes=False)
    going.rested = db.session.rollback  # the embedded database has one writer at a time
    going.run()
    db.session.refresh(row)
    if row.state != State.CHECKING:  # given up meanwhile
        return
    _report(row, going)
    row.state = State.CHECKED
    access.record("import.check", "import", row.id, by=row.staff_id)


def wet(row: Import, told: Told) -> None:
    """Write the file of a row down, in the caller's transaction.

    Raises:
        Stopped: all was asked for, and something is wrong; the report tells, the caller rolls back.
    """
    one_at_a_time("import")  # two files with the same person must not both find nobody
    plan_anew()
    db.session.refresh(row)
    if row.state != State.WRITING:
        return
    going = _pass(row, told, writes=True)
    with access.acting_for(row.staff_id):
        tally = going.run()
    if row.choice == Choice.ALL and (tally.bad or tally.blocked):
        raise Stopped(going)
    _report(row, going)
    resting.keep_passwords(row, going.writer.passwords)
    row.state = State.DONE
    people = hashlib.sha256(b"".join(one.bytes for one in going.people)).hexdigest()
    facts = {"import": str(row.id), "file": row.sha256, "people": len(going.people), "identities": people}
    acts.record("import.done", facts, row.staff_id)
    resting.destroy_file(row, row.staff_id)


def reach_of(person: Staff) -> tuple[frozenset[str], Here]:
    """Which sheets somebody may import, and what these may name."""
    people = gate.reach_of(person, "import.people")
    roster = gate.reach_of(person, "import.roster")
    allowed = frozenset(ROSTER if roster.scope else ()) | frozenset({"people"} if people.scope else ())
    return allowed, Here.load(people if people.scope else roster)


def _pass(row: Import, told: Told, *, writes: bool) -> Pass:
    allowed, here = reach_of(db.session.get_one(Staff, row.staff_id))
    return Pass(
        book=Book(resting.file_of(row)),
        here=here,
        options=Options(**row.options),
        allowed=allowed,
        by=row.staff_id,
        writes=writes,
        told=told,
    )


def _report(row: Import, going: Pass) -> None:
    tally, asked = going.tally, questions_of(going.meanings)
    tally.faults.sort(key=lambda one: (one.sheet, one.row, len(one.column), one.column))
    resting.keep_report(row, tally.faults, asked)
    by_code: dict[str, int] = {}
    for fault in tally.faults:
        by_code[fault.code] = by_code.get(fault.code, 0) + 1
    row.counts = {
        "new": tally.new,
        "bad": tally.bad,
        "known": sum(one.known for one in tally.sheets.values()),
        "blocked": tally.blocked,
        "unlisted": tally.unlisted,
        "open": any(one["code"] is not None and not one["sure"] for ask in asked for one in ask["values"]),
        "sheets": {key: vars(one) for key, one in tally.sheets.items()},
        "faults": by_code,
        "passwords": len(going.writer.passwords),
    }
    row.changed_at = now_ms()


def _taken_up(import_id: UUID, state: State) -> Import | None:
    """The row, if there is still something to do; how often it was tried is kept before it is tried."""
    one_at_a_time(about(import_id))
    row = db.session.get(Import, import_id)
    if row is None or row.state != state:
        return None
    if row.attempts >= TRIES:
        _end(row, State.FAILED, say.GaveUp())
        return None
    row.attempts += 1
    jobs.commit()
    return row


def go(row: Import, work: Callable[[Import, Told], None], told: Told) -> None:
    """Do the work and keep it. What a file is refused for, and a stop, undo the pass and are kept instead."""
    identity = row.id
    try:
        work(row, told)
    except FileRefused as refused:
        jobs.rollback()
        _end(db.session.get_one(Import, identity), State.REFUSED, refused)
    except resting.Gone:
        jobs.rollback()
        _end(db.session.get_one(Import, identity), State.REFUSED, say.FileGone())
    except Stopped as stopped:
        jobs.rollback()
        again = db.session.get_one(Import, identity)
        _report(again, stopped.args[0])
        again.state = State.CHECKED
        again.refusal = say.HasFaults(bad=again.counts["bad"] or 1).as_json()
    jobs.commit()


def _end(row: Import, state: State, refusal: Refusal) -> None:
    row.state, row.refusal, row.changed_at = state, refusal.as_json(), now_ms()
    resting.destroy_file(row, row.staff_id)


def _telling(import_id: UUID) -> Told:
    """Tells how far it is, now and then, in thousandths."""
    last: list[Any] = [0.0]

    def told(done: int, of: int) -> None:
        now = time.monotonic()
        if now - last[0] >= EVERY_S or done == of:
            last[0] = now
            jobs.tell(about(import_id), {"done": done * PARTS // of, "of": PARTS, "at": now_ms()})

    told(0, 1)  # whatever an earlier try had said
    return told
