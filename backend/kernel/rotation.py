"""Changing the master key while servers run: every person's key is wrapped anew, nothing else is touched.

The next key lies beside the old one first, so that every server can already open what is rewrapped. When all
is done the next key takes the old one's place. Interrupted anywhere, doing it again finishes it.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from sqlalchemy import bindparam, select, update

from backend.kernel import keys, vault
from backend.kernel.db import db, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from uuid import UUID

    from sqlalchemy import Table

    Batch = Sequence[tuple[UUID, bytes]]

BATCH = 500
_TABLE = cast("Table", vault.SubjectKey.__table__)
# A key destroyed meanwhile stays destroyed: only what was read is replaced.
_REWRAP = (
    update(_TABLE)
    .where(_TABLE.c.subject_id == bindparam("subject"), _TABLE.c.wrapped == bindparam("before"))
    .values(wrapped=bindparam("after"))
)


@dataclass(frozen=True)
class Rotated:
    """`before` and `after` are the short names of the two master keys, hex; `rewrapped` counts people."""

    before: str
    after: str
    rewrapped: int


def rotate(heard: Callable[[int], None] = lambda _: None) -> Rotated:
    """Put a new master key in the place of the old one. Commits as it goes; `heard` is told how far it is."""
    folder = keys.folder()
    following = folder / keys.NEXT_MASTER
    if not following.exists():
        keys.write(following, secrets.token_bytes(32))
    before, after = keys.fresh().master, following.read_bytes()
    done = _rewrap_all(after, 0, heard)
    _promote(folder, before)
    # Somebody may have been recorded under the old key until this very moment.
    done = _rewrap_all(after, done, heard)
    return Rotated(keys.master_id(before).hex(), keys.master_id(after).hex(), done)


def left_behind() -> int:
    """How many people's keys rest under another master key than the present one."""
    present = keys.fresh().master
    return sum(len(_stale(batch, present)) for batch in _batches())


def _rewrap_all(master: bytes, done: int, heard: Callable[[int], None]) -> int:
    for batch in _batches():
        stale = [
            {"subject": subject, "before": wrapped, "after": _wrapped_anew(master, subject, wrapped)}
            for subject, wrapped in _stale(batch, master)
        ]
        if stale:
            run(_REWRAP, stale)
            done += len(stale)
        db.session.commit()
        heard(done)
    return done


def _wrapped_anew(master: bytes, subject: UUID, wrapped: bytes) -> bytes:
    return vault.wrap(master, subject, vault.unwrap(subject, wrapped))


def _stale(batch: Batch, master: bytes) -> list[tuple[UUID, bytes]]:
    name = keys.master_id(master)
    return [(subject, wrapped) for subject, wrapped in batch if wrapped[: keys.MASTER_ID] != name]


def _batches() -> Iterator[Batch]:
    """Every key that was not destroyed, in order; each batch is read when it is asked for."""
    last = None
    while True:
        query = select(_TABLE.c.subject_id, _TABLE.c.wrapped).where(_TABLE.c.wrapped.is_not(None))
        if last is not None:
            query = query.where(_TABLE.c.subject_id > last)
        rows = db.session.execute(query.order_by(_TABLE.c.subject_id).limit(BATCH))
        batch: Batch = [(subject, wrapped) for subject, wrapped in rows]
        if not batch:
            return
        yield batch
        last = batch[-1][0]


def _promote(folder: Path, before: bytes) -> None:
    """The old key gets a name of its own before its place is taken, so that there is no moment without it."""
    retired = folder / f"master.{keys.master_id(before).hex()}{keys.RETIRED}"
    if not retired.exists():
        os.link(folder / keys.MASTER, retired)
    (folder / keys.NEXT_MASTER).replace(folder / keys.MASTER)
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    keys.fresh()
