"""A real visit goes through the same checks, whatever arrives when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from backend.authenticity.checks import time_stay
from backend.authenticity.models import Assessment, Standing, VisitTrace
from backend.authenticity.real import jobs, judging
from backend.kernel import clock
from backend.kernel.db import db

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    import pytest

    from tests.conftest import Browser
    from tests.visits.conftest import Door


def answers(door: Door) -> dict[str, str]:
    db.session.rollback()
    row = db.session.get_one(Standing, door.visit)
    assessment = db.session.get_one(Assessment, row.assessment_id)
    return {one["check"]: one["outcome"] for one in judging.said(assessment)}


def test_an_honest_visit_is_asked_everything_and_nobody_is_troubled(door: Door) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    door.together(he, shen)
    for phone in (he, shen):
        phone.send()

    told = answers(door)

    assert "doubt" not in told.values(), told
    assert {told[name] for name in ("custody.signed", "custody.chain", "together.own_phone")} == {"clear"}
    assert db.session.scalar(select(func.count()).select_from(Assessment)) >= 1


def test_a_check_that_fails_is_unknown_and_whoever_looks_at_the_checks_is_told(
    door: Door, signed_in: Callable[[str], Browser], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object) -> None:
        raise RuntimeError("stumbled")

    monkeypatch.setattr(time_stay, "check", stumble)
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    door.together(he, shen)
    for phone in (he, shen):
        phone.send()

    assert answers(door)["time.stay"] == "unknown"
    for reader in ("tian.shouzheng", "cheng.yan"):
        checks = signed_in(reader).get("/api/review/checks").json["checks"]
        assert {one["name"]: one["failed"] for one in checks if one["failed"]} == {"time.stay": 1}


def test_what_was_judged_after_somebody_asked_is_not_judged_again(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    door.together(he, shen)
    for phone in (he, shen):
        phone.send()
    at = db.session.get_one(VisitTrace, door.visit).judged_at
    looked: list[UUID] = []
    monkeypatch.setattr(judging, "judged", lambda visit, **_: looked.append(visit) or frozenset())

    for asked in (at - 5_001, at - 5_000, at + 1):
        monkeypatch.setattr(jobs, "asked_at", lambda asked=asked: asked)
        jobs.assess(door.visit, anew=True)

    with clock.reading(lambda: at - 1):
        monkeypatch.setattr(jobs, "asked_at", lambda: at - 5_001)
        jobs.assess(door.visit, anew=True)

    assert len(looked) == 3, "what was asked well before it was judged is answered, by no clock set back"
