"""codes.json: the turning code, the replies to it, and their QR pictures."""

from dataclasses import asdict
from typing import Any

from backend.transparency import codes
from backend.transparency.encoding import b64u, unb64u
from tools.vectors.fixed import NOW, Json, beacon, digest, error_of, uuid

VISIT, PATIENT, OPENER, AUTHOR = map(uuid, ("visit", "patient", "shen.zhixia", "he.xiaoman"))


def turning_codes() -> Json:
    hostile = [{"name": name, "text": text, "error": _error(text)} for name, text in _hostile().items()]
    return {
        "truncation": [_truncation(mac) for mac in _macs()],
        "turning": [_turning(wall) for wall in (0, 14_999, 15_000, NOW, NOW + 15_000, 4_102_358_400_000)],
        "reply": [_reply(f"{number:06d}") for number in (0, 7, 123_456, 999_999)],
        "record": [_record(digest(label).hex()) for label in ("close", "another close")],
        "pictures": [_picture(name, picture) for name, picture in _pictures().items()],
        "hostile_pictures": hostile,
    }


def _macs() -> list[bytes]:
    """Every offset 0..15, the sign bit that truncation drops, and a result with leading zeros."""
    macs = [digest(f"mac {number}")[:-1] + bytes([number]) for number in range(16)]
    return [*macs, b"\xff" * 32, bytes(32), bytes(15) + b"\x00\x00\x00\x2a" + bytes(12) + b"\x0f"]


def _truncation(mac: bytes) -> Json:
    return {"mac": mac.hex(), "digits": codes.six_digits(mac)}


def _turning(wall: int) -> Json:
    secret = digest("visit secret")
    code = codes.turning_code(secret, VISIT, codes.step_at(wall))
    fields = {"secret": b64u(secret), "visit": VISIT, "wall": wall}
    return fields | {"step": code.step, "mac": b64u(code.mac), "digits": code.digits}


def _reply(digits: str) -> Json:
    reply = codes.reply_digits(VISIT, digits, AUTHOR)
    return {"visit": VISIT, "code": digits, "author": AUTHOR, "reply": reply}


def _record(close: str) -> Json:
    return {"visit": VISIT, "close": close, "digits": codes.record_digits(VISIT, close)}


def _pictures() -> dict[str, codes.Picture]:
    code = codes.turning_code(digest("visit secret"), VISIT, codes.step_at(NOW))
    join, reply = digest("join").hex(), codes.reply_digits(VISIT, code.digits, AUTHOR)
    return {
        "a turning code": codes.CodePicture(VISIT, PATIENT, OPENER, code.step, code.mac, code.digits, None),
        "a turning code with a beacon": codes.CodePicture(
            VISIT, PATIENT, OPENER, code.step, code.mac, code.digits, beacon()
        ),
        "a reply": codes.ReplyPicture(VISIT, AUTHOR, join, reply, None),
        "a reply with a beacon": codes.ReplyPicture(VISIT, AUTHOR, join, reply, beacon()),
        "a reply whose digits begin with zeros": codes.ReplyPicture(VISIT, AUTHOR, join, "000042", None),
        "a record": codes.RecordPicture(VISIT, digest("close").hex()),
    }


def _picture(name: str, picture: codes.Picture) -> Json:
    kinds = {codes.CodePicture: "code", codes.ReplyPicture: "reply", codes.RecordPicture: "record"}
    fields: dict[str, Any] = asdict(picture) | {"kind": kinds[type(picture)]}
    if "mac" in fields:
        fields["mac"] = b64u(fields["mac"])
    if not isinstance(picture, codes.RecordPicture):
        fields["beacon"] = picture.beacon and picture.beacon.to_json()
    return {"name": name, "picture": fields, "text": codes.encode(picture)}


def _hostile() -> dict[str, str]:
    texts = {name: codes.encode(picture) for name, picture in _pictures().items()}
    data = {name: unb64u(text.removeprefix(codes.PREFIX), "code") for name, text in texts.items()}
    raw = {
        "a code cut short": data["a turning code"][:-1],
        "a code with a byte too many": data["a turning code"] + b"\0",
        "a code of seven digits": data["a turning code"][:-4] + (1_000_000).to_bytes(4, "big"),
        "half a beacon": data["a turning code with a beacon"][:-1],
        "a reply cut short": data["a reply"][:-1],
        "a reply of seven digits": data["a reply"][:-4] + (1_000_000).to_bytes(4, "big"),
        "a record with a beacon": data["a record"] + data["a reply with a beacon"][-92:],
        "a beacon beyond all time": data["a reply"] + b"\xff" * 92,
        "an unknown kind": b"\x09" + data["a record"][1:],
        "nothing inside": b"",
    }
    foreign = {
        "a web address": "https://example.com/",
        "another version": "LF2:" + texts["a record"][4:],
        "lower case": texts["a record"].lower(),
        "not base64": "LF1:***",
        "with padding": texts["a record"] + "==",
        "nothing": "",
    }
    return foreign | {name: codes.PREFIX + b64u(value) for name, value in raw.items()}


def _error(text: str) -> str | None:
    return error_of(lambda: codes.decode(text))
