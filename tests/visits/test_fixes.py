"""Invariant 12: whatever fix is stored has accuracy, time and datum, and showing it writes nothing back."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from backend.kernel.db import db
from backend.kernel.errors import Refusal
from backend.transparency import statement
from backend.transparency.models import StatementRecord
from backend.visits.bodies import kinds
from backend.visits.models import Participation
from tests.visits import honest
from tests.visits.phones import MONDAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Browser
    from tests.visits.conftest import Door

ID = "01890000-0000-7000-8000-000000000000"
OPENING: dict[str, Any] = {
    "v": 1,
    "id": ID,
    "kind": "visit.open",
    "device": ID,
    "author": ID,
    "seq": 1,
    "prev": None,
    "clock": {"wall": MONDAY, "zone": 480, "mono": 1, "session": ID},
    "beacons": [],
    "body": {
        "visit": ID,
        "patient": ID,
        "purpose": "FOLLOW_UP",
        "secret": honest.b64u(honest.secret()),
        "expected": [],
        "policy": "2026-11",
        "position": None,
    },
}
NEEDED = ("lat", "lon", "accuracy", "fixed_at", "at", "mono")
samples = st.lists(
    st.fixed_dictionaries(
        {
            "lat": st.integers(-900_000_000, 900_000_000),
            "lon": st.integers(-1_800_000_000, 1_800_000_000),
            "accuracy": st.integers(0, 10**7),
            "altitude": st.none() | st.integers(-(10**6), 10**7),
            "altitude_accuracy": st.none() | st.integers(0, 10**6),
            "speed": st.none() | st.integers(0, 10**6),
            "heading": st.none() | st.integers(0, 360_000),
            "fixed_at": st.integers(0, 2**42),
            "at": st.integers(0, 2**42),
            "mono": st.integers(0, 2**40),
        }
    ),
    min_size=1,
    max_size=6,
)


def accepted(sampling: dict[str, Any]) -> bool:
    payload = copy.deepcopy(OPENING)
    payload["body"]["position"] = sampling
    try:
        kinds.check(statement.parse(json.dumps(payload).encode()))
    except (Refusal, ValueError):
        return False
    return True


@settings(max_examples=2000, deadline=None)
@given(samples, st.data())
def test_12_a_fix_without_accuracy_time_or_datum_is_never_taken(
    burst: list[dict[str, Any]], data: st.DataObject
) -> None:
    sampling = {**honest.sampling(MONDAY), "samples": burst}
    assert accepted(sampling)
    which = data.draw(st.integers(0, len(burst) - 1))
    name = data.draw(st.sampled_from(NEEDED))
    without = copy.deepcopy(sampling)
    del without["samples"][which][name]
    assert not accepted(without)
    for wrong in (None, "12", 1.5):
        assert not accepted({**sampling, "samples": [{**burst[which], name: wrong}]})
    assert not accepted({name: one for name, one in sampling.items() if name != "crs"})
    assert not accepted({**sampling, "crs": data.draw(st.sampled_from(["GCJ-02", "BD-09", "", None]))})


def stored() -> list[tuple[Any, ...]]:
    """Every statement's exact bytes, and every position beside them."""
    db.session.rollback()
    said = db.session.scalars(select(StatementRecord).order_by(StatementRecord.log_index)).all()
    parts = db.session.scalars(select(Participation).order_by(Participation.staff_id)).all()
    return [
        *((one.hash, one.sealed) for one in said),
        *((json.dumps(one.position_in), json.dumps(one.position_out)) for one in parts),
    ]


@pytest.mark.parametrize("login", ["tian.shouzheng", "shen.zhixia"])
def test_12_looking_at_a_visit_writes_no_position_back(
    door: Door, signed_in: Callable[[str], Browser], login: str
) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    door.together(he, shen)
    he.send()
    shen.send()
    before = stored()
    browser = signed_in(login)
    assert browser.get(f"/api/visits/{door.visit}").status_code == 200
    browser.get(f"/api/visits/{door.visit}/bundle")
    assert stored() == before
    for one in db.session.scalars(select(Participation)):
        for position in (one.position_in, one.position_out):
            assert position is None or {"accuracy_m", "age_ms"} <= position.keys()
