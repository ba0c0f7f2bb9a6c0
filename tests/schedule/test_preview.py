"""What a policy would change, before anybody adopts it: at once for some, after the answer for a county."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from backend.kernel import jobs
from backend.policy import shipped
from backend.policy.documents import Kind
from backend.schedule import preview, recompute
from tests.patients.people import a_patient
from tests.schedule.telling import a_visit, followed_up, settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Browser
    from tests.visits.conftest import Door

TODAY = date(2026, 11, 23)


@pytest.fixture
def people(door: Door) -> None:
    """Overdue since yesterday, due tomorrow, due in three months; and whom the door's visit is to."""
    for days in (-93, -91, 0):
        patient = followed_up(a_patient(door.cast), date(2026, 1, 5))
        a_visit(patient, TODAY + timedelta(days=days))
        settle(patient)


def overdue(supervisor: Browser) -> int:
    return len(supervisor.get("/api/board?when=overdue&per_page=50").json["items"])


def proposed(signed_in: Callable[[str], Browser]) -> str:
    """The address of a version that would have stable people visited every two months."""
    document = {
        **shipped.as_written("NATIONAL", Kind.INTERVALS),
        "version": "sooner",
        "valid_from": "2026-12-01",
    }
    sooner = {"after": {"months": 2}, "again": {"months": 2}, "window_days": 14}
    document["body"] = {**document["body"], "classes": {**document["body"]["classes"], "3": sooner}}
    made = signed_in("cheng.yan").post("/api/policies", json={"document": document})
    assert made.status_code == 201, made.json
    return f"/api/policies/versions/{made.json['id']}/preview"


def test_before_a_policy_is_adopted_one_sees_what_it_would_change(
    people: None, signed_in: Callable[[str], Browser]
) -> None:
    address, supervisor = proposed(signed_in), signed_in("tian.shouzheng")
    would = supervisor.get(address).json
    assert (would["people"], would["earlier"], would["whole"]) == (4, 3, True)
    assert overdue(supervisor) == 1


def test_a_whole_county_is_computed_after_the_answer_and_its_result_waits(
    people: None, signed_in: Callable[[str], Browser], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "MOST_PEOPLE", 2)
    monkeypatch.setattr(recompute, "AT_ONCE", 2)
    heard: list[tuple[int, int]] = []
    say = jobs.tell
    monkeypatch.setattr(
        jobs, "tell", lambda about, told: (heard.append((told["done"], told["of"])), say(about, told))
    )
    address, supervisor = proposed(signed_in), signed_in("tian.shouzheng")
    some = supervisor.get(address).json
    assert (some["people"], some["whole"]) == (2, False)
    assert supervisor.get(f"{address}/all").json["state"] == "NONE"

    started = supervisor.post(f"{address}/all", json={})
    assert (started.status_code, started.json["state"]) == (202, "RUNNING")
    assert heard == [(0, 0), (2, 4), (4, 4), (4, 4)]
    told = supervisor.get(f"{address}/all").json
    assert (told["state"], told["found"]["people"], told["found"]["earlier"]) == ("DONE", 4, 3)
    assert told["found"]["whole"] is True
    assert overdue(supervisor) == 1  # and nothing of it was kept
    assert signed_in("ding.yi").get(f"{address}/all").json["state"] == "NONE"  # another county's is its own


def test_a_computation_that_broke_off_may_be_asked_for_again(
    people: None, signed_in: Callable[[str], Browser], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, supervisor = proposed(signed_in), signed_in("tian.shouzheng")
    whole = recompute.county

    def breaks(*_: Any, **__: Any) -> None:
        raise MemoryError

    monkeypatch.setattr(recompute, "county", breaks)
    supervisor.post(f"{address}/all", json={})
    assert supervisor.get(f"{address}/all").json["state"] == "STOPPED"
    monkeypatch.setattr(recompute, "county", whole)
    supervisor.post(f"{address}/all", json={})
    assert supervisor.get(f"{address}/all").json["state"] == "DONE"
