"""Values sealed under a person's key, bound to the row that they stand in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from backend.kernel import vault

if TYPE_CHECKING:
    from uuid import UUID

IDENTITY: Final = b"patient.identity"
ADDRESS: Final = b"home.address"
POINT: Final = b"home.point"
SIGHTING: Final = b"home.sighting"
GUARDIAN: Final = b"guardian"
DIAGNOSIS: Final = b"diagnosis"
WHY: Final = b"why"
ELSEWHERE: Final = b"elsewhere"
EXTERNAL: Final = b"external"
NOTE: Final = b"note"
SUPPLEMENT: Final = b"supplement"


def seal(patient_id: UUID, value: Any, what: bytes, row: UUID) -> bytes:
    """Any JSON value; `what` and `row` say where it stands, so that it cannot be moved."""
    return vault.seal(patient_id, json.dumps(value, ensure_ascii=False).encode(), what + row.bytes)


def seal_words(patient_id: UUID, words: str | None, what: bytes, row: UUID) -> bytes | None:
    """Words that may be lacking."""
    return seal(patient_id, words, what, row) if words else None


def opened(patient_id: UUID, sealed: bytes, what: bytes, row: UUID) -> Any:
    """What `seal` was given. Raises vault.Withdrawn, vault.Damaged."""
    return json.loads(vault.open(patient_id, sealed, what + row.bytes))


def opened_words(patient_id: UUID, sealed: bytes | None, what: bytes, row: UUID) -> str | None:
    """What `seal_words` was given."""
    return None if sealed is None else str(opened(patient_id, sealed, what, row))
