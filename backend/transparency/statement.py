"""The frame every statement shares: who, on which phone, at which place in its chain, after which beacons.

The body is only known to be an object here; what each kind must say is for the slice that reads it.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NoReturn

from backend.transparency.beacon import Beacon
from backend.transparency.encoding import HEX32, SAFE_INTEGER, UUID, FormatError, fields, matching, whole

VERSION = 1
MAX_BEACONS = 8
KIND = re.compile(r"[a-z]+(\.[a-z]+)+")
_FIELDS = {"v", "id", "kind", "device", "author", "seq", "prev", "clock", "beacons", "body"}
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # no database text column takes them


@dataclass(frozen=True)
class Clock:
    """A phone's reading: wall clock (ms), zone (minutes east), monotonic ms within one page session."""

    wall: int
    zone: int
    mono: int
    session: str


@dataclass(frozen=True)
class Seen:
    """When the phone itself got a beacon: wall clock, monotonic ms, and the page session of the latter."""

    wall: int
    mono: int
    session: str


@dataclass(frozen=True)
class HeldBeacon:
    """A beacon this phone holds: its own (`seen`) or one a colleague's phone showed it (`sender`)."""

    beacon: Beacon
    seen: Seen | None
    sender: str | None


@dataclass(frozen=True)
class Statement:
    """One parsed statement; `payload` are the exact signed bytes."""

    payload: bytes
    id: str
    kind: str
    device: str
    author: str
    seq: int
    prev: str | None
    clock: Clock
    beacons: tuple[HeldBeacon, ...]
    body: dict[str, object]

    @cached_property
    def hash(self) -> str:
        """Hex SHA-256 of the payload."""
        return hashlib.sha256(self.payload).hexdigest()


def parse(payload: bytes) -> Statement:
    """Read payload bytes; raises `FormatError` (`statement.*`, `beacon.*`)."""
    data = load_json(payload)
    if not isinstance(data, dict):
        raise FormatError("statement.shape", "an object")
    if data.get("v") != VERSION or type(data["v"]) is not int:
        raise FormatError("statement.version", f"version {VERSION}")
    fields(data, _FIELDS, "statement.shape")
    body = data["body"]
    if not isinstance(body, dict):
        raise FormatError("statement.body", "an object")
    seq = whole(data["seq"], "statement.seq", low=1)
    return Statement(
        payload=payload,
        id=matching(UUID, data["id"], "statement.id"),
        kind=matching(KIND, data["kind"], "statement.kind"),
        device=matching(UUID, data["device"], "statement.device"),
        author=matching(UUID, data["author"], "statement.author"),
        seq=seq,
        prev=_prev(data["prev"], seq),
        clock=_clock(data["clock"]),
        beacons=_beacons(data["beacons"]),
        body=body,
    )


def evidence_of(body: object) -> Iterator[str]:
    """Hex SHA-256 of every photo and stroke file that a body names, at whatever depth."""
    if isinstance(body, dict):
        for name, value in body.items():
            if name in ("sha256", "strokes") and isinstance(value, str) and HEX32.fullmatch(value):
                yield value
            yield from evidence_of(value)
    elif isinstance(body, list):
        for item in body:
            yield from evidence_of(item)


def load_json(payload: bytes) -> object:
    """JSON in UTF-8 with whole numbers only, no repeated names and no text a database cannot store."""
    try:
        data = json.loads(
            payload.decode("utf-8"),
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=_not_whole,
            parse_constant=_not_whole,
        )
        # Only an escape can bring such text in: raw NUL is not JSON, raw surrogates are not UTF-8.
        unstorable = b"\\u" in payload and any(map(_UNSTORABLE.search, _texts(data)))
    except FormatError:
        raise
    except (ValueError, RecursionError) as error:
        raise FormatError("statement.json", "JSON in UTF-8") from error
    if unstorable:
        raise FormatError("statement.text", "text without NUL and lone surrogates")
    return data


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise FormatError("statement.duplicate", "each name once in an object")
    return result


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _texts(item)


def _integer(digits: str) -> int:
    value = int(digits) if len(digits) <= 17 else SAFE_INTEGER + 1
    if abs(value) > SAFE_INTEGER or digits == "-0":
        raise FormatError("statement.number", "whole numbers a browser keeps exactly")
    return value


def _not_whole(_: str) -> NoReturn:
    raise FormatError("statement.number", "whole numbers only")


def _prev(value: object, seq: int) -> str | None:
    if (value is None) != (seq == 1):
        raise FormatError(
            "statement.prev", "null for the first statement of a device, a hash for every other"
        )
    return None if value is None else matching(HEX32, value, "statement.prev")


def _clock(value: object) -> Clock:
    clock = fields(value, {"wall", "zone", "mono", "session"}, "statement.clock")
    return Clock(
        wall=whole(clock["wall"], "statement.clock"),
        zone=whole(clock["zone"], "statement.clock", low=-14 * 60, high=14 * 60),
        mono=whole(clock["mono"], "statement.clock"),
        session=matching(UUID, clock["session"], "statement.clock"),
    )


def _beacons(value: object) -> tuple[HeldBeacon, ...]:
    if not isinstance(value, list) or len(value) > MAX_BEACONS:
        raise FormatError("statement.beacons", f"a list of at most {MAX_BEACONS}")
    return tuple(map(_held, value))


def _held(value: object) -> HeldBeacon:
    held = dict(fields(value, {"time", "nonce", "key", "sig", "seen", "from"}, "beacon.shape"))
    seen, sender = held.pop("seen"), held.pop("from")
    if (seen is None) == (sender is None):
        raise FormatError("beacon.origin", "seen by this phone itself, or from a colleague")
    return HeldBeacon(
        Beacon.parse(held),
        None if seen is None else _seen(seen),
        None if sender is None else matching(UUID, sender, "beacon.origin"),
    )


def _seen(value: object) -> Seen:
    seen = fields(value, {"wall", "mono", "session"}, "beacon.seen")
    return Seen(
        whole(seen["wall"], "beacon.seen"),
        whole(seen["mono"], "beacon.seen"),
        matching(UUID, seen["session"], "beacon.seen"),
    )
