"""A month is drawn by the log's head, called back, and tells of the checks."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from backend import cli
from backend.authenticity.models import Standing
from backend.kernel import jobs
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.review import redrawing, sample, sampling
from backend.review.models import SampleVisit
from backend.transparency.encoding import FormatError, b64
from backend.transparency.models import LogAct, LogEntry, StatementRecord
from tests.patients.people import a_patient

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from backend.review.models import SampleMonth
    from tests.conftest import Browser
    from tests.visits.conftest import Door

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


def test_a_draw_by_the_first_rule_is_still_verified() -> None:
    among = [sampling.Candidate(f"v{number}", "he") for number in range(40)]
    note = checkpoint_of(b"\x01" * 32)
    chosen = sampling.seed("lianfang.example", "2026-10", b"\x01" * 32, 900, sampling.FIRST_RULE)
    fair = frozenset(sampling.draw(among, chosen, 5, 5))
    old = redrawing.Draw("2026-10", note, 5, 5, among, fair, sampling.FIRST_RULE)

    assert frozenset(redrawing.Draw.parse(old.to_json()).again()) == fair
    with pytest.raises(FormatError):  # the second rule draws by leaves, which this list has not
        redrawing.Draw.parse(replace(old, rule=sampling.RULE).to_json())


def test_the_number_of_a_visit_is_made_of_its_receipt_and_not_of_what_a_phone_chose(
    drawn: SampleMonth,
) -> None:
    told = sample.drawn_in(NOVEMBER)
    assert told is not None
    for one in told.among:
        closes = db.session.query(StatementRecord).filter_by(visit_id=UUID(one.visit), kind="visit.close")
        [entry] = [db.session.get_one(LogEntry, close.log_index) for close in closes]
        assert one.number_of == entry.leaf.hex()


def test_a_lone_visit_and_one_that_arrives_after_the_draw_are_drawn_too(door: Door) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    alone, late = door.visit, uuid7()
    door.together(he)
    he.send()
    door.visit, door.patient = late, a_patient(door.cast).id
    jobs.commit()
    door.together(shen)  # and stays out of reach of a network
    door.world.wait(minutes=20 * 24 * 60)
    sample.draw_due()
    jobs.commit()
    assert drawn_at_random() == {alone: "2026-11"}

    shen.send()
    door.world.wait(minutes=31 * 24 * 60)
    sample.draw_due()
    assert drawn_at_random() == {alone: "2026-11", late: "2026-12"}


def test_what_is_strongly_doubted_is_called_besides_and_teaches_no_rate(
    door: Door, monkeypatch: pytest.MonkeyPatch, signed_in: Callable[[str], Browser]
) -> None:
    he = door.hand("he.xiaoman")
    door.together(he)
    he.send()
    jobs.commit()
    db.session.get_one(Standing, door.visit).doubtful = True
    jobs.commit()
    door.world.wait(minutes=20 * 24 * 60)
    monkeypatch.setattr(sampling, "draw", lambda *_: [])  # the seed draws others
    sample.draw_due()
    jobs.commit()

    tian = signed_in("tian.shouzheng")
    shown = tian.get("/api/review/sample?month=2026-11").json
    assert (shown["drawn"], shown["doubted"], len(shown["items"])) == (0, 1, 1)
    yes = {"reached": True, "how": "CALL", "came": "YES", "people": 2, "when": "SAME_DAY", "note": ""}
    tian.post(f"/api/review/sample/{door.visit}/result", json=yes)
    assert not any(one["false_alarms"] for one in tian.get("/api/review/checks").json["checks"])


def drawn_at_random() -> dict[UUID, str]:
    """Visit → month whose draw chose it."""
    return {row.visit_id: row.month for row in db.session.query(SampleVisit).filter_by(random=True)}


def checkpoint_of(root: bytes) -> str:
    """A head, as an outsider reads it."""
    return f"lianfang.example\n900\n{b64(root)}\n\n— lianfang.example AAAAAAAA\n"
