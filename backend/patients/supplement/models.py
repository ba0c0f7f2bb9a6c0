"""What was said on the sheet, save by save."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from backend.kernel.append_only import AppendOnly
from backend.kernel.db import Base
from backend.kernel.ids import uuid7


class SupplementEntry(AppendOnly, Base):
    """One save: the answers it gave, changed or (null) took back, sealed; or a doctor's name under all."""

    __tablename__ = "supplement_entry"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"), index=True)
    form_version: Mapped[int]
    answers: Mapped[bytes] = mapped_column(LargeBinary)
    signed: Mapped[bool]
    at: Mapped[int] = mapped_column(BigInteger)
    by: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))
