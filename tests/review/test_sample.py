"""A month is drawn by the log's head, called back, and tells of the checks."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from backend import cli
from backend.kernel import jobs
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.review import redrawing, sample, sampling
from backend.review.models import SampleMonth, SampleVisit
from backend.transparency.models import LogAct
from tests.patients.people import a_patient

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Browser
    from tests.visits.conftest import Door

NOVEMBER = date(2026, 11, 1)
YES = {"reached": True, "how": "CALL", "came": "YES", "people": 2, "when": "SAME_DAY", "note": "很满意"}


@pytest.fixture
def drawn(door: Door) -> SampleMonth:
    """Three joint visits in November, drawn in December."""
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    for _ in range(3):
        door.together(shen, he)
        for phone in (he, shen):
            phone.send()
        door.visit = uuid7()
        door.patient = a_patient(door.cast).id
        jobs.commit()
        door.world.wait(minutes=24 * 60)
    door.world.wait(minutes=12 * 24 * 60)
    sample.draw_due()
    jobs.commit()
    return db.session.get_one(SampleMonth, "2026-11")


def test_anybody_can_draw_again_from_the_published_head(
    drawn: SampleMonth, signed_in: Callable[[str], Browser]
) -> None:
    shown: dict[str, Any] = signed_in("tian.shouzheng").get("/api/review/sample?month=2026-11").json

    assert (shown["of"], shown["drawn"], len(shown["items"])) == (3, 3, 3)
    assert {one["state"] for one in shown["items"]} == {"TO_CALL"}
    assert shown["seed"]["rule"] == sampling.RULE
    assert shown["seed"]["checkpoint"].splitlines()[1] == str(shown["seed"]["size"])
    assert sample.draw(NOVEMBER) is None  # once
    assert signed_in("ding.yi").get("/api/review/sample?month=2026-11").json["items"] == []


def test_an_outsider_draws_again_from_one_file(
    drawn: SampleMonth, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = sample.drawn_in(NOVEMBER)
    assert told is not None
    assert (set(told.again()), len(told.among)) == (told.drawn, 3)
    [act] = db.session.query(LogAct).filter_by(name="sample.draw")
    assert json.loads(act.body)["among"] == hashlib.sha256(redrawing.listed(told.among)).hexdigest()
    file = tmp_path / "november.json"
    file.write_text(told.to_json(), encoding="utf-8")

    assert cli.main(["draw", str(file)]) == 0
    assert "the same visits" in capsys.readouterr().out


def test_a_choice_of_somebodys_own_is_seen(
    drawn: SampleMonth, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = sample.drawn_in(NOVEMBER)
    assert told is not None
    chosen = replace(told, percent=1, least=2)
    fair = frozenset(chosen.again())
    file = tmp_path / "november.json"
    file.write_text(replace(chosen, drawn=fair).to_json(), encoding="utf-8")
    assert cli.main(["draw", str(file)]) == 0
    unfair = frozenset([*sorted(told.drawn - fair), *sorted(fair)[:1]])
    file.write_text(replace(chosen, drawn=unfair).to_json(), encoding="utf-8")
    assert cli.main(["draw", str(file)]) == 1
    said = capsys.readouterr().out
    assert "was not called back" in said
    assert "this head does not draw it" in said


def test_what_was_said_teaches_how_often_a_check_is_wrong(
    drawn: SampleMonth, signed_in: Callable[[str], Browser]
) -> None:
    tian = signed_in("tian.shouzheng")
    first, second, third = (
        row.visit_id for row in db.session.query(SampleVisit).order_by(SampleVisit.visit_id)
    )
    half = {**YES, "came": None}
    assert tian.post(f"/api/review/sample/{first}/result", json=half).json["code"] == "sample.answers"
    for visit in (first, second):
        assert tian.post(f"/api/review/sample/{visit}/result", json=YES).json["state"] == "DONE"
    nobody = {**YES, "came": "NO", "people": None, "when": None}
    assert tian.post(f"/api/review/sample/{third}/result", json=nobody).json["result"]["came"] == "NO"

    checks = tian.get("/api/review/checks").json["checks"]
    assert {one["false_alarms"]["of"] for one in checks} == {2}
    # Phones in tests read the very same place each day, which one check has every right to wonder about.
    assert {one["name"]: 1 for one in checks if one["false_alarms"]["alarms"]} == {"samples.repeated": 1}
    [case] = tian.get("/api/review/cases").json["items"]
    assert (case["visit"], case["because"], case["doubts"]) == (str(third), "SAMPLE", 0)
    assert tian.get(f"/api/visits/{third}").json["authenticity"] == "JOINT_CONFIRMED"  # kept apart


def test_only_drawn_visits_may_be_called_and_the_look_is_recorded(
    door: Door, drawn: SampleMonth, signed_in: Callable[[str], Browser]
) -> None:
    tian = signed_in("tian.shouzheng")
    visit = db.session.query(SampleVisit).first()
    assert visit is not None

    assert tian.get(f"/api/review/sample/{visit.visit_id}/contact").json["code"] == "sample.nobody"
    assert tian.get(f"/api/review/sample/{uuid7()}/contact").json["code"] == "sample.not_drawn"
