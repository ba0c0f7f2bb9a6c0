"""A visit's record and its amendments as table rows. Answers rest sealed; what decides dates is plain."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from backend.kernel import vault
from backend.kernel.days import day_of

if TYPE_CHECKING:
    from backend.visits.projecting.frames import Frame
    from backend.visits.reading.projection import VisitState

Row = dict[str, Any]
_ANSWERS = b"followup_record.answers"


def record_rows(frame: Frame, state: VisitState) -> list[Row]:
    """The row of `followup_record`, if there is a record, its `answers` still open."""
    record, verdicts = state.record, state.verdicts
    if record is None:
        return []
    form_id, form_version = record.form or (None, None)
    # Of people who took back their consent nothing stands in the clear.
    plain = not frame.facts.get("withheld", False)
    return [
        {
            "visit_id": frame.id,
            "patient_id": frame.patient_id,
            "at": record.at,
            "on_day": day_of(record.at),
            "form": state.place and state.place.form and state.place.form.value,
            "outcome": state.outcome,
            "form_id": form_id,
            "form_version": form_version,
            "answers": dict(record.answers),
            "class_": record.class_ if plain else None,
            "danger": record.danger if plain else None,
            "adherence": record.adherence if plain else None,
            "complete": record.complete,
            "by": UUID(record.by),
            "assessed_by": record.assessed_by and UUID(record.assessed_by),
            "clinical_effect": verdicts.clinical_effect and verdicts.clinical_effect.value,
            "authenticity": verdicts.authenticity and verdicts.authenticity.value,
            "exception": record.exception,
            "until": record.until and date.fromisoformat(record.until),
        }
    ]


def amendment_rows(frame: Frame, state: VisitState) -> list[Row]:
    """Rows of `amendment`; what was and should have been said stays in the statements."""
    return [
        {
            "statement": one.statement,
            "visit_id": frame.id,
            "field": one.field,
            "clinical": one.clinical,
            "state": one.state.value,
            "by": UUID(one.by),
            "at": one.at,
            "decided_by": one.decided_by and UUID(one.decided_by),
            "decided_at": one.decided_at,
        }
        for one in (state.record.amendments if state.record else ())
    ]


def sealed(row: Row) -> Row:
    """A record's row as it is kept."""
    plain = json.dumps(row["answers"], ensure_ascii=False, sort_keys=True).encode()
    where = _ANSWERS + row["visit_id"].bytes
    kept = {name: value for name, value in row.items() if name != "answers"}
    return {**kept, "sealed": vault.seal(row["patient_id"], plain, where)}


def hidden(row: Row) -> Row:
    """A record's row with a digest instead of its answers, read or kept: what `verify` may print."""
    if "answers" in row:
        told = row["answers"]
    else:
        try:
            told = answers(row["patient_id"], row["visit_id"], row["sealed"])
        except vault.Damaged:
            told = None
    plain = {name: value for name, value in row.items() if name not in ("answers", "sealed")}
    text = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return {**plain, "answers": hashlib.sha256(text.encode()).hexdigest()[:16]}


def answers(patient_id: UUID, visit_id: UUID, kept: bytes) -> Row:
    """The answers of a record, by question; raises vault.Withdrawn, vault.Damaged."""
    told: Row = json.loads(vault.open(patient_id, kept, _ANSWERS + visit_id.bytes))
    return told
