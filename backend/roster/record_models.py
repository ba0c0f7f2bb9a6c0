"""What the roster writes down: sign-ins, failures, who looked at what, complaints and suggestions."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, ForeignKey, LargeBinary, String, Text, event
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.kernel.db import Base
from backend.kernel.ids import uuid7
from backend.roster.models import Staff


class SignIn(Base):
    """A signed-in browser. Only the hash of its cookie is kept, and it can be revoked here."""

    __tablename__ = "sign_in"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"), index=True)
    created_at: Mapped[int] = mapped_column(BigInteger)
    seen_at: Mapped[int] = mapped_column(BigInteger)
    ended_at: Mapped[int | None] = mapped_column(BigInteger)

    staff: Mapped[Staff] = relationship(lazy="joined", innerjoin=True)


class FailedSignIn(Base):
    """Failures for one login, whether or not such an account exists: the answer must not tell."""

    __tablename__ = "failed_sign_in"

    login_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    count: Mapped[int]
    last_at: Mapped[int] = mapped_column(BigInteger, index=True)
    locked_until: Mapped[int | None] = mapped_column(BigInteger)


class AccessRecord(Base):
    """Who looked at or changed what, and why; each record holds the hash of the one before."""

    __tablename__ = "access_record"

    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[int] = mapped_column(BigInteger, index=True)
    staff_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"), index=True)
    action: Mapped[str] = mapped_column(String(64))
    object_kind: Mapped[str] = mapped_column(String(32))
    object_id: Mapped[str] = mapped_column(String(64), index=True)
    purpose: Mapped[str] = mapped_column(String(200))
    fields: Mapped[list[str]] = mapped_column(JSON)
    prev: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))

    staff: Mapped[Staff | None] = relationship()


class Feedback(Base):
    """A complaint or a suggestion from a person in the field."""

    __tablename__ = "feedback"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    kind: Mapped[str] = mapped_column(String(16))
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[int] = mapped_column(BigInteger)

    staff: Mapped[Staff] = relationship()


@event.listens_for(AccessRecord, "before_update")
@event.listens_for(AccessRecord, "before_delete")
def _append_only(_mapper: Any, _connection: Any, record: AccessRecord) -> None:
    raise TypeError(f"access record {record.seq} cannot be changed")
