"""Tables of the calendar. All but a person's word on a task can be computed anew from visits and register."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, Date, ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.kernel.append_only import AppendOnly
from backend.kernel.db import Base
from backend.kernel.ids import uuid7

_OPEN = text("state = 'OPEN'")


class FollowupTask(Base):
    """Something to be done for a person. `base_on` names the cycle: the day its due date counts from."""

    __tablename__ = "followup_task"
    __table_args__ = (
        # Two writers may compute the same person: only one task of a kind is ever open.
        Index(
            "ix_followup_task_open",
            "patient_id",
            "kind",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
        Index("ix_followup_task_patient_id_base_on", "patient_id", "kind", "base_on"),
        # The most urgent of a whole county first.
        Index("ix_followup_task_due_on", "due_on", "id", postgresql_where=_OPEN, sqlite_where=_OPEN),
        Index(
            "ix_followup_task_team_id_due_on", "team_id", "due_on", postgresql_where=_OPEN, sqlite_where=_OPEN
        ),
        # With what the board's totals count, so that they never look at the rows.
        Index(
            "ix_followup_task_area_id_due_on",
            "area_id",
            "due_on",
            "team_id",
            "assignee_id",
            "untried",
            postgresql_where=_OPEN,
            sqlite_where=_OPEN,
        ),
        Index(
            "ix_followup_task_assignee_id_due_on",
            "assignee_id",
            "due_on",
            postgresql_where=_OPEN,
            sqlite_where=_OPEN,
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"))
    kind: Mapped[str] = mapped_column(String(12))
    state: Mapped[str] = mapped_column(String(12))
    area_id: Mapped[UUID] = mapped_column(ForeignKey("area.id"))
    team_id: Mapped[UUID | None] = mapped_column(ForeignKey("team.id"))
    assignee_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))
    """Whom the team leader asked; None leaves it to the team."""
    base_on: Mapped[date] = mapped_column(Date)
    due_on: Mapped[date] = mapped_column(Date)
    window_start: Mapped[date] = mapped_column(Date)
    held_on: Mapped[date | None] = mapped_column(Date)
    """The due date it had before a visit closed it that was not accepted: it comes back with that one."""
    rule: Mapped[str] = mapped_column(String(4))
    matches: Mapped[list[Any]] = mapped_column(JSON)
    """Every rule that held: `[rule, due, base, months, days, zh, en]`, the one that decided first."""
    escalate: Mapped[bool] = mapped_column(default=False)
    untried: Mapped[int] = mapped_column(default=0, server_default="0")
    """Cycles that went by with no visit, no attempt and no call: a follow-up's only."""
    policy: Mapped[str] = mapped_column(String(100))
    opened_at: Mapped[int] = mapped_column(BigInteger)
    closed_at: Mapped[int | None] = mapped_column(BigInteger)
    closed_visit_id: Mapped[UUID | None]
    """The visit that closed it, if one did."""
    done_on: Mapped[date | None] = mapped_column(Date)
    done_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))
    """Who said that it was done, where no visit can tell: a referral, guidance."""
    note: Mapped[str] = mapped_column(String(200), default="")


class Course(Base):
    """Where somebody stands in the calendar, as of `computed_on`: one row a person."""

    __tablename__ = "course"
    __table_args__ = (
        Index("ix_course_computed_on", "computed_on"),
        Index("ix_course_light_area_id", "light", "area_id"),
    )

    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"), primary_key=True)
    area_id: Mapped[UUID] = mapped_column(ForeignKey("area.id"))
    team_id: Mapped[UUID | None] = mapped_column(ForeignKey("team.id"))
    last_on: Mapped[date | None] = mapped_column(Date)
    """The last follow-up that counts, and the visit it was."""
    last_visit_id: Mapped[UUID | None]
    met_on: Mapped[date | None] = mapped_column(Date)
    """When the person was last met, whoever met them."""
    disease_class: Mapped[int | None]
    danger: Mapped[int | None]
    colour: Mapped[str | None] = mapped_column(String(8))
    phone_cycles: Mapped[int]
    """Cycles in a row by phone only; `light` says who hears of it."""
    light: Mapped[str] = mapped_column(String(8))
    shortage: Mapped[int]
    dues: Mapped[list[Any]] = mapped_column(JSON)
    """The days on which cycles ended since the last follow-up, up to the next one."""
    computed_on: Mapped[date] = mapped_column(Date)


class ColourAssessment(Base):
    """A colour that a doctor settled on, and a second person's word where it needs one."""

    __tablename__ = "colour_assessment"
    __table_args__ = (Index("ix_colour_assessment_patient_id_on_day", "patient_id", "on_day"),)

    statement: Mapped[str] = mapped_column(String(64), primary_key=True)
    """Hash of the `record.assess` that said so."""
    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"))
    visit_id: Mapped[UUID]
    on_day: Mapped[date] = mapped_column(Date)
    by: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    proposed: Mapped[str | None] = mapped_column(String(8))
    confirmed: Mapped[str] = mapped_column(String(8))
    differs: Mapped[bool]
    """It is not what the program proposes; why is in the statement."""
    points: Mapped[int]
    items: Mapped[list[Any]] = mapped_column(JSON)
    """`[factor, value, points]` of the sheet, as the server computed it."""
    second_needed: Mapped[bool]
    agreed: Mapped[bool | None]
    second_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))
    valid_until: Mapped[date] = mapped_column(Date)
    policy: Mapped[str] = mapped_column(String(16))


class ColourObjection(AppendOnly, Base):
    """Somebody asked why they have their colour, or objected to it (PIPL 24)."""

    __tablename__ = "colour_objection"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"), index=True)
    said_by: Mapped[str] = mapped_column(String(8))
    wish: Mapped[str] = mapped_column(String(8))
    on_day: Mapped[date] = mapped_column(Date)
    """The day they said it."""
    words: Mapped[bytes | None] = mapped_column(LargeBinary)
    at: Mapped[int] = mapped_column(BigInteger)
    by: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))


class ColourAnswer(AppendOnly, Base):
    """The person was told what became of their question or objection, whichever way it went."""

    __tablename__ = "colour_answer"

    objection_id: Mapped[UUID] = mapped_column(ForeignKey("colour_objection.id"), primary_key=True)
    on_day: Mapped[date] = mapped_column(Date)
    how: Mapped[str | None] = mapped_column(String(8))
    """A `Told`; None where it was told before this was asked."""
    at: Mapped[int] = mapped_column(BigInteger)
    by: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
