"""Fixed keys, names and times. Test keys: never used by any server."""

import hashlib
import json
from collections.abc import Callable
from uuid import UUID

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from backend.transparency import beacon as beacons
from backend.transparency import p256
from backend.transparency.beacon import Beacon
from backend.transparency.checkpoint import Checkpoint
from backend.transparency.dsse import Envelope, pae
from backend.transparency.encoding import FormatError, b64, b64u
from backend.transparency.note import Note, Signature, ed25519_key_id, p256_key_id

Json = dict[str, object]
ORIGIN = "log.lianfang.example/qingya"
NOW = 1_795_400_000_000  # 2026-11-23
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def digest(label: str) -> bytes:
    """32 fixed bytes for a label."""
    return hashlib.sha256(f"lianfang test vector: {label}".encode()).digest()


def uuid(label: str) -> str:
    """A fixed UUIDv7."""
    data = bytearray(NOW.to_bytes(6, "big") + digest(label)[:10])
    data[6], data[8] = 0x70 | data[6] & 0x0F, 0x80 | data[8] & 0x3F
    return str(UUID(bytes=bytes(data)))


class Key:
    """A fixed P-256 key that signs deterministically."""

    def __init__(self, label: str) -> None:
        self.private = ec.derive_private_key(int.from_bytes(digest(label), "big") % ORDER, ec.SECP256R1())
        self.spki = self.private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)

    def sign_der(self, message: bytes) -> bytes:
        return self.private.sign(message, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))

    def sign(self, message: bytes) -> bytes:
        return p256.raw(self.sign_der(message))

    def to_json(self) -> Json:
        numbers = self.private.private_numbers()
        point = numbers.public_numbers
        pkcs8 = self.private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        x, y, d = (b64u(n.to_bytes(32, "big")) for n in (point.x, point.y, numbers.private_value))
        return {
            "jwk": {"kty": "EC", "crv": "P-256", "x": x, "y": y, "d": d},
            "pkcs8": b64(pkcs8),
            "spki": b64(self.spki),
            "hint": p256.key_hint(self.spki),
        }


DEVICE, OTHER_DEVICE, SERVER, OTHER_SERVER = map(Key, ("device", "other device", "server", "other server"))
LOG_ED = ed25519.Ed25519PrivateKey.from_private_bytes(digest("log ed25519"))
LOG_ED_PUBLIC = LOG_ED.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def public_only(key: Key) -> Json:
    return {"spki": b64(key.spki), "hint": p256.key_hint(key.spki)}


def envelope(payload: bytes, key: Key = DEVICE, keyid: str = uuid("device")) -> Envelope:
    return Envelope(payload, keyid, key.sign(pae(payload)))


def beacon(time: int = NOW, label: str = "nonce", key: Key = SERVER) -> Beacon:
    nonce = digest(label)[:16]
    return Beacon(time, nonce, p256.key_hint(key.spki), key.sign(beacons.message(time, nonce)))


def note(size: int, root: bytes, origin: str = ORIGIN, key: Key = SERVER) -> Note:
    text = Checkpoint(origin, size, root).text
    data = text.encode()
    return Note(
        text,
        (
            Signature(origin, ed25519_key_id(origin, LOG_ED_PUBLIC), LOG_ED.sign(data)),
            Signature(origin, p256_key_id(key.spki), key.sign_der(data)),
        ),
    )


def compact(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def error_of(action: Callable[[], object]) -> str | None:
    """The code of the `FormatError` that `action` raises; None if it succeeds."""
    try:
        action()
    except FormatError as error:
        return error.code
    return None
