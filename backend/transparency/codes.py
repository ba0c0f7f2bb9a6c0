"""The turning code on the opener's phone, the replies to it, and how both fit into a QR picture.

Like TOTP (RFC 6238), but over the visit and with SHA-256: a per-visit secret makes a code for every 15 s of
the opener's wall clock. A scanned code proves its step by a MAC; six digits serve phones without a camera.
"""

import hashlib
import hmac
import struct
from dataclasses import dataclass
from uuid import UUID

from backend.transparency.beacon import Beacon
from backend.transparency.encoding import FormatError, b64u, unb64u

STEP_MS = 15_000
MAC_BYTES = 8
PREFIX = "LF1:"
_BEACON = struct.Struct(">Q16s4s64s")
_CODE, _REPLY, _RECORD = 1, 2, 3
_SIZES = {_CODE: 16 + 16 + 16 + 4 + MAC_BYTES + 4, _REPLY: 16 + 16 + 32 + 4, _RECORD: 16 + 32}


@dataclass(frozen=True)
class TurningCode:
    """What the opener's phone shows during one step."""

    step: int
    mac: bytes
    digits: str


def turning_code(secret: bytes, visit: str, step: int) -> TurningCode:
    """The code of `visit` in `step`; `secret` is the opener's, from ``visit.open``."""
    mac = hmac.digest(secret, f"lianfang.code/v1\n{visit}\n{step}".encode(), "sha256")
    return TurningCode(step, mac[:MAC_BYTES], six_digits(mac))


def step_at(wall: int) -> int:
    """The step of a wall clock time in ms."""
    return wall // STEP_MS


def reply_digits(visit: str, code_digits: str, author: str) -> str:
    """What a colleague reads back to the opener: it depends on the code seen and on who saw it."""
    return _digits_of(f"lianfang.reply/v1\n{visit}\n{code_digits}\n{author}")


def record_digits(visit: str, close_hash: str) -> str:
    """Six digits that name the record a colleague signs off."""
    return _digits_of(f"lianfang.record/v1\n{visit}\n{close_hash}")


def six_digits(mac: bytes) -> str:
    """Dynamic truncation of RFC 4226 §5.3, of 32 bytes."""
    offset = mac[-1] & 0x0F
    number = int.from_bytes(mac[offset : offset + 4], "big") & 0x7FFF_FFFF
    return f"{number % 1_000_000:06d}"


def _digits_of(text: str) -> str:
    return six_digits(hashlib.sha256(text.encode()).digest())


# --- pictures ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class CodePicture:
    """Shown by the opener; new every step. `digits` ride along: a shortened MAC cannot give them, and the
    colleague's reply is made from them."""

    visit: str
    patient: str
    opener: str
    step: int
    mac: bytes
    digits: str
    beacon: Beacon | None


@dataclass(frozen=True)
class ReplyPicture:
    """Shown back by a colleague: the hash of their join or recheck."""

    visit: str
    author: str
    statement: str
    digits: str
    beacon: Beacon | None


@dataclass(frozen=True)
class RecordPicture:
    """Shown by the opener at the end: the hash of the close statement, for colleagues to sign off."""

    visit: str
    statement: str


Picture = CodePicture | ReplyPicture | RecordPicture


def encode(picture: Picture) -> str:
    """The text to draw as a QR code."""
    return PREFIX + b64u(_pack(picture))


def decode(text: str) -> Picture:
    """What a scanned text says; raises `FormatError` (`code.*`). Codes of other apps are `code.foreign`."""
    if not text.startswith(PREFIX):
        raise FormatError("code.foreign", "a Lianfang code")
    data = unb64u(text.removeprefix(PREFIX), "code.encoding")
    kind, body = data[:1], data[1:]
    if not kind or kind[0] not in _SIZES:
        raise FormatError("code.kind", "a kind of code this version knows")
    size = _SIZES[kind[0]]
    if kind[0] == _RECORD:
        _sized(body, size)
        return RecordPicture(_id(body[:16]), body[16:].hex())
    beacon = None
    if len(body) == size + _BEACON.size:
        beacon, body = _unpack_beacon(body[size:]), body[:size]
    return _unpack_code(_sized(body, size), beacon) if kind[0] == _CODE else _unpack_reply(body, size, beacon)


def _pack(picture: Picture) -> bytes:
    match picture:
        case CodePicture():
            ids = UUID(picture.visit).bytes + UUID(picture.patient).bytes + UUID(picture.opener).bytes
            tail = struct.pack(">I8sI", picture.step, picture.mac, int(picture.digits))
            return bytes([_CODE]) + ids + tail + _pack_beacon(picture.beacon)
        case ReplyPicture():
            ids = UUID(picture.visit).bytes + UUID(picture.author).bytes + bytes.fromhex(picture.statement)
            return (
                bytes([_REPLY]) + ids + struct.pack(">I", int(picture.digits)) + _pack_beacon(picture.beacon)
            )
        case RecordPicture():
            return bytes([_RECORD]) + UUID(picture.visit).bytes + bytes.fromhex(picture.statement)


def _unpack_code(body: bytes, beacon: Beacon | None) -> CodePicture:
    step, mac, number = struct.unpack(">I8sI", body[48:64])
    return CodePicture(_id(body[:16]), _id(body[16:32]), _id(body[32:48]), step, mac, _six(number), beacon)


def _unpack_reply(body: bytes, size: int, beacon: Beacon | None) -> ReplyPicture:
    (number,) = struct.unpack(">I", _sized(body, size)[64:68])
    return ReplyPicture(_id(body[:16]), _id(body[16:32]), body[32:64].hex(), _six(number), beacon)


def _six(number: int) -> str:
    if number >= 1_000_000:
        raise FormatError("code.digits", "six digits")
    return f"{number:06d}"


def _pack_beacon(beacon: Beacon | None) -> bytes:
    if beacon is None:
        return b""
    return _BEACON.pack(beacon.time, beacon.nonce, bytes.fromhex(beacon.key), beacon.sig)


def _unpack_beacon(data: bytes) -> Beacon:
    time, nonce, key, sig = _BEACON.unpack(data)
    if time > 2**53 - 1:
        raise FormatError("code.beacon", "a time in ms")
    return Beacon(time, nonce, key.hex(), sig)


def _sized(body: bytes, size: int) -> bytes:
    if len(body) != size:
        raise FormatError("code.size", f"{size} bytes, with or without a beacon")
    return body


def _id(data: bytes) -> str:
    return str(UUID(bytes=data))
