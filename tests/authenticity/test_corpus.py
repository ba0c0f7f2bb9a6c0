"""A corpus folder goes through the same checks; what a corpus is, no check knows."""

from __future__ import annotations

import ast
import hashlib
import hmac
import io
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from backend import authenticity, cli
from backend.authenticity.corpus.reading import canonical
from tests.authenticity.story import DAY, HOME, MORNING, OFFICE, draw, walk

KEY = "secret-of-the-phone"


def gps(place, at, seed):
    return [
        {"t": s.at, "lat": s.lat, "lon": s.lon, "acc": s.accuracy, "alt": s.altitude, "speed": s.speed,
         "fix_t": s.fixed_at} for s in walk(place, at, seed=seed)
    ]  # fmt: skip


def row(number: int, place=HOME, **server):
    at = MORNING + number * 30 * DAY
    strokes = [[list(dot) for dot in one] for one in draw(1, 1, number)]
    client = {
        "visit_id": f"V{number}", "patient_id": "M1", "team_id": "T1", "lead": "S1", "device_id": "P1",
        "platform": "android", "app": "1", "status": "completed", "t_start": at, "t_end": at + 1_500_000,
        "mono_start": at - MORNING, "mono_end": at - MORNING + 1_500_000, "session": "s", "pointer": "touch",
        "motion": {"n": 300, "acc_rms": 0.6, "gyro_rms": 0.2}, "gps": gps(place, at, number),
        "beacon_before": {"server_t": at - 9000, "client_t": at - 9000, "mono": at - MORNING - 9000,
                          "session": "s"},
        "attendance": [
            {"staff_id": "S1", "device_id": "P1", "method": "lead", "t": at, "gps": [], "uv": None},
            {"staff_id": "S2", "device_id": None, "method": "manual", "reason": "没电", "t": at, "gps": [],
             "uv": None},
        ],
        "signatures": [{"role": "patient", "signer": "M1", "t": at, "pointer": "touch", "canvas": [320, 160],
                        "strokes": strokes}],
        "photos": [{"kind": "doorway", "t": at, "sha256": f"p{number}", "w": 32, "h": 24,
                    "source": "camera_canvas", "last_modified": None, "exif": None}],
        "form": {"answers": {"sbp": 120 + number, "mood": 1, "risk_level": 0},
                 "field_ms": {"sbp": 4000 + number}, "changes": 1},
        "chain": {"seq": number, "prev": "0"},
    }  # fmt: skip
    data = canonical(client)
    return {
        "visit_id": f"V{number}", "client": client,
        "device_sig": hmac.new(KEY.encode(), data, "sha256").hexdigest(),
        "server": {"received_at": at + 3_600_000, "sent_client_t": at + 3_600_000, "log_index": number,
                   "leaf_hash": hashlib.sha256(data).hexdigest(), "ip": "cell", "revisions": []} | server,
    }  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    county = {
        "teams": [{"id": "T1", "members": ["S1", "S2"], "clinic": list(OFFICE)}],
        "phones": [{"id": "P1", "owner": "S1", "platform": "android", "key": KEY}],
        "home_events": [{"patient_id": "M1", "t": 0, "lat": HOME[0], "lon": HOME[1], "source": "field",
                         "by": "import", "confirmed_by": None}],
    }  # fmt: skip
    rows = [row(1), row(2), row(3, OFFICE), row(4) | {"device_sig": "00"}]
    (tmp_path / "county.json").write_text(json.dumps(county), encoding="utf-8")
    (tmp_path / "visits.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (tmp_path / "photos").mkdir()
    dice = np.random.default_rng(1)
    for number in range(1, 5):
        pixels = dice.integers(0, 255, (24, 32, 3), dtype=np.uint8)
        out = io.BytesIO()
        Image.fromarray(pixels).resize((320, 240)).save(out, "JPEG")
        (tmp_path / "photos" / f"p{number}.jpg").write_bytes(out.getvalue())
    return tmp_path


def test_one_line_a_visit_with_score_flag_and_words(folder, tmp_path, capsys):
    out = tmp_path / "predictions.jsonl"
    assert cli.main(["corpus", str(folder), "--out", str(out)]) == 0
    lines = {one["visit_id"]: one for one in map(json.loads, out.read_text(encoding="utf-8").splitlines())}
    assert list(lines) == ["V1", "V2", "V3", "V4"]
    assert [lines[name]["flag"] for name in lines] == [False, False, True, True]
    assert lines["V3"]["reasons"][0] == "the phone was probably elsewhere"
    assert lines["V4"]["verdict"] == "DOUBTFUL"
    assert "4 visits assessed" in capsys.readouterr().out


def test_a_folder_that_is_none_is_said_plainly(tmp_path, capsys):
    assert cli.main(["corpus", str(tmp_path), "--out", str(tmp_path / "out")]) == 1
    assert "county.json" in capsys.readouterr().err


def test_no_check_knows_a_corpus():
    room = Path(authenticity.__file__).parent
    for path in (room / "checks").glob("*.py"):
        imports = [node.module or "" for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                   if isinstance(node, ast.ImportFrom)]  # fmt: skip
        assert not any("corpus" in name for name in imports), path
