"""Every endpoint × every role × inside, outside and nobody: the one gate has no hole.

青崖县 has things; `inside` people work there, `outside` people have the same roles in 临溪县. Each walk
collects what is wrong everywhere, instead of stopping at the first hole.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from backend.evidence.receiving import File
from backend.evidence.resting import receive
from backend.kernel import jobs, keys
from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.policy.codes import Purpose
from backend.policy.permissions import MATRIX
from backend.roster.gate import Scope
from backend.roster.roles import LEADER, PUBLIC, Role
from backend.transparency import acts
from backend.transparency.encoding import b64
from backend.visits import planning
from backend.visits.models import NamedEvidence
from tests.conftest import browser_of
from tests.door import Closed, Door
from tests.doors import DOORS, PARTS
from tests.evidence.photos import a_photo
from tests.factories import a_member, a_person, a_phone, a_team, seal_to, spki
from tests.importing.sheets import an_import
from tests.patients.people import a_patient, register_things
from tests.policy.papers import a_proposal
from tests.review.things import review_things
from tests.schedule.telling import due_things

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from backend.kernel.http import App
    from tests.cast import Cast
    from tests.conftest import Browser

WALKERS = [*Role, LEADER]
REFUSED = {"session.required", "gate.forbidden"}
HIDING = {
    "gate.out_of_scope",
    "device.unknown",
    "visit.not_found",
    "visit.no_such_evidence",
    "patient.unknown",
    "task.not_found",
    "import.not_found",
    "review.not_found",
    "sample.not_drawn",
    "turnout.not_found",
}
"""Refusals that do not tell whether there is such a thing."""


@pytest.fixture
def things(app: App, cast: Cast) -> dict[str, str]:
    """Identities of things of 青崖县, by the names that `DOORS` uses."""
    patient = a_patient(cast)
    visit = planning.plan(patient.id, date(2026, 11, 23), Purpose.FOLLOW_UP, cast.he_xiaoman.id, [])
    made = {
        **_phones(cast),
        **_photo(patient.id, visit, cast.he_xiaoman.id),
        "staff": cast.he_xiaoman.id,
        "area": cast.village.id,
        "organisation": cast.organisations["石桥村委会"].id,
        "team": cast.team.id,
        "patient": patient.id,
        **register_things(patient, cast.shen_zhixia),
        **due_things(patient),
        "visit": visit,
        **review_things(visit, cast),
        "policy": a_proposal(cast.cheng_yan, cast.county).id,
        "import": an_import(cast.shen_zhixia).id,
    }
    acts.record("test", {}, None)
    jobs.commit()
    _send_nonsense(app, made["phone"])
    return {name: str(value) for name, value in made.items()}


@pytest.fixture
def inside(app: App, cast: Cast) -> dict[str, Browser]:
    """One signed-in browser a role, of people who work in 石桥村 and are in its team."""
    for role in Role:
        person = a_person(
            f"in.{role.lower()}", "内", cast.organisations["石桥村委会"], [role], [cast.village]
        )
        a_member(cast.team, person)
    leader = a_person("in.leader", "内", cast.organisations["石桥村委会"], [], [cast.village])
    a_member(a_team("内小组", cast.village, leader), cast.he_xiaoman)
    return _signed_in(app, "in")


@pytest.fixture
def outside(app: App, cast: Cast) -> dict[str, Browser]:
    """The same roles in 临溪县, each of them somebody else's leader there too."""
    elsewhere = cast.organisations["临溪县卫健局"]
    for role in Role:
        a_person(f"out.{role.lower()}", "外", elsewhere, [role], [cast.other_county])
    leader = a_person("out.leader", "外", elsewhere, [], [cast.other_county])
    a_member(a_team("外小组", cast.other_county, leader), cast.ding_yi)
    return _signed_in(app, "out")


def test_every_endpoint_asks_for_the_permission_written_in_the_table(app: App) -> None:
    asked = {
        f"{method} {rule.rule}": getattr(app.view_functions[rule.endpoint], "permission", None)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if rule.rule.startswith("/api/") and rule.endpoint != "api-docs.openapi_json"
    }

    assert asked == {name: door.permission for name, door in DOORS.items()}


def test_every_permission_is_asked_for_somewhere() -> None:
    assert {door.permission for door in DOORS.values()} == set(MATRIX) - PARTS


def test_nobody_gets_only_through_the_public_doors(app: App, things: dict[str, str]) -> None:
    wrong = []
    for name, door in DOORS.items():
        browser = browser_of(app)
        code = _code(_knock(browser, name, door, things, {}))
        if (code == "session.required") == (PUBLIC in MATRIX[door.permission]):
            wrong.append((name, code))

    assert wrong == []


@pytest.mark.parametrize("side", ["inside", "outside"])
def test_each_role_passes_the_gates_of_its_permissions_and_no_other(
    request: pytest.FixtureRequest, things: dict[str, str], side: str
) -> None:
    wrong = []
    for role, browser in request.getfixturevalue(side).items():
        for name, door in _ending_with_sign_out():
            code = _code(_knock(browser, name, door, things, {}))
            if (code in REFUSED) == (_scope(role, door) > Scope.NONE) or code == "server.error":
                wrong.append((role, name, code))

    assert wrong == []


def test_things_of_another_county_do_not_exist(outside: dict[str, Browser], things: dict[str, str]) -> None:
    wrong = []
    for name, door in DOORS.items():
        for role, browser in outside.items():
            if door.closed is not Closed.MISSING or _scope(role, door) in (Scope.NONE, Scope.ALL):
                continue
            answer = _knock(browser, name, door, things, door.body)
            if _code(answer) not in HIDING:
                wrong.append((role, name, answer.status_code, _code(answer)))

    assert wrong == []


def test_lists_hold_nothing_of_another_county(outside: dict[str, Browser], things: dict[str, str]) -> None:
    wrong = []
    for name, door in DOORS.items():
        for role, browser in outside.items():
            if door.closed is not Closed.EMPTY or _scope(role, door) in (Scope.NONE, Scope.ALL):
                continue
            text = _knock(browser, name, door, things, None).text
            wrong += [(role, name, thing) for thing, identity in things.items() if identity in text]

    assert wrong == []


def test_people_with_business_there_get_through(
    signed_in: Callable[[str], Browser], things: dict[str, str]
) -> None:
    wrong = []
    for name, door in _ending_with_sign_out():
        answer = _knock(signed_in(door.insider), name, door, things, door.body)
        if answer.status_code >= 400 and _code(answer) != door.beyond:
            wrong.append((name, answer.json))

    assert wrong == []


def _phones(cast: Cast) -> dict[str, object]:
    waiting, lost, phone = (
        a_phone(cast.he_xiaoman, "pending"),
        a_phone(cast.he_xiaoman),
        a_phone(cast.he_xiaoman),
    )
    waiting.device.code, waiting.device.code_until = "000000", now_ms() + 60_000
    sealed = seal_to(keys.current().rescue.public_key(), b"k" * 32)
    return {
        "phone": phone.id,
        "pending": waiting.id,
        "lost": lost.id,
        "new": uuid7(),
        "key": b64(spki(ec.generate_private_key(ec.SECP256R1()))),
        "sealed": b64(sealed),
    }


def _photo(patient: UUID, visit: UUID, sender: UUID) -> dict[str, object]:
    name = hashlib.sha256(a_photo()).hexdigest()
    receive(File(patient, name, "image/jpeg", a_photo()), sender)
    db.session.add(NamedEvidence(visit_id=visit, sha256=name, patient_id=patient, statement_id=uuid7()))
    jobs.commit()
    return {"sha256": name}


def _send_nonsense(app: App, phone: object) -> None:
    browser = browser_of(app)
    browser.sign_in("he.xiaoman")
    answer = browser.post("/api/statements", json={"sent_at": 1, "statements": [f"nonsense of {phone}"]})
    assert answer.json["results"][0]["status"] == "quarantined"


def _signed_in(app: App, side: str) -> dict[str, Browser]:
    browsers = {walker: browser_of(app) for walker in WALKERS}
    for walker, browser in browsers.items():
        assert browser.sign_in(f"{side}.{walker.lower()}").status_code == 200
    return browsers


def _scope(role: str, door: Door) -> Scope:
    row = MATRIX[door.permission]
    return max(row.get(role, Scope.NONE), row.get(PUBLIC, Scope.NONE))


def _ending_with_sign_out() -> list[tuple[str, Door]]:
    """The doors, those last that end or change the session with which one walks."""
    return sorted(DOORS.items(), key=lambda item: item[1].permission in {"session.open", "password.change"})


def _knock(browser: Browser, name: str, door: Door, things: dict[str, str], body: Any) -> Any:
    method, address = name.partition(" ")[0], _filled(door.address, things)
    if isinstance(body, bytes):
        return browser.open(address, method=method, data=body, content_type=door.media_type)
    sent = None if method == "GET" else json.loads(_filled(json.dumps(body), things))
    return browser.open(address, method=method, json=sent)


def _filled(text: str, things: dict[str, str]) -> str:
    for thing, identity in things.items():
        text = text.replace(f"{{{thing}}}", identity)
    return text


def _code(answer: Any) -> str | None:
    return answer.json.get("code") if answer.status_code >= 400 else None
