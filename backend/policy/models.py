"""Table of policies: each row a document as it was proposed, and what became of it. None ever changes."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.kernel.db import Base
from backend.kernel.ids import uuid7
from backend.policy.documents import Widening, parse, widenings
from backend.roster.models import Area, Staff


class PolicyVersion(Base):
    """One version of one kind of policy, for an area or (without one) everywhere."""

    __tablename__ = "policy_version"
    __table_args__ = (Index("ix_policy_version_kind_version", "kind", "version", unique=True),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    kind: Mapped[str] = mapped_column(String(16))
    version: Mapped[str] = mapped_column(String(16))
    area_id: Mapped[UUID | None] = mapped_column(ForeignKey("area.id"))
    state: Mapped[str] = mapped_column(String(8))
    """PROPOSED, ADOPTED or DECLINED."""
    valid_from: Mapped[date] = mapped_column(Date)
    valid_to: Mapped[date | None] = mapped_column(Date)
    legal_document_no: Mapped[str | None] = mapped_column(String(200))
    approved_by: Mapped[str | None] = mapped_column(String(200))
    """Who stands behind it outside, as the document says; who adopted it here is `decided_by`."""
    impact_assessment: Mapped[str | None] = mapped_column(String(200))
    document: Mapped[dict[str, Any]] = mapped_column(JSON)
    proposed_by_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    proposed_at: Mapped[int] = mapped_column(BigInteger)
    decided_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))
    decided_at: Mapped[int | None] = mapped_column(BigInteger)
    note: Mapped[str] = mapped_column(String(200), default="")

    area: Mapped[Area | None] = relationship(lazy="joined")
    proposed_by: Mapped[Staff] = relationship(foreign_keys=[proposed_by_id])
    decided_by: Mapped[Staff | None] = relationship(foreign_keys=[decided_by_id])

    @property
    def widenings(self) -> list[Widening]:
        """Where it goes beyond the norm, if it can be used at all."""
        return widenings(parse(self.document))
