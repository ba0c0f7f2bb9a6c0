"""Importing from the command line: the same check, the same pass, with the report on the terminal."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.importing import reporting, resting, service, working
from backend.importing.models import Choice, Import, ImportProfile, State
from backend.importing.workbook.book import Book
from backend.kernel import jobs
from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.roster.models import Staff

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from backend.importing.reading.faults import Fault

    Bar = Callable[[int, int], None]


class NoProfile(LookupError):
    """The person's organisation keeps nothing under this name."""


def run(data: bytes, name: str, by: UUID, choice: Choice | None, profile: str, bar: Bar) -> list[str]:
    """Check a file for somebody and, unless `choice` is None, write it down; what to say about it.

    Raises:
        Refusal: the file is refused, or cannot be written as chosen.
        NoProfile: see there.
    """
    Book(BytesIO(data))
    row = service.new(by, data, name)
    if profile:
        row.options = _kept(profile, by)
    jobs.commit()
    working.go(row, working.dry, bar)
    said = [_line(fault) for fault in resting.report_of(row)[0]] + [_sum(row)]
    if row.state == State.CHECKED and choice:
        service.require_startable(row, choice)
        row.state, row.choice, row.changed_at = State.WRITING, choice, now_ms()
        jobs.commit()
        working.go(row, working.wet, bar)
        said = [*said, _sum(row), *_passwords(row)]
    if row.state == State.CHECKED:
        row.state = State.DISCARDED
    resting.destroy_file(row, by)
    jobs.commit()
    return said


def _kept(name: str, by: UUID) -> dict[str, Any]:
    body = select(Staff.organisation_id).where(Staff.id == by).scalar_subquery()
    query = select(ImportProfile.options).where(ImportProfile.name == name)
    held: dict[str, Any] | None = db.session.scalar(query.where(ImportProfile.organisation_id == body))
    if held is None:
        raise NoProfile(f"nothing is kept under the name {name!r}")
    return held


def _line(fault: Fault) -> str:
    said = reporting.saying(fault)
    place = f"{fault.sheet} {fault.column}{fault.row or ''} {fault.heading}".strip()
    return f"{place}: {said['what']['zh']}{said['right']['zh']} / {said['what']['en']} {said['right']['en']}"


def _sum(row: Import) -> str:
    if said := row.refusal:
        return f"{row.state}: {said['message']['en']} {said['help']['en']} ({said['code']})"
    counts = row.counts
    return f"{row.state}: {counts['new']} new, {counts['known']} here already, {counts['bad']} with faults"


def _passwords(row: Import) -> list[str]:
    if row.passwords is None:
        return []
    return [f"{login}\t{name}\t{password}" for login, name, password in resting.take_passwords(row)]
