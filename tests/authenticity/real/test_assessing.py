"""A real visit goes through the same checks, whatever arrives when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from backend.authenticity.models import Assessment, Standing
from backend.authenticity.real import judging
from backend.kernel.db import db

if TYPE_CHECKING:
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
