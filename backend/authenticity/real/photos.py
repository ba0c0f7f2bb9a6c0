"""Photos of a visit against every other photo: the same picture anywhere, a reworked one among a few."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple
from uuid import UUID

import numpy as np
from flask import current_app
from sqlalchemy import select

from backend.authenticity import pictures
from backend.authenticity.around import Reworked, SamePhoto
from backend.authenticity.facts import Photo
from backend.authenticity.models import TracePhoto
from backend.authenticity.photo_memory import LOOSE_BITS, OWN, PLAIN, TEAM, laid_over
from backend.authenticity.pictures import Pictures
from backend.authenticity.real import traits
from backend.kernel.db import db

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy import ColumnElement, Row

    Seen = Row[int, UUID, UUID, str, str, int, bytes | None, int]
    from backend.authenticity.trace import Trace

_INDEX: Final = "lianfang.pictures"
_CHUNK: Final = 50_000
TEAM_NEWEST: Final = 1500
"""Photos of a team that are looked through for loose likeness: about a year's."""


class Looks(NamedTuple):
    """What a visit's photos resemble."""

    same: tuple[SamePhoto, ...]
    reworked: tuple[Reworked, ...]


def compared(trace: Trace) -> tuple[Looks, set[UUID]]:
    """Earlier pictures that a visit's are the same as or were made from, and later visits with the same."""
    same: list[SamePhoto] = []
    reworked: list[Reworked] = []
    later: set[UUID] = set()
    team = _Team(trace)
    for photo in trace.visit.photos:
        alike = list(_alike(trace, photo))
        later |= {row.visit_id for row, _ in alike if row.began >= trace.began}
        before = [(row, bits) for row, bits in alike if row.began < trace.began]
        if before:
            row, bits = min(before, key=lambda one: (one[1], one[0].began, one[0].number))
            same.append(SamePhoto(photo, _photo(row), str(row.visit_id), str(row.patient_id), bits))
        elif found := _made_from(trace, photo, team):
            reworked.append(found)
    return Looks(tuple(same), tuple(reworked)), later


def _alike(trace: Trace, photo: Photo) -> Iterable[tuple[Seen, int]]:
    """Photos of other visits with the same bytes, or within 31 bits of this one's fingerprint."""
    me = UUID(trace.visit.id)
    for row in db.session.execute(_PHOTO.where(TracePhoto.sha256 == photo.sha256)).all():
        if row.visit_id != me:
            yield row, 0
    if photo.fingerprint is None:
        return
    near = dict(_index().near(photo.fingerprint.pdq))
    # What the index remembers may have been withdrawn since: only rows count.
    for row in db.session.execute(_PHOTO.where(TracePhoto.number.in_(near))).all() if near else ():
        if row.visit_id != me and row.quality >= PLAIN:
            yield row, near[row.number]


class _Team:
    """The newest photos of a visit's team before it: asked for once, however many photos it has."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace

    @cached_property
    def _held(self) -> tuple[list[int], bytes]:
        """Numbers and upright fingerprints, newest first."""
        query = select(TracePhoto.number, TracePhoto.pdq).where(TracePhoto.team == self._trace.visit.team)
        newest = query.where(_earlier(self._trace)).order_by(*_NEWEST).limit(TEAM_NEWEST)
        rows = db.session.execute(newest).all()
        return [row.number for row in rows], b"".join(row.pdq or b"" for row in rows)

    def nearest(self, pdq: bytes, besides: Collection[int]) -> Sequence[Seen]:
        """Those loosely like a photo, the likest first."""
        numbers, hashes = self._held
        if not numbers:
            return ()
        bits = pictures.apart(pdq, hashes)
        alike = [place for place in np.argsort(bits, kind="stable").tolist() if bits[place] <= LOOSE_BITS]
        wanted = [numbers[place] for place in alike if numbers[place] not in besides][:TEAM]
        rows = db.session.execute(_PHOTO.where(TracePhoto.number.in_(wanted))).all() if wanted else ()
        return sorted(rows, key=lambda row: wanted.index(row.number))


def _made_from(trace: Trace, photo: Photo, team: _Team) -> Reworked | None:
    """Lay a photo over the person's latest of its subject and the team's nearest."""
    if photo.fingerprint is None:
        return None
    subject = (TracePhoto.patient_id == UUID(trace.visit.patient)) & (TracePhoto.subject == photo.subject)
    query = _PHOTO.where(_earlier(trace), subject).order_by(*_NEWEST).limit(OWN)
    own = db.session.execute(query).all()
    looser = team.nearest(photo.fingerprint.pdq, {one.number for one in own})
    return laid_over(photo, _with_pictures([*reversed(own), *looser]))


def _earlier(trace: Trace) -> ColumnElement[bool]:
    """Photos of other visits before this one that have a fingerprint."""
    before, others = TracePhoto.began < trace.began, TracePhoto.visit_id != UUID(trace.visit.id)
    return before & others & (TracePhoto.quality >= 0)


def _with_pictures(rows: Sequence[Seen]) -> Iterable[tuple[Photo, str]]:
    seen = traits.pictures({(row.patient_id, row.sha256) for row in rows})
    for row in rows:
        if picture := seen.get((row.patient_id, row.sha256)):
            photo = Photo(row.sha256, row.subject, row.began, camera=True, fingerprint=picture)
            yield photo, str(row.visit_id)


def _photo(row: Seen) -> Photo:
    return Photo(row.sha256, row.subject, row.began, camera=True)


def _index() -> Pictures:
    """This process's index, with what was added since it was last asked."""
    index: Pictures = current_app.extensions.setdefault(_INDEX, Pictures())
    while rows := db.session.execute(_NEW.where(TracePhoto.number > index.newest).limit(_CHUNK)).all():
        index.add([(row.number, row.pdq) for row in rows])
    return index


_PHOTO = select(
    TracePhoto.number, TracePhoto.visit_id, TracePhoto.patient_id, TracePhoto.sha256,
    TracePhoto.subject, TracePhoto.began, TracePhoto.pdq, TracePhoto.quality,
)  # fmt: skip
_NEWEST = (TracePhoto.began.desc(), TracePhoto.number.desc())
_NEW = (
    select(TracePhoto.number, TracePhoto.pdq).where(TracePhoto.quality >= PLAIN).order_by(TracePhoto.number)
)
