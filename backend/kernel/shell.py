"""Serves the built web app: hashed assets for a year, the entry pages never from an old cache."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from flask import Blueprint, Response, current_app, request, send_from_directory
from werkzeug.exceptions import NotFound
from werkzeug.routing import PathConverter
from werkzeug.security import safe_join

if TYPE_CHECKING:
    from flask import Flask

    from backend.config import Config

INDEX = "index.html"
HASHED = "assets/"
YEAR = 365 * 24 * 3600

shell = Blueprint("shell", __name__)


class OutsideApi(PathConverter):
    """Any path but those of the API, so that an unknown API address is never answered with a page."""

    regex = "(?!api(?:/|$)).*?"


@shell.get("/")
@shell.get("/<outside_api:path>")
def page(path: str = INDEX) -> Response:
    """A file of the web app, or its index for the addresses that its router knows."""
    folder: Path = current_app.extensions["lianfang.shell"]
    name = path if _is_file(folder, path) else INDEX
    if name == INDEX and (path.startswith(HASHED) or not _is_file(folder, INDEX)):
        raise NotFound
    return _file(folder, name)


def init_app(app: Flask, config: Config) -> None:
    app.extensions["lianfang.shell"] = config.pwa
    app.url_map.converters["outside_api"] = OutsideApi
    app.register_blueprint(shell)


def _file(folder: Path, name: str) -> Response:
    packed = f"{name}.gz"
    gzip = request.accept_encodings["gzip"] > 0 and _is_file(folder, packed)
    answer = send_from_directory(
        folder, packed if gzip else name, mimetype=_type(name), download_name=Path(name).name
    )
    if gzip:
        answer.headers["Content-Encoding"] = "gzip"
    answer.vary.add("Accept-Encoding")
    if name.startswith(HASHED):
        answer.cache_control.public, answer.cache_control.max_age = True, YEAR
        answer.cache_control.immutable = True
        answer.cache_control.no_cache = None
    else:
        answer.cache_control.no_cache = True
    return answer


def _is_file(folder: Path, name: str) -> bool:
    joined = safe_join(str(folder), name)
    return joined is not None and Path(joined).is_file()


def _type(name: str) -> str | None:
    # The system's table of types lacks these two on small servers.
    return {".webmanifest": "application/manifest+json", ".wasm": "application/wasm"}.get(Path(name).suffix)
