"""The calendar over HTTP: a phone's tasks, the team leader's board, a person's card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.kernel.routes import routes
from backend.roster.gate import allows
from backend.schedule import assigning, card, phone, preview, waiting
from backend.schedule import board_schemas as board_shape
from backend.schedule import schemas as shape
from backend.schedule.card_schemas import CardShape
from backend.schedule.preview_schemas import CountyPreviewShape, PolicyPreviewShape

if TYPE_CHECKING:
    from uuid import UUID

    from backend.kernel.pages import Page
    from backend.schedule.models import FollowupTask

schedule = routes("schedule", "Who is due, when and why; who goes; what was done.")


@schedule.get("/tasks")
@allows("task.read", writes=True)
@schedule.arguments(shape.TaskQuery, location="query")
@schedule.response(200, shape.TasksShape)
def days_ahead(query: dict[str, UUID]) -> dict[str, Any]:
    """The visits of the days ahead and who is due, for one's own approved phone; recorded."""
    return phone.tasks(query["device"])


@schedule.get("/board")
@allows("board.read")
@schedule.arguments(board_shape.BoardQuery, location="query")
@schedule.response(200, board_shape.BoardShape)
def board(query: dict[str, Any]) -> Page[dict[str, Any]]:
    """Open tasks of the teams one leads, or of one's area; the most urgent first."""
    return waiting.board(query)


@schedule.get("/board/totals")
@allows("board.read")
@schedule.arguments(board_shape.BoardScopeQuery, location="query")
@schedule.response(200, board_shape.BoardTotalsShape)
def totals(query: dict[str, Any]) -> dict[str, Any]:
    """How many are overdue, due, unassigned, and how many people were only called."""
    return waiting.totals(query)


@schedule.post("/board/assign")
@allows("board.assign")
@schedule.arguments(board_shape.AssignShape)
@schedule.response(200, board_shape.AssignedShape)
def assign(given: dict[str, Any]) -> dict[str, int]:
    """Ask a team or a person to do these. What lies on anybody's phone stays valid."""
    return {"changed": assigning.assign(given["tasks"], given["team"], given["assignee"])}


@schedule.post("/board/<uuid:task_id>/done")
@allows("task.done")
@schedule.arguments(board_shape.DoneShape)
@schedule.response(200, board_shape.DoneTaskShape)
def done(given: dict[str, Any], task_id: UUID) -> FollowupTask:
    """Say that a referral was made, or guidance given: no visit can tell."""
    return assigning.done(task_id, given["on"], given["note"])


@schedule.get("/patients/<uuid:patient_id>/card")
@allows("patient.read", writes=True)
@schedule.response(200, CardShape)
def one(patient_id: UUID) -> dict[str, Any]:
    """One person's card, as far as the reader may see it. The opening is recorded."""
    return card.card(patient_id)


@schedule.get("/policies/versions/<uuid:version_id>/preview")
@allows("policy.adopt")
@schedule.response(200, PolicyPreviewShape)
def would(version_id: UUID) -> dict[str, Any]:
    """What a proposed policy would change in the calendar of those within reach; nothing is kept."""
    return preview.of_version(version_id)


@schedule.get("/policies/versions/<uuid:version_id>/preview/all")
@allows("policy.adopt")
@schedule.response(200, CountyPreviewShape)
def would_all(version_id: UUID) -> dict[str, Any]:
    """How far the computation for everybody within reach is, and what it found."""
    return preview.of_everybody(version_id)


@schedule.post("/policies/versions/<uuid:version_id>/preview/all")
@allows("policy.adopt")
@schedule.response(202, CountyPreviewShape)
def compute_all(version_id: UUID) -> dict[str, Any]:
    """Have it computed for everybody within reach, after the answer; nothing of it is kept."""
    return preview.start(version_id)
