"""The edge: one shape for every refusal, one commit for every request, one way to write a route."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from apispec.ext.marshmallow import MarshmallowPlugin
from apispec.ext.marshmallow.common import resolve_schema_cls
from flask import Flask, Response, jsonify, request
from flask.json.provider import DefaultJSONProvider
from flask_smorest import Api
from marshmallow import Schema, fields
from sqlalchemy import exc
from werkzeug.middleware.proxy_fix import ProxyFix

from backend.kernel import db, jobs
from backend.kernel import refusals as say
from backend.kernel.errors import Refusal
from backend.kernel.ids import uuid7

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue
    from werkzeug.exceptions import HTTPException

    from backend.config import Config

API = "/api"
READING = {"GET", "HEAD", "OPTIONS"}
log = logging.getLogger("lianfang")


class PlainJson(DefaultJSONProvider):
    """Chinese as it is, half the bytes; members in the order of their shape."""

    ensure_ascii = False
    sort_keys = False
    compact = True


class App(Flask):
    """A Flask application whose every request is one transaction."""

    json_provider_class = PlainJson

    def dispatch_request(self) -> ResponseReturnValue:
        """Answer the request and keep what it wrote; a refusal undoes it, unless it `keeps`."""
        view = self.view_functions.get(request.endpoint or "")
        if request.method in READING and not getattr(view, "writes", False):
            db.promise_to_read()
        try:
            answer = super().dispatch_request()
        except Refusal as refusal:
            (jobs.commit if refusal.keeps else jobs.rollback)()
            raise
        jobs.commit()
        return answer


class WordsShape(Schema):
    zh = fields.String(required=True)
    en = fields.String(required=True)


class RefusalShape(Schema):
    """The one error shape."""

    code = fields.String(required=True, metadata={"description": "stable, dotted"})
    message = fields.Nested(WordsShape, required=True, metadata={"description": "what happened"})
    help = fields.Nested(WordsShape, required=True, metadata={"description": "what to do"})
    details = fields.Dict(keys=fields.String(), required=True)


class OneShapeApi(Api):  # type: ignore[misc]  # flask-smorest ships no types
    ERROR_SCHEMA = RefusalShape

    def handle_http_exception(self, error: HTTPException) -> Response:
        """Say in our shape what werkzeug, webargs or the limiter refused."""
        kind = say.BY_STATUS.get(error.code or 500, say.BadRequest)
        answer = show(kind(**_details(error)))
        for name, value in error.get_headers():
            if name.lower() not in {"content-type", "content-length"}:
                answer.headers[name] = value
        return answer


def init_app(app: Flask, config: Config) -> OneShapeApi:
    """Set up the edge and return the API on which `create_app` registers each slice."""
    app.config.update(
        MAX_CONTENT_LENGTH=config.max_body,
        API_TITLE="Lianfang 联访",
        API_VERSION="1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX=API,
        OPENAPI_JSON_PATH="openapi.json",
    )
    if hops := config.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    app.register_error_handler(Refusal, show)
    app.register_error_handler(exc.OperationalError, _busy)
    app.register_error_handler(exc.TimeoutError, _busy)
    app.register_error_handler(exc.IntegrityError, _conflict)
    app.register_error_handler(Exception, _fault)
    names = MarshmallowPlugin(schema_name_resolver=_schema_name)
    return OneShapeApi(app, spec_kwargs={"marshmallow_plugin": names})


def show(refusal: Refusal) -> Response:
    """The refusal as an answer."""
    answer = jsonify(refusal.as_json())
    answer.status_code = refusal.status
    return answer


def _schema_name(schema: Any) -> str:
    """`VisitShape` and `VisitSchema` are called `Visit` in the document, and so in the app's types."""
    kind: Any = resolve_schema_cls(schema)
    return str(kind.__name__).removesuffix("Shape").removesuffix("Schema")


def _details(error: HTTPException) -> dict[str, Any]:
    if error.code == 415:
        return {"accepted": "application/json"}
    data = getattr(error, "data", None) or {}
    return {"fields": data["messages"]} if "messages" in data else {}


def _busy(error: exc.OperationalError | exc.TimeoutError) -> Response:
    jobs.rollback()
    log.warning("database: %s", error)
    return show(say.Busy())


def _conflict(error: exc.IntegrityError) -> Response:
    # Services look before they write; what a constraint still catches is a race, and trying again settles it.
    jobs.rollback()
    log.warning("database: %s", error.orig)
    return show(say.Conflict())


def _fault(error: Exception) -> Response:
    jobs.rollback()
    incident = str(uuid7())
    log.error("incident %s", incident, exc_info=error)
    return show(say.ServerFault(incident=incident))
