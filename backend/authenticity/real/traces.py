"""A visit's facts, put away sealed beside the keys by which others find it."""

from __future__ import annotations

import hashlib
import json
import logging
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast
from uuid import UUID

from sqlalchemy import bindparam, delete, insert, select

from backend.authenticity import packing, placing, sample_memory
from backend.authenticity.fingerprint import HASH
from backend.authenticity.models import TraceMember, TracePhoto, TraceSample, TraceStroke, VisitTrace
from backend.authenticity.real import batch
from backend.authenticity.real.gathering import gathered
from backend.authenticity.stroke_memory import across, along
from backend.authenticity.trace import Trace
from backend.kernel import vault
from backend.kernel.db import db, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, Row, Select, Table

    from backend.authenticity.facts import HomeVersion
    from backend.kernel.db import Base

_PLACE: Final = b"visit_trace/"
HAND: Final = 100
log = logging.getLogger("lianfang")
_KEYED: Final = (TraceMember, TracePhoto, TraceStroke, TraceSample)
_TRACE: Final = select(VisitTrace.visit_id, VisitTrace.patient_id, VisitTrace.sealed, VisitTrace.doubted)
_THIS: Final = _TRACE.where(VisitTrace.visit_id == bindparam("visit"))


class Found(NamedTuple):
    """Another visit; `doubted`: something that is no accident speaks against it."""

    trace: Trace
    doubted: bool


def put(trace: Trace, homes: Sequence[HomeVersion]) -> tuple[VisitTrace, bool]:
    """Keep a visit's trace; what stands of it, and whether that differs from what was kept before."""
    visit_id, patient_id = UUID(trace.visit.id), UUID(trace.visit.patient)
    plain = packing.pack(trace.visit)
    digest = _digest(trace, plain, homes)
    row = db.session.get(VisitTrace, visit_id)
    if row is not None and row.digest == digest:
        return row, False
    columns = {
        "patient_id": patient_id,
        "team": trace.visit.team,
        "device_id": UUID(trace.visit.device),
        "place": trace.visit.order,
        "began": trace.began,
        "sealed": _sealed(trace, plain),
        "digest": digest,
        "measured": measured(trace),
        "datum": _datum(trace, homes),
    }
    if row is None:
        row = VisitTrace(visit_id=visit_id, signs=[], measures={}, doubted=False, **columns)
        db.session.add(row)
    else:
        batch.changed(phone(row.device_id))
        for name, value in columns.items():
            setattr(row, name, value)
    db.session.flush()
    _write_keys(trace, visit_id, patient_id)
    batch.changed(phone(columns["device_id"]))
    return row, True


def last(visit_id: UUID) -> Trace | None:
    """A visit as it was last read."""
    return next((one.trace for one in found(_THIS, visit=visit_id)), None)


def phone(device: object) -> tuple[str, object]:
    """Under which key a batch remembers what the visits told by a phone say of it."""
    return "phone", device


def newest(which: ColumnElement[bool], most: int) -> Select[UUID, UUID, bytes, bool]:
    """How to ask for traces by some condition, the newest of them."""
    return _TRACE.where(which).order_by(VisitTrace.place.desc()).limit(most)


def found(query: Select[UUID, UUID, bytes, bool], **values: Any) -> list[Found]:
    """The answer to a question kept at module level, in the order of the log."""
    rows = run(query, **values).all()
    _keys = vault.preload({row.patient_id for row in rows})
    return [Found(opened, row.doubted) for row in reversed(rows) if (opened := _opened(row))]


def forget(which: ColumnElement[bool]) -> None:
    """Give up traces, with every key."""
    gone = select(VisitTrace.visit_id).where(which)
    for kind in _KEYED:
        db.session.execute(delete(kind).where(kind.visit_id.in_(gone)))
    db.session.execute(delete(VisitTrace).where(which))


def _opened(row: Row[Any]) -> Trace | None:
    """A person's visits look at each other in turn; what is sealed anew has other bytes."""
    return batch.once(row.sealed, lambda: _unsealed(row))


def _unsealed(row: Row[Any]) -> Trace | None:
    try:
        plain = vault.open(row.patient_id, row.sealed, _PLACE + row.visit_id.bytes)
    except vault.Withdrawn:
        return None
    except vault.Damaged:
        return _mended(row.visit_id)
    return Trace(packing.unpack(plain))


def _mended(visit_id: UUID) -> Trace | None:
    """One that was damaged, made again from what the phones said: none of it stands here alone."""
    log.error("the kept facts of visit %s are damaged", visit_id)
    try:
        visit = gathered(visit_id)
    except vault.Damaged:
        return None
    if visit is None:
        return None
    trace = Trace(visit)
    row = db.session.get_one(VisitTrace, visit_id)
    row.sealed = _sealed(trace, packing.pack(trace.visit))
    return trace


def _sealed(trace: Trace, plain: bytes) -> bytes:
    return vault.seal(UUID(trace.visit.patient), plain, _PLACE + UUID(trace.visit.id).bytes)


def _digest(trace: Trace, plain: bytes, homes: Sequence[HomeVersion]) -> str:
    """Of the facts, of what photos and strokes gave, of the home known, and of how others find the visit."""
    seen = [one.sha256 for one in trace.visit.photos if one.fingerprint]
    drawn = [one.hand for one in trace.visit.signatures if one.drawn]
    return hashlib.sha256(plain + repr((seen, drawn, homes, sample_memory.KEPT)).encode()).hexdigest()


def measured(trace: Trace) -> str | None:
    """Digest of everything a visit read from instruments; None where it read nothing."""
    if not trace.measured:
        return None
    return hashlib.sha256(json.dumps(sorted(trace.measured)).encode()).hexdigest()


def _datum(trace: Trace, homes: Sequence[HomeVersion]) -> list[float] | None:
    """What a visit says of its phone's datum, by the home then in force."""
    known = [one for one in homes if one.since <= trace.visit.received_at]
    if trace.reading is None or not known or not trace.visit.place_is_home:
        return None
    home = known[-1]
    return list(placing.phone_evidence(trace.reading, home, placing.HOME_PRIOR[home.source]))


def _write_keys(trace: Trace, visit_id: UUID, patient_id: UUID) -> None:
    for kind in _KEYED:
        db.session.execute(delete(kind).where(kind.visit_id == visit_id))
    visit = trace.visit
    _add(
        TraceMember,
        [{"visit_id": visit_id, "staff": one, "began": trace.began} for one in set(visit.members)],
    )
    _add(TraceSample, [{"visit_id": visit_id, "key": key} for key in sample_memory.kept(trace)])
    _add(
        TracePhoto,
        [
            {
                "visit_id": visit_id,
                "patient_id": patient_id,
                "sha256": one.sha256,
                "subject": one.subject,
                "team": visit.team,
                "began": trace.began,
                "pdq": one.fingerprint.pdq[:HASH] if one.fingerprint else None,
                "quality": one.fingerprint.quality if one.fingerprint else -1,
            }
            for one in visit.photos
        ],
    )
    strokes = {(row["hand"], row["sha256"]): row for row in _strokes(trace, visit_id, patient_id)}
    _add(TraceStroke, list(strokes.values()))


def _strokes(trace: Trace, visit_id: UUID, patient_id: UUID) -> Iterator[dict[str, object]]:
    for signature, drawn in trace.hands:
        if signature.sha256 is not None:
            yield {
                "visit_id": visit_id,
                "sha256": signature.sha256,
                "hand": signature.hand[:HAND],
                "patient_id": patient_id,
                "began": trace.began,
                "along": along(drawn),
                "across": across(drawn),
            }


def _add(kind: type[Base], rows: Sequence[dict[str, object]]) -> None:
    if rows:
        run(insert(cast("Table", kind.__table__)), rows)
