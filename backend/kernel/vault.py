"""Sealing what belongs to one person under that person's own key; destroying the key erases it everywhere.

Sealed bytes: version 1, nonce 12, AES-256-GCM ciphertext with tag. The person's key rests wrapped by a master
key in `SubjectKey`: short name of the master key 4, nonce 12, ciphertext with tag. Unwrapped keys are not
kept: unwrapping takes microseconds, `preload` spares the queries, and a destroyed key must stop opening
things in every process at once.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import BigInteger, LargeBinary, String, bindparam, inspect, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.orm.util import identity_key

from backend.kernel import keys
from backend.kernel.clock import now_ms
from backend.kernel.db import Base, db, run

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sqlalchemy import Row

VERSION = b"\x01"
NONCE = 12
HEAD = keys.MASTER_ID + NONCE


class Withdrawn(LookupError):
    """The person's key was destroyed under a rule; what it sealed can never be opened again."""

    def __init__(self, subject: UUID, rule: str) -> None:
        super().__init__(f"withdrawn under rule {rule}")
        self.subject, self.rule = subject, rule


class Damaged(ValueError):
    """Sealed bytes were changed, or belong to another person or place."""


class SubjectKey(Base):
    """The wrapped key of one person visited; the row stays after destruction, to say when and why."""

    __tablename__ = "subject_key"

    subject_id: Mapped[UUID] = mapped_column(primary_key=True)
    wrapped: Mapped[bytes | None] = mapped_column(LargeBinary)
    created_at: Mapped[int] = mapped_column(BigInteger)
    destroyed_at: Mapped[int | None] = mapped_column(BigInteger)
    rule: Mapped[str | None] = mapped_column(String(32))


_HELD = "lianfang_keys"
_MAPPER = inspect(SubjectKey)
_TABLE = SubjectKey.__table__
_ROWS = select(SubjectKey).where(SubjectKey.subject_id.in_(bindparam("subjects", expanding=True)))
_READ = select(*_TABLE.c).where(_TABLE.c.subject_id == bindparam("subject"))


def seal(subject: UUID, plain: bytes, aad: bytes) -> bytes:
    """Seal bytes under the person's key, making the key at first use.

    `aad` says where the bytes belong (for example table and row), so that they cannot be moved.

    Raises:
        Withdrawn: the key was destroyed; nothing new may be sealed for this person.
    """
    nonce = os.urandom(NONCE)
    return VERSION + nonce + _key_of(_row(subject) or _make(subject)).encrypt(nonce, plain, aad)


def open(subject: UUID, sealed: bytes, aad: bytes) -> bytes:  # noqa: A001  the vault's verb
    """Open what `seal` made.

    Raises:
        Withdrawn: the key was destroyed.
        Damaged: the bytes, the person or the place do not match.
    """
    row = _row(subject)
    if row is None or sealed[:1] != VERSION:
        raise Damaged("not sealed for this person")
    nonce, body = sealed[1 : 1 + NONCE], sealed[1 + NONCE :]
    try:
        return _key_of(row).decrypt(nonce, body, aad)
    except (InvalidTag, ValueError) as wrong:
        raise Damaged("sealed bytes do not match") from wrong


def preload(subjects: Collection[UUID]) -> list[SubjectKey]:
    """The keys of many people in one query; while the answer is held, `seal` and `open` ask no more.

    Nothing is asked for keys that somebody holds already.
    """
    wanted = {identity_key(SubjectKey, one): one for one in subjects}
    held = {key: row for key in wanted if (row := db.session.identity_map.get(key)) is not None}
    missing = [one for key, one in wanted.items() if key not in held]
    found = [*held.values(), *(db.session.scalars(_ROWS, {"subjects": missing}) if missing else ())]
    db.session().info.get(_HELD, []).extend(found)
    return found


@contextmanager
def holding() -> Iterator[None]:
    """Hold every key that is preloaded meanwhile: work that opens things of the same people again and again
    asks once. For seconds, within one transaction: a key destroyed elsewhere still opens things here.
    """
    info = db.session().info
    held: list[SubjectKey] = []
    outermost = info.setdefault(_HELD, held) is held
    try:
        yield
    finally:
        if outermost:
            info.pop(_HELD, None)


def issue(subjects: Iterable[UUID]) -> list[SubjectKey]:
    """Make the keys of many new people at once. Hold the answer: while it is held, sealing asks no more."""
    master, at = keys.fresh().master, now_ms()
    rows = [
        SubjectKey(subject_id=one, wrapped=wrap(master, one, AESGCM.generate_key(256)), created_at=at)
        for one in subjects
    ]
    db.session.add_all(rows)
    db.session.flush()
    return rows


def destroy(subject: UUID, rule: str) -> None:
    """Forget the person's key for ever; `rule` is kept ("R-15", say). Doing it twice changes nothing."""
    row = db.session.get(SubjectKey, subject) or _make(subject)
    if row.destroyed_at is None:
        row.wrapped, row.destroyed_at, row.rule = None, now_ms(), rule
        db.session.flush()


def wrap(master: bytes, subject: UUID, key: bytes) -> bytes:
    """A person's key as it rests."""
    nonce = os.urandom(NONCE)
    return keys.master_id(master) + nonce + AESGCM(master).encrypt(nonce, key, subject.bytes)


def unwrap(subject: UUID, wrapped: bytes) -> bytes:
    """A person's key.

    Raises:
        Damaged: it was changed, belongs to somebody else, or its master key is gone.
    """
    name, nonce, body = wrapped[: keys.MASTER_ID], wrapped[keys.MASTER_ID : HEAD], wrapped[HEAD:]
    master = keys.current().masters.get(name) or keys.fresh().masters.get(name)
    if master is None:
        raise Damaged(f"no master key is called {name.hex()}")
    try:
        return AESGCM(master).decrypt(nonce, body, subject.bytes)
    except (InvalidTag, ValueError) as wrong:
        raise Damaged("a wrapped key does not match") from wrong


def _row(subject: UUID) -> SubjectKey | Row[Any] | None:
    held = db.session.identity_map.get(_MAPPER.identity_key_from_primary_key((subject,)))
    return held or run(_READ, subject=subject).one_or_none()


def _make(subject: UUID) -> SubjectKey:
    wrapped = wrap(keys.fresh().master, subject, AESGCM.generate_key(256))
    row = SubjectKey(subject_id=subject, wrapped=wrapped, created_at=now_ms())
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError:  # another request made it first, and its key is the key
        return db.session.get_one(SubjectKey, subject)
    return row


def _key_of(row: SubjectKey | Row[Any]) -> AESGCM:
    if row.wrapped is None:
        raise Withdrawn(row.subject_id, row.rule or "")
    return AESGCM(unwrap(row.subject_id, row.wrapped))
