"""The built web app, as a browser receives it."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from tests.conftest import settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flask.testing import FlaskClient

    from backend.config import Config
    from backend.kernel.http import App

PAGE = b"<!doctype html><title>x</title>"


@pytest.fixture
def web(tmp_path: Path, key_folder: Path, build: Callable[[Config], App]) -> FlaskClient:
    folder = tmp_path / "pwa"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_bytes(PAGE)
    (folder / "sw.js").write_bytes(b"self")
    (folder / "manifest.webmanifest").write_bytes(b"{}")
    (folder / "assets" / "app-1a2b.js").write_bytes(b"plain")
    (folder / "assets" / "app-1a2b.js.gz").write_bytes(gzip.compress(b"packed"))
    (tmp_path / "secret.txt").write_text("secret")
    return build(settings(tmp_path, key_folder, f"sqlite:///{tmp_path / 'x.sqlite3'}")).test_client()


@pytest.mark.parametrize("address", ["/", "/visits/42", "/me", "/index.html"])
def test_addresses_of_the_app_are_answered_with_its_page(web: FlaskClient, address: str) -> None:
    answer = web.get(address, buffered=True)

    assert answer.data == PAGE
    assert answer.headers["Cache-Control"] == "no-cache"


def test_the_worker_script_is_never_taken_from_an_old_cache(web: FlaskClient) -> None:
    assert web.get("/sw.js", buffered=True).headers["Cache-Control"] == "no-cache"


def test_hashed_assets_are_kept_for_a_year(web: FlaskClient) -> None:
    assert (
        web.get("/assets/app-1a2b.js", buffered=True).headers["Cache-Control"]
        == "public, max-age=31536000, immutable"
    )


def test_a_packed_asset_is_sent_to_those_who_can_unpack_it(web: FlaskClient) -> None:
    packed = web.get("/assets/app-1a2b.js", headers={"Accept-Encoding": "br, gzip"}, buffered=True)
    plain = web.get("/assets/app-1a2b.js", buffered=True)

    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == b"packed"
    assert packed.mimetype == plain.mimetype == "text/javascript"
    assert plain.data == b"plain"
    assert ".gz" not in packed.headers["Content-Disposition"]
    assert "Accept-Encoding" in plain.headers["Vary"]


def test_the_manifest_has_its_own_type(web: FlaskClient) -> None:
    assert web.get("/manifest.webmanifest", buffered=True).mimetype == "application/manifest+json"


def test_an_asset_of_an_older_version_is_missing_not_a_page(web: FlaskClient) -> None:
    assert web.get("/assets/app-old.js", buffered=True).status_code == 404


@pytest.mark.parametrize("address", ["/../secret.txt", "/assets/../../secret.txt", "/%2e%2e/secret.txt"])
def test_nothing_outside_the_folder_is_served(web: FlaskClient, address: str) -> None:
    assert b"secret" not in web.get(address, buffered=True).data


def test_an_unknown_api_address_is_refused_not_answered_with_a_page(web: FlaskClient) -> None:
    for address in ("/api/unknown", "/api", "/api/"):
        assert web.get(address).json["code"] == "request.not_found"


def test_without_a_built_app_the_api_still_answers(
    tmp_path: Path, key_folder: Path, build: Callable[[Config], App]
) -> None:
    app = build(settings(tmp_path / "none", key_folder, f"sqlite:///{tmp_path / 'x.sqlite3'}"))

    assert app.test_client().get("/").status_code == 404
    assert app.test_client().get("/api/openapi.json").status_code == 200
