"""A county for the benchmark: so many colleagues with approved phones, and the people they visit."""

from __future__ import annotations

import json
import urllib.request
from dataclasses import dataclass
from http.cookiejar import CookieJar
from typing import TYPE_CHECKING, Any

from flask_migrate import upgrade

from backend.app import create_app
from backend.config import Config
from backend.kernel import keys
from backend.kernel.db import db
from tests.cast import PASSWORD, assemble
from tests.factories import a_person, a_phone
from tests.patients.people import a_patient
from tests.visits.phones import MONDAY, Handset, World

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from tools.bench.load import Request

    Way = Callable[[Handset, UUID, int, dict[str, str]], list[Request]]


@dataclass
class County:
    """Who sends, whom they visit, and what they prove themselves with."""

    handsets: list[Handset]
    people: list[UUID]
    logins: list[str]

    def sign_in(self, port: int, colleagues: int) -> list[dict[str, str]]:
        """The headers of the first so many colleagues' sessions."""
        return [_session(port, login) for login in self.logins[:colleagues]]

    def visits(
        self, headers: list[dict[str, str]], each: int, photos: int, way: Way
    ) -> list[list[list[Request]]]:
        """For every session so many visits, signed and ready to send."""
        return [
            [way(handset, self.people[(n * 7 + k) % len(self.people)], photos, head) for k in range(each)]
            for n, (handset, head) in enumerate(zip(self.handsets, headers, strict=False))
        ]


def build(settings: Mapping[str, str], colleagues: int, people: int = 60) -> County:
    """Make keys, tables and rows; the servers are started afterwards on the same settings."""
    config = Config.from_env(settings)
    keys.create(config.key_folder)
    app = create_app(config)
    with app.app_context():
        upgrade("migrations")
        cast = assemble()
        health = cast.organisations["云渡镇卫生院"]
        staff = [
            a_person(f"colleague.{n}", f"同事{n}", health, ["MHP"], [cast.town]) for n in range(colleagues)
        ]
        phones = [a_phone(person) for person in staff]
        visited = [a_patient(cast, f"柳{n}").id for n in range(people)]
        logins = [person.login for person in staff]
        db.session.commit()
        handsets = [
            Handset(app, World(MONDAY), login, phone) for login, phone in zip(logins, phones, strict=True)
        ]
        db.session.remove()
        db.engine.dispose()
    return County(handsets, visited, logins)


def _session(port: int, login: str) -> dict[str, str]:
    jar = CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    url = f"http://127.0.0.1:{port}/api/session"
    token = json.load(opener.open(url))["csrf"]
    body = json.dumps({"login": login, "password": PASSWORD}).encode()
    head = {"Content-Type": "application/json", "X-CSRF-Token": token}
    answer: dict[str, Any] = json.load(opener.open(urllib.request.Request(url, body, head, method="POST")))
    return {"Cookie": "; ".join(f"{one.name}={one.value}" for one in jar), "X-CSRF-Token": answer["csrf"]}
