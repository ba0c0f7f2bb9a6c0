"""C2SP signed notes: a readable text and, under an empty line, one line per signature.

Two keys of the server sign every note under one name: Ed25519, which witnesses expect, and ECDSA P-256, as
older phones' WebCrypto has no Ed25519. Notes tell keys apart by name *and* key id, so both share a name.

https://c2sp.org/signed-note
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from backend.transparency import p256
from backend.transparency.encoding import FormatError, b64, unb64

ED25519_TYPE = b"\x01"
_LINE = re.compile(r"— ([^\s+]+) (\S+)")


@dataclass(frozen=True)
class Signature:
    """One signature line."""

    name: str
    key_id: bytes
    value: bytes

    def __str__(self) -> str:
        return f"— {self.name} {b64(self.key_id + self.value)}\n"


@dataclass(frozen=True)
class Note:
    """A text, its last line break included, and its signatures, none of them checked yet."""

    text: str
    signatures: tuple[Signature, ...]

    @classmethod
    def parse(cls, note: str) -> "Note":
        """From the whole note; raises `FormatError` (`note.*`)."""
        text, blank, tail = note.rpartition("\n\n")
        if not blank or not tail.endswith("\n"):
            raise FormatError("note.shape", "a text, an empty line and signature lines")
        return cls(text + "\n", tuple(_parse_line(line) for line in tail[:-1].split("\n")))

    def __str__(self) -> str:
        return f"{self.text}\n{''.join(map(str, self.signatures))}"

    def signed_by_p256(self, name: str, spki: bytes) -> bool:
        """Whether the P-256 key `spki` called `name` signed this text."""
        return self._signed(name, p256_key_id(spki), lambda text, value: p256.verify_der(spki, text, value))

    def signed_by_ed25519(self, name: str, public: bytes) -> bool:
        """Whether the Ed25519 key `public` (32 bytes) called `name` signed this text."""
        key_id = ed25519_key_id(name, public)
        return self._signed(name, key_id, lambda text, value: _verify_ed25519(public, text, value))

    def _signed(self, name: str, key_id: bytes, good: Callable[[bytes, bytes], bool]) -> bool:
        """Whether this key has a line and every line of it is good: one bad line spoils the note."""
        text = self.text.encode()
        found = [
            good(text, line.value) for line in self.signatures if (line.name, line.key_id) == (name, key_id)
        ]
        return bool(found) and all(found)


def sign(text: str, name: str, ed: ed25519.Ed25519PrivateKey, ec_key: ec.EllipticCurvePrivateKey) -> Note:
    """`text` signed with both of the server's keys under `name`."""
    data = text.encode()
    public = ed.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    spki = ec_key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return Note(
        text,
        (
            Signature(name, ed25519_key_id(name, public), ed.sign(data)),
            Signature(name, p256_key_id(spki), ec_key.sign(data, ec.ECDSA(hashes.SHA256()))),
        ),
    )


def ed25519_key_id(name: str, public: bytes) -> bytes:
    """Key id of an Ed25519 note key."""
    return hashlib.sha256(name.encode() + b"\n" + ED25519_TYPE + public).digest()[:4]


def p256_key_id(spki: bytes) -> bytes:
    """Key id of an ECDSA note key: it covers the key only, not the name."""
    return hashlib.sha256(spki).digest()[:4]


def vkey(name: str, public: bytes) -> str:
    """The public key line that a Go witness is configured with: ``name+id+base64(type, key)``."""
    return f"{name}+{ed25519_key_id(name, public).hex()}+{b64(ED25519_TYPE + public)}"


def parse_vkey(line: str) -> tuple[str, bytes]:
    """Name and Ed25519 key of a `vkey` line; raises `FormatError("note.vkey")`."""
    name, _, rest = line.strip().partition("+")
    key_id, _, encoded = rest.partition("+")
    key = unb64(encoded, "note.vkey", 33)
    if key[:1] != ED25519_TYPE or key_id != ed25519_key_id(name, key[1:]).hex():
        raise FormatError("note.vkey", "an Ed25519 verifier key with its own key id")
    return name, key[1:]


def _parse_line(line: str) -> Signature:
    match = _LINE.fullmatch(line)
    if not match:
        raise FormatError("note.signature", "— name base64")
    value = unb64(match[2], "note.signature")
    if len(value) < 5:
        raise FormatError("note.signature", "a key id and a signature")
    return Signature(match[1], value[:4], value[4:])


def _verify_ed25519(public: bytes, text: bytes, signature: bytes) -> bool:
    try:
        ed25519.Ed25519PublicKey.from_public_bytes(public).verify(signature, text)
    except InvalidSignature:
        return False
    return True
