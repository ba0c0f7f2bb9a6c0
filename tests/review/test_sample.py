"""A month is drawn by the log's head, called back, and tells of the checks."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from backend import cli
from backend.kernel.db import db
from backend.review import redrawing, sample, sampling
from backend.transparency.models import LogAct

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from backend.review.models import SampleMonth
    from tests.conftest import Browser

NOVEMBER = date(2026, 11, 1)


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
