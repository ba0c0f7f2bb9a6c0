"""Every file against its receipt: part of `lianfang verify`."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.evidence import leftovers, safe, service
from backend.evidence import refusals as say
from backend.evidence.models import Evidence
from backend.kernel.db import db
from backend.kernel.vault import SubjectKey
from backend.transparency import log
from backend.transparency.fsck import CHUNK, Tally
from backend.transparency.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator


def check_evidence(tally: Tally) -> Iterator[Problem]:
    """Walk the files person by person; reads every byte that rests in the store."""
    query = (
        select(Evidence, SubjectKey)  # the key beside the row, so that the vault need not ask for it
        .join(SubjectKey, SubjectKey.subject_id == Evidence.patient_id)
        .order_by(Evidence.patient_id, Evidence.sha256)
        .execution_options(yield_per=CHUNK)
    )
    for row, _ in db.session.execute(query):
        yield from _file(row, tally)
    if left := leftovers.counted():
        tally.add("files that no row names", left)


def _file(row: Evidence, tally: Tally) -> Iterator[Problem]:
    """(1) the server signed the receipt  (2) the bytes are there and open  (3) they are those signed for."""
    where = f"photo {row.sha256}"
    spki = log.trust().beacon_keys.get(row.receipt_key)
    if spki is None or not service.receipt_of(row).verify(spki):  # (1)
        yield Problem(where, "its hash, size, time or receipt was changed")
    try:  # (2)
        data = safe.get(row)
    except say.Withdrawn:
        tally.add("photos withdrawn")
        return
    except say.Unreadable:
        yield Problem(where, "its bytes are lost or were changed")
        return
    if (hashlib.sha256(data).hexdigest(), len(data)) != (row.sha256, row.size):  # (3)
        yield Problem(where, "its bytes are not the ones it is named for")
    tally.add("photos")
