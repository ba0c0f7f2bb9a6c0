"""Everybody's statements about one visit on one axis: server time, with the bounds each proves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from backend.kernel.db import db
from backend.visits.models import Visit
from backend.visits.people import briefs
from backend.visits.projecting import gathering
from backend.visits.reading.story import tell

if TYPE_CHECKING:
    from backend.visits.reading.timeline import Moment

Shown = dict[str, Any]


def of_visit(visit_id: UUID) -> list[Shown]:
    """One line a phone, in the order in which they first spoke; empty once the words were withdrawn."""
    visit = db.session.get_one(Visit, visit_id)
    heard = gathering.heard_at([visit_id])[visit_id]
    if not heard:
        return []
    story = tell(heard, str(visit.patient_id))
    people = briefs({UUID(one.statement.author) for one in story.told})
    lines: dict[str, Shown] = {}
    for one in story.told:
        said, moment = one.statement, story.moments[one.statement.hash]
        line = lines.setdefault(
            said.device,
            {"member": people.get(UUID(said.author)), "device": said.device, "events": [],
             "from": moment.at, "to": moment.at},
        )  # fmt: skip
        line["events"].append(_event(said.kind, moment))
        line["to"] = max(line["to"], moment.at)
    return list(lines.values())


def _event(kind: str, moment: Moment) -> Shown:
    proven = {"not_before": moment.not_before, "not_after": moment.not_after}
    return {"at": moment.at, "kind": kind, "proven": proven, "clock_ahead": moment.offset}
