"""Tables of the evidence: what was received, and pieces of what is still arriving."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.kernel.db import Base

TO_DO, MADE, IMPOSSIBLE = "to do", "made", "impossible"
_TO_DO = text(f"thumbnail = '{TO_DO}'")


class Evidence(Base):
    """One file received for one person: the hash and size of the plain bytes, and the receipt given for them.

    The same picture sent for two people is two rows; that it is the same is a fact for the checks.
    """

    __tablename__ = "evidence"
    __table_args__ = (
        Index("ix_evidence_thumbnail_to_do", "received_at", sqlite_where=_TO_DO, postgresql_where=_TO_DO),
    )

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"), primary_key=True)
    object: Mapped[UUID | None] = mapped_column(index=True)
    """Name of the sealed bytes in the store; None once they were removed under a rule."""
    media_type: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    width: Mapped[int]
    height: Mapped[int]
    received_at: Mapped[int] = mapped_column(BigInteger)
    received_from: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    receipt_key: Mapped[str] = mapped_column(String(8))
    receipt_sig: Mapped[bytes] = mapped_column(LargeBinary(64))
    thumbnail: Mapped[str] = mapped_column(String(10))
    withdrawn_at: Mapped[int | None] = mapped_column(BigInteger)
    withdrawn_rule: Mapped[str | None] = mapped_column(String(32))


class EvidencePiece(Base):
    """A sealed part of a file that is arriving in pieces; any server can go on where another stopped."""

    __tablename__ = "evidence_piece"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"), primary_key=True)
    start: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    size: Mapped[int]
    total: Mapped[int]
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    received_at: Mapped[int] = mapped_column(BigInteger, index=True)
