"""Signing in, being recognised, being paused, signing out."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from argon2 import PasswordHasher
from sqlalchemy import select

from backend.kernel import clock
from backend.kernel.db import db
from backend.roster import passwords
from backend.roster.record_models import SignIn
from tests.cast import PASSWORD
from tests.conftest import browser_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from backend.config import Config
    from backend.kernel.http import App
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


def test_an_account_that_does_not_exist_is_paused_alike(visitor: Browser, cast: Cast) -> None:
    with clock.reading(lambda: 1_795_400_000_000):
        known = [visitor.sign_in("he.xiaoman", "wrong").json for _ in range(6)]
        unknown = [visitor.sign_in("nobody.here", "wrong").json for _ in range(6)]

    assert known == unknown


def test_a_pause_ends_by_itself(visitor: Browser, cast: Cast) -> None:
    with clock.reading(lambda: 1_795_400_000_000):
        for _ in range(5):
            visitor.sign_in("he.xiaoman", "wrong")
    with clock.reading(lambda: 1_795_400_000_000 + passwords.PAUSE_MS):
        assert visitor.sign_in("he.xiaoman").status_code == 200


def test_a_pause_is_for_one_account_only(visitor: Browser, cast: Cast) -> None:
    for _ in range(5):
        visitor.sign_in("he.xiaoman", "wrong")

    assert visitor.sign_in("shen.zhixia").status_code == 200


def test_the_right_password_forgets_earlier_mistakes(visitor: Browser, cast: Cast) -> None:
    for _ in range(3):
        for _ in range(4):
            visitor.sign_in("he.xiaoman", "wrong")
        assert visitor.sign_in("he.xiaoman").status_code == 200


def test_the_security_administrator_lifts_a_pause(
    visitor: Browser, signed_in: Callable[[str], Browser], cast: Cast
) -> None:
    for _ in range(5):
        visitor.sign_in("he.xiaoman", "wrong")
    security = signed_in("gu.ning")
    paused = security.get("/api/staff?q=he.xiaoman").json["items"][0]["locked_until"]
    lifted = security.post(f"/api/staff/{cast.he_xiaoman.id}/unlock")

    assert paused > clock.now_ms()
    assert lifted.json["locked_until"] is None
    assert visitor.sign_in("he.xiaoman").status_code == 200


def test_an_inactive_account_is_answered_like_a_wrong_password(visitor: Browser, cast: Cast) -> None:
    cast.he_xiaoman.active = False

    assert visitor.sign_in("he.xiaoman").json["code"] == "session.wrong"


def test_the_login_is_not_strict_about_capitals_and_spaces(visitor: Browser, cast: Cast) -> None:
    assert visitor.sign_in(" He.Xiaoman ").status_code == 200


def test_a_password_hashed_with_older_costs_is_hashed_anew(visitor: Browser, cast: Cast) -> None:
    cast.he_xiaoman.password_hash = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1).hash(PASSWORD)
    visitor.sign_in("he.xiaoman")

    assert "m=8,t=1" in cast.he_xiaoman.password_hash


def test_signing_out_ends_the_session_on_the_server(signed_in: Callable[[str], Browser]) -> None:
    browser = signed_in("he.xiaoman")
    stolen = browser.get_cookie("lianfang_session")
    assert stolen is not None
    answer = browser.delete("/api/session")
    browser.set_cookie("lianfang_session", stolen.value)

    assert answer.json["staff"] is None
    assert browser.get("/api/session").json["staff"] is None


def test_a_session_slides_by_thirty_days_from_its_last_use(visitor: Browser, cast: Cast, app: App) -> None:
    day = 24 * 3600_000
    start = clock.now_ms()
    visitor.sign_in("he.xiaoman")

    seen = []
    for days in (29, 58, 89):
        with clock.reading(lambda days=days: start + days * day):
            seen.append(visitor.get("/api/session").json["staff"] is not None)

    assert seen == [True, True, False]


def test_a_person_made_inactive_is_signed_out_everywhere(
    signed_in: Callable[[str], Browser], cast: Cast
) -> None:
    browser = signed_in("he.xiaoman")
    signed_in("cheng.yan").patch(f"/api/staff/{cast.he_xiaoman.id}", json={"active": False})

    assert browser.get("/api/session").json["staff"] is None


def test_a_request_that_writes_needs_the_check_token(signed_in: Callable[[str], Browser]) -> None:
    browser = signed_in("he.xiaoman")
    browser.token = "0" * 64
    answer = browser.post("/api/feedback", json={"kind": "complaint", "text": "x"})

    assert (answer.status_code, answer.json["code"]) == (403, "session.csrf")


def test_a_check_token_belongs_to_one_session(signed_in: Callable[[str], Browser]) -> None:
    browser, other = signed_in("he.xiaoman"), signed_in("luo.yuan")
    browser.token = other.token

    assert browser.post("/api/feedback", json={"kind": "complaint", "text": "x"}).status_code == 403


def test_signing_in_changes_the_cookie(visitor: Browser, cast: Cast) -> None:
    before = visitor.get_cookie("lianfang_session")
    visitor.sign_in("he.xiaoman")
    after = visitor.get_cookie("lianfang_session")

    assert before is not None
    assert after is not None
    assert before.value != after.value


def test_only_the_hash_of_a_cookie_is_kept(signed_in: Callable[[str], Browser]) -> None:
    cookie = signed_in("he.xiaoman").get_cookie("lianfang_session")
    assert cookie is not None

    assert db.session.scalars(select(SignIn.token_hash)).all() == [sha256(cookie.value.encode()).digest()]


def test_a_new_password_signs_out_every_other_browser(signed_in: Callable[[str], Browser]) -> None:
    here, elsewhere = signed_in("he.xiaoman"), signed_in("he.xiaoman")
    answer = here.put("/api/session/password", json={"old": PASSWORD, "new": "another-password"})

    assert answer.json["staff"]["login"] == "he.xiaoman"
    assert here.get("/api/session").json["staff"] is not None
    assert elsewhere.get("/api/session").json["staff"] is None
    assert elsewhere.sign_in("he.xiaoman", "another-password").status_code == 200


def test_a_new_password_needs_the_old_one(signed_in: Callable[[str], Browser]) -> None:
    answer = signed_in("he.xiaoman").put(
        "/api/session/password", json={"old": "wrong", "new": "another-pass"}
    )

    assert answer.json["code"] == "session.wrong"


def test_too_many_tries_from_one_address_are_slowed_down(
    build: Callable[[Config], App], config: Config, cast: Cast
) -> None:
    browser = browser_of(build(replace(config, sign_in_limit="3 per minute")))
    answers = [browser.sign_in(f"person.{number}", "wrong") for number in range(4)]

    assert [answer.status_code for answer in answers] == [401, 401, 401, 429]
    assert answers[-1].json["code"] == "request.too_many"
