"""`lianfang demo`: one command from nothing to a county; and hands off anything that is somebody's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backend import cli
from backend.config import Config
from backend.demo import command
from backend.kernel.db import db
from tests.conftest import settings
from tests.factories import an_area

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from backend.kernel.http import App


@pytest.fixture
def nothing(tmp_path: Path, key_folder: Path) -> Config:
    """Settings of a database that does not exist yet."""
    return settings(tmp_path, key_folder, f"sqlite:///{tmp_path / 'new.sqlite3'}")


def test_one_command_makes_a_county_and_says_who_may_sign_in(nothing: Config) -> None:
    first = command.prepare(nothing)
    assert "shen.zhixia" in first
    assert "lianfang-demo-2026" in first
    assert command.prepare(nothing) == first


def test_the_command_leaves_another_database_alone_and_says_so(
    nothing: Config,
    build: Callable[[Config], App],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with build(nothing).app_context():
        db.create_all()
        an_area("990300", "另一个县", "COUNTY")
        db.session.commit()
    monkeypatch.setattr(Config, "from_env", lambda: nothing)
    monkeypatch.setattr(command.schema, "upgrade", lambda: None)
    assert cli.main(["demo"]) == 1
    assert "left alone" in capsys.readouterr().err
