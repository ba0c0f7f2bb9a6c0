"""The first account, and that there is only one first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backend import cli
from tests.conftest import browser_of

if TYPE_CHECKING:
    from backend.config import Config
    from backend.kernel.http import App

WORDS = ["begin", "990900", "云岭县", "云岭县卫健局", "cheng.yan", "程砚"]


@pytest.fixture(autouse=True)
def environment(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("data", "database_url", "keys"):
        monkeypatch.setenv(f"LIANFANG_{name.upper()}", str(getattr(config, name)))


def test_an_empty_database_gets_its_county_and_a_first_administrator(
    app: App, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(WORDS) == 0
    browser = browser_of(app)
    answer = browser.sign_in("cheng.yan", capsys.readouterr().out.strip())
    assert answer.json["staff"]["roles"] == ["ADM_SYS"]
    browser.token = answer.json["csrf"]
    assert [area["name"] for area in browser.get("/api/areas").json] == ["云岭县"]


def test_a_county_that_has_begun_does_not_begin_again(app: App, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(WORDS)
    assert cli.main(WORDS) == 1
    assert "there are accounts already" in capsys.readouterr().err
