"""SC-10: the police say where somebody is, and nothing of why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from backend.kernel import jobs
from backend.policy.codes import Purpose
from backend.visits import planning
from tests.scenarios.desk import TODAY, Desk, days, due, later, somebody

if TYPE_CHECKING:
    from collections.abc import Callable

    from backend.demo.clock import World
    from backend.kernel.http import App
    from tests.cast import Cast
    from tests.conftest import Browser


def test_the_police_report_and_a_clinician_decides(
    app: App, world: World, cast: Cast, signed_in: Callable[[str], Browser]
) -> None:
    patient = somebody(cast)
    luo, shen = (Desk(signed_in(login), patient) for login in ("luo.yuan", "shen.zhixia"))
    assert luo.no("reports", to="DETAINED", since=TODAY.isoformat()) == "patient.unknown"
    planning.plan(patient, TODAY, Purpose.FOLLOW_UP, cast.shen_zhixia.id, [cast.luo_yuan.id])
    jobs.commit()

    luo.to("reports", to="DETAINED", since=TODAY.isoformat(), proofs=["CONFIRMED_BY_POLICE"])
    assert luo.page()["whereabouts"] == "HOME"
    effects = shen.accept()["effects"]
    assert [one["code"] for one in effects] == ["SUSPENDED"]
    assert shen.page()["whereabouts"] == "DETAINED"
    assert due(patient) == {"STATUS_CHECK": date(2027, 2, 23)}  # three months
    world.wait(minutes=days(29))
    shen.move("WHEREABOUTS", "HOME", "RELEASE_NOTICE", since=later(29))
    assert due(patient) == {"FOLLOW_UP": later(29 + 14)}
    assert shen.page()["whereabouts"] == "HOME"


def test_a_status_has_no_place_for_an_offence(
    app: App, world: World, cast: Cast, signed_in: Callable[[str], Browser]
) -> None:
    shen = Desk(signed_in("shen.zhixia"), somebody(cast))
    assert shen.no(
        "status", axis="WHEREABOUTS", to="DETAINED", since=TODAY.isoformat(),
        proofs=["CONFIRMED_BY_POLICE"], offence="…",
    ) == "request.invalid"  # fmt: skip
