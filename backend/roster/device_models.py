"""Phones: the public key that proves a phone's statements, and what was kept on it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.kernel.db import Base
from backend.kernel.ids import uuid7
from backend.roster.models import Staff
from backend.roster.roles import DeviceState


class Device(Base):
    """A phone of one person. `id` and key are made on the phone; the key never leaves it."""

    __tablename__ = "device"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"), index=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    """SPKI DER, P-256."""
    key_class: Mapped[str] = mapped_column(String(8))
    """"strong": the browser will not give the key out; "weak": a wrapped key, where it cannot be stored."""
    platform: Mapped[str] = mapped_column(String(200))
    name: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(16), default=DeviceState.PENDING)
    code: Mapped[str | None] = mapped_column(String(6))
    code_until: Mapped[int | None] = mapped_column(BigInteger)
    wrong_codes: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[int] = mapped_column(BigInteger)
    approved_at: Mapped[int | None] = mapped_column(BigInteger)
    approved_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))
    revoked_at: Mapped[int | None] = mapped_column(BigInteger)
    revoked_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))
    revoke_reason: Mapped[str | None] = mapped_column(String(200))

    staff: Mapped[Staff] = relationship(foreign_keys=[staff_id], lazy="joined", innerjoin=True)
    reports: Mapped[list[DeviceReport]] = relationship(order_by="DeviceReport.at.desc()", viewonly=True)

    @property
    def noticed(self) -> list[DeviceReport]:
        """The newest report of each kind."""
        newest = {report.kind: report for report in reversed(self.reports)}
        return sorted(newest.values(), key=lambda report: report.at, reverse=True)


class DeviceReport(Base):
    """Something a phone noticed about itself or about us: vanished storage, an older server."""

    __tablename__ = "device_report"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    device_id: Mapped[UUID] = mapped_column(ForeignKey("device.id"), index=True)
    kind: Mapped[str] = mapped_column(String(32))
    details: Mapped[dict[str, Any]] = mapped_column(JSON)
    at: Mapped[int] = mapped_column(BigInteger)


class CachedPatient(Base):
    """A person whose visit card was handed to a phone: whom to tell if the phone is lost."""

    __tablename__ = "cached_patient"

    device_id: Mapped[UUID] = mapped_column(ForeignKey("device.id"), primary_key=True)
    patient_id: Mapped[UUID] = mapped_column(primary_key=True, index=True)
    patient_code: Mapped[str] = mapped_column(String(32))
    """The person's code, which means nothing outside this server."""
    first_at: Mapped[int] = mapped_column(BigInteger)
    last_at: Mapped[int] = mapped_column(BigInteger)
