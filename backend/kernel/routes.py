"""How a slice writes its routes: a flask-smorest blueprint under `/api`, with types and a careful JSON reader."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from flask_smorest import Blueprint
from flask_smorest.arguments import ArgumentsMixin
from webargs.flaskparser import FlaskParser

from backend.kernel import refusals as say

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Request
    from marshmallow import Schema

View = TypeVar("View", bound="Callable[..., Any]")
LARGEST = 2**53


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
        except RecursionError as deep:
            raise say.BadJson from deep
        _check(value)
        return value

    def load_querystring(self, req: Request, schema: Schema) -> Any:
        _check(req.args.to_dict(flat=False))
        return super().load_querystring(req, schema)

    def _handle_invalid_json_error(self, error: Exception, *_: Any, **__: Any) -> None:
        raise say.BadJson from error


class Routes(Blueprint):  # type: ignore[misc]  # flask-smorest ships no types
    """The routes of one slice. Order of decorators: `@routes.post`, `@allows`, `@routes.arguments`, `@routes.response`."""

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
            self, status: int, schema: type[Schema] | Schema | None = None, **options: Any
        ) -> Same: ...
        def alt_response(self, status: int, **options: Any) -> Same: ...


def routes(name: str, about: str = "") -> Routes:
    """A blueprint named `name`, mounted at `/api`; `about` goes into the OpenAPI document."""
    return Routes(name, name, url_prefix="/api", description=about)


def _check(value: Any) -> None:
    """Walk a parsed value; depth is bounded by the JSON reader itself."""
    if isinstance(value, str):
        if "\x00" in value or not value.isascii() and _broken(value):
            raise say.BadJson
    elif isinstance(value, float):
        if not math.isfinite(value):
            raise say.BadJson
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, int):
        if abs(value) > LARGEST:
            raise say.BadJson
    elif isinstance(value, dict):
        for key, item in value.items():
            _check(key)
            _check(item)
    elif isinstance(value, list):
        for item in value:
            _check(item)


def _broken(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)
