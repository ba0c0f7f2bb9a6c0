"""How a file, its report and first passwords rest: sealed under keys of their own, destroyed in time.

Destroying a key is a logged act, as for anything else that is erased here. Rule IMP-1: the file, when its
import is at an end. Rule IMP-2: the report, thirty days later.
"""

from __future__ import annotations

import json
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from backend.evidence import leftovers, store
from backend.importing.models import Import
from backend.importing.reading.faults import Fault
from backend.kernel import vault
from backend.kernel.db import db
from backend.transparency import acts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID


FILE_GONE: Final = "IMP-1"
REPORT_GONE: Final = "IMP-2"
_FILE, _NAME, _REPORT, _PASSWORDS = b"import.file", b"import.name", b"import.report", b"import.passwords"

leftovers.named_by(Import.file_id)


class Gone(LookupError):
    """What is asked for was destroyed."""


def keep_file(row: Import, data: bytes, name: str) -> None:
    """Seal the file where photos rest, and its name beside the import."""
    assert row.file_id is not None  # noqa: S101  a new import has one
    store.current().put(store.name_of(row.file_id), vault.seal(row.file_id, data, _FILE + row.id.bytes))
    row.name = vault.seal(row.id, name.encode(), _NAME)


def file_of(row: Import) -> BytesIO:
    """The file. Raises Gone."""
    if row.file_id is None:
        raise Gone
    try:
        sealed = store.current().get(store.name_of(row.file_id))
        return BytesIO(vault.open(row.file_id, sealed, _FILE + row.id.bytes))
    except (FileNotFoundError, vault.Withdrawn, vault.Damaged) as gone:
        raise Gone from gone


def destroy_file(row: Import, by: UUID | None) -> None:
    """Destroy the file's key, then its bytes; doing it twice changes nothing."""
    if row.file_id is None:
        return
    file_id, row.file_id = row.file_id, None
    acts.withdraw(file_id, FILE_GONE, by)
    store.current().delete(store.name_of(file_id))


def name_of(row: Import) -> str:
    """What the file was called; "" once that is destroyed."""
    try:
        return vault.open(row.id, row.name, _NAME).decode() if row.name else ""
    except vault.Withdrawn:
        return ""


def keep_report(row: Import, faults: Sequence[Fault], questions: Sequence[dict[str, Any]]) -> None:
    """Seal what a pass reported."""
    told = json.dumps({"faults": faults, "questions": questions}, ensure_ascii=False, default=str)
    row.report = vault.seal(row.id, zlib.compress(told.encode()), _REPORT)


def report_of(row: Import) -> tuple[list[Fault], list[dict[str, Any]]]:
    """Faults, and the values that a person is asked about; both empty once they are destroyed."""
    if row.report is None:
        return [], []
    try:
        held = json.loads(zlib.decompress(vault.open(row.id, row.report, _REPORT)))
    except vault.Withdrawn:
        return [], []
    return [Fault(*one) for one in held["faults"]], held["questions"]


def keep_passwords(row: Import, passwords: Sequence[tuple[str, str, str]]) -> None:
    """Seal first passwords until somebody fetches them."""
    row.passwords = vault.seal(row.id, json.dumps(passwords).encode(), _PASSWORDS) if passwords else None


def take_passwords(row: Import) -> list[tuple[str, str, str]]:
    """The first passwords, this once. Raises Gone."""
    if row.passwords is None:
        raise Gone
    held = json.loads(vault.open(row.id, row.passwords, _PASSWORDS))
    row.passwords = None
    return [(login, name, password) for login, name, password in held]


def destroy_report(row: Import) -> None:
    """Destroy the key of the report and of everything else that is left."""
    acts.withdraw(row.id, REPORT_GONE, None)
    row.name = row.report = row.passwords = None
    db.session.flush()
