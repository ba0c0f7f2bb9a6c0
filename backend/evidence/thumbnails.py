"""Small pictures for lists, made after the answer, from a reduced decode, with no metadata left."""

from __future__ import annotations

import logging
from io import BytesIO
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageOps

from backend.evidence import refusals as say
from backend.evidence import safe
from backend.evidence.inspect import PHOTOS
from backend.evidence.models import IMPOSSIBLE, MADE, TO_DO, Evidence
from backend.kernel.db import db
from backend.kernel.jobs import job

if TYPE_CHECKING:
    from uuid import UUID

LONG_SIDE: Final = 480
MEDIA_TYPE: Final = "image/jpeg"
log = logging.getLogger("lianfang")


@job
def make(patient_id: UUID, sha256: str) -> None:
    """Make the thumbnail of a photo, unless that was done, or the photo was withdrawn, in the meantime."""
    row = db.session.get(Evidence, (sha256, patient_id))
    if row is None or row.thumbnail != TO_DO:
        return
    try:
        _draw(row)
    except (say.Withdrawn, say.Unreadable) as gone:
        log.warning("no thumbnail of %s: %s", sha256, gone.code)
        row.thumbnail = IMPOSSIBLE


def read(row: Evidence) -> bytes:
    """The thumbnail, made now if the job has not come to it; raises NoThumbnail, Withdrawn, Unreadable."""
    if row.thumbnail == MADE:
        try:
            return safe.get_small(row)
        except say.Unreadable:
            log.warning("the thumbnail of %s was lost and is made again", row.sha256)
    small = _draw(row)
    if small is None:
        raise say.NoThumbnail
    return small


def shrink(photo: bytes) -> bytes | None:
    """A JPEG whose long side is at most 480, upright, without metadata; None if `photo` cannot be decoded."""
    try:
        with Image.open(BytesIO(photo), formats=("JPEG", "PNG", "WEBP")) as picture:
            picture.draft("RGB", (LONG_SIDE, LONG_SIDE))  # a JPEG is decoded at 1/2, 1/4 or 1/8, not in full
            small = _upright(picture).convert("RGB")
            small.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.BILINEAR, reducing_gap=None)
            out = BytesIO()
            small.save(out, "JPEG", quality=75)
    except Exception as hostile:  # noqa: BLE001  decoders may raise anything for a file made to break them
        log.warning("a photo cannot be decoded: %s", type(hostile).__name__)
        return None
    return out.getvalue()


def _draw(row: Evidence) -> bytes | None:
    photo = safe.get(row)
    small = shrink(photo) if row.media_type in PHOTOS else None
    row.thumbnail = MADE if small else IMPOSSIBLE
    if small:
        safe.put_small(row, small)
    return small


def _upright(picture: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(picture)
    except Exception:  # noqa: BLE001  broken metadata must not cost the picture
        return picture
