"""The application as a whole: it can be read like a table of contents, and it starts."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

import backend.app
from backend.app import create_app

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from backend.config import Config
    from backend.kernel.http import App


def test_the_table_of_contents_stays_short() -> None:
    assert len(inspect.getsource(backend.app).splitlines()) <= 60


def test_the_application_starts_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, key_folder: Path
) -> None:
    monkeypatch.setenv("LIANFANG_DATA", str(tmp_path))
    monkeypatch.setenv("LIANFANG_KEYS", str(key_folder))

    assert create_app().test_client().get("/api/beacon").status_code == 200


def test_two_applications_in_one_process_do_not_disturb_each_other(
    build: Callable[[Config], App], config: Config
) -> None:
    first, second = build(config), build(config)

    assert first.test_client().get("/api/session").status_code == 200
    assert second.test_client().get("/api/session").status_code == 200
    assert first.extensions["lianfang.huey"] is not second.extensions["lianfang.huey"]


def test_every_endpoint_is_described_in_the_document(app: App) -> None:
    described = {
        (method.upper(), path)
        for path, methods in app.test_client().get("/api/openapi.json").json["paths"].items()
        for method in methods
        if method != "parameters"
    }
    served = {
        rule.rule
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/") and rule.endpoint != "api-docs.openapi_json"
    }

    assert len({path for _, path in described}) == len(served)
