"""Whatever the OpenAPI document allows, and what it does not: never a fault, always the promised shape."""

from __future__ import annotations

import json
from contextvars import Context
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from backend.importing.template import MEDIA_TYPE as XLSX
from backend.kernel.db import db
from backend.roster.sign_in import COOKIE, CSRF_HEADER
from tests.doors import DOORS
from tests.visits.conftest import door, world
from tests.visits.intake.parcels import PARCEL, framed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import App, Browser
    from tests.visits.conftest import Door

__all__ = ["door", "world"]

schemathesis.serializer.alias(XLSX, "application/octet-stream")
CHECKS = [not_a_server_error, response_schema_conformance, status_code_conformance]
CAREFULLY = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def parcels_of_any_kind() -> st.SearchStrategy[bytes]:
    """What looks like a parcel and may even be one."""
    whole = st.integers(-1, 9)
    file = st.fixed_dictionaries(
        {
            "sha256": st.sampled_from(["0" * 64, "x"]),
            "patient": st.sampled_from([str(UUID(int=7)), "me"]),
            "media_type": st.sampled_from(["image/jpeg", "text/plain"]),
            "bytes": whole,
        }
    )
    header = st.fixed_dictionaries(
        {"sent_at": whole, "statements": st.lists(st.text()), "evidence": st.lists(file)}
    )
    framed_headers = st.builds(lambda one, rest: framed(json.dumps(one).encode(), rest), header, st.binary())
    return framed_headers | st.builds(framed, st.binary(), st.binary()) | st.binary()


schemathesis.openapi.media_type(PARCEL, parcels_of_any_kind())


@pytest.fixture
def told(door: Door) -> Door:
    """A county where something happened."""
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    door.together(he, shen)
    he.send()
    shen.send()
    he.post(["nonsense"])
    return door


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_nothing_anybody_sends_is_answered_with_a_fault(
    app: App, told: Door, signed_in: Callable[[str], Browser], mode: GenerationMode
) -> None:
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", app)
    real = {
        "visit_id": str(told.visit),
        "staff_id": str(told.cast.mo_qing.id),  # who opens no door here
        "team_id": str(told.cast.team.id),
        "area_id": str(told.cast.village.id),
        "index": 0,
    }
    operations = [found.ok() for found in schema.get_all_operations()]
    # Guessing passwords ends in a pause, so that comes last.
    for operation in sorted(operations, key=lambda one: "/session" in one.path):
        if mode is GenerationMode.POSITIVE or _can_be_wrong(operation):
            _probe(operation, mode, real, signed_in(_insider(operation)))


def _can_be_wrong(operation: Any) -> bool:
    """Whether anything is sent at all, and may be said wrongly. An address alone cannot be wrong: it would be
    another address; nor can bytes that may be anything.
    """
    return bool(operation.query or any(one.media_type != PARCEL for one in operation.body))


def _insider(operation: Any) -> str:
    """Somebody who gets through this door."""
    method, path = operation.method.upper(), operation.path.replace("{", "<").replace("}", ">")
    for name, behind in DOORS.items():
        verb, _, rule = name.partition(" ")
        plain = rule.replace("uuid:", "").replace("int:", "")
        if (verb, plain) == (method, path):
            return behind.insider
    raise LookupError(f"{method} {path} is not in tests/doors.py")


def _probe(operation: Any, mode: GenerationMode, real: dict[str, Any], browser: Browser) -> None:
    cookie = browser.get_cookie(COOKIE)
    assert cookie is not None
    as_them = {"headers": {CSRF_HEADER: browser.token}, "cookies": {COOKIE: cookie.value}}

    @CAREFULLY
    @given(case=operation.as_strategy(generation_mode=mode), known=st.booleans())
    def probe(case: Any, known: bool) -> None:
        if known and case.path_parameters:
            case.path_parameters = {**case.path_parameters, **_among(real, case.path_parameters)}
        db.session.commit()
        response = Context().run(case.call, **as_them)
        case.validate_response(response, checks=CHECKS)

    probe()


def _among(real: dict[str, Any], names: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in real.items() if name in names}
