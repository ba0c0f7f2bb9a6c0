"""bodies.json: what is said of a visit before and after it, and when somebody asks about it."""

import hashlib
from typing import Any

from backend.kernel.errors import Refusal
from backend.transparency import statement
from backend.visits.bodies import kinds
from tools.vectors.envelopes import payload
from tools.vectors.fixed import Json, compact, uuid

SHEN, HE, LUO = (uuid(login) for login in ("shen.zhixia", "he.xiaoman", "luo.yuan"))
PLAN: Json = {"planned_on": "2026-11-24", "expected": [SHEN, HE], "purpose": "FOLLOW_UP", "note": ""}
NO_POLICE: Json = {"member": LUO, "reason": "DUTY", "note": ""}
YES: Json = {"answer": "YES", "reason": None, "note": "", "planned_on": "2026-11-24"}
CANCEL: Json = {"reason": "ASKED", "note": ""}
OBJECTS: Json = {
    "said_by": "GUARDIAN",
    "wish": "OBJECT",
    "on": "2026-11-23",
    "words": "来得太勤，邻居都看见了",
}
REPLY: Json = {"text": "那天换了手机，位置没开。", "photos": [], "colleague": HE, "appeal": False}
LATE: Json = {"record": "ab" * 32, "reason": "NO_DATA", "note": ""}
CONFIRM: Json = {"reply": "ab" * 32, "agreed": True, "text": ""}
NOWHERE: Json = {"result": "NONE", "crs": "EPSG:4326", "from": 1_795_400_000_000, "to": 1_795_400_000_000,
                 "samples": [], "hints": {"pointer": None, "motion": None}}  # fmt: skip
DOOR: Json = {"result": "NOBODY", "seen": [], "note": "", "handshakes": [], "absent": [], "photos": [],
              "photo_refused": None, "signatures": [], "position": NOWHERE}  # fmt: skip
NO: Json = {"answer": "NO", "reason": "SICK", "note": "", "planned_on": "2026-11-24"}


def bodies() -> Json:
    return {
        "about": "error null: accepted. body.visit and body.patient come first, as in every body",
        "cases": [
            _case("a plan", "visit.plan", PLAN),
            _case("a plan without one who cannot come", "visit.plan", PLAN, absent=[NO_POLICE]),
            _case("a plan for a day that is none", "visit.plan", PLAN, planned_on="2026-11-31"),
            _case("a plan for a crowd", "visit.plan", PLAN, expected=[HE] * 21),
            _case("a plan for a purpose nobody knows", "visit.plan", PLAN, purpose="CONTROL"),
            _case("an absence without a reason", "visit.plan", PLAN, absent=[NO_POLICE | {"reason": None}]),
            _case("a yes", "visit.answer", YES),
            _case("a no with its reason", "visit.answer", NO),
            _case("a yes from before answers named the day", "visit.answer", _dayless(YES)),
            _case("a no without a reason", "visit.answer", NO, reason=None),
            _case("a yes with a reason", "visit.answer", YES, reason="DUTY"),
            _case("a perhaps", "visit.answer", YES, answer="MAYBE"),
            _case("a cancelled plan", "visit.cancel", CANCEL),
            _case("a cancelled plan without a reason", "visit.cancel", CANCEL, reason=None),
            _case("a cancelled plan for a reason nobody knows", "visit.cancel", CANCEL, reason="RANKING"),
            _case("an objection passed on", "colour.object", OBJECTS),
            _case("a question without words", "colour.object", OBJECTS, wish="WHY", words=""),
            _case("an objection of a neighbour", "colour.object", OBJECTS, said_by="NEIGHBOUR"),
            _case("an objection on a day that is none", "colour.object", OBJECTS, on="2026-11-31"),
            _case("an objection that is too long", "colour.object", OBJECTS, words="长" * 501),
            _case("an objection that names a colour", "colour.object", OBJECTS, colour="RED"),
            _case("what is told in peace", "visit.details", {"note": "家里的狗没有拴，我们退到了路口。"}),
            _case("nothing told", "visit.details", {"note": ""}),
            _case("too much told", "visit.details", {"note": "长" * 501}),
            _case("something beside the note", "visit.details", {"note": ""}, photos=[]),
            _case("why a record was late", "record.late", LATE),
            _case("why, in one's own words", "record.late", LATE, reason="OTHER", note="手机借给儿子了"),
            _case("another reason, and none said", "record.late", LATE, reason="OTHER", note=" "),
            _case("a reason nobody knows", "record.late", LATE, reason="LAZY"),
            _case("why no record was late", "record.late", LATE, record=None),
            _case("an answer that names a colleague", "review.reply", REPLY),
            _case("an appeal", "review.reply", REPLY, colleague=None, appeal=True),
            _case("an answer that is too long", "review.reply", REPLY, text="长" * 1001),
            _case("an answer with a number for yes", "review.reply", REPLY, appeal=1),
            _case("a colleague's yes", "review.confirm", CONFIRM),
            _case("a colleague's yes to nothing", "review.confirm", CONFIRM, reply="ab"),
            *_doors(),
        ],
    }


def _doors() -> list[Json]:
    """A closed door: what a phone says of its network and of the time that a form took."""
    filled: Json = {"id": "attempt", "version": 1, "answers": {}}
    return [
        _case("a closed door, from before networks were noted", "visit.attempt", DOOR),
        _case("a closed door with a network", "visit.attempt", DOOR, offline=None),
        _case("a closed door without one", "visit.attempt", DOOR, offline={"since": 1_795_390_000_000}),
        _case("a phone that never reached the server", "visit.attempt", DOOR, offline={"since": None}),
        _case("no network since a word", "visit.attempt", DOOR, offline={"since": "monday"}),
        _case("no network, and where", "visit.attempt", DOOR, offline={"since": None, "cell": "460"}),
        _case("a form with its times", "visit.attempt", DOOR, form=filled | {"times": {"attempt": 21_000}}),
        _case("a form that took two days", "visit.attempt", DOOR,
              form=filled | {"times": {"attempt": 172_800_000}}),
        _case("a form timed by question", "visit.attempt", DOOR,
              form=filled | {"times": {"Attempt.1": 900}}),
    ]  # fmt: skip


def _dayless(said: Json) -> Json:
    return {name: value for name, value in said.items() if name != "planned_on"}


def _case(name: str, kind: str, said: Json, **changes: object) -> Json:
    body: dict[str, Any] = {"visit": uuid("visit"), "patient": uuid("patient"), **said, **changes}
    data = compact(payload(kind=kind, body=body))
    return {
        "name": name,
        "kind": kind,
        "payload": data.decode(),
        "hash": hashlib.sha256(data).hexdigest(),
        "error": _error_of(data),
    }


def _error_of(data: bytes) -> Json | None:
    try:
        kinds.check(statement.parse(data))
    except Refusal as refusal:
        return {"code": refusal.code, **refusal.details}
    return None
