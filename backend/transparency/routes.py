"""The public log: anyone may ask for its heads and proofs, which are hashes only. And the signed time."""

from __future__ import annotations

from typing import Any

from flask import Response

from backend.kernel import keys
from backend.kernel.routes import routes
from backend.roster.gate import allows
from backend.transparency import log
from backend.transparency.encoding import b64
from backend.transparency.schemas import (
    BeaconShape,
    ConsistencyQuery,
    ConsistencyShape,
    DailyHeadsShape,
    EntryQuery,
    EntryShape,
    HeadsQuery,
    LogShape,
)
from backend.transparency.service import daily_heads, fresh_beacon, proven_consistency, proven_entry

transparency = routes("log", "The transparency log and the server's signed time.")
BLUEPRINTS = [transparency]


@transparency.get("/beacon")
@allows("beacon.read")
@transparency.response(200, BeaconShape)
def beacon() -> dict[str, object]:
    """The time, signed with fresh randomness: what carries it was made after it."""
    return fresh_beacon().to_json()


@transparency.get("/log")
@allows("log.read")
@transparency.response(200, LogShape)
def about() -> dict[str, str]:
    """The log's name, public keys and newest head."""
    return {
        **log.trust().to_json(),
        "rescue": b64(keys.current().rescue_spki),
        "checkpoint": log.checkpoint(),
    }


@transparency.get("/log/checkpoint")
@allows("log.read")
@transparency.response(200, {"type": "string"}, content_type="text/plain")
def head() -> Response:
    """The newest head, as the C2SP signed note that witnesses read."""
    return Response(log.checkpoint(), mimetype="text/plain")


@transparency.get("/log/heads")
@allows("log.read")
@transparency.arguments(HeadsQuery, location="query")
@transparency.response(200, DailyHeadsShape)
def heads(query: dict[str, Any]) -> dict[str, Any]:
    """The last head of each past day, newest first, with its time-stamp: for whoever writes heads down."""
    return {"heads": daily_heads(query.get("before"), query["limit"])}


@transparency.get("/log/consistency")
@allows("log.read")
@transparency.arguments(ConsistencyQuery, location="query")
@transparency.response(200, ConsistencyShape)
def consistency(query: dict[str, int]) -> dict[str, Any]:
    """Proof that the log of `second` entries begins with the whole log of `first`."""
    return {"proof": [b64(item) for item in proven_consistency(query["first"], query["second"])]}


@transparency.get("/log/entries/<int:index>")
@allows("log.read")
@transparency.arguments(EntryQuery, location="query")
@transparency.response(200, EntryShape)
def entry(query: dict[str, int], index: int) -> dict[str, Any]:
    """One entry, with its proof under a signed head."""
    body, inclusion, checkpoint = proven_entry(index, query.get("size"))
    return {"entry": b64(body), "inclusion": [b64(item) for item in inclusion], "checkpoint": checkpoint}
