"""What was told to the heads of organisations about a quarter, and what they answered. Only ever added to."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.kernel.append_only import AppendOnly
from backend.kernel.db import Base
from backend.kernel.ids import uuid7
from backend.roster.models import Organisation


class TurnoutQuarter(AppendOnly, Base):
    """A quarter that was looked at, whether or not there was anything to tell."""

    __tablename__ = "turnout_quarter"

    quarter: Mapped[str] = mapped_column(String(7), primary_key=True)
    """Such as 2026-Q3."""
    at: Mapped[int] = mapped_column(BigInteger)


class TurnoutNotice(AppendOnly, Base):
    """Sums of one organisation and quarter, as they were then: what arrives later does not change them."""

    __tablename__ = "turnout_notice"
    __table_args__ = (UniqueConstraint("organisation_id", "quarter"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    quarter: Mapped[str] = mapped_column(ForeignKey("turnout_quarter.quarter"))
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    expected: Mapped[int]
    came: Mapped[int]

    organisation: Mapped[Organisation] = relationship(lazy="joined", innerjoin=True)
    asked: Mapped[TurnoutQuarter] = relationship(lazy="joined", innerjoin=True)
    answer: Mapped[TurnoutAnswer | None] = relationship(lazy="joined", viewonly=True)


class TurnoutAnswer(AppendOnly, Base):
    """What an organisation's head said to it, once."""

    __tablename__ = "turnout_answer"

    notice_id: Mapped[UUID] = mapped_column(ForeignKey("turnout_notice.id"), primary_key=True)
    reason: Mapped[str] = mapped_column(String(12))
    words: Mapped[str] = mapped_column(Text)
    by: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[int] = mapped_column(BigInteger)
