"""Opening a data key that a phone sealed to our rescue key (ECIES, `lianfang.rescue/v1`); pure.

Sealed bytes: ephemeral P-256 point (65 bytes, uncompressed), nonce 12, AES-256-GCM ciphertext with tag. The
AES key is HKDF-SHA256 of the ECDH secret, with empty salt and the name above as info.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

INFO = b"lianfang.rescue/v1"
POINT, NONCE, TAG = 65, 12, 16


def unseal(sealed: bytes, key: ec.EllipticCurvePrivateKey) -> bytes:
    """The data key inside.

    Raises:
        ValueError: not sealed to this key, or changed since.
    """
    point, nonce, body = sealed[:POINT], sealed[POINT : POINT + NONCE], sealed[POINT + NONCE :]
    if len(body) < TAG:
        raise ValueError("too short")
    ephemeral = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    try:
        return AESGCM(_derive(key.exchange(ec.ECDH(), ephemeral))).decrypt(nonce, body, None)
    except InvalidTag as wrong:
        raise ValueError("does not open") from wrong


def _derive(secret: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=b"", info=INFO).derive(secret)
