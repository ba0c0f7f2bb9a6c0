"""The DSSE envelope: the exact bytes a phone signed, and the signature over them.

Nobody re-serialises a payload to check it: the bytes that came are the bytes that are hashed, logged, kept.
"""

import hashlib
from dataclasses import dataclass
from functools import cached_property

from cryptography.hazmat.primitives.asymmetric import ec

from backend.transparency import p256
from backend.transparency.encoding import UUID, FormatError, b64, fields, matching, unb64

PAYLOAD_TYPE = "application/vnd.lianfang.statement+json"
MAX_PAYLOAD = 64 * 1024


@dataclass(frozen=True)
class Envelope:
    """One signed payload. `keyid` is the device's id, `signature` is raw r || s."""

    payload: bytes
    keyid: str
    signature: bytes

    @classmethod
    def parse(cls, data: object) -> "Envelope":
        """From decoded JSON; raises `FormatError` (`envelope.*`). The signature is not checked here."""
        outer = fields(data, {"payload", "payloadType", "signatures"}, "envelope.shape")
        if outer["payloadType"] != PAYLOAD_TYPE:
            raise FormatError("envelope.type", PAYLOAD_TYPE)
        signatures = outer["signatures"]
        if not isinstance(signatures, list) or len(signatures) != 1:
            raise FormatError("envelope.signatures", "exactly one signature")
        inner = fields(signatures[0], {"keyid", "sig"}, "envelope.signatures")
        payload = unb64(outer["payload"], "envelope.payload")
        if not 0 < len(payload) <= MAX_PAYLOAD:
            raise FormatError("envelope.size", f"1 to {MAX_PAYLOAD} bytes of payload")
        return cls(
            payload,
            matching(UUID, inner["keyid"], "envelope.keyid"),
            unb64(inner["sig"], "envelope.sig", p256.SIGNATURE_BYTES),
        )

    def to_json(self) -> dict[str, object]:
        """The envelope as it travels."""
        return {
            "payload": b64(self.payload),
            "payloadType": PAYLOAD_TYPE,
            "signatures": [{"keyid": self.keyid, "sig": b64(self.signature)}],
        }

    @cached_property
    def hash(self) -> str:
        """The statement's hash: hex SHA-256 of the payload bytes."""
        return hashlib.sha256(self.payload).hexdigest()

    @property
    def signature_hash(self) -> str:
        """Hex SHA-256 of the raw signature, as it stands in the log entry."""
        return hashlib.sha256(self.signature).hexdigest()

    def verify(self, spki: bytes) -> bool:
        """Whether the key `spki` signed exactly these bytes."""
        return p256.verify(spki, pae(self.payload), self.signature)


def sign(payload: bytes, keyid: str, key: ec.EllipticCurvePrivateKey) -> Envelope:
    """An envelope over `payload`; phones do this, here it serves tests and the demo county."""
    return Envelope(payload, keyid, p256.sign(key, pae(payload)))


def pae(payload: bytes, payload_type: str = PAYLOAD_TYPE) -> bytes:
    """DSSE's pre-authentication encoding: what is really signed. Binds the type to the bytes."""
    kind = payload_type.encode()
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)
