"""What every answer tells the browser about safety."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from backend.config import Config
    from backend.kernel.http import App
    from tests.conftest import Browser


def test_only_our_own_code_may_run(visitor: Browser) -> None:
    policy = visitor.get("/api/session").headers["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "script-src 'self' 'wasm-unsafe-eval'" in policy
    assert "unsafe-inline" not in policy
    assert "worker-src 'self' blob:" in policy
    assert "img-src 'self' blob: data:" in policy


def test_only_our_own_pages_may_ask_for_position_and_camera(visitor: Browser) -> None:
    policy = visitor.get("/api/session").headers["Permissions-Policy"]

    assert "geolocation=(self)" in policy
    assert "camera=(self)" in policy
    assert "microphone=()" in policy


def test_what_the_api_answers_is_kept_by_no_cache(visitor: Browser) -> None:
    for path in ("/api/session", "/api/log/checkpoint", "/api/nowhere"):
        assert visitor.get(path).headers["Cache-Control"] == "no-store"


def test_https_is_not_promised_where_there_is_none(app: App) -> None:
    answer = app.test_client().get("/api/session")

    assert "Strict-Transport-Security" not in answer.headers
    assert "Secure" not in answer.headers["Set-Cookie"]


def test_behind_tls_the_cookie_is_secure_and_https_is_promised(
    build: Callable[[Config], App], config: Config
) -> None:
    web = build(replace(config, tls=True)).test_client()
    answer = web.get("/api/session", base_url="https://lianfang.example")

    assert "max-age=" in answer.headers["Strict-Transport-Security"]
    assert "Secure" in answer.headers["Set-Cookie"]
