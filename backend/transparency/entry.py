"""What a log entry's bytes are. The log itself never looks inside them."""

import hashlib

from backend.transparency.dsse import Envelope

HEADER = "lianfang.entry/v1"


def statement_entry(received_at: int, statement: str, signature_sha256: str, device: object) -> bytes:
    """A received statement: when, its hash, its raw signature's hash (both hex), its device. No content."""
    return _lines("statement", received_at, statement, signature_sha256, device)


def envelope_entry(received_at: int, envelope: Envelope) -> bytes:
    """`statement_entry` of what a phone sent."""
    return statement_entry(received_at, envelope.hash, envelope.signature_hash, envelope.keyid)


def act_entry(at: int, act: bytes, name: str, by: object | None) -> bytes:
    """Something the server or its people did. `act`: its JSON; `by`: a staff id, if a person did it."""
    return _lines("act", at, hashlib.sha256(act).hexdigest(), name, by or "-")


def _lines(kind: str, *parts: object) -> bytes:
    return "".join(f"{part}\n" for part in (HEADER, kind, *parts)).encode()
