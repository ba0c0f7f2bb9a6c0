"""Sending what should not be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from backend.kernel.errors import CATALOGUE
from tests.visits import honest

if TYPE_CHECKING:
    from tests.visits.conftest import Door
    from tests.visits.honest import Body
    from tests.visits.phones import Handset


@pytest.fixture
def he(door: Door) -> Handset:
    return door.hand("he.xiaoman")


def opening(door: Door, he: Handset, **changes: Any) -> Body:
    """An unsigned opening with some of its parts changed."""
    body = {
        "visit": str(door.visit),
        "patient": str(door.patient),
        "purpose": "FOLLOW_UP",
        "secret": honest.b64u(he.secret),
        "expected": [],
        "policy": "2026-11",
        "position": honest.sampling(he.wall),
    }
    return he.payload("visit.open", {**body, **changes})


def sampled(he: Handset, **changes: Any) -> Body:
    """A position whose only reading has some of its parts changed."""
    return honest.sampling(he.wall, {**honest.sample(he.wall), **changes})


def set_aside(he: Handset, *given: Any) -> str:
    """Send something: it is quarantined with words in both languages, kept whole, and shown to its sender."""
    statements = list(given) or [one.to_json() for one in he.statements[-1:]]
    [result] = he.post(statements)["results"]
    error = result["error"]
    assert (result["status"], result["receipt"]) == ("quarantined", None)
    assert error["code"] in CATALOGUE
    assert all(error[part][language] for part in ("message", "help") for language in ("zh", "en"))
    mine = he.web.get("/api/quarantine/mine")["items"]
    assert mine[0]["content"] == statements[0]
    assert mine[0]["error"]["code"] == error["code"]
    return str(error["code"])
