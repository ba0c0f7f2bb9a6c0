"""Signing in, being recognised, being paused, signing out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.kernel import clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cast import Cast
    from tests.conftest import Browser


def test_the_right_password_signs_in_and_names_the_person(visitor: Browser, cast: Cast) -> None:
    answer = visitor.sign_in("shen.zhixia")

    assert answer.status_code == 200
    staff = answer.json["staff"]
    assert staff["name"] == "沈知夏"
    assert staff["org"]["type"] == "HEALTH_CENTRE"
    assert staff["roles"] == ["MHP"]
    assert staff["leads"] == [str(cast.team.id)]
    assert answer.json["permissions"]["task.read"] == "own"


def test_the_cookie_is_strict_and_closed_to_scripts(visitor: Browser, cast: Cast) -> None:
    cookie = visitor.sign_in("he.xiaoman").headers["Set-Cookie"]

    assert cookie.startswith("lianfang_session=")
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "Max-Age=2592000" in cookie


def test_a_signed_in_browser_is_recognised(signed_in: Callable[[str], Browser]) -> None:
    assert signed_in("he.xiaoman").get("/api/session").json["staff"]["login"] == "he.xiaoman"


def test_a_wrong_password_and_an_unknown_account_are_answered_alike(visitor: Browser, cast: Cast) -> None:
    wrong = visitor.sign_in("he.xiaoman", "wrong")
    unknown = visitor.sign_in("nobody.here", "wrong")

    assert wrong.status_code == 401
    assert wrong.json == unknown.json
    assert wrong.json["code"] == "session.wrong"


def test_five_wrong_passwords_pause_the_account_and_say_until_when(visitor: Browser, cast: Cast) -> None:
    with clock.reading(lambda: 1_795_400_000_000):
        answers = [visitor.sign_in("he.xiaoman", "wrong") for _ in range(5)]
        right = visitor.sign_in("he.xiaoman")

    assert [answer.status_code for answer in answers] == [401, 401, 401, 401, 429]
    assert right.json["code"] == "session.paused"
    assert right.json["details"] == {"until": 1_795_400_900_000, "time": "10:29"}
    assert "10:29" in right.json["message"]["zh"]
