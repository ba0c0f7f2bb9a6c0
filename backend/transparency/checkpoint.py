"""Signed tree heads, in the form any witness can read: C2SP checkpoints, which are C2SP signed notes.

Two keys sign each head under the log's own name: Ed25519, which witnesses expect, and ECDSA P-256, because
older phones' WebCrypto has no Ed25519. Notes tell keys apart by name *and* key id, so both share a name.

https://c2sp.org/tlog-checkpoint  https://c2sp.org/signed-note
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

HASH_BYTES = 32
ED25519_TYPE = b"\x01"
_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")
_LINE = re.compile(r"— ([^\s+]+) (\S+)")


@dataclass(frozen=True)
class Checkpoint:
    """The head of the log `origin` at `size` leaves."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The signed text."""
        return f"{self.origin}\n{self.size}\n{b64(self.root)}\n"


@dataclass(frozen=True)
class Signature:
    """One signature line of a note."""

    name: str
    key_id: bytes
    value: bytes

    def __str__(self) -> str:
        return f"— {self.name} {b64(self.key_id + self.value)}\n"


@dataclass(frozen=True)
class Note:
    """A checkpoint with its signatures, none of them checked yet."""

    checkpoint: Checkpoint
    signatures: tuple[Signature, ...]

    @classmethod
    def parse(cls, note: str) -> "Note":
        """From a note's text; raises `FormatError` (`checkpoint.*`)."""
        text, blank, tail = note.rpartition("\n\n")
        if not blank or not tail.endswith("\n"):
            raise FormatError("checkpoint.shape", "a text, an empty line and signature lines")
        return cls(_parse_text(text), tuple(_parse_line(line) for line in tail[:-1].split("\n")))

    def __str__(self) -> str:
        return f"{self.checkpoint.text}\n{''.join(map(str, self.signatures))}"

    def signed_by_p256(self, spki: bytes) -> bool:
        """Whether the P-256 key `spki` signed this head."""
        return self._signed(p256_key_id(spki), lambda text, value: p256.verify_der(spki, text, value))

    def signed_by_ed25519(self, public: bytes) -> bool:
        """Whether the Ed25519 key `public` (32 bytes) signed this head."""
        key_id = ed25519_key_id(self.checkpoint.origin, public)
        return self._signed(key_id, lambda text, value: _verify_ed25519(public, text, value))

    def _signed(self, key_id: bytes, good: Callable[[bytes, bytes], bool]) -> bool:
        """Whether this key has a line and every line of it is good: one bad line spoils the note."""
        wanted, text = (self.checkpoint.origin, key_id), self.checkpoint.text.encode()
        found = [good(text, line.value) for line in self.signatures if (line.name, line.key_id) == wanted]
        return bool(found) and all(found)


def sign(head: Checkpoint, ed: ed25519.Ed25519PrivateKey, ec_key: ec.EllipticCurvePrivateKey) -> Note:
    """The head as a note signed with both of the log's keys."""
    text = head.text.encode()
    public = ed.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    spki = ec_key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return Note(
        head,
        (
            Signature(head.origin, ed25519_key_id(head.origin, public), ed.sign(text)),
            Signature(head.origin, p256_key_id(spki), ec_key.sign(text, ec.ECDSA(hashes.SHA256()))),
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
    """Name and Ed25519 key of a `vkey` line; raises `FormatError("checkpoint.vkey")`."""
    name, _, rest = line.strip().partition("+")
    key_id, _, encoded = rest.partition("+")
    key = unb64(encoded, "checkpoint.vkey", 33)
    if key[:1] != ED25519_TYPE or key_id != ed25519_key_id(name, key[1:]).hex():
        raise FormatError("checkpoint.vkey", "an Ed25519 verifier key with its own key id")
    return name, key[1:]


def _parse_text(text: str) -> Checkpoint:
    lines = text.split("\n")
    # Extension lines are allowed by the standard, discouraged by it, and never written by us.
    if len(lines) != 3 or not lines[0]:
        raise FormatError("checkpoint.shape", "origin, size and root, each on its line")
    if not _SIZE.fullmatch(lines[1]):
        raise FormatError("checkpoint.size", "a plain decimal number")
    return Checkpoint(lines[0], int(lines[1]), unb64(lines[2], "checkpoint.root", HASH_BYTES))


def _parse_line(line: str) -> Signature:
    match = _LINE.fullmatch(line)
    if not match:
        raise FormatError("checkpoint.signature", "— name base64")
    value = unb64(match[2], "checkpoint.signature")
    if len(value) < 5:
        raise FormatError("checkpoint.signature", "a key id and a signature")
    return Signature(match[1], value[:4], value[4:])


def _verify_ed25519(public: bytes, text: bytes, signature: bytes) -> bool:
    try:
        ed25519.Ed25519PublicKey.from_public_bytes(public).verify(signature, text)
    except InvalidSignature:
        return False
    return True
