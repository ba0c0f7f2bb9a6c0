"""Reads answers to doubts out of statements: participants' own, and the colleague's word they name."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from sqlalchemy import delete, select

from backend.kernel.changed import on_change
from backend.kernel.db import db
from backend.review import cases
from backend.review.models import ReviewCase, ReviewReply
from backend.transparency.models import StatementRecord
from backend.visits.bodies import reviews
from backend.visits.projecting import gathering
from backend.visits.reading.timeline import moment

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from backend.visits.reading.timeline import Heard

REPLY: Final = "review.reply"
CONFIRM: Final = "review.confirm"


@on_change
def hear(patients: Collection[UUID]) -> None:
    """Read the answers about visits to these people anew."""
    told = heard(StatementRecord.patient_id.in_(patients))
    for visit_id, said in told.items():
        _write(visit_id, said)
        if row := db.session.get(ReviewCase, visit_id):
            cases.settle(row)


def heard(which: Any) -> Mapping[UUID, Sequence[Heard]]:
    """Visit → its answers and confirmations that can still be read, in the order of the log."""
    query = select(StatementRecord).where(which, StatementRecord.kind.in_((REPLY, CONFIRM)))
    found: defaultdict[UUID, list[Heard]] = defaultdict(list)
    for record in db.session.scalars(query.order_by(StatementRecord.log_index)):
        if one := gathering.heard_again(record):
            found[record.visit_id].append(one)
    return found


def of_visit(visit_id: UUID) -> Sequence[ReviewReply]:
    """The answers about a visit, oldest first."""
    query = select(ReviewReply).where(ReviewReply.visit_id == visit_id)
    return db.session.scalars(query.order_by(ReviewReply.at, ReviewReply.statement)).all()


def words(visit_ids: Collection[UUID]) -> dict[str, Any]:
    """Statement → the body of an answer or a confirmation; what was withdrawn is left out."""
    told = heard(StatementRecord.visit_id.in_(visit_ids)) if visit_ids else {}
    return {one.statement.hash: one.statement.body for said in told.values() for one in said}


def _write(visit_id: UUID, said: Sequence[Heard]) -> None:
    """One row an answer. Only who took part answers; only the colleague who is named confirms.

    A colleague who did not take part is not asked: they would read whom was visited, and when.
    """
    present = cases.participants(visit_id)
    confirmations = [one for one in said if one.statement.kind == CONFIRM]
    db.session.execute(delete(ReviewReply).where(ReviewReply.visit_id == visit_id))
    for one in said:
        if one.statement.kind != REPLY or UUID(one.statement.author) not in present:
            continue
        body = reviews.replied(one.statement)
        colleague = UUID(body["colleague"]) if body["colleague"] else None
        colleague = colleague if colleague in present else None
        borne = _borne_out(one, colleague, confirmations)
        db.session.add(
            ReviewReply(
                statement=one.statement.hash,
                visit_id=visit_id,
                by=UUID(one.statement.author),
                at=one.received_at,
                written_at=moment(one).at,
                appeal=body["appeal"],
                colleague=colleague,
                confirmed=reviews.confirmed(borne.statement)["agreed"] if borne else None,
                confirmed_at=borne.received_at if borne else None,
                confirmation=borne.statement.hash if borne else None,
            )
        )
    db.session.flush()


def _borne_out(reply: Heard, colleague: UUID | None, confirmations: Sequence[Heard]) -> Heard | None:
    """The first word of the colleague whom a reply names; nobody confirms their own."""
    if colleague is None or str(colleague) == reply.statement.author:
        return None
    return next(
        (
            one
            for one in confirmations
            if one.statement.author == str(colleague)
            and reviews.confirmed(one.statement)["reply"] == reply.statement.hash
        ),
        None,
    )
