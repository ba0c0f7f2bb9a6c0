"""Looking at evidence: only as part of a visit one may see, and never unrecorded.

Which visits name which photo, and who may see a visit, is known to the slice above. It hands its answer to
`init_app`, so that this slice need not know visits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app

from backend.evidence import safe, service, thumbnails
from backend.roster import access

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from flask import Flask

    PatientOf = Callable[[UUID, str], UUID]
    """(visit, sha256) → the person visited. Raises a Refusal where the reader may not see that visit, or the
    visit does not name that file; the two must not be told apart."""


def init_app(app: Flask, patient_of: PatientOf) -> None:
    """Hand over who decides what may be seen."""
    app.extensions["lianfang.evidence.patient_of"] = patient_of


def original(visit_id: UUID, sha256: str) -> tuple[bytes, str]:
    """The plain bytes and their media type, recorded as seen; raises NotReceived, Withdrawn, Unreadable."""
    row = service.get(_patient_of(visit_id, sha256), sha256)
    data = safe.get(row)
    access.record("evidence.open", "evidence", sha256, purpose=f"visit {visit_id}")
    return data, row.media_type


def thumbnail(visit_id: UUID, sha256: str) -> tuple[bytes, str]:
    """The small picture; raises also NoThumbnail."""
    row = service.get(_patient_of(visit_id, sha256), sha256)
    data = thumbnails.read(row)
    access.record("evidence.thumbnail", "evidence", sha256, purpose=f"visit {visit_id}")
    return data, thumbnails.MEDIA_TYPE


def _patient_of(visit_id: UUID, sha256: str) -> UUID:
    patient_of: PatientOf = current_app.extensions["lianfang.evidence.patient_of"]
    return patient_of(visit_id, sha256)
