"""Everything an example visit needs: the day, the phones in people's hands, and the doors they go to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from backend.demo import county
from backend.demo.clock import World
from backend.demo.phone import Phone
from backend.demo.visitor import Door, Visitor
from backend.demo.web import Web
from backend.kernel import jobs
from backend.kernel.db import db
from backend.patients import service as patients
from backend.policy.codes import Purpose
from backend.roster.models import Staff
from backend.visits import planning

if TYPE_CHECKING:
    from datetime import date
    from zoneinfo import ZoneInfo

    from flask import Flask

PLATFORM = "Android 14"


@dataclass
class Stage:
    """A stretch of days that end today. Phones are enrolled when first picked up."""

    app: Flask
    zone: ZoneInfo
    today: date
    world: World = field(init=False)
    phones: dict[str, Phone] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.world = World(0)
        self.at(4, 8, 30)

    def at(self, days_ago: int, hour: int, minute: int) -> None:
        """Go on to a moment; the days must be played in order."""
        day = self.today - timedelta(days=days_ago)
        self.world.now = round(
            datetime(day.year, day.month, day.day, hour, minute, tzinfo=self.zone).timestamp() * 1000
        )

    def phone(self, login: str, fast: int = 0) -> Phone:
        """The phone of a colleague, enrolled and approved by 顾宁 when it is new."""
        if login not in self.phones:
            web = Web(self.app)
            phone = Phone(self.world, web, web.sign_in(login, county.PASSWORD)["staff"], fast)
            code = phone.enrol(f"{phone.owner['name']}的手机（示例）", PLATFORM)
            admin = Web(self.app)
            admin.sign_in("gu.ning", county.PASSWORD)
            admin.post(f"/api/devices/{phone.id}/approve", {"code": code})
            self.phones[login] = phone
        return self.phones[login]

    def door(self, name: str, leader: str, *others: str) -> Door:
        """Plan a visit for today to a person of the county; returns where that is."""
        with self.app.app_context():
            person = county.person_called(name)
            point = patients.reference_point(person.id, self.world.now)
            ids = {one.login: one.id for one in db.session.scalars(db.select(Staff))}
            day = datetime.fromtimestamp(self.world.now / 1000, self.zone).date()
            members = [ids[login] for login in others]
            visit = planning.plan(person.id, day, Purpose.FOLLOW_UP, ids[leader], members, person.team_id)
            jobs.commit()
            if point is None:
                raise LookupError(f"no point for {name}")
            return Door(str(visit), str(person.id), point.lat, point.lon)

    def somebody(self, name: str) -> str:
        """Who that is, for a phone."""
        with self.app.app_context():
            return str(county.person_called(name).id)

    def visitor(self, login: str, door: Door, **how: Any) -> Visitor:
        """A colleague at a door, who looked at the app that morning."""
        return Visitor(self.phone(login), door, **how)
