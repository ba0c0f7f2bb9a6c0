"""Fill an empty database with the fictitious county, and keep its days ahead planned."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from sqlalchemy import select

from backend.demo import county, examples, register
from backend.demo.stage import Stage
from backend.kernel import jobs
from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.policy.codes import Purpose
from backend.roster.models import Staff
from backend.visits import planning
from backend.visits.models import Visit

if TYPE_CHECKING:
    from datetime import date

    from flask import Flask

DAYS_AHEAD: Final = 3


class NotADemo(RuntimeError):
    """The database holds something that is not the fictitious county, and is left alone."""


def fill(app: Flask, zone: str) -> None:
    """Make the county if it is not there, tell the example visits once, plan today and the days ahead.

    Raises:
        NotADemo: the database is somebody's.
    """
    here = ZoneInfo(zone)
    today = datetime.fromtimestamp(now_ms() / 1000, here).date()
    with app.app_context():
        if county.is_empty():
            county.build()
            jobs.commit()
        elif not county.is_ours():
            raise NotADemo
        told = db.session.scalar(select(Visit.id).limit(1)) is not None
    if not told:
        examples.tell(Stage(app, here, today))
    with app.app_context():
        for ahead in range(DAYS_AHEAD + 1):
            _plan(today + timedelta(days=ahead))
        jobs.commit()


def accounts() -> list[tuple[str, str, str, str]]:
    """Login, name, roles and organisation of everyone in the county."""
    return [(one["login"], one["name"], "+".join(one["roles"]), one["org"]) for one in county.data()["staff"]]


def _plan(day: date) -> None:
    # What was planned on a phone, for one person, is not the day's round.
    if db.session.scalar(
        select(Visit.id).where(Visit.planned_on == day, Visit.team_id.is_not(None)).limit(1)
    ):
        return
    ids = {one.login: one.id for one in db.session.scalars(select(Staff))}
    rounds = county.data()["rounds"]
    # Counted from the county's first day: it looks the same on whatever date it is made.
    since = (day - register.written_on()).days
    for one in rounds[since % len(rounds)]["visits"]:
        person = county.person_called(one["to"])
        leader, *members = (ids[login] for login in one["by"])
        planning.plan(person.id, day, Purpose(one["purpose"]), leader, members, person.team_id)
