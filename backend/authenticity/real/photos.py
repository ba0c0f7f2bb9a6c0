"""Photos of a visit against every other photo: the same picture anywhere, a reworked one among a few."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple
from uuid import UUID

import numpy as np
from sqlalchemy import bindparam, select

from backend.authenticity import pictures
from backend.authenticity.around import Reworked, SamePhoto
from backend.authenticity.facts import Photo
from backend.authenticity.models import TracePhoto
from backend.authenticity.photo_memory import LOOSE_BITS, OWN, PLAIN, TEAM, laid_over
from backend.authenticity.picture_table import BITS
from backend.authenticity.real import picture_index, traits
from backend.kernel.db import run

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from sqlalchemy import Row

    from backend.authenticity.facts import Fingerprint
    from backend.authenticity.trace import Trace

    Seen = Row[Any]

TEAM_NEWEST: Final = 1500
"""Photos of a team that are looked through for loose likeness: about a year's."""


class Looks(NamedTuple):
    """What a visit's photos resemble."""

    same: tuple[SamePhoto, ...]
    reworked: tuple[Reworked, ...]


def compared(trace: Trace) -> tuple[Looks, set[UUID]]:
    """Earlier pictures that a visit's are the same as or were made from, and later visits with the same."""
    same: list[SamePhoto] = []
    later: set[UUID] = set()
    other: list[tuple[Photo, Fingerprint]] = []
    for photo, alike in _alike(trace):
        later |= {row.visit_id for row, _ in alike if row.began >= trace.began}
        before = [(row, bits) for row, bits in alike if row.began < trace.began]
        if before:
            row, bits = min(before, key=lambda one: (one[1], one[0].began, one[0].number))
            same.append(SamePhoto(photo, _photo(row), str(row.visit_id), str(row.patient_id), bits))
        elif photo.fingerprint:
            other.append((photo, photo.fingerprint))
    return Looks(tuple(same), tuple(_reworked(trace, other))), later


def _alike(trace: Trace) -> Iterator[tuple[Photo, list[tuple[Seen, int]]]]:
    """For each photo those of other visits with the same bytes, or within 31 bits of its fingerprint."""
    me, photos = UUID(trace.visit.id), trace.visit.photos
    if not photos:
        return
    equal = run(_EQUAL, hashes=list({one.sha256 for one in photos})).all()
    near = iter(picture_index.index().near([one.fingerprint.pdq for one in photos if one.fingerprint]))
    for photo in photos:
        same = [(row, 0) for row in equal if row.sha256 == photo.sha256]
        close = _within(photo.fingerprint.pdq, next(near)) if photo.fingerprint else ()
        yield photo, [one for one in (*same, *close) if one[0].visit_id != me]


def _within(turned: bytes, numbers: list[int]) -> list[tuple[Seen, int]]:
    """Which of these rows show the same picture: what stands in them counts, not what the index remembers."""
    found = run(_NUMBERED, numbers=numbers).all() if numbers else ()
    rows = [row for row in found if row.quality >= PLAIN]
    bits = pictures.apart(turned, b"".join(row.pdq for row in rows)).tolist()
    return [(row, off) for row, off in zip(rows, bits, strict=True) if off <= BITS]


def _reworked(trace: Trace, photos: Sequence[tuple[Photo, Fingerprint]]) -> Iterator[Reworked]:
    """Lay each photo over the person's latest of its subject and the team's nearest."""
    if not photos:
        return
    visit = trace.visit
    begun: dict[str, Any] = {"before": trace.began, "me": UUID(visit.id)}
    own = {
        subject: run(_OWN, patient=UUID(visit.patient), subject=subject, **begun).all()[::-1]
        for subject in {photo.subject for photo, _ in photos}
    }
    team = run(_TEAM, team=visit.team, **begun).all()
    near = [_nearest(seen.pdq, team, {row.number for row in own[photo.subject]}) for photo, seen in photos]
    wanted = {number for numbers in near for number in numbers}
    rows = {row.number: row for row in run(_NUMBERED, numbers=list(wanted))} if wanted else {}
    under = [
        [*own[photo.subject], *(rows[number] for number in numbers if number in rows)]
        for (photo, _), numbers in zip(photos, near, strict=True)
    ]
    seen = traits.pictures({(row.patient_id, row.sha256) for those in under for row in those})
    for (photo, _), those in zip(photos, under, strict=True):
        if found := laid_over(photo, _with_pictures(those, seen)):
            yield found


def _nearest(pdq: bytes, team: Sequence[Row[Any]], besides: Collection[int]) -> list[int]:
    """Which of a team's photos are loosely like one, the likest first."""
    if not team:
        return []
    bits = pictures.apart(pdq, b"".join(row.pdq or b"" for row in team))
    alike = [place for place in np.argsort(bits, kind="stable").tolist() if bits[place] <= LOOSE_BITS]
    return [team[place].number for place in alike if team[place].number not in besides][:TEAM]


def _with_pictures(
    rows: Sequence[Seen], seen: Mapping[traits.File, Fingerprint]
) -> Iterator[tuple[Photo, str]]:
    for row in rows:
        if picture := seen.get((row.patient_id, row.sha256)):
            photo = Photo(row.sha256, row.subject, row.began, camera=True, fingerprint=picture)
            yield photo, str(row.visit_id)


def _photo(row: Seen) -> Photo:
    return Photo(row.sha256, row.subject, row.began, camera=True)


_PHOTO: Final = select(
    TracePhoto.number, TracePhoto.visit_id, TracePhoto.patient_id, TracePhoto.sha256,
    TracePhoto.subject, TracePhoto.began, TracePhoto.pdq, TracePhoto.quality,
)  # fmt: skip
_EQUAL: Final = _PHOTO.where(TracePhoto.sha256.in_(bindparam("hashes", expanding=True)))
_NUMBERED: Final = _PHOTO.where(TracePhoto.number.in_(bindparam("numbers", expanding=True)))
_EARLIER: Final = (
    (TracePhoto.began < bindparam("before"))
    & (TracePhoto.visit_id != bindparam("me"))
    & (TracePhoto.quality >= 0)
)
_NEWEST: Final = (TracePhoto.began.desc(), TracePhoto.number.desc())
_OWN: Final = (
    _PHOTO.where(
        _EARLIER, TracePhoto.patient_id == bindparam("patient"), TracePhoto.subject == bindparam("subject")
    )
    .order_by(*_NEWEST)
    .limit(OWN)
)
_TEAM: Final = (
    select(TracePhoto.number, TracePhoto.pdq)
    .where(_EARLIER, TracePhoto.team == bindparam("team"))
    .order_by(*_NEWEST)
    .limit(TEAM_NEWEST)
)
