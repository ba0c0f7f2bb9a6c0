"""What waits at a desk: transfers, lists to be looked at, responsibilities to be filled."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from backend.kernel import jobs
from backend.patients.cases.facts import Capacity
from backend.patients.register import guardians, places
from backend.patients.register.codes import Means
from backend.patients.register.guardians import GuardianDetails
from tests.patients.people import a_patient

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cast import Cast
    from tests.conftest import Browser

DAY = date(2026, 11, 20)


def test_a_transfer_waits_on_both_sides_until_it_is_accepted(
    cast: Cast, signed_in: Callable[[str], Browser]
) -> None:
    patient = a_patient(cast)
    elsewhere = places.Elsewhere(words="临溪县城关镇")
    places.send(patient, elsewhere, Means.LETTER, DAY, cast.shen_zhixia.id)
    jobs.commit()
    shen = signed_in("shen.zhixia")
    [waiting] = shen.get("/api/transfers").json
    assert (waiting["residence"], waiting["register"], waiting["incoming"]) == (
        "临溪县城关镇",
        "石桥村",
        False,
    )
    accept = {"step": "accept", "on": "2026-11-23"}
    assert shen.post(f"/api/patients/{patient.id}/listings/{waiting['id']}", json=accept).status_code == 204
    assert shen.get("/api/transfers").json == []


def test_only_colleagues_who_may_take_a_responsibility_are_offered(
    cast: Cast, signed_in: Callable[[str], Browser]
) -> None:
    patient = a_patient(cast)
    jobs.commit()
    offered = signed_in("shen.zhixia").get(f"/api/patients/{patient.id}/colleagues?slot=DOCTOR").json
    assert [(one["name"], one["org"]) for one in offered] == [("沈知夏", "云渡镇卫生院")]


def test_an_entry_says_when_it_may_be_ended(cast: Cast, signed_in: Callable[[str], Browser]) -> None:
    patient = a_patient(cast)
    weak = GuardianDetails(name="柳母")
    guardians.record(patient, DAY, Capacity.WEAK, weak, None, cast.shen_zhixia.id)
    jobs.commit()
    shen = signed_in("shen.zhixia")
    [entry] = shen.get("/api/cases?kind=GUARD_WEAK").json["items"]
    assert entry["ends"] is None
    [counted] = [one for one in shen.get("/api/cases/totals").json if one["kind"] == "GUARD_WEAK"]
    assert (counted["open"], counted["due"]) == (1, 0)


def test_a_grid_worker_is_not_told_which_lists_of_illness_there_are(
    signed_in: Callable[[str], Browser],
) -> None:
    kinds = {one["kind"] for one in signed_in("he.xiaoman").get("/api/cases/totals").json}
    assert "GUARD_NONE" in kinds
    assert not kinds & {"MED_NONE", "MED_INTERRUPTED", "RELAPSING"}


def test_the_page_offers_the_clinician_steps_and_names_colleagues(
    cast: Cast, signed_in: Callable[[str], Browser]
) -> None:
    patient = a_patient(cast)
    jobs.commit()
    shen = signed_in("shen.zhixia")
    slip = {"axis": "WHEREABOUTS", "to": "HOSPITAL", "proofs": ["HOSPITAL_SLIP"], "since": "2026-11-20"}
    assert shen.post(f"/api/patients/{patient.id}/status", json=slip).status_code == 200
    page = shen.get(f"/api/patients/{patient.id}").json
    assert {"axis": "WHEREABOUTS", "to": "HOME", "closing": None, "needs": [["DISCHARGE_NOTICE"]],
            "lacking": [], "second": [], "why": False} in page["steps"]  # fmt: skip
    assert {"id": str(cast.shen_zhixia.id), "name": "沈知夏"} in page["people"]
    assert signed_in("he.xiaoman").get(f"/api/patients/{patient.id}").json["steps"] == []
