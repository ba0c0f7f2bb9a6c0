"""Parcels for tests: packed as the phone packs them, or not."""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from backend.kernel.db import db
from tests.evidence.photos import a_photo, sha256

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from werkzeug.test import TestResponse

    from tests.visits.conftest import Door

PARCEL = "application/vnd.lianfang.parcel"
PHOTO = "image/jpeg"
Listed = dict[str, Any]


def listed(data: bytes, person: UUID | str, **changes: Any) -> Listed:
    """How a header announces a file."""
    plain = {"sha256": sha256(data), "patient": str(person), "media_type": PHOTO, "bytes": len(data)}
    return {**plain, **changes}


def framed(header: bytes, *files: bytes) -> bytes:
    """The bytes on the wire."""
    return struct.pack(">I", len(header)) + header + b"".join(files)


def packed(
    statements: Sequence[Any] = (),
    evidence: Sequence[Listed] = (),
    files: Sequence[bytes] = (),
    sent_at: int = 1,
) -> bytes:
    """A parcel; nothing checks that the header tells the truth about the files."""
    header = {"sent_at": sent_at, "statements": list(statements), "evidence": list(evidence)}
    return framed(json.dumps(header).encode(), *files)


def rows(kind: type[Any]) -> int:
    """How many of a kind the server keeps."""
    return int(db.session.scalar(select(func.count()).select_from(kind)) or 0)


def whole(door: Door, envelopes: list[Any]) -> bytes:
    """A visit with its two photos."""
    photos = [a_photo(seed=1), a_photo(seed=2)]
    return packed(envelopes, [listed(one, door.patient) for one in photos], photos)


def code(answer: TestResponse) -> str:
    """The code of a refusal that helps in both languages."""
    said: Any = answer.json
    assert said["help"]["zh"]
    assert said["help"]["en"]
    return str(said["code"])
