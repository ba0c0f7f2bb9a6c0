"""The command line, as an administrator and as a stranger with a file would use it."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from backend import cli
from backend.commands import server
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.roster import access
from backend.roster.record_models import AccessRecord
from backend.transparency import acts, log
from backend.transparency.models import LogAct, LogHead
from backend.transparency.trust import Trust
from tests.factories import a_phone
from tests.transparency.phones import Chain

if TYPE_CHECKING:
    from pathlib import Path

    from backend.config import Config
    from tests.cast import Cast


@pytest.fixture
def house(config: Config, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Chain:
    """A database with three statements, and an environment in which commands find it."""
    for name in ("data", "database_url", "keys"):
        monkeypatch.setenv(f"LIANFANG_{name.upper()}", str(getattr(config, name)))
    chain = Chain(a_phone(cast.he_xiaoman))
    chain.keep(3)
    db.session.commit()
    return chain


def test_verify_says_that_everything_holds(house: Chain, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["verify"]) == 0
    said = capsys.readouterr().out
    assert "3 statements" in said
    assert said.endswith("everything holds\n")


def test_verify_names_what_does_not(house: Chain, capsys: pytest.CaptureFixture[str]) -> None:
    db.session.get_one(LogHead, 3).root = bytes(32)
    db.session.commit()
    assert cli.main(["verify"]) == 1
    assert "log head 3: its root is not that of the tree\n" in capsys.readouterr().out


def test_verify_names_a_changed_record_of_access(house: Chain, capsys: pytest.CaptureFixture[str]) -> None:
    access.record("visit.read", "visit", house.visit)
    db.session.commit()
    db.session.execute(update(AccessRecord).values(purpose="curiosity"))
    db.session.commit()
    assert cli.main(["verify"]) == 1
    assert "access record 1: it was changed" in capsys.readouterr().out


def test_verify_says_what_was_withdrawn_and_why(house: Chain, capsys: pytest.CaptureFixture[str]) -> None:
    acts.withdraw(house.patient, "R-15", None)
    db.session.commit()
    assert cli.main(["verify"]) == 0
    assert "3 statements withdrawn under rule R-15" in capsys.readouterr().out


def test_a_visit_leaves_as_one_file_that_holds_elsewhere(
    house: Chain, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file, keys = tmp_path / "visit.zip", tmp_path / "log.json"
    keys.write_text(json.dumps(log.trust().to_json()), encoding="utf-8")
    assert cli.main(["bundle", str(house.visit), "-o", str(file)]) == 0
    monkeypatch.setenv("LIANFANG_DATA", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("LIANFANG_DATABASE_URL", "postgresql+psycopg://nowhere.invalid/none")
    for whom in ([], ["--keys", str(keys)], ["--keys", log.trust().to_json()["ed25519"]]):
        assert cli.main(["verify", str(file), *whom]) == 0
    said = capsys.readouterr().out
    assert said.count("everything holds") == 3
    assert said.count("its maker is unproven") == 1
    assert "(6) receipts: holds" in said


def test_a_changed_byte_in_a_file_is_named(
    house: Chain, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "visit.zip"
    cli.main(["bundle", str(house.visit), "-o", str(file)])
    data = file.read_bytes()
    file.write_bytes(data.replace(b"lianfang.entry/v1", b"lianfang.entry/v2", 1))
    assert cli.main(["verify", str(file)]) == 1
    assert "statements/0001/entry: its bytes are damaged" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bundle", str(uuid7())], "bundle.nothing"),
        (["verify", "no-such-file.zip"], "no-such-file.zip"),
        (["verify", __file__, "--keys", "nonsense"], "note.vkey"),
        (["withdraw", str(uuid7()), "--rule", "R-15", "--by", "nobody"], "nobody signs in as nobody"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(
    house: Chain, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(arguments) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [[], ["nonsense"], ["bundle", "1"], ["withdraw", str(uuid7()), "--rule", "r"]]
)
def test_misuse_is_explained(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        cli.main(arguments)
    assert "usage: lianfang" in capsys.readouterr().err


def test_keys_are_made_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LIANFANG_DATA", str(tmp_path))
    assert cli.main(["keys"]) == 0
    first = capsys.readouterr()
    assert cli.main(["keys"]) == 0
    second = capsys.readouterr()
    assert "made log-p256.pem" in first.err
    assert second.err == "all keys were there\n"
    assert Trust.parse(first.out) == Trust.parse(second.out)


def test_a_server_without_keys_says_how_to_make_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LIANFANG_DATA", str(tmp_path))
    assert cli.main(["verify"]) == 1
    assert "`lianfang keys` makes them" in capsys.readouterr().err


def test_the_api_document_needs_neither_keys_nor_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "OPENAPI", tmp_path / "openapi.json")
    assert cli.main(["openapi"]) == 0
    document = json.loads(server.OPENAPI.read_text(encoding="utf-8"))
    assert document["openapi"].startswith("3.1")
    assert "/api/log/checkpoint" in document["paths"]


def test_keys_rotate_wraps_everybody_anew_and_leaves_a_mark(
    house: Chain,
    config: Config,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    own = shutil.copytree(config.key_folder, tmp_path / "own-keys")
    monkeypatch.setenv("LIANFANG_KEYS", str(own))
    assert cli.main(["keys", "rotate"]) == 0
    said = capsys.readouterr().out
    assert "1 people's keys rest under the new master key" in said
    assert (own / f"{said.split('need ')[1].split(' now')[0]}").is_file()
    assert cli.main(["verify"]) == 0
    assert db.session.scalars(select(LogAct.name)).all() == ["keys.rotate"]
