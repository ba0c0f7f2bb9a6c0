"""Tables of the case lists: an entry is a time on a list; what was done about it is added, never changed."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, Date, ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.kernel.append_only import AppendOnly
from backend.kernel.db import Base
from backend.kernel.ids import uuid7
from backend.patients.models import Patient

_OPEN = text("closed_on IS NULL")


class CaseEntry(Base):
    """Someone's time on one of the lists."""

    __tablename__ = "case_entry"
    __table_args__ = (
        # Nobody is on one list twice, whoever else is writing at this moment.
        Index(
            "ix_case_entry_open",
            "patient_id",
            "kind",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
        Index("ix_case_entry_kind_next_review_on", "kind", "next_review_on"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"))
    kind: Mapped[str] = mapped_column(String(16))
    why: Mapped[str] = mapped_column(String(16))
    policy_version: Mapped[str] = mapped_column(String(16))
    opened_on: Mapped[date] = mapped_column(Date)
    opened_at: Mapped[int] = mapped_column(BigInteger)
    opened_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))
    """None: the rule opened it."""
    next_review_on: Mapped[date | None] = mapped_column(Date)
    """None: at the next visit."""
    closed_on: Mapped[date | None] = mapped_column(Date)
    closed_at: Mapped[int | None] = mapped_column(BigInteger)
    closed_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))
    closed_why: Mapped[str | None] = mapped_column(String(16))

    patient: Mapped[Patient] = relationship()
    steps: Mapped[list[CaseStep]] = relationship(order_by="CaseStep.at", viewonly=True)


class CaseStep(AppendOnly, Base):
    """Something done about an entry, or a look at it together."""

    __tablename__ = "case_step"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    entry_id: Mapped[UUID] = mapped_column(ForeignKey("case_entry.id"), index=True)
    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"))
    action: Mapped[str | None] = mapped_column(String(16))
    """None for a review."""
    note: Mapped[bytes | None] = mapped_column(LargeBinary)
    on: Mapped[date] = mapped_column(Date)
    at: Mapped[int] = mapped_column(BigInteger)
    by: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
