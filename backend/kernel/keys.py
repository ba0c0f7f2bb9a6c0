"""The server's own keys, in a folder only it can read. Made on purpose once, never silently.

While the master key is being changed (`rotation`) there are two: the next one lies beside it, and the one
before stays as a retired file, because backups of the database need it.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from flask import current_app

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask

    from backend.config import Config

    Stamp = tuple[tuple[str, int, int], ...]

P256, ED25519, RESCUE, MASTER, SESSION, INDEX = NAMES = (
    "log-p256.pem",
    "log-ed25519.pem",
    "rescue-p256.pem",
    "master.key",
    "session.key",
    "index.key",
)
NEXT_MASTER, RETIRED = "master.next.key", ".retired"
MASTER_ID = 4


class MissingKeys(RuntimeError):
    """The key folder is incomplete. Making new keys would orphan every receipt and sealed record."""


@dataclass(frozen=True)
class Keys:
    """What the server signs, opens and seals with."""

    p256: ec.EllipticCurvePrivateKey
    """Signs beacons, evidence receipts and checkpoints (for phones whose WebCrypto lacks Ed25519)."""
    ed25519: ed25519.Ed25519PrivateKey
    """Signs checkpoints."""
    rescue: ec.EllipticCurvePrivateKey
    """Opens data keys that phones sealed to it."""
    master: bytes
    """Wraps the key of every person visited; 32 bytes."""
    session: bytes
    """Binds CSRF tokens to session cookies; 32 bytes."""
    index: bytes
    """Makes the blind index of identity numbers and phones; 32 bytes."""
    other_masters: tuple[bytes, ...] = ()
    """The next master key and retired ones: they open what is not wrapped under `master` yet."""
    stamp: Stamp = ()
    """How the files of master keys looked when they were read."""

    @cached_property
    def masters(self) -> dict[bytes, bytes]:
        """Every master key by its short name."""
        return {master_id(key): key for key in (self.master, *self.other_masters)}

    @cached_property
    def p256_spki(self) -> bytes:
        return _spki(self.p256.public_key())

    @cached_property
    def rescue_spki(self) -> bytes:
        return _spki(self.rescue.public_key())

    @cached_property
    def ed25519_raw(self) -> bytes:
        return self.ed25519.public_key().public_bytes_raw()


def create(folder: Path) -> list[str]:
    """Make the keys that are missing, readable by the owner alone; returns the names made."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    makers = {
        P256: lambda: _pem(ec.generate_private_key(ec.SECP256R1())),
        ED25519: lambda: _pem(ed25519.Ed25519PrivateKey.generate()),
        RESCUE: lambda: _pem(ec.generate_private_key(ec.SECP256R1())),
        MASTER: lambda: secrets.token_bytes(32),
        SESSION: lambda: secrets.token_bytes(32),
        INDEX: lambda: secrets.token_bytes(32),
    }
    missing = [name for name in makers if not (folder / name).exists()]
    for name in missing:
        write(folder / name, makers[name]())
    return missing


def write(file: Path, key: bytes) -> None:
    """Write a key nobody else can read, and be sure that it is on the disk.

    Raises:
        FileExistsError: a key is never overwritten.
    """
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as opened:
        opened.write(key)
        opened.flush()
        os.fsync(handle)


def master_id(key: bytes) -> bytes:
    """A short name of a master key, which tells nothing of it."""
    return hashlib.sha256(b"lianfang.master/v1\n" + key).digest()[:MASTER_ID]


def load(folder: Path) -> Keys:
    """Read the keys.

    Raises:
        MissingKeys: naming what is absent and the command that makes it.
    """
    absent = [name for name in NAMES if not (folder / name).is_file()]
    if absent:
        raise MissingKeys(
            f"no {', '.join(absent)} in the key folder; `lianfang keys` makes them, a backup restores them"
        )
    stamp = _stamp(folder)
    others = [folder / name for name, _, _ in stamp if name != MASTER]
    return Keys(
        p256=_p256(folder / P256),
        ed25519=_ed25519(folder / ED25519),
        rescue=_p256(folder / RESCUE),
        master=(folder / MASTER).read_bytes(),
        session=(folder / SESSION).read_bytes(),
        index=(folder / INDEX).read_bytes(),
        other_masters=tuple(file.read_bytes() for file in others),
        stamp=stamp,
    )


def init_app(app: Flask, config: Config) -> None:
    """Load the keys; the start stops when they are missing."""
    app.extensions["lianfang.key_folder"] = config.key_folder
    app.extensions["lianfang.keys"] = load(config.key_folder)


def current() -> Keys:
    """The running server's keys."""
    keys: Keys = current_app.extensions["lianfang.keys"]
    return keys


def folder() -> Path:
    """Where the running server's keys are."""
    where: Path = current_app.extensions["lianfang.key_folder"]
    return where


def fresh() -> Keys:
    """The keys as they are now: the master key may have been changed while this process was running."""
    if _stamp(folder()) != current().stamp:
        current_app.extensions["lianfang.keys"] = load(folder())
    return current()


def _stamp(where: Path) -> Stamp:
    found = [file for file in os.scandir(where) if file.name.startswith("master.")]
    return tuple(sorted((file.name, file.stat().st_mtime_ns, file.inode()) for file in found))


def _pem(key: ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _spki(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)


def _p256(path: Path) -> ec.EllipticCurvePrivateKey:
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError(f"{path.name} is not an elliptic curve key")
    return key


def _ed25519(path: Path) -> ed25519.Ed25519PrivateKey:
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, ed25519.Ed25519PrivateKey):
        raise TypeError(f"{path.name} is not an Ed25519 key")
    return key
