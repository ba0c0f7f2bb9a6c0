"""The filled-in form of a visit or a call, as far as its reader may see it.

Diagnosis, symptoms and medicines are for clinicians; everybody else reads what everybody may write, and the
danger level where they may read the record. What is withheld is said to be withheld.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.forms import shelf
from backend.forms.definition import Part
from backend.kernel import vault
from backend.kernel.db import db
from backend.visits.bodies import record_shapes
from backend.visits.models import AmendmentRow, FollowupRecord
from backend.visits.pages import seconding
from backend.visits.projecting.records import answers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backend.forms.definition import Definition
    from backend.transparency.statement import Statement
    from backend.visits.models import Visit
    from backend.visits.pages.sight import Sight
    from backend.visits.reading.story import Story

Shown = dict[str, Any]
DANGER = ("danger", "danger_target")


def filled(visit: Visit, story: Story, seen: Sight) -> Shown | None:
    """The form of a visit; None where there is none, or it was withdrawn."""
    row = db.session.get(FollowupRecord, visit.id)
    form = shelf.find(row.form_id, row.form_version) if row and row.form_id and row.form_version else None
    if row is None or form is None:
        return None
    try:
        told = answers(row.patient_id, visit.id, row.sealed)
    except (vault.Withdrawn, vault.Damaged):
        return None
    read = {name: answer for name, answer in told.items() if may_see(form, name, seen)}
    return {
        "id": form.id,
        "version": form.version,
        "patient": row.patient_id,
        "answers": read,
        "withheld": len(told) > len(read),
        "complete": row.complete,
        "by": row.by,
        "assessed_by": row.assessed_by,
        "final_since": visit.locked_at,
        "amendments": list(_amendments(row, story, form, seen)),
    }


def may_see(form: Definition, name: str, seen: Sight) -> bool:
    """Whether a reader may see the answer to a question; facts around the form are no secret."""
    question = form.questions.get(name)
    if question is None or question.part is not Part.CLINICAL or seen.clinical:
        return True
    return name in DANGER and seen.record


def holds_clinical_answers(said: Statement) -> bool:
    """Whether a statement carries answers that only clinicians read; then so are its bytes.

    An answer that no known form asks for may be anything, and counts as one.
    """
    if said.kind == "record.amend":
        return True
    told = said.body.get("form")
    if not isinstance(told, dict):
        return False
    form = shelf.find(told["id"], told["version"])
    questions = form.questions if form else {}
    return any(
        (question := questions.get(name)) is None or question.part is Part.CLINICAL
        for name in told["answers"]
    )


def _amendments(record: FollowupRecord, story: Story, form: Definition, seen: Sight) -> Iterator[Shown]:
    for one in story.of("record.amend"):
        body = record_shapes.amended(one.statement)
        row = db.session.get(AmendmentRow, one.statement.hash)
        if row is None or row.visit_id != record.visit_id:
            continue
        told = may_see(form, row.field, seen) and row.field in form.questions
        yield {
            "statement": row.statement,
            "field": row.field,
            "old": body["old"] if told else None,
            "new": body["new"] if told else None,
            "reason": body["reason"] if told else None,
            "state": row.state,
            "by": row.by,
            "at": row.at,
            "decided_by": row.decided_by,
            "decided_at": row.decided_at,
            "may_second": told and seconding.may_second(record.patient_id, row),
        }
