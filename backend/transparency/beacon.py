"""The server's signed time, handed out at every contact and passed from phone to phone.

A statement that carries a beacon was made after the beacon's time, because the nonce could not be guessed
before. That is the whole of *not before*; no phone's clock is needed for it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric import ec

from backend.transparency import p256
from backend.transparency.encoding import b64u, fields, matching, unb64u, whole

NONCE_BYTES = 16
KEY_HINT = re.compile(r"[0-9a-f]{8}")


@dataclass(frozen=True)
class Beacon:
    """`time` in ms, `nonce` 16 random bytes, `key` the hint of the signing key, `sig` raw r || s."""

    time: int
    nonce: bytes
    key: str
    sig: bytes

    @classmethod
    def parse(cls, data: object) -> "Beacon":
        """From decoded JSON; raises `FormatError` (`beacon.*`). The signature is not checked here."""
        value = fields(data, {"time", "nonce", "key", "sig"}, "beacon.shape")
        return cls(
            whole(value["time"], "beacon.time"),
            unb64u(value["nonce"], "beacon.nonce", NONCE_BYTES),
            matching(KEY_HINT, value["key"], "beacon.key"),
            unb64u(value["sig"], "beacon.sig", p256.SIGNATURE_BYTES),
        )

    def to_json(self) -> dict[str, object]:
        """The beacon as it travels."""
        return {"time": self.time, "nonce": b64u(self.nonce), "key": self.key, "sig": b64u(self.sig)}

    def verify(self, keys: Mapping[str, bytes]) -> bool:
        """Whether one of the server's keys (hint → SPKI) signed it. An unknown key is a plain no."""
        spki = keys.get(self.key)
        return spki is not None and p256.verify(spki, message(self.time, self.nonce), self.sig)


def message(time: int, nonce: bytes) -> bytes:
    """The signed text."""
    return f"lianfang.beacon/v1\n{time}\n{b64u(nonce)}\n".encode()


def issue(time: int, nonce: bytes, key: ec.EllipticCurvePrivateKey, spki: bytes) -> Beacon:
    """A beacon for `time` (ms) over `nonce` (16 fresh random bytes)."""
    return Beacon(time, nonce, p256.key_hint(spki), p256.sign(key, message(time, nonce)))


def newest(beacons: Iterable[Beacon], keys: Mapping[str, bytes]) -> tuple[bool, int | None]:
    """Whether all are genuine, and the time of the newest that is: nothing that carries it is older."""
    verdicts = [(beacon.verify(keys), beacon.time) for beacon in beacons]
    genuine = [time for good, time in verdicts if good]
    return len(genuine) == len(verdicts), max(genuine, default=None)
