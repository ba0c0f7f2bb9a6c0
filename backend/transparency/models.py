"""Tables of the log and its statements. Rows are only added; a late chain link or a withdrawal alters one."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, Date, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from backend.kernel.db import Base


class StatementRecord(Base):
    """A received statement. What it says rests sealed under the key of the person visited."""

    __tablename__ = "statement"
    # Not unique: two statements with one number are a fork, which is kept and shown.
    __table_args__ = (Index("ix_statement_device_id_seq", "device_id", "seq"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    """Hex SHA-256 of the payload."""
    device_id: Mapped[UUID]
    author_id: Mapped[UUID] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(String(40))
    seq: Mapped[int] = mapped_column(BigInteger)
    prev: Mapped[str | None] = mapped_column(String(64))
    visit_id: Mapped[UUID] = mapped_column(index=True)
    patient_id: Mapped[UUID] = mapped_column(index=True)
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    """The exact payload bytes, sealed; None once withdrawn."""
    signature: Mapped[bytes] = mapped_column(LargeBinary)
    """Raw r || s, 64 bytes."""
    received_at: Mapped[int] = mapped_column(BigInteger)
    clock_offset_ms: Mapped[int | None] = mapped_column(BigInteger)
    """Phone clock minus server clock at sending; positive means the phone is fast."""
    log_index: Mapped[int] = mapped_column(BigInteger, unique=True)
    chain: Mapped[str] = mapped_column(String(4))
    """`ok`, `gap` or `fork`; see `chain`."""
    beacons_ok: Mapped[bool]
    not_before: Mapped[int | None] = mapped_column(BigInteger)
    """Time of the newest genuine beacon it carries."""
    network: Mapped[str | None] = mapped_column(String(16))
    """The network it came in by, comparable within its visit alone; see `network`."""


class LogEntry(Base):
    """A leaf of the log: its bytes and their leaf hash, which is the tree's node (0, index)."""

    __tablename__ = "log_entry"

    index: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(16))
    body: Mapped[bytes] = mapped_column(LargeBinary)
    leaf: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[int] = mapped_column(BigInteger)


class LogNode(Base):
    """The hash of a perfect subtree above the leaves: `level` from 1, leaves `index << level` and on."""

    __tablename__ = "log_node"

    level: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    index: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    hash: Mapped[bytes] = mapped_column(LargeBinary)


class LogHead(Base):
    """A signed head: one for every batch appended."""

    __tablename__ = "log_head"

    size: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    root: Mapped[bytes] = mapped_column(LargeBinary)
    note: Mapped[str] = mapped_column(Text)
    """The C2SP checkpoint."""
    at: Mapped[int] = mapped_column(BigInteger)


class DailyHead(Base):
    """The last head of a day, which others write down, and what an authority says about when it was there."""

    __tablename__ = "log_daily_head"

    day: Mapped[date] = mapped_column(Date, primary_key=True)
    size: Mapped[int] = mapped_column(BigInteger, unique=True)
    stamp: Mapped[bytes | None] = mapped_column(LargeBinary)
    """The RFC 3161 response over the head's note, once there is one."""
    stamp_digest: Mapped[str | None] = mapped_column(String(64))
    """Its hex SHA-256: some of its bytes carry no meaning, so nothing else would notice their change."""
    stamped_at: Mapped[int | None] = mapped_column(BigInteger)
    """The authority's time in it."""
    tried_at: Mapped[int | None] = mapped_column(BigInteger)
    tries: Mapped[int] = mapped_column(default=0)
    trouble: Mapped[str | None] = mapped_column(String(200))
    """Why the last try gave no stamp."""


class LogAct(Base):
    """Something the server or its people did, as the JSON text whose hash is in the log."""

    __tablename__ = "log_act"

    index: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(40))
    body: Mapped[str] = mapped_column(Text)
    by: Mapped[UUID | None]
    at: Mapped[int] = mapped_column(BigInteger)
    subject_id: Mapped[UUID | None] = mapped_column(index=True)
    """The person visited whom the act is about, if any."""
