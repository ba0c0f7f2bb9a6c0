"""The edge: one transaction a request, one shape for every refusal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from flask import request
from sqlalchemy import func, select

from backend.kernel.db import db
from backend.kernel.errors import Refusal, Words
from backend.roster.gate import allows
from backend.roster.models import Area
from tests.conftest import browser_of
from tests.factories import an_area

if TYPE_CHECKING:
    from collections.abc import Callable

    from backend.config import Config
    from backend.kernel.http import App
    from tests.conftest import Browser

SHAPE = {"code", "message", "help", "details"}


class Stop(Refusal):
    status = 409
    code = "test.stop"
    message = Words("停。", "Stop.")
    help = Words("请停。", "Please stop.")


class StopButKeep(Stop):
    code = "test.keep"
    keeps = True


@pytest.fixture
def web(app: App) -> Browser:
    """A browser of an application that has a few routes more."""

    @allows("session.open")
    def write(then: str) -> str:
        an_area("1", "甲", "COUNTY")
        if then == "fail":
            raise ZeroDivisionError
        if then != "return":
            raise {"stop": Stop, "keep": StopButKeep}[then]
        return "done"

    app.add_url_rule("/api/test/<then>", view_func=write, methods=["GET", "POST"])
    return browser_of(app)


def areas() -> int:
    return db.session.scalar(select(func.count()).select_from(Area)) or 0


def test_what_an_answered_request_wrote_is_kept(web: Browser) -> None:
    assert web.post("/api/test/return").status_code == 200
    assert areas() == 1


def test_what_a_refused_request_wrote_is_undone(web: Browser) -> None:
    answer = web.post("/api/test/stop")

    assert answer.status_code == 409
    assert answer.json == {
        "code": "test.stop",
        "message": {"zh": "停。", "en": "Stop."},
        "help": {"zh": "请停。", "en": "Please stop."},
        "details": {},
    }
    assert areas() == 0


def test_a_refusal_may_keep_what_was_written(web: Browser) -> None:
    assert web.post("/api/test/keep").status_code == 409
    assert areas() == 1


def test_a_fault_is_undone_and_gets_a_number_to_tell(web: Browser, caplog: pytest.LogCaptureFixture) -> None:
    answer = web.post("/api/test/fail")

    assert answer.status_code == 500
    assert answer.json["code"] == "server.error"
    incident = answer.json["details"]["incident"]
    assert incident in answer.json["help"]["zh"]
    assert incident in caplog.text
    assert areas() == 0


def test_reading_never_writes(web: Browser) -> None:
    assert web.get("/api/test/return").json["code"] == "server.error"
    assert areas() == 0


def test_a_get_writes_nothing_even_when_it_could(web: Browser) -> None:
    web.get("/api/test/return")
    assert web.post("/api/test/return").status_code == 200


@pytest.mark.parametrize(
    ("body", "kind", "status", "code"),
    [
        (b"{", "application/json", 400, "request.json"),
        (b"\xff\xfe", "application/json", 400, "request.json"),
        (b"[" * 200_000, "application/json", 400, "request.json"),
        (b'{"login": NaN, "password": "x"}', "application/json", 400, "request.json"),
        (b'{"login": 9007199254740993, "password": "x"}', "application/json", 400, "request.json"),
        (b'{"login": "a\\u0000", "password": "x"}', "application/json", 400, "request.json"),
        (b'{"login": "a\\ud800", "password": "x"}', "application/json", 400, "request.json"),
        (b'{"login": ' + b"1" * 5000 + b"}", "application/json", 400, "request.json"),
        (b"login=a", "application/x-www-form-urlencoded", 415, "request.content_type"),
        (b"{}", "", 415, "request.content_type"),
        (b"[]", "application/json", 422, "request.invalid"),
        (b"{}", "application/json", 422, "request.invalid"),
        (b'{"login": "a", "password": "x", "more": 1}', "application/json", 422, "request.invalid"),
        (b" " * (9 * 1024 * 1024), "application/json", 413, "request.too_large"),
    ],
)
def test_bad_input_is_refused_in_the_one_shape(
    visitor: Browser, body: bytes, kind: str, status: int, code: str
) -> None:
    answer = visitor.post("/api/session", data=body, content_type=kind)

    assert (answer.status_code, answer.json["code"]) == (status, code)
    assert answer.json.keys() == SHAPE
    assert answer.json["help"]["zh"]


def test_a_refused_field_is_named(visitor: Browser) -> None:
    answer = visitor.post("/api/session", json={"login": "a"})

    assert answer.json["details"]["fields"] == {"json": {"password": ["Missing data for required field."]}}


def test_an_unknown_address_and_a_wrong_method_are_refused_in_the_one_shape(visitor: Browser) -> None:
    unknown, wrong = visitor.get("/api/unknown"), visitor.put("/api/session")

    assert (unknown.status_code, unknown.json["code"]) == (404, "request.not_found")
    assert (wrong.status_code, wrong.json["code"]) == (405, "request.method")
    assert "POST" in wrong.headers["Allow"]


def test_a_busy_database_says_that_the_records_are_safe(
    visitor: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sqlalchemy.exc import OperationalError

    def locked() -> None:
        raise OperationalError("BEGIN IMMEDIATE", {}, Exception("database is locked"))

    monkeypatch.setattr("backend.roster.gate.principal_or_none", locked)
    answer = visitor.get("/api/session")

    assert (answer.status_code, answer.json["code"]) == (503, "server.busy")
    assert "本机" in answer.json["help"]["zh"]


def test_the_document_describes_the_one_shape(visitor: Browser) -> None:
    document = visitor.get("/api/openapi.json").json

    assert document["openapi"] == "3.1.0"
    assert set(document["components"]["schemas"]["Refusal"]["required"]) == SHAPE


@pytest.mark.parametrize(("proxies", "address"), [(0, "127.0.0.1"), (1, "203.0.113.9")])
def test_a_forwarded_address_is_believed_only_behind_a_proxy(
    build: Callable[[Config], App], config: Config, proxies: int, address: str
) -> None:
    app = build(replace(config, proxies=proxies))
    app.add_url_rule("/api/address", view_func=allows("session.open")(lambda: request.remote_addr or ""))

    assert browser_of(app).get("/api/address", headers={"X-Forwarded-For": "203.0.113.9"}).text == address


def test_a_race_that_a_constraint_catches_is_worth_another_try(
    web: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    web.post("/api/test/return")
    answer = web.post("/api/test/return")

    assert (answer.status_code, answer.json["code"]) == (409, "request.conflict")


def test_chinese_is_sent_as_it_is(visitor: Browser) -> None:
    assert "没有找到" in visitor.get("/api/unknown").text
