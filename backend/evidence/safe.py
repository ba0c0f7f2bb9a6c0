"""Plain bytes in, sealed bytes in the store; and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.evidence import refusals as say
from backend.evidence import store
from backend.kernel import vault

if TYPE_CHECKING:
    from uuid import UUID

    from backend.evidence.models import Evidence


def seal(patient_id: UUID, sha256: str, data: bytes) -> bytes:
    """A file as it rests in the store; raises Withdrawn when the person's key is gone."""
    try:
        return vault.seal(patient_id, data, _original(sha256))
    except vault.Withdrawn as gone:
        raise say.Withdrawn(rule=gone.rule) from gone


def get(row: Evidence) -> bytes:
    """The plain bytes of a file; raises Withdrawn, or Unreadable when the stored copy was lost or changed."""
    return _open(row, "", _original(row.sha256))


def put_small(row: Evidence, thumbnail: bytes) -> None:
    """Seal a thumbnail and keep it beside its photo."""
    if row.object is not None:
        name = store.name_of(row.object) + store.SMALL
        store.current().put(name, vault.seal(row.patient_id, thumbnail, _small(row.sha256)))


def get_small(row: Evidence) -> bytes:
    """A thumbnail; raises like `get`."""
    return _open(row, store.SMALL, _small(row.sha256))


def remove(row: Evidence) -> None:
    """Remove a file and its thumbnail from the store, for good."""
    if row.object is not None:
        store.current().delete(store.name_of(row.object))
        store.current().delete(store.name_of(row.object) + store.SMALL)
        row.object = None


def _open(row: Evidence, suffix: str, place: bytes) -> bytes:
    if row.withdrawn_at is not None or row.object is None:
        raise say.Withdrawn(rule=row.withdrawn_rule or "")
    try:
        sealed = store.current().get(store.name_of(row.object) + suffix)
        return vault.open(row.patient_id, sealed, place)
    except vault.Withdrawn as gone:
        raise say.Withdrawn(rule=gone.rule) from gone
    except (FileNotFoundError, vault.Damaged) as damage:
        raise say.Unreadable from damage


def _original(sha256: str) -> bytes:
    return b"evidence/" + sha256.encode()


def _small(sha256: str) -> bytes:
    return b"evidence.small/" + sha256.encode()
