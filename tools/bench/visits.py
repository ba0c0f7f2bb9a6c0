"""What the phones of the benchmark send: signed close statements of about 3 KB and photos of about 170 KB."""

from __future__ import annotations

import hashlib
import io
import json
import os
from typing import TYPE_CHECKING, Any

from PIL import Image

from backend.kernel.ids import uuid7
from tests.visits import honest
from tests.visits.intake.parcels import PARCEL, listed, packed
from tools.bench.load import Request

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from tests.visits.phones import Handset

PHOTO_BYTES = 170_000
NOTE = "在院子里见了面，聊了近来的睡眠、吃饭和吃药，家里人也在，约好下个月再来。" * 14
_pictures: list[bytes] = []


def photo() -> bytes:
    """A JPEG of about 170 KB that no other photo equals: the same few pictures, each with its own comment."""
    if not _pictures:
        for seed in range(4):
            noise = Image.effect_noise((1280, 960), 26 + seed).convert("RGB")
            file = io.BytesIO()
            noise.save(file, "JPEG", quality=24)
            _pictures.append(file.getvalue())
    picture = _pictures[os.urandom(1)[0] % len(_pictures)]
    comment = os.urandom(16)
    return picture[:2] + b"\xff\xfe\x00\x12" + comment + picture[2:]


def close(handset: Handset, patient: UUID, photos: Sequence[bytes]) -> dict[str, Any]:
    """Sign a visit's close statement on this phone; its envelope as JSON."""
    listed = [
        honest.photo(handset.wall, handset.mono, handset.session, sha256=hashlib.sha256(one).hexdigest())
        for one in photos
    ]
    signatures = [honest.signature("STAFF", handset.staff, "DECLINED", reason="benchmark")]
    envelope = handset.close(
        uuid7(), patient, photos=listed, photo_refused=None, signatures=signatures, note=NOTE[:480]
    )
    return envelope.to_json()


def in_a_parcel(handset: Handset, patient: UUID, photos: int, headers: dict[str, str]) -> list[Request]:
    """One visit as a phone sends it over a network that works: all in one request."""
    pictures = [photo() for _ in range(photos)]
    evidence = [listed(one, patient) for one in pictures]
    statement = close(handset, patient, pictures)
    body = packed([statement], evidence, pictures, handset.wall)
    return [Request("POST", "/api/parcels", body, {**headers, "Content-Type": PARCEL})]


def one_by_one(handset: Handset, patient: UUID, photos: int, headers: dict[str, str]) -> list[Request]:
    """The same after a parcel has failed: its photos, then its statement."""
    pictures = [photo() for _ in range(photos)]
    sending = [
        Request(
            "PUT",
            f"/api/evidence/{hashlib.sha256(one).hexdigest()}?patient={patient}",
            one,
            {**headers, "Content-Type": "image/jpeg"},
        )
        for one in pictures
    ]
    batch = {"sent_at": handset.wall, "statements": [close(handset, patient, pictures)]}
    body = json.dumps(batch, ensure_ascii=False).encode()
    return [
        *sending,
        Request("POST", "/api/statements", body, {**headers, "Content-Type": "application/json"}),
    ]
