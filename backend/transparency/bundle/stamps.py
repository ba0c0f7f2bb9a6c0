"""Step 9: an authority's word on when all of this existed."""

from collections.abc import Iterator
from datetime import UTC, datetime

from backend.transparency import timestamp
from backend.transparency.bundle import layout
from backend.transparency.bundle.case import Case
from backend.transparency.bundle.server import begins, proofs_of, read_head
from backend.transparency.checkpoint import Checkpoint
from backend.transparency.encoding import FormatError
from backend.transparency.problem import Problem


def stamped(case: Case) -> Iterator[Problem]:
    """(9) The time-stamped head is of this log, covers every receipt, and an authority signed it."""
    if layout.STAMPED not in case.files:
        case.notes.append("No authority has time-stamped a head over these records.")
        return
    read = case.part(layout.STAMPED, read_head)
    roots = case.authorities or case.part(layout.AUTHORITY, timestamp.read_roots)
    response = case.part(layout.STAMP, bytes)
    yield from case.unread(layout.STAMPED, layout.STAMP, layout.AUTHORITY)
    if read is None or roots is None or response is None:
        return
    head, note = read
    if case.trust is None or head.origin != case.trust.origin or not case.trust.vouches(note):
        yield Problem(layout.STAMPED, "it is not signed by the server")
    yield from _covers(head, case)
    try:
        stamp = timestamp.check(response, case.files[layout.STAMPED], roots)
    except FormatError as error:
        yield Problem(layout.STAMP, f"expected {error.expected} ({error.code})")
        return
    at = datetime.fromtimestamp(stamp.at / 1000, UTC).isoformat(timespec="seconds")
    case.notes.append(f"{stamp.authority} signed that all of this existed at {at}.")
    if not case.authorities:
        case.notes.append("Its certificate was taken from the bundle itself: check whose it is.")


def _covers(head: Checkpoint, case: Case) -> Iterator[Problem]:
    newest = case.part(layout.CHECKPOINT, read_head)
    proofs = case.part(layout.CONSISTENCY, proofs_of)
    if newest and proofs is not None and not begins(newest[0], head, proofs.get(str(head.size), [])):
        yield Problem(layout.STAMPED, "it is not a head of the same log")
    for filed in case.filed:
        if filed.receipt and filed.receipt.index >= head.size:
            yield Problem(layout.STAMPED, f"it does not cover {filed.folder}receipt.json")
