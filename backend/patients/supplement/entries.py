"""The saves of one person's sheet, and what holds after all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from backend.forms import shelf
from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.patients import sealed
from backend.patients.supplement.models import SupplementEntry
from backend.transparency import acts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from backend.forms.definition import Definition

Answers = dict[str, Any]
FORM: Final = "supplement"


@dataclass(frozen=True)
class Entry:
    """One save, opened; an answer that is None was taken back."""

    id: UUID
    version: int
    answers: Mapping[str, Any]
    signed: bool
    at: int
    by: UUID | None


def newest() -> Definition:
    """The version of the sheet that is filled in now."""
    version = max(version for name, version in shelf.forms() if name == FORM)
    return shelf.forms()[FORM, version]


def entries_of(patient_id: UUID) -> list[Entry]:
    """Every save, oldest first. Raises vault.Withdrawn."""
    query = select(SupplementEntry).where(SupplementEntry.patient_id == patient_id)
    rows = db.session.scalars(query.order_by(SupplementEntry.at, SupplementEntry.id))
    return [
        Entry(
            row.id,
            row.form_version,
            sealed.opened(patient_id, row.answers, sealed.SUPPLEMENT, row.id),
            row.signed,
            row.at,
            row.by,
        )
        for row in rows
    ]


def holding(entries: Iterable[Entry]) -> Answers:
    """What holds after these: of each question the last answer that nobody took back."""
    found: Answers = {}
    for entry in entries:
        found |= entry.answers
    return {name: answer for name, answer in found.items() if answer is not None}


def add(patient_id: UUID, version: int, answers: Answers, by: UUID, *, signed: bool) -> None:
    """Write a save down, with its act in the log, which holds no answer."""
    row_id = uuid7()
    db.session.add(
        SupplementEntry(
            id=row_id,
            patient_id=patient_id,
            form_version=version,
            answers=sealed.seal(patient_id, answers, sealed.SUPPLEMENT, row_id),
            signed=signed,
            at=now_ms(),
            by=by,
        )
    )
    db.session.flush()
    told = {"patient": str(patient_id), "entry": str(row_id), "signed": signed}
    acts.record("patient.supplement", told, by, patient_id)
