"""How a slice writes its routes: a typed flask-smorest blueprint under `/api`, with a careful JSON reader."""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from flask_smorest import Blueprint
from webargs.flaskparser import FlaskParser

from backend.kernel import refusals as say

if TYPE_CHECKING:
    from collections.abc import Callable
    from json import JSONDecodeError
    from typing import Never

    from flask import Request
    from marshmallow import Schema

View = TypeVar("View", bound="Callable[..., Any]")
LARGEST = 2**53
"""The largest whole number that a browser holds exactly."""
BROKEN = re.compile("[\ud800-\udfff]")
"""Half a character, which JSON can write and UTF-8 cannot."""


class Same(Protocol):
    """A decorator that gives back the same kind of function."""

    def __call__(self, view: View, /) -> View: ...


class CarefulParser(FlaskParser):
    """Reads requests, refusing what JSON allows but a database or a browser cannot hold."""

    DEFAULT_VALIDATION_STATUS = 422

    def load_json(self, req: Request, schema: Schema) -> Any:
        if not req.is_json:
            raise say.WrongContentType(accepted="application/json")
        try:
            value = super().load_json(req, schema)
        except (RecursionError, ValueError) as wrong:  # too deep, or a number of thousands of digits
            raise say.BadJson from wrong
        _check(value)
        return value

    def load_querystring(self, req: Request, schema: Schema) -> Any:
        _check(req.args.to_dict(flat=False))
        return super().load_querystring(req, schema)

    def _handle_invalid_json_error(
        self, error: JSONDecodeError | UnicodeDecodeError, *_: Any, **__: Any
    ) -> Never:
        raise say.BadJson from error


class Routes(Blueprint):  # type: ignore[misc]  # flask-smorest ships no types
    """The routes of one slice.

    Decorators go in this order: `@routes.post`, `@allows`, `@routes.arguments`, `@routes.response`.
    """

    ARGUMENTS_PARSER = CarefulParser()

    if TYPE_CHECKING:

        def get(self, rule: str, **options: Any) -> Same: ...
        def post(self, rule: str, **options: Any) -> Same: ...
        def put(self, rule: str, **options: Any) -> Same: ...
        def patch(self, rule: str, **options: Any) -> Same: ...
        def delete(self, rule: str, **options: Any) -> Same: ...
        def doc(self, **options: Any) -> Same: ...
        def arguments(self, schema: type[Schema] | Schema, **options: Any) -> Same: ...
        def response(
            self, status: int, schema: type[Schema] | Schema | dict[str, Any] | None = None, **options: Any
        ) -> Same: ...
        def alt_response(self, status: int, **options: Any) -> Same: ...


def routes(name: str, about: str = "") -> Routes:
    """A blueprint named `name`, mounted at `/api`; `about` goes into the OpenAPI document."""
    return Routes(name, name, url_prefix="/api", description=about)


def read_json(data: bytes) -> Any:
    """Parse JSON that came otherwise than as a whole body, as carefully; raises BadJson."""
    try:
        value = json.loads(data.decode())
    except (RecursionError, ValueError) as wrong:
        raise say.BadJson from wrong
    _check(value)
    return value


def _check(value: Any) -> None:
    """Walk a parsed value; its depth is bounded by the JSON reader."""
    if isinstance(value, dict):
        _check(list(value))
        _check(list(value.values()))
    elif isinstance(value, list):
        for item in value:
            _check(item)
    elif not _holdable(value):
        raise say.BadJson


def _holdable(value: Any) -> bool:
    match value:
        case str():
            return "\x00" not in value and (value.isascii() or not BROKEN.search(value))
        case bool() | None:
            return True
        case int():
            return abs(value) <= LARGEST
        case _:
            return math.isfinite(value)
