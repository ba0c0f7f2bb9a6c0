"""The server's word that it holds a photo or a pen stroke file: hash, size, time, signature."""

from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric import ec

from backend.transparency import p256
from backend.transparency.beacon import KEY_HINT
from backend.transparency.encoding import HEX32, b64u, fields, matching, unb64u, whole


@dataclass(frozen=True)
class EvidenceReceipt:
    """`sha256` in hex, `size` in bytes, `at` in ms, `key` the hint of the server's key, `sig` raw r || s."""

    sha256: str
    size: int
    at: int
    key: str
    sig: bytes

    @classmethod
    def parse(cls, data: object) -> "EvidenceReceipt":
        """From decoded JSON; raises `FormatError` (`evidence.*`). The signature is not checked here."""
        value = fields(data, {"sha256", "bytes", "at", "key", "sig"}, "evidence.shape")
        return cls(
            matching(HEX32, value["sha256"], "evidence.sha256"),
            whole(value["bytes"], "evidence.bytes", low=1),
            whole(value["at"], "evidence.at"),
            matching(KEY_HINT, value["key"], "evidence.key"),
            unb64u(value["sig"], "evidence.sig", p256.SIGNATURE_BYTES),
        )

    def to_json(self) -> dict[str, object]:
        """The receipt as it travels."""
        return {
            "sha256": self.sha256,
            "bytes": self.size,
            "at": self.at,
            "key": self.key,
            "sig": b64u(self.sig),
        }

    def verify(self, spki: bytes) -> bool:
        """Whether the server key `spki` signed it."""
        return p256.verify(spki, message(self.sha256, self.size, self.at), self.sig)


def message(sha256: str, size: int, at: int) -> bytes:
    """The signed text."""
    return f"lianfang.evidence/v1\n{sha256}\n{size}\n{at}\n".encode()


def issue(sha256: str, size: int, at: int, key: ec.EllipticCurvePrivateKey, spki: bytes) -> EvidenceReceipt:
    """A receipt for `size` bytes held since `at` (ms)."""
    return EvidenceReceipt(sha256, size, at, p256.key_hint(spki), p256.sign(key, message(sha256, size, at)))
