"""dsse.json, statement.json, beacon.json, entry.json."""

import copy
import hashlib
from typing import Any

from backend.transparency import merkle, p256, statement
from backend.transparency.beacon import Beacon
from backend.transparency.dsse import Envelope, pae
from backend.transparency.encoding import b64, b64u
from backend.transparency.entry import act_entry, envelope_entry
from tools.vectors.fixed import (
    DEVICE,
    NOW,
    OTHER_DEVICE,
    OTHER_SERVER,
    SERVER,
    Json,
    beacon,
    compact,
    digest,
    envelope,
    error_of,
    public_only,
    uuid,
)


def payload(**changes: object) -> dict[str, Any]:
    """A first statement of a device; `changes` replace fields."""
    fields: dict[str, Any] = {
        "v": 1,
        "id": uuid("statement"),
        "kind": "visit.abort",
        "device": uuid("device"),
        "author": uuid("he.xiaoman"),
        "seq": 1,
        "prev": None,
        "clock": {"wall": NOW, "zone": 480, "mono": 123_456, "session": uuid("session")},
        "beacons": [],
        "body": {"visit": uuid("visit"), "patient": uuid("patient"), "position": None},
    }
    return fields | changes


def dsse() -> Json:
    good = envelope(compact(payload(body={"note": "石桥村 · 门口"})))
    plain = good.to_json()
    sig = b64(good.signature)
    other = good.payload.replace("门口".encode(), "门外".encode())
    wrong_s = good.signature[:-1] + bytes([good.signature[-1] ^ 1])

    def signed(signature: str) -> Json:
        return plain | {"signatures": [{"keyid": good.keyid, "sig": signature}]}

    shapes: dict[str, object] = {
        "a good envelope": plain,
        "signed by another device": envelope(good.payload, OTHER_DEVICE, good.keyid).to_json(),
        "one bit of the signature changed": signed(b64(wrong_s)),
        "one character of the payload changed": plain | {"payload": b64(other)},
        "signature of zeros": signed(b64(bytes(64))),
        "signature over the bare payload, without the type": signed(b64(DEVICE.sign(good.payload))),
        "signature over another payload type": signed(
            b64(DEVICE.sign(pae(good.payload, "application/json")))
        ),
        "signature in DER": signed(b64(p256.der(good.signature))),
        "signature cut by a byte": signed(b64(good.signature[:-1])),
        "signature in base64url": signed(b64u(good.signature)),
        "signature with a line break": signed(sig[:40] + "\n" + sig[40:]),
        "payload without its padding": plain | {"payload": b64(b"{}").rstrip("=")},
        "payload with stray bits in its padding": plain | {"payload": "e31="},
        "empty payload": plain | {"payload": ""},
        "another payload type": plain | {"payloadType": "application/json"},
        "no signature": plain | {"signatures": []},
        "two signatures": plain | {"signatures": [plain["signatures"][0]] * 2},  # type: ignore[index]
        "an unknown field": plain | {"extra": 1},
        "a missing field": {name: plain[name] for name in ("payload", "signatures")},
        "a key id in upper case": plain | {"signatures": [{"keyid": good.keyid.upper(), "sig": sig}]},
        "a list": [plain],
        "nothing": None,
    }
    cases = [{"name": name, "envelope": value, **_envelope_result(value)} for name, value in shapes.items()]
    return {"keys": {"device": DEVICE.to_json(), "other": OTHER_DEVICE.to_json()}, "cases": cases}


def _envelope_result(value: object) -> Json:
    """`error`: parsing refuses it; otherwise `verifies` says whether the key `device` signed it."""
    if error := error_of(lambda: Envelope.parse(value)):
        return {"error": error}
    parsed = Envelope.parse(value)
    signed = pae(parsed.payload)
    return {"verifies": parsed.verify(DEVICE.spki), "hash": parsed.hash, "pae": b64(signed)}


def statements() -> Json:
    texts = {name: compact(value).decode() for name, value in (_good() | _bad()).items()} | _raw()
    cases = [_statement_case(name, text) for name, text in texts.items()]
    return {"about": "error null: accepted", "cases": cases}


def _own_beacon() -> Json:
    seen = {"wall": NOW + 40, "mono": 99, "session": uuid("session")}
    return beacon().to_json() | {"seen": seen, "from": None}


def _good() -> dict[str, object]:
    told = beacon(NOW - 1, "told").to_json() | {"seen": None, "from": uuid("shen.zhixia")}
    second = payload(seq=2, prev=digest("first").hex(), beacons=[_own_beacon(), told])
    clock = payload()["clock"]
    return {
        "the first statement of a device": payload(),
        "the second, with its own beacon and a colleague's": second,
        "a clock in 1970": payload(clock=clock | {"wall": 0}),
        "a clock in 2099": payload(clock=clock | {"wall": 4_102_358_400_000}),
        "west of Greenwich": payload(clock=clock | {"zone": -210}),
        "the largest whole number": payload(body={"n": 2**53 - 1, "m": -(2**53) + 1}),
    }


def _bad() -> dict[str, object]:
    own, clock = _own_beacon(), payload()["clock"]
    return {
        "a future version": payload(v=2),
        "a version as text": payload(v="1"),
        "a version that is true": payload(v=True),
        "an unknown field": payload(more=1),
        "no device": {name: value for name, value in payload().items() if name != "device"},
        "an id in upper case": payload(id=uuid("statement").upper()),
        "an id in braces": payload(author="{" + uuid("he.xiaoman") + "}"),
        "a kind of one word": payload(kind="visit"),
        "number zero": payload(seq=0),
        "a number as text": payload(seq="1"),
        "a first statement that names one before": payload(prev=digest("first").hex()),
        "a second statement that names none": payload(seq=2),
        "a hash in upper case": payload(seq=2, prev=digest("first").hex().upper()),
        "a negative clock": payload(clock=clock | {"wall": -1}),
        "a zone beyond the date line": payload(clock=clock | {"zone": 841}),
        "a clock without its session": payload(clock={k: v for k, v in clock.items() if k != "session"}),
        "nine beacons": payload(beacons=[own] * 9),
        "a beacon that is both its own and a colleague's": payload(beacons=[own | {"from": uuid("tang.he")}]),
        "a beacon from nowhere": payload(beacons=[own | {"seen": None}]),
        "a beacon with a short nonce": payload(beacons=[own | {"nonce": "AAAA"}]),
        "a body that is a list": payload(body=[]),
        "a list": [payload()],
    }


def _raw() -> dict[str, str]:
    text = compact(payload()).decode()
    return {
        "a number with a point": text.replace('"seq":1', '"seq":1.0'),
        "a number with an exponent": text.replace('"seq":1', '"seq":1e0'),
        "a number no browser can keep": text.replace('"position":null', '"position":9007199254740993'),
        "a name twice": text.replace('"v":1', '"v":1,"v":1'),
        "not a number": text.replace('"position":null', '"position":NaN'),
        "a lone surrogate": text.replace('"position":null', '"position":"\\ud800"'),
        "a NUL, hidden in lists": text.replace('"position":null', '"position":[["\\u0000"]]'),
        "cut short": text[:-1],
        "nothing": "",
    }


def _statement_case(name: str, text: str) -> Json:
    data = text.encode()
    error = error_of(lambda: statement.parse(data))
    return {"name": name, "payload": text, "hash": hashlib.sha256(data).hexdigest(), "error": error}


def beacons() -> Json:
    good = beacon()
    plain = good.to_json()
    shapes = {
        "a good beacon": plain,
        "a time moved by a millisecond": plain | {"time": NOW + 1},
        "another nonce": plain | {"nonce": b64u(digest("else")[:16])},
        "signed by another server": beacon(key=OTHER_SERVER).to_json(),
        "signed by another server under our hint": plain | {"sig": b64u(beacon(key=OTHER_SERVER).sig)},
        "a hint of another length": plain | {"key": "abc"},
        "a signature cut short": plain | {"sig": b64u(good.sig[:63])},
        "a signature with padding": plain | {"sig": b64u(good.sig) + "=="},
        "a time with a point": plain | {"time": "1.5"},
        "an unknown field": plain | {"zone": 480},
    }
    cases = []
    for name, value in shapes.items():
        error = error_of(lambda value=value: Beacon.parse(value))  # type: ignore[misc]
        verifies = None if error else Beacon.parse(value).verify({p256.key_hint(SERVER.spki): SERVER.spki})
        cases.append({"name": name, "beacon": copy.deepcopy(value), "error": error, "verifies": verifies})
    return {"keys": {"server": SERVER.to_json(), "other": public_only(OTHER_SERVER)}, "cases": cases}


def entries() -> Json:
    sent = envelope(compact(payload()))
    act = compact({"patient": uuid("patient"), "rule": "R-15"})
    cases: list[Json] = []
    entry = envelope_entry(NOW, sent)
    cases.append(
        {
            "name": "a received statement",
            "received_at": NOW,
            "envelope": sent.to_json(),
            "statement": sent.hash,
            "signature_sha256": sent.signature_hash,
            "device": sent.keyid,
        }
        | _entry(entry)
    )
    for name, by in (("an act of a person", uuid("gu.ning")), ("an act of the server", None)):
        entry = act_entry(NOW, act, "withdraw", by)
        fields = {"name": name, "at": NOW, "act": act.decode(), "act_name": "withdraw", "by": by}
        cases.append(fields | _entry(entry))
    return {"cases": cases}


def _entry(entry: bytes) -> Json:
    return {"entry": entry.decode(), "leaf": merkle.leaf_hash(entry).hex()}
