"""What a person does with a file: bring it, say what it means, see what is wrong, have it written down."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from backend.importing import refusals as say
from backend.importing import resting, working
from backend.importing.models import BUSY, ENDED, Choice, Import, ImportProfile, State
from backend.importing.options import Options
from backend.importing.workbook.book import Book
from backend.kernel import jobs
from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.roster import access, gate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from backend.importing.reading.faults import Fault

LISTED: Final = 50


def add(data: bytes, name: str) -> Import:
    """Take a file in and have it checked.

    Raises:
        FileRefused: one of its kinds; nothing of the file is kept then.
    """
    Book(BytesIO(data))
    row = new(gate.principal().id, data, name)
    jobs.later(working.check, row.id)
    return row


def new(by: UUID, data: bytes, name: str) -> Import:
    """The row of a file, and the file at rest."""
    row = Import(
        id=uuid7(),
        file_id=uuid7(),
        staff_id=by,
        state=State.CHECKING,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        options=Options().to_json(),
        counts={},
        attempts=0,
        created_at=now_ms(),
        changed_at=now_ms(),
    )
    resting.keep_file(row, data, name)
    db.session.add(row)
    db.session.flush()
    access.record("import.add", "import", row.id, by=by)
    return row


def mine() -> Sequence[Import]:
    """One's own imports, newest first."""
    query = select(Import).where(Import.staff_id == gate.principal().id)
    return db.session.scalars(query.order_by(Import.created_at.desc()).limit(LISTED)).all()


def found(import_id: UUID) -> Import:
    """One of one's own imports. Raises ImportNotFound."""
    row = db.session.get(Import, import_id)
    if row is None or row.staff_id != gate.principal().id:
        raise say.ImportNotFound
    return row


def faults(import_id: UUID, sheet: str = "", *, all_of_them: bool = True) -> list[Fault]:
    """What the last check reported, by row; `sheet` only, and without what was put right by itself."""
    reported, _ = resting.report_of(found(import_id))
    return [one for one in reported if sheet in ("", one.sheet) and (all_of_them or one.bad)]


def settle(import_id: UUID, options: Options, keep_as: str = "") -> Import:
    """Say what the file means, and have it checked again; `keep_as` keeps that for the organisation.

    Raises:
        NotReady, ImportNotFound, FileGone.
    """
    row = _ready(import_id)
    row.options = options.to_json()
    _change(row, State.CHECKING)
    if keep_as:
        _keep_profile(keep_as, options)
    jobs.later(working.check, row.id)
    return row


def start(import_id: UUID, choice: Choice) -> Import:
    """Have the file written down.

    Raises:
        NotReady, CodesOpen, HasFaults, NothingNew, ImportNotFound, FileGone.
    """
    row = _ready(import_id)
    require_startable(row, choice)
    row.choice = choice
    _change(row, State.WRITING)
    access.record("import.start", "import", row.id, purpose=choice)
    jobs.later(working.write, row.id)
    return row


def require_startable(row: Import, choice: Choice) -> None:
    """Raises CodesOpen, HasFaults, NothingNew."""
    if row.counts["open"]:
        raise say.CodesOpen
    if choice is Choice.ALL and (row.counts["bad"] or row.counts["blocked"]):
        raise say.HasFaults(bad=row.counts["bad"] or 1)
    if not row.counts["new"]:
        raise say.NothingNew


def discard(import_id: UUID) -> Import:
    """Give a file up; it is destroyed at once. Raises NotReady while it is being written."""
    row = found(import_id)
    if row.state == State.WRITING:
        raise say.NotReady
    if row.state not in ENDED:
        _change(row, State.DISCARDED)
    resting.destroy_file(row, row.staff_id)
    access.record("import.discard", "import", row.id)
    return row


def take_passwords(import_id: UUID) -> list[tuple[str, str, str]]:
    """First passwords of the new accounts, this once. Raises PasswordsGone, ImportNotFound."""
    row = found(import_id)
    try:
        taken = resting.take_passwords(row)
    except resting.Gone as gone:
        raise say.PasswordsGone from gone
    access.record("import.passwords", "import", row.id)
    return taken


def profiles() -> Sequence[ImportProfile]:
    """What one's organisation keeps of earlier files, by name."""
    query = select(ImportProfile).where(ImportProfile.organisation_id == gate.staff().organisation_id)
    return db.session.scalars(query.order_by(ImportProfile.name)).all()


def _ready(import_id: UUID) -> Import:
    row = found(import_id)
    if row.state in BUSY or row.state in ENDED:
        raise say.NotReady
    if row.file_id is None:
        raise say.FileGone
    return row


def _change(row: Import, state: State) -> None:
    row.state, row.attempts, row.refusal, row.changed_at = state, 0, None, now_ms()
    db.session.flush()


def _keep_profile(name: str, options: Options) -> None:
    body = gate.staff().organisation_id
    query = select(ImportProfile).where(ImportProfile.organisation_id == body, ImportProfile.name == name)
    profile = db.session.scalar(query) or ImportProfile(id=uuid7(), organisation_id=body, name=name)
    profile.options, profile.at, profile.by = options.to_json(), now_ms(), gate.principal().id
    db.session.add(profile)
