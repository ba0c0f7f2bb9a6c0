"""Tables of the people visited. Whatever tells who someone is or where they live is sealed bytes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from geoalchemy2 import Geometry
from sqlalchemy import BigInteger, Date, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.kernel.days import today
from backend.kernel.db import Base
from backend.kernel.ids import uuid7
from backend.patients.status.codes import Registration, Whereabouts
from backend.patients.values import HomeKind
from backend.roster.models import Area

if TYPE_CHECKING:
    from backend.patients.position import Coarse


class Patient(Base):
    """A person visited. `code` is drawn at random and says nothing about them."""

    __tablename__ = "patient"
    __table_args__ = (Index("ix_patient_area_id_registration", "area_id", "registration"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    code: Mapped[str] = mapped_column(String(9), unique=True)
    area_id: Mapped[UUID] = mapped_column(ForeignKey("area.id"))
    team_id: Mapped[UUID | None] = mapped_column(ForeignKey("team.id"), index=True)
    state: Mapped[str] = mapped_column(String(16))
    """ACTIVE or WITHDRAWN (erased under a rule)."""
    # How things stand now; every change is a row of `status_change`, and only the register writes these.
    registration: Mapped[str] = mapped_column(String(16), default=Registration.REGISTERED)
    registered_since: Mapped[date] = mapped_column(Date, default=today)
    closing: Mapped[str | None] = mapped_column(String(20))
    management: Mapped[str | None] = mapped_column(String(16))
    managed_since: Mapped[date] = mapped_column(Date, default=today)
    whereabouts: Mapped[str] = mapped_column(String(16), default=Whereabouts.HOME)
    whereabouts_since: Mapped[date] = mapped_column(Date, default=today)
    whereabouts_verified: Mapped[bool] = mapped_column(default=True)
    identity: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[int] = mapped_column(BigInteger)

    area: Mapped[Area] = relationship(lazy="joined", innerjoin=True)


class Home(Base):
    """Where someone lives during a time. A move is a new row: it must never look like a visit elsewhere."""

    __tablename__ = "home"
    __table_args__ = (Index("ix_home_patient_id_valid_from", "patient_id", "valid_from"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    patient_id: Mapped[UUID] = mapped_column(ForeignKey("patient.id"))
    valid_from: Mapped[int] = mapped_column(BigInteger)
    valid_to: Mapped[int | None] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(String(12), default=HomeKind.RESIDENCE)
    """RESIDENCE or TEMPORARY, one after the other; or REGISTERED, the address on paper, beside them."""
    because: Mapped[str] = mapped_column(String(12), default="RECORDED")
    """RECORDED, MOVED, PROPOSED or CONFIRMED by joint visits, CORRECTED: why there is this row."""
    source: Mapped[str] = mapped_column(String(20))
    """Where the point came from: field, map_pick, geocoded or village_centroid."""
    status: Mapped[str] = mapped_column(String(16))
    """NONE (address only), PROVISIONAL or CONFIRMED."""
    crs_original: Mapped[str] = mapped_column(String(16))
    address: Mapped[bytes] = mapped_column(LargeBinary)
    point: Mapped[bytes | None] = mapped_column(LargeBinary)
    # No spatial index: nobody searches people by place.
    coarse: Mapped[Any | None] = mapped_column(Geometry("POINT", srid=4326, spatial_index=False))
    recorded_at: Mapped[int] = mapped_column(BigInteger)
    recorded_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))
    looked_at: Mapped[int | None] = mapped_column(BigInteger)
    """When somebody last said of sightings elsewhere that the home is still this one."""


def as_geometry(coarse: Coarse | None) -> str | None:
    """The value for a geometry column."""
    return None if coarse is None else f"SRID=4326;POINT({coarse.lon} {coarse.lat})"
