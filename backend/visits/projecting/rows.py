"""A projected visit as table rows: written when statements arrive, compared when somebody verifies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from backend.kernel.days import day_of

if TYPE_CHECKING:
    from datetime import date

    from backend.visits.projecting.frames import Frame
    from backend.visits.reading.handshakes import Meeting
    from backend.visits.reading.location import Position
    from backend.visits.reading.presence import Attendance
    from backend.visits.reading.projection import VisitState

Row = dict[str, Any]


def visit_row(frame: Frame, state: VisitState) -> Row:
    """The projected columns of `visit`."""
    verdicts = state.verdicts
    return {
        "on_day": _day(frame, state),
        "state": state.state.value,
        "cancelled": state.cancelled,
        "purpose": state.purpose and state.purpose.value,
        "leader_id": state.leader and UUID(state.leader),
        "opened_at": state.opened_at,
        "closed_at": state.closed_at,
        "not_before": state.bracket and state.bracket.not_before,
        "not_after": state.bracket and state.bracket.not_after,
        "entry": state.entry and state.entry.value,
        "place": state.place and state.place.value,
        "form": state.place and state.place.form and state.place.form.value,
        "outcome": state.outcome,
        "clinical_effect": verdicts.clinical_effect and verdicts.clinical_effect.value,
        "authenticity": verdicts.authenticity and verdicts.authenticity.value,
        "clinical_reasons": [reason.to_json() for reason in verdicts.clinical_reasons],
        "authenticity_reasons": [reason.to_json() for reason in verdicts.authenticity_reasons],
        "awaited": dict(sorted(state.awaited.items())),
        "notes": list(state.notes),
        "policy_version": state.policy_version,
        "lapses_at": state.lapses_at,
    }


def member_rows(frame: Frame, state: VisitState) -> list[Row]:
    """Rows of `visit_member`: everyone who has to do with the visit."""
    there = {UUID(one.staff) for one in state.attendances}
    expected = {UUID(member) for member in state.expected}
    absent = {UUID(member): reason for member, reason in state.absent.items()}
    answers = {UUID(member): answer for member, answer in state.answers.items()}
    return [
        {
            "visit_id": frame.id,
            "staff_id": member,
            "planned": member in frame.planned_members,
            "expected": member in expected,
            "absent_reason": absent.get(member) if member not in there else None,
            "answer": ("YES" if answers[member].comes else "NO") if member in answers else None,
            "answer_reason": answers[member].reason if member in answers else None,
        }
        for member in sorted(there | expected | absent.keys() | frame.planned_members)
    ]


def participation_rows(frame: Frame, state: VisitState) -> list[Row]:
    """Rows of `participation`, by member."""
    rows = [_participation(frame, one, state) for one in state.attendances]
    return sorted(rows, key=lambda row: UUID(str(row["staff_id"])))


def _participation(frame: Frame, one: Attendance, state: VisitState) -> Row:
    borrowed = one.borrowed
    return {
        "visit_id": frame.id,
        "staff_id": UUID(one.staff),
        "grade": one.grade.value,
        "signals": {
            name: [signal.value, signal.reason.code] for name, signal in one.signals.numbered().items()
        },
        "joined_at": one.stay.joined,
        "left_at": one.stay.left,
        "position_in": _position(one.position_in),
        "position_out": _position(one.position_out) if one.position_out else None,
        "clock_offset_ms": one.clock_offset,
        "borrowed_reason": borrowed and borrowed.reason,
        "borrowed_from": borrowed and UUID(borrowed.lender),
        "borrowed_state": borrowed and borrowed.state.value,
        "confirmed_at": borrowed and borrowed.confirmed_at,
        "confirm_by": borrowed and borrowed.confirm_by,
        "handshakes": [_meeting(met) for met in state.meetings if one.staff in (met.member, met.opener)],
    }


def _position(position: Position) -> Row:
    return {
        "result": position.result.value,
        "distance_m": position.distance_m,
        "accuracy_m": position.accuracy_m,
        "age_ms": position.age_ms,
    }


def _meeting(met: Meeting) -> Row:
    return {
        "member": met.member,
        "opener": met.opener,
        "phase": met.phase,
        "via": met.via,
        "code": met.code,
        "reply": met.reply,
        "shown_at": met.at if met.shown_at is None else met.shown_at,
        "replied_at": met.replied_at,
        "elapsed": met.elapsed_ms,
        "statement": met.statement,
    }


def _day(frame: Frame, state: VisitState) -> date:
    moment = state.opened_at if state.opened_at is not None else state.first_at
    if frame.planned_on and (moment is None or state.opened_at is None):
        return frame.planned_on
    return day_of(moment or 0)
