"""ECDSA P-256 with SHA-256: the one signature every phone's WebCrypto can make and check.

Phones sign and read raw ``r || s`` (64 bytes), the form of WebCrypto; only checkpoints use DER.
Public keys are SPKI DER bytes throughout.
"""

import hashlib
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.serialization import load_der_public_key

from backend.transparency.encoding import FormatError

SIGNATURE_BYTES = 64
_ECDSA = ec.ECDSA(hashes.SHA256())


def sign(key: ec.EllipticCurvePrivateKey, message: bytes) -> bytes:
    """Raw 64-byte signature of `message`."""
    return raw(key.sign(message, _ECDSA))


def verify(spki: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the raw `signature` over `message` was made by the key `spki`."""
    return len(signature) == SIGNATURE_BYTES and verify_der(spki, message, der(signature))


def verify_der(spki: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the DER `signature` over `message` was made by the key `spki`; what is no key made none."""
    try:
        public_key(spki).verify(signature, message, _ECDSA)
    except (InvalidSignature, FormatError):
        return False
    return True


@lru_cache(maxsize=4096)  # decoding a point costs about as much as the check itself
def public_key(spki: bytes) -> ec.EllipticCurvePublicKey:
    """The P-256 public key in `spki`; raises `FormatError("key.spki")` for anything else."""
    try:
        key = load_der_public_key(spki)
    except Exception as error:
        raise FormatError("key.spki", "a P-256 public key in SPKI DER") from error
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise FormatError("key.spki", "a key on the curve P-256")
    return key


def key_hint(spki: bytes) -> str:
    """First 8 hex digits of SHA-256 of the key: enough to choose a key, never to trust one."""
    return hashlib.sha256(spki).hexdigest()[:8]


def raw(signature: bytes) -> bytes:
    """`r || s` of a DER signature."""
    r, s = utils.decode_dss_signature(signature)
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def der(signature: bytes) -> bytes:
    """DER of a raw `r || s` signature."""
    return utils.encode_dss_signature(
        int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    )
