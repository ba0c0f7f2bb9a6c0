"""People and where they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import BigInteger, Float, ForeignKey, Index, String, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.kernel.db import Base
from backend.kernel.ids import uuid7
from backend.roster.roles import Terrain

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, SQLColumnExpression


class Area(Base):
    """A county, town, village or grid. `path` holds the codes from the county down, each ended by "/"."""

    __tablename__ = "area"
    __table_args__ = (
        # The operator class lets PostgreSQL answer "begins with" from the index in any collation.
        Index("ix_area_path", "path", unique=True, postgresql_ops={"path": "text_pattern_ops"}),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    code: Mapped[str] = mapped_column(String(32), unique=True)
    name: Mapped[str] = mapped_column(String(64))
    level: Mapped[str] = mapped_column(String(16))
    terrain: Mapped[str] = mapped_column(String(16), default=Terrain.VILLAGE)
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("area.id"))
    path: Mapped[str] = mapped_column(String(160))


def lies_in(path: SQLColumnExpression[str], above: SQLColumnExpression[str]) -> ColumnElement[bool]:
    """Whether an area lies in another or is it, by their paths, letter for letter.

    LIKE would take a `_` or `%` in the other's code for any letters.
    """
    return func.substr(path, 1, func.length(above)) == above


class Organisation(Base):
    """A body that staff belong to; a joint visit needs two of them."""

    __tablename__ = "organisation"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    name: Mapped[str] = mapped_column(String(64), unique=True)
    type: Mapped[str] = mapped_column(String(24))
    area_id: Mapped[UUID] = mapped_column(ForeignKey("area.id"))
    duty_phone: Mapped[str] = mapped_column(String(32), default="")
    lat: Mapped[float | None] = mapped_column(Float)
    """Where its office is, degrees in WGS 84: a visit written there was not made at a home."""
    lon: Mapped[float | None] = mapped_column(Float)

    area: Mapped[Area] = relationship()

    @property
    def office(self) -> dict[str, float] | None:
        """Where its office is, if somebody said so."""
        return None if self.lat is None or self.lon is None else {"lat": self.lat, "lon": self.lon}


class Staff(Base):
    """A person with an account. Never deleted: someone who left keeps their name beside what they signed."""

    __tablename__ = "staff"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    login: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(64))
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    active: Mapped[bool] = mapped_column(default=True)
    password_hash: Mapped[str] = mapped_column(String(128))
    created_at: Mapped[int] = mapped_column(BigInteger)

    organisation: Mapped[Organisation] = relationship(lazy="joined", innerjoin=True)
    role_rows: Mapped[list[StaffRole]] = relationship(lazy="selectin", cascade="all, delete-orphan")
    area_rows: Mapped[list[StaffArea]] = relationship(lazy="selectin", cascade="all, delete-orphan")
    led_teams: Mapped[list[Team]] = relationship(lazy="selectin", viewonly=True)

    @property
    def roles(self) -> list[str]:
        return sorted(row.role for row in self.role_rows)

    @property
    def areas(self) -> list[Area]:
        return [row.area for row in self.area_rows]

    @property
    def leads(self) -> list[UUID]:
        """Teams that this person leads."""
        return [team.id for team in self.led_teams]


class StaffRole(Base):
    """One role of one person."""

    __tablename__ = "staff_role"

    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    role: Mapped[str] = mapped_column(String(16), primary_key=True)


class StaffArea(Base):
    """One area in which a person works; everything below it is included."""

    __tablename__ = "staff_area"

    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    area_id: Mapped[UUID] = mapped_column(ForeignKey("area.id"), primary_key=True)

    area: Mapped[Area] = relationship(lazy="joined", innerjoin=True)


class Team(Base):
    """People who visit together, and who leads them."""

    __tablename__ = "team"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    name: Mapped[str] = mapped_column(String(64))
    type: Mapped[str] = mapped_column(String(16))
    area_id: Mapped[UUID] = mapped_column(ForeignKey("area.id"))
    leader_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"), index=True)

    area: Mapped[Area] = relationship(lazy="joined", innerjoin=True)
    leader: Mapped[Staff] = relationship()
    memberships: Mapped[list[TeamMember]] = relationship(lazy="selectin", order_by="TeamMember.since")

    @property
    def members(self) -> list[Staff]:
        """Today's members."""
        return [membership.staff for membership in self.memberships if membership.until is None]


class TeamMember(Base):
    """A person's time in a team; leaving ends it, so that who could see what, and when, stays known."""

    __tablename__ = "team_member"
    __table_args__ = (UniqueConstraint("team_id", "staff_id", "since"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    team_id: Mapped[UUID] = mapped_column(ForeignKey("team.id"))
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"), index=True)
    since: Mapped[int] = mapped_column(BigInteger)
    until: Mapped[int | None] = mapped_column(BigInteger)

    staff: Mapped[Staff] = relationship(lazy="joined", innerjoin=True)
