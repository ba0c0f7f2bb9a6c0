"""Tables of visits. What was planned is written by the server; the rest is read out of statements.

It can be rebuilt from them at any time. No coordinate and no word of what was told stands here: those stay
sealed in the statements.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    BigInteger,
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    literal_column,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.kernel.db import Base
from backend.kernel.ids import uuid7
from backend.patients.models import Patient
from backend.roster.models import Area, Staff

_LIVE = text("state IN ('PLANNED', 'OPEN')")
_BORROWED = text("borrowed_reason IS NOT NULL")
_UNLOCKED = text("locked_at IS NULL")


class Visit(Base):
    """A visit, planned or made."""

    __tablename__ = "visit"
    __table_args__ = (
        Index("ix_visit_area_id_on_day", "area_id", "on_day"),
        # The newest of a whole county first, and those that prove little.
        Index("ix_visit_on_day", "on_day", "opened_at", "id"),
        Index("ix_visit_authenticity_on_day", "authenticity", "on_day", "opened_at", "id"),
        Index("ix_visit_patient_id_on_day", "patient_id", "on_day"),
        # What is planned or under way; most visits are long over.
        Index("ix_visit_patient_id_live", "patient_id", postgresql_where=_LIVE, sqlite_where=_LIVE),
        # What ended lately, for the round that finds what nobody has assessed.
        Index("ix_visit_closed_at", "closed_at"),
        Index("ix_visit_unlocked", "closed_at", sqlite_where=_UNLOCKED, postgresql_where=_UNLOCKED),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"))
    area_id: Mapped[UUID] = mapped_column(ForeignKey("area.id"))
    team_id: Mapped[UUID | None] = mapped_column(ForeignKey("team.id"))
    # What was planned; empty for a visit that began at the door.
    planned_on: Mapped[date | None] = mapped_column(Date)
    planned_purpose: Mapped[str | None] = mapped_column(String(12))
    planned_leader_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    """Who belonged where and which home was compared with, frozen when first heard of; see `facts`."""
    locked_at: Mapped[int | None] = mapped_column(BigInteger)
    """From when on it can only be corrected; None while it may still become another visit."""
    # The projection.
    on_day: Mapped[date] = mapped_column(Date)
    """The day it was made, or is planned for; what lists are ordered by."""
    state: Mapped[str] = mapped_column(String(12))
    cancelled: Mapped[str | None] = mapped_column(String(12))
    """Why its leader will not make it."""
    purpose: Mapped[str | None] = mapped_column(String(12))
    leader_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))
    opened_at: Mapped[int | None] = mapped_column(BigInteger)
    closed_at: Mapped[int | None] = mapped_column(BigInteger)
    not_before: Mapped[int | None] = mapped_column(BigInteger)
    not_after: Mapped[int | None] = mapped_column(BigInteger)
    entry: Mapped[str | None] = mapped_column(String(12))
    place: Mapped[int | None]
    form: Mapped[int | None]
    outcome: Mapped[str | None] = mapped_column(String(16))
    clinical_effect: Mapped[str | None] = mapped_column(String(16))
    authenticity: Mapped[str | None] = mapped_column(String(16))
    clinical_reasons: Mapped[list[Any]] = mapped_column(JSON)
    authenticity_reasons: Mapped[list[Any]] = mapped_column(JSON)
    awaited: Mapped[dict[str, str]] = mapped_column(JSON)
    """Hash → member of statements that an opener saw and nobody has sent yet."""
    notes: Mapped[list[str]] = mapped_column(JSON)
    policy_version: Mapped[str] = mapped_column(String(16))
    lapses_at: Mapped[int | None] = mapped_column(BigInteger, index=True)
    """When time alone changes the projection: a borrowed presence can no longer be confirmed."""

    patient: Mapped[Patient] = relationship()
    area: Mapped[Area] = relationship()
    leader: Mapped[Staff | None] = relationship(foreign_keys=[leader_id])
    members: Mapped[list[VisitMember]] = relationship(order_by="VisitMember.staff_id")
    participations: Mapped[list[Participation]] = relationship(order_by="Participation.joined_at")

    @classmethod
    def is_live(cls) -> ColumnElement[bool]:
        """SQL: planned or under way. Written out, so that the index of those answers whatever the plan."""
        return cls.state.in_([literal_column("'PLANNED'"), literal_column("'OPEN'")])


class VisitMember(Base):
    """Someone who has to do with a visit: planned, expected, there, or unable to come."""

    __tablename__ = "visit_member"

    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id"), primary_key=True)
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"), primary_key=True, index=True)
    planned: Mapped[bool] = mapped_column(default=False)
    expected: Mapped[bool] = mapped_column(default=False)
    absent_reason: Mapped[str | None] = mapped_column(String(12))
    answer: Mapped[str | None] = mapped_column(String(3))
    """YES or NO to the invitation, None while there is none."""
    answer_reason: Mapped[str | None] = mapped_column(String(12))

    @classmethod
    def takes_part(cls) -> ColumnElement[bool]:
        """SQL: asked to come, or there. Whom the team goes without from the start learns nothing of it."""
        return cls.expected | cls.absent_reason.is_(None)

    staff: Mapped[Staff] = relationship()


class Participation(Base):
    """One person's presence at one visit, its signals and grade."""

    __tablename__ = "participation"
    __table_args__ = (
        # Every statement asks where its author borrowed a phone, which happens to few.
        Index(
            "ix_participation_borrowed",
            "staff_id",
            "joined_at",
            sqlite_where=_BORROWED,
            postgresql_where=_BORROWED,
        ),
    )

    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id"), primary_key=True)
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"), primary_key=True, index=True)
    grade: Mapped[str] = mapped_column(String(1))
    signals: Mapped[dict[str, Any]] = mapped_column(JSON)
    """`s1` … `s6` → [true, false or null, reason]."""
    joined_at: Mapped[int] = mapped_column(BigInteger)
    left_at: Mapped[int | None] = mapped_column(BigInteger)
    position_in: Mapped[dict[str, Any]] = mapped_column(JSON)
    position_out: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    clock_offset_ms: Mapped[int] = mapped_column(BigInteger)
    borrowed_reason: Mapped[str | None] = mapped_column(String(12))
    borrowed_from: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))
    borrowed_state: Mapped[str | None] = mapped_column(String(12))
    confirmed_at: Mapped[int | None] = mapped_column(BigInteger)
    confirm_by: Mapped[int | None] = mapped_column(BigInteger)
    handshakes: Mapped[list[Any]] = mapped_column(JSON)

    staff: Mapped[Staff] = relationship(foreign_keys=[staff_id])


class FollowupRecord(Base):
    """What a visit or a call found, read out of its statements; nothing of it is ever typed in here.

    Answers rest sealed under the person's key. Plain are only the national codes that decide when to come
    again, and who said them.
    """

    __tablename__ = "followup_record"
    __table_args__ = (Index("ix_followup_record_patient_id_at", "patient_id", "at"),)

    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id"), primary_key=True)
    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"))
    at: Mapped[int] = mapped_column(BigInteger)
    on_day: Mapped[date] = mapped_column(Date)
    form: Mapped[int | None]
    """National form of follow-up: 1 clinic, 2 home, 3 phone; None where an institution keeps the person."""
    outcome: Mapped[str | None] = mapped_column(String(16))
    form_id: Mapped[str | None] = mapped_column(String(40))
    form_version: Mapped[int | None]
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    class_: Mapped[int | None] = mapped_column("class_")
    danger: Mapped[int | None]
    adherence: Mapped[int | None]
    complete: Mapped[bool | None]
    """None: made before there were forms."""
    by: Mapped[UUID]
    assessed_by: Mapped[UUID | None]
    clinical_effect: Mapped[str | None] = mapped_column(String(16))
    authenticity: Mapped[str | None] = mapped_column(String(16))
    exception: Mapped[int | None]
    """Why there was a call instead of a visit, PHX 1 to 6."""
    until: Mapped[date | None] = mapped_column(Date)


class AmendmentRow(Base):
    """A change to a closed record, proposed or decided; its words stay in the statements."""

    __tablename__ = "amendment"

    statement: Mapped[str] = mapped_column(String(64), primary_key=True)
    """Hash of the `record.amend`."""
    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id"), index=True)
    field: Mapped[str] = mapped_column(String(40))
    clinical: Mapped[bool]
    state: Mapped[str] = mapped_column(String(12), index=True)
    by: Mapped[UUID]
    at: Mapped[int] = mapped_column(BigInteger)
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[int | None] = mapped_column(BigInteger)


class NamedEvidence(Base):
    """A photo or strokes file that a statement of a visit names; it may not have arrived yet."""

    __tablename__ = "named_evidence"

    visit_id: Mapped[UUID] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    patient_id: Mapped[UUID]
    statement_id: Mapped[UUID]


class Quarantine(Base):
    """What could not be accepted, kept whole with the reason."""

    __tablename__ = "quarantine"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the kept bytes: the same thing sent twice is kept once."""
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"), index=True)
    """Whose account sent it."""
    device_id: Mapped[UUID | None]
    """The phone it names, if it names one; nothing proves that."""
    statement: Mapped[str | None] = mapped_column(String(64))
    """Hash of its payload, where it has one."""
    at: Mapped[int] = mapped_column(BigInteger, index=True)
    step: Mapped[int]
    code: Mapped[str] = mapped_column(String(40))
    details: Mapped[dict[str, Any]] = mapped_column(JSON)
    subject_id: Mapped[UUID]
    """Under whose key it is sealed: the person it names, or its own when it names nobody known."""
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    size: Mapped[int]

    staff: Mapped[Staff] = relationship()
