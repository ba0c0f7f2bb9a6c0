"""The fictitious county 青崖县 as rows: areas, organisations, staff, teams, and the people who are visited.

Its homes lie on an uninhabited mountainside, so that no real house is on any map.
"""

from __future__ import annotations

import json
from datetime import timedelta
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from backend.demo import register
from backend.kernel.clock import now_ms
from backend.kernel.days import today
from backend.kernel.db import db
from backend.patients import recording
from backend.patients import service as patients
from backend.patients.models import Patient
from backend.patients.position import Point
from backend.patients.recording import Newcomer
from backend.patients.status.codes import Management, Registration
from backend.patients.status.guard import Status
from backend.patients.values import Address, Identity
from backend.roster import people, places, teams
from backend.roster.models import Area, Staff

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

PASSWORD: Final = "lianfang-demo-2026"  # noqa: S105  printed for everyone who runs the demo
LIVED_THERE_MS: Final = register.SINCE_DAYS * 86_400_000
DOCTOR: Final = "shen.zhixia"
TELLER: Final = "mo.qing"
MANAGED: Final = Status(Registration.REGISTERED, Management.MANAGED)


def data() -> Mapping[str, list[dict[str, Any]]]:
    """The county as it is written down."""
    text = resources.files("backend.demo").joinpath("county.json").read_text(encoding="utf-8")
    county: dict[str, list[dict[str, Any]]] = json.loads(text)
    return county


def is_empty() -> bool:
    """Whether nobody and nothing is in the database."""
    return db.session.scalar(select(Area.id).limit(1)) is None and (
        db.session.scalar(select(Staff.id).limit(1)) is None
    )


def is_ours() -> bool:
    """Whether the database holds this county, and so nothing real."""
    wanted = data()["areas"][0]
    found = select(Area.id).where(Area.code == wanted["code"], Area.name == wanted["name"])
    return db.session.scalar(found) is not None


def build() -> None:
    """Make every row; the caller commits."""
    county = data()
    area_ids: dict[str | None, Any] = {None: None}
    for area in county["areas"]:
        area_ids[area["code"]] = places.add_area({**area, "parent": area_ids[area["parent"]]}).id
    org_ids = {
        org["name"]: places.add_organisation({**org, "area": area_ids[org["area"]]}).id
        for org in county["organisations"]
    }
    staff_ids = {}
    for one in county["staff"]:
        areas = [area_ids[code] for code in one["areas"]]
        given = {**one, "org": org_ids[one["org"]], "areas": areas, "password": PASSWORD}
        staff_ids[one["login"]] = people.add(given).id
    team_ids = []
    for team in county["teams"]:
        members = [staff_ids[login] for login in team["members"]]
        given = {"area": area_ids[team["area"]], "leader": staff_ids[team["leader"]], "members": members}
        team_ids.append(teams.add({**team, **given}).id)
    doctor = db.session.get_one(Staff, staff_ids[DOCTOR])
    for person in county["people"]:
        patient = _settle(person, area_ids[person["area"]], team_ids[person["team"]])
        register.enter(patient, person["name"], doctor, staff_ids[TELLER], org_ids)


def person_called(name: str) -> Patient:
    """The row of someone visited, by full name; only a demo can search like this."""
    for patient in db.session.scalars(select(Patient).order_by(Patient.id)):
        if patients.identity(patient).name == name:
            return patient
    raise LookupError(name)


def _settle(person: dict[str, Any], area_id: UUID, team_id: UUID) -> Patient:
    identity = Identity(person["name"], called=person.get("called", ""))
    point = Point.from_source(person["source"], person["lat"], person["lon"])
    home = Address(person["address"], person["source"], point)
    since = now_ms() - LIVED_THERE_MS
    registered = today() - timedelta(days=register.begun_days_ago(person["name"]))
    known = Newcomer(identity, area_id, team_id, MANAGED, registered, ((home, since),))
    return recording.add([known])[0]
