"""Tables of the review. Decisions, months and results are only added to; words rest sealed."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import JSON, BigInteger, Date, Float, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from backend.kernel.append_only import AppendOnly
from backend.kernel.db import Base
from backend.kernel.ids import uuid7
from backend.review.sampling import RULE


class ReviewCase(Base):
    """A visit that is put before a person."""

    __tablename__ = "review_case"
    __table_args__ = (Index("ix_review_case_state_area_id", "state", "area_id"),)

    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id"), primary_key=True)
    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"), index=True)
    area_id: Mapped[UUID] = mapped_column(ForeignKey("area.id"))
    team_id: Mapped[UUID | None] = mapped_column(ForeignKey("team.id"))
    because: Mapped[str] = mapped_column(String(8))
    """CHECKS found doubts, or a call-back of the SAMPLE did."""
    assessment_id: Mapped[UUID | None]
    """The assessment that people see; a decision is about this one."""
    opened_at: Mapped[int] = mapped_column(BigInteger)
    reopened_at: Mapped[int | None] = mapped_column(BigInteger)
    """When facts came that the last decision could not know; what was decided before stays as it is."""
    answer_by: Mapped[date] = mapped_column(Date)
    """The last day of the time to answer."""
    state: Mapped[str] = mapped_column(String(8))
    pattern: Mapped[str | None] = mapped_column(String(12))
    doubtful: Mapped[bool]
    score: Mapped[float] = mapped_column(Float)
    """Orders the queue, and is shown to nobody."""
    doubts: Mapped[list[str]] = mapped_column(JSON)
    channels: Mapped[list[str]] = mapped_column(JSON)
    outcome: Mapped[str | None] = mapped_column(String(10))
    forgotten_at: Mapped[int | None] = mapped_column(BigInteger)
    """From then on nobody finds it: nothing was upheld, and it is long ago."""


class Decision(AppendOnly, Base):
    """What a reviewer decided about one assessment of a visit. Only `forgetting` takes anything back."""

    __tablename__ = "review_decision"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id"), index=True)
    assessment_id: Mapped[UUID | None]
    outcome: Mapped[str] = mapped_column(String(10))
    rejects: Mapped[bool]
    about: Mapped[list[str]] = mapped_column(JSON)
    """Whom an upheld doubt concerns: nobody else, and nobody where it is not upheld."""
    note: Mapped[bytes | None] = mapped_column(LargeBinary)
    by: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[int] = mapped_column(BigInteger)
    on_appeal: Mapped[bool]


class ReviewReply(Base):
    """A participant's answer, read out of statements; its words stay there."""

    __tablename__ = "review_reply"

    statement: Mapped[str] = mapped_column(String(64), primary_key=True)
    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id"), index=True)
    by: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[int] = mapped_column(BigInteger)
    """When it was received."""
    written_at: Mapped[int | None] = mapped_column(BigInteger)
    """When it was written, in server time, within what is proven; None where it was not read since."""
    appeal: Mapped[bool]
    colleague: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"), index=True)
    confirmed: Mapped[bool | None]
    confirmed_at: Mapped[int | None] = mapped_column(BigInteger)
    confirmation: Mapped[str | None] = mapped_column(String(64))


class SampleMonth(AppendOnly, Base):
    """A month's draw, with the head of the log that chose it."""

    __tablename__ = "sample_month"

    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    drawn_at: Mapped[int] = mapped_column(BigInteger)
    size: Mapped[int] = mapped_column(BigInteger)
    """Of the log, under whose head it was drawn."""
    checkpoint: Mapped[str] = mapped_column(Text)
    policy: Mapped[str] = mapped_column(String(16))
    visits: Mapped[int]
    """How many it was drawn from."""
    among: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Those, "visit leader leaf" a line, compressed; what could be drawn changes later, a draw does not."""
    rule: Mapped[str] = mapped_column(String(24), default=RULE)
    until: Mapped[int | None] = mapped_column(BigInteger)
    """The log's size at the draw: what it did not hold yet comes into the next one."""


class SampleVisit(Base):
    """A visit drawn to be called back, and how far that has come."""

    __tablename__ = "sample_visit"
    __table_args__ = (Index("ix_sample_visit_month_area_id", "month", "area_id"),)

    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id"), primary_key=True)
    month: Mapped[str] = mapped_column(ForeignKey("sample_month.month"))
    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"))
    area_id: Mapped[UUID] = mapped_column(ForeignKey("area.id"))
    leader_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))
    state: Mapped[str] = mapped_column(String(12))
    random: Mapped[bool] = mapped_column(default=True)
    """Drawn by the seed; else called because something speaks against it, which no rate is made from."""


class SampleCall(AppendOnly, Base):
    """One call back and what it told, in codes. Kept apart from what becomes of the visit."""

    __tablename__ = "sample_call"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    visit_id: Mapped[UUID] = mapped_column(ForeignKey("sample_visit.visit_id"), index=True)
    reached: Mapped[bool]
    how: Mapped[str] = mapped_column(String(5))
    came: Mapped[str | None] = mapped_column(String(6))
    people: Mapped[int | None]
    when: Mapped[str | None] = mapped_column(String(9))
    note: Mapped[bytes | None] = mapped_column(LargeBinary)
    again: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Why somebody was asked once more, sealed like the note."""
    by: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[int] = mapped_column(BigInteger)
