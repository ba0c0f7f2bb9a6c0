"""Everything an example visit needs: the day, the phones in people's hands, and the doors they go to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from backend.demo import county
from backend.demo.clock import DAY, World
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
METRES_PER_DEGREE = 111_320
AT_THE_DOOR_M = 20
"""So exact is a point that was taken there."""
BEGAN = 36
"""Days ago that the county began: its silent month, in which findings are only collected, is over."""


def off_register(name: str, accuracy_m: int) -> float:
    """How far (degrees) somebody's door lies from where a register that is so exact puts it, each way."""
    if accuracy_m <= AT_THE_DOOR_M:
        return 0.0
    return (0.3 + sum(name.encode()) % 4 / 10) * accuracy_m / METRES_PER_DEGREE


@dataclass
class Stage:
    """A stretch of days that end today. Phones are enrolled when first picked up."""

    app: Flask
    zone: ZoneInfo
    today: date
    world: World = field(init=False)
    phones: dict[str, Phone] = field(default_factory=dict)
    signed_in: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.world = World(0)
        self.at(BEGAN, 8, 30)

    def at(self, days_ago: int, hour: int, minute: int) -> None:
        """Go on to a moment; the days must be played in order."""
        self.work()
        day = self.today - timedelta(days=days_ago)
        self.world.now = round(
            datetime(day.year, day.month, day.day, hour, minute, tzinfo=self.zone).timestamp() * 1000
        )

    def work(self) -> None:
        """Do what was handed over for after the answers, when it was: a worker beside the server does."""
        queue = self.app.extensions["lianfang.huey"]
        while task := queue.dequeue():
            queue.execute(task)

    def phone(self, login: str, fast: int = 0) -> Phone:
        """The phone of a colleague, enrolled and approved by 顾宁 when it is new, signed in that day."""
        if login in self.phones:
            if self.world.now - self.signed_in[login] > DAY:
                self.phones[login].web.sign_in(login, county.PASSWORD)
                self.signed_in[login] = self.world.now
        else:
            self.signed_in[login] = self.world.now
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
            off = off_register(name, point.accuracy_m)
            return Door(str(visit), str(person.id), point.lat + off, point.lon - off, name)

    def somebody(self, name: str) -> str:
        """Who that is, for a phone."""
        with self.app.app_context():
            return str(county.person_called(name).id)

    def visitor(self, login: str, door: Door, **how: Any) -> Visitor:
        """A colleague at a door, who looked at the app that morning."""
        return Visitor(self.phone(login), door, **how)
