"""Tables of the register beside the person's own row: what was decided, consented, agreed and by whom.

Names, contacts and words somebody wrote are sealed under the person's key; codes and dates are not, because
rules and lists need them and they tell nothing without the name.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import JSON, BigInteger, Date, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.kernel.append_only import AppendOnly
from backend.kernel.db import Base
from backend.kernel.ids import uuid7


class StatusChange(AppendOnly, Base):
    """One answer of the three became another one."""

    __tablename__ = "status_change"
    __table_args__ = (Index("ix_status_change_patient_id_axis", "patient_id", "axis"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"))
    axis: Mapped[str] = mapped_column(String(12))
    before: Mapped[str | None] = mapped_column(String(16))
    after: Mapped[str] = mapped_column(String(16))
    closing: Mapped[str | None] = mapped_column(String(20))
    verified: Mapped[bool]
    since: Mapped[date] = mapped_column(Date)
    """The day it is true from, as far as anybody knows."""
    proofs: Mapped[list[str]] = mapped_column(JSON)
    why: Mapped[bytes | None] = mapped_column(LargeBinary)
    visit_id: Mapped[UUID | None]
    """The visit that told of it, if one did."""
    at: Mapped[int] = mapped_column(BigInteger)
    by: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))
    """Who decided; None for the server, which only follows from what people recorded."""
    second: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))


class StatusProposal(Base):
    """A change that waits for a person: what a visit told, or what needs somebody else's agreement."""

    __tablename__ = "status_proposal"
    __table_args__ = (Index("ix_status_proposal_patient_id_state", "patient_id", "state"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"))
    axis: Mapped[str] = mapped_column(String(12))
    to: Mapped[str] = mapped_column(String(16))
    closing: Mapped[str | None] = mapped_column(String(20))
    waits_for: Mapped[str] = mapped_column(String(8))
    """DOCTOR: a clinician decides what was told. SECOND: another person must agree to what was decided."""
    since: Mapped[date] = mapped_column(Date)
    proofs: Mapped[list[str]] = mapped_column(JSON)
    why: Mapped[bytes | None] = mapped_column(LargeBinary)
    visit_id: Mapped[UUID | None] = mapped_column(index=True)
    at: Mapped[int] = mapped_column(BigInteger)
    by: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))
    """Who told of it or asked for it; None for a rule."""
    state: Mapped[str] = mapped_column(String(12))
    """OPEN, ACCEPTED, DECLINED, or OVERTAKEN by another change."""
    settled_at: Mapped[int | None] = mapped_column(BigInteger)
    settled_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))


class HomeSighting(AppendOnly, Base):
    """Where a joint visit found the home: what makes a reference point believable."""

    __tablename__ = "home_sighting"

    home_id: Mapped[UUID] = mapped_column(ForeignKey("home.id"), primary_key=True)
    visit_id: Mapped[UUID] = mapped_column(primary_key=True)
    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"), index=True)
    at: Mapped[int] = mapped_column(BigInteger)
    point: Mapped[bytes] = mapped_column(LargeBinary)
    agrees: Mapped[bool | None]
    """With an earlier sighting or the recorded point; None where there was nothing to compare with."""


class Guardian(Base):
    """Who looks after someone, during a time. Capacity NONE records that nobody does."""

    __tablename__ = "guardian"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"), index=True)
    since: Mapped[date] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)
    capacity: Mapped[str] = mapped_column(String(8))
    interim_org_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisation.id"))
    """Who answers for daily care meanwhile, where there is no guardian."""
    details: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[int] = mapped_column(BigInteger)
    by: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))


class Responsible(Base):
    """Who fills a slot of "1+4" or 五位一体 for someone, during a time."""

    __tablename__ = "responsible"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"), index=True)
    slot: Mapped[str] = mapped_column(String(16))
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"), index=True)
    since: Mapped[date] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)
    at: Mapped[int] = mapped_column(BigInteger)
    by: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))


class Consent(AppendOnly, Base):
    """What was agreed, declined or withdrawn; the newest of a kind is in force."""

    __tablename__ = "consent"
    __table_args__ = (Index("ix_consent_patient_id_kind", "patient_id", "kind"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"))
    kind: Mapped[str] = mapped_column(String(16))
    decision: Mapped[str] = mapped_column(String(12))
    given_by: Mapped[str] = mapped_column(String(12))
    on: Mapped[date] = mapped_column(Date)
    text_version: Mapped[str] = mapped_column(String(32))
    legal_basis: Mapped[str | None] = mapped_column(String(64))
    why: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Why somebody else decided for the person."""
    at: Mapped[int] = mapped_column(BigInteger)
    by: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))


class PoolStay(Base):
    """Someone's time in a pool. Leaving it has a reason and is never a deletion."""

    __tablename__ = "pool_stay"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"), index=True)
    pool: Mapped[str] = mapped_column(String(8))
    since: Mapped[date] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)
    why: Mapped[bytes | None] = mapped_column(LargeBinary)
    by: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))


class DualListing(Base):
    """Someone who lives in one place and is registered in another: the residence comes first."""

    __tablename__ = "dual_listing"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"), index=True)
    residence_id: Mapped[UUID | None] = mapped_column(ForeignKey("area.id"))
    register_id: Mapped[UUID | None] = mapped_column(ForeignKey("area.id"))
    """None on either side: a place outside this register, which `elsewhere` names."""
    elsewhere: Mapped[bytes | None] = mapped_column(LargeBinary)
    means: Mapped[str] = mapped_column(String(8))
    sent_on: Mapped[date] = mapped_column(Date)
    accepted_on: Mapped[date | None] = mapped_column(Date)
    ended_on: Mapped[date | None] = mapped_column(Date)
    at: Mapped[int] = mapped_column(BigInteger)
    by: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))


class DutyChange(AppendOnly, Base):
    """From a day on, an area (None: one outside this register) looks after the person and counts them."""

    __tablename__ = "duty_change"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"), index=True)
    area_id: Mapped[UUID | None] = mapped_column(ForeignKey("area.id"))
    since: Mapped[date] = mapped_column(Date)
    at: Mapped[int] = mapped_column(BigInteger)
    by: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))


class Diagnosis(AppendOnly, Base):
    """What a psychiatrist found; the newest one counts."""

    __tablename__ = "diagnosis"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"), index=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[int] = mapped_column(BigInteger)
    by: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))


class ExternalId(Base):
    """How another system calls the person."""

    __tablename__ = "external_id"

    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"), primary_key=True)
    system: Mapped[str] = mapped_column(String(32), primary_key=True)
    value: Mapped[bytes] = mapped_column(LargeBinary)


class BlindIndex(Base):
    """Finds a person by an exact number without holding it: a keyed digest, useless without the key."""

    __tablename__ = "blind_index"
    __table_args__ = (Index("ix_blind_index_kind_digest", "kind", "digest"),)

    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(36), primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True)
