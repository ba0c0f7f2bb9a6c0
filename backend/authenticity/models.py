"""Tables of the checks: what was worked out of evidence and visits once, and what the checks said, for ever.

No coordinate, picture or stroke stands here in the clear: those are sealed under the key of the person
visited, and go when that key goes. A picture's fingerprint and the keys of samples tell nothing alone.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, Float, Index, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.kernel.append_only import AppendOnly
from backend.kernel.db import Base
from backend.kernel.ids import uuid7

_NUMBER = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows only in an INTEGER


class EvidenceTrait(Base):
    """What is kept of one photo or stroke file to know it again, made once."""

    __tablename__ = "evidence_trait"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    patient_id: Mapped[UUID] = mapped_column(primary_key=True)
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Fingerprint or handwriting; None for a file of which nothing can be said."""
    made_at: Mapped[int] = mapped_column(BigInteger)


class VisitTrace(Base):
    """A visit as the checks see it, so that others can be compared with it without opening its statements."""

    __tablename__ = "visit_trace"
    __table_args__ = (
        Index("ix_visit_trace_patient_id_place", "patient_id", "place"),
        Index("ix_visit_trace_device_id_began", "device_id", "began"),
        Index("ix_visit_trace_measured", "measured"),
        Index("ix_visit_trace_began", "began"),
    )

    visit_id: Mapped[UUID] = mapped_column(primary_key=True)
    patient_id: Mapped[UUID]
    team: Mapped[str] = mapped_column(String(36))
    device_id: Mapped[UUID]
    place: Mapped[int] = mapped_column(BigInteger)
    """Its place in the log."""
    began: Mapped[int] = mapped_column(BigInteger)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    digest: Mapped[str] = mapped_column(String(64))
    """Of what is sealed: the same facts are not worked through twice."""
    measured: Mapped[str | None] = mapped_column(String(64))
    """Digest of everything read from instruments."""
    datum: Mapped[list[float] | None] = mapped_column(JSON(none_as_null=True))
    """What it says of the phone's datum: log likelihood of each."""
    signs: Mapped[list[str]] = mapped_column(JSON)
    measures: Mapped[dict[str, float]] = mapped_column(JSON)
    doubted: Mapped[bool]
    """Something that is no accident speaks against it: it teaches nothing."""
    judged_at: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    """When it was begun to be judged last, from all that was there by then."""


class TraceMember(Base):
    """Who was named at a visit: neighbours in time are found by them."""

    __tablename__ = "trace_member"
    __table_args__ = (Index("ix_trace_member_staff_began", "staff", "began"),)

    visit_id: Mapped[UUID] = mapped_column(primary_key=True)
    staff: Mapped[str] = mapped_column(String(36), primary_key=True)
    began: Mapped[int] = mapped_column(BigInteger)


class TracePhoto(Base):
    """A photo of a visit with its upright fingerprint, numbered for the index."""

    __tablename__ = "trace_photo"
    __table_args__ = (
        Index("ix_trace_photo_visit_id_sha256", "visit_id", "sha256", unique=True),
        Index("ix_trace_photo_sha256", "sha256"),
        Index("ix_trace_photo_patient_id_subject_began", "patient_id", "subject", "began"),
        Index("ix_trace_photo_team_began", "team", "began"),
    )

    number: Mapped[int] = mapped_column(_NUMBER, primary_key=True, autoincrement=True)
    visit_id: Mapped[UUID]
    patient_id: Mapped[UUID]
    sha256: Mapped[str] = mapped_column(String(64))
    subject: Mapped[str] = mapped_column(String(20))
    team: Mapped[str] = mapped_column(String(36))
    began: Mapped[int] = mapped_column(BigInteger)
    pdq: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    quality: Mapped[int]


class TraceStroke(Base):
    """A drawn signature of a visit: whose, and where it lies along two directions."""

    __tablename__ = "trace_stroke"
    __table_args__ = (
        Index("ix_trace_stroke_hand_began", "hand", "began"),
        Index("ix_trace_stroke_along_across", "along", "across"),
        Index("ix_trace_stroke_sha256", "sha256"),
    )

    visit_id: Mapped[UUID] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    hand: Mapped[str] = mapped_column(String(100), primary_key=True)
    patient_id: Mapped[UUID]
    began: Mapped[int] = mapped_column(BigInteger)
    along: Mapped[float] = mapped_column(Float)
    across: Mapped[float | None] = mapped_column(Float)
    """None where it was put away before there was a second direction."""


class TraceSample(Base):
    """Keys of a few of a visit's samples: enough that visits which share many of them share some of these."""

    __tablename__ = "trace_sample"

    key: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    visit_id: Mapped[UUID] = mapped_column(primary_key=True, index=True)


class Assessment(AppendOnly, Base):
    """What all checks said of a visit at a time. A new one is added when they say something else."""

    __tablename__ = "assessment"
    __table_args__ = (Index("ix_assessment_visit_id_at", "visit_id", "at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    visit_id: Mapped[UUID]
    at: Mapped[int] = mapped_column(BigInteger)
    version: Mapped[str] = mapped_column(String(16))
    """Of the checks."""
    policy: Mapped[str] = mapped_column(String(100))
    """Of the review: how long findings are only collected, and what follows from one."""
    digest: Mapped[str] = mapped_column(String(64))
    score: Mapped[float] = mapped_column(Float)
    flagged: Mapped[bool]
    doubtful: Mapped[bool]
    silent: Mapped[bool]
    pattern: Mapped[str | None] = mapped_column(String(12))
    findings: Mapped[bytes] = mapped_column(LargeBinary)
    """Every answer with its words and numbers as it was given: JSON, compressed."""
    failed: Mapped[list[str]] = mapped_column(JSON)
    """Checks that could not run."""


class Doubt(AppendOnly, Base):
    """A doubt of an assessment, to be counted and searched by."""

    __tablename__ = "doubt"
    __table_args__ = (Index("ix_doubt_check_visit_id", "check", "visit_id"),)

    assessment_id: Mapped[UUID] = mapped_column(primary_key=True)
    check: Mapped[str] = mapped_column(String(32), primary_key=True)
    visit_id: Mapped[UUID]
    channel: Mapped[str] = mapped_column(String(12))
    pattern: Mapped[str] = mapped_column(String(12))
    weight: Mapped[float] = mapped_column(Float)
    strength: Mapped[int]
    numbers: Mapped[dict[str, Any]] = mapped_column(JSON)
    version: Mapped[str] = mapped_column(String(16))


class Standing(Base):
    """How a visit stands now: its newest assessment."""

    __tablename__ = "standing"

    visit_id: Mapped[UUID] = mapped_column(primary_key=True)
    assessment_id: Mapped[UUID]
    at: Mapped[int] = mapped_column(BigInteger)
    version: Mapped[str] = mapped_column(String(16))
    digest: Mapped[str] = mapped_column(String(64))
    score: Mapped[float] = mapped_column(Float)
    shown: Mapped[bool]
    doubtful: Mapped[bool]
    pattern: Mapped[str | None] = mapped_column(String(12))


class CountyRates(AppendOnly, Base):
    """What the county taught up to a day: how often honest visits show what looks like cheating."""

    __tablename__ = "county_rates"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    at: Mapped[int] = mapped_column(BigInteger, index=True)
    visits: Mapped[int]
    version: Mapped[str] = mapped_column(String(16))
    body: Mapped[bytes] = mapped_column(LargeBinary)
