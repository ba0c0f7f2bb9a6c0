"""The public keys a checker believes in: the log's name and at least one of its two keys."""

import json
from dataclasses import dataclass
from pathlib import Path

from backend.transparency import p256
from backend.transparency.encoding import FormatError, b64, unb64
from backend.transparency.note import Note, parse_vkey, vkey


@dataclass(frozen=True)
class Trust:
    """The server `origin`. A trust without any key would believe everything, so it cannot be made."""

    origin: str
    p256: bytes | None
    ed25519: bytes | None

    def __post_init__(self) -> None:
        if self.p256 is None and self.ed25519 is None:
            raise ValueError("a trust needs a key")

    @classmethod
    def parse(cls, text: str) -> "Trust":
        """From the answer of ``GET /api/log`` or a verifier key line; raises `FormatError` (`trust.*`)."""
        if not text.lstrip().startswith("{"):
            origin, ed25519 = parse_vkey(text)
            return cls(origin, None, ed25519)
        try:
            value = json.loads(text)
            origin, ed25519 = parse_vkey(value["ed25519"])
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise FormatError("trust.shape", "an object with origin, ed25519 and p256") from error
        spki = unb64(value.get("p256"), "trust.p256")
        p256.public_key(spki)
        if value.get("origin") != origin:
            raise FormatError("trust.origin", "one name for the log and its key")
        return cls(origin, spki, ed25519)

    @classmethod
    def given(cls, keys: str) -> "Trust":
        """From the name of a file, or the verifier key itself (which no file is named like)."""
        path = Path(keys)
        return cls.parse(path.read_text(encoding="utf-8") if path.is_file() else keys)

    def to_json(self) -> dict[str, str]:
        """The keys that are known, in the form `parse` reads."""
        parts = {"origin": self.origin}
        if self.ed25519 is not None:
            parts["ed25519"] = vkey(self.origin, self.ed25519)
        if self.p256 is not None:
            parts["p256"] = b64(self.p256)
        return parts

    def vouches(self, note: Note) -> bool:
        """Whether every key known here signed `note`."""
        by_p256 = self.p256 is None or note.signed_by_p256(self.origin, self.p256)
        return by_p256 and (self.ed25519 is None or note.signed_by_ed25519(self.origin, self.ed25519))

    @property
    def beacon_keys(self) -> dict[str, bytes]:
        """Hint → SPKI of the keys that sign beacons and evidence receipts."""
        return {} if self.p256 is None else {p256.key_hint(self.p256): self.p256}
