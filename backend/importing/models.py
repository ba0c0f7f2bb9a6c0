"""Imports and what was said about their files. A file rests sealed, and is gone when it is done with."""

from __future__ import annotations

from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from backend.kernel.db import Base
from backend.kernel.ids import uuid7


class State(StrEnum):
    """CHECKING and WRITING are work for the server; REFUSED, FAILED, DONE and DISCARDED are ends."""

    CHECKING = "CHECKING"
    CHECKED = "CHECKED"
    WRITING = "WRITING"
    DONE = "DONE"
    REFUSED = "REFUSED"
    FAILED = "FAILED"
    DISCARDED = "DISCARDED"


class Choice(StrEnum):
    """ALL: everything or nothing. GOOD: the good rows, without the others."""

    ALL = "ALL"
    GOOD = "GOOD"


BUSY = frozenset({State.CHECKING, State.WRITING})
ENDED = frozenset({State.DONE, State.REFUSED, State.FAILED, State.DISCARDED})


class Import(Base):
    """One file that somebody brought. Sealed under `id`: its report; under `file_id`: the file."""

    __tablename__ = "import"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    file_id: Mapped[UUID | None] = mapped_column(default=uuid7)
    """None once the file is destroyed."""
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"), index=True)
    state: Mapped[str] = mapped_column(String(12), index=True)
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    options: Mapped[dict[str, Any]] = mapped_column(JSON)
    choice: Mapped[str | None] = mapped_column(String(4))
    counts: Mapped[dict[str, Any]] = mapped_column(JSON)
    """Rows by sheet and fate, faults by code."""
    refusal: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    """Why the file was refused, or why nothing was written after all."""
    attempts: Mapped[int]
    created_at: Mapped[int] = mapped_column(BigInteger)
    changed_at: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[bytes | None] = mapped_column(LargeBinary)
    report: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    passwords: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    """First passwords of the accounts it made, until they are fetched."""


class ImportProfile(Base):
    """What an organisation's files mean, kept under a name for the next time."""

    __tablename__ = "import_profile"
    __table_args__ = (UniqueConstraint("organisation_id", "name"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    name: Mapped[str] = mapped_column(String(64))
    options: Mapped[dict[str, Any]] = mapped_column(JSON)
    at: Mapped[int] = mapped_column(BigInteger)
    by: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))
