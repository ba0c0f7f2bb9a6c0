"""Step 8: photos and stroke files."""

from collections.abc import Iterator

from backend.transparency.bundle import layout
from backend.transparency.bundle.case import Case
from backend.transparency.encoding import HEX32, FormatError
from backend.transparency.evidence_receipt import EvidenceReceipt
from backend.transparency.problem import Problem
from backend.transparency.statement import evidence_of


def evidence(case: Case) -> Iterator[Problem]:
    """(8) Each file is the one a statement names; what is absent is said to be."""
    absent = case.part(layout.ABSENT, _absent)
    receipts = case.part(layout.EVIDENCE_RECEIPTS, _receipts)
    yield from case.unread(layout.ABSENT, layout.EVIDENCE_RECEIPTS)
    if absent is None or receipts is None:
        return
    present = _present(case)
    for name in present:
        yield from _file(name, case, receipts)
    named = {value for filed in case.filed if filed.statement for value in evidence_of(filed.statement.body)}
    for name in sorted(named - present - absent.keys()):
        yield Problem(layout.EVIDENCE + name, "a statement names it, and it is not here")
    # Words that are not here cannot say which files they named.
    if not any(filed.gone for filed in case.filed):
        for name in sorted(present - named):
            yield Problem(layout.EVIDENCE + name, "no statement names it")
    case.notes.extend(f"Evidence {name}: {state}." for name, state in absent.items())


def _file(name: str, case: Case, receipts: dict[str, EvidenceReceipt]) -> Iterator[Problem]:
    path = layout.EVIDENCE + name
    data, receipt = case.files[path], receipts.get(name)
    if layout.digest(data) != name:
        yield Problem(path, "its bytes are not those whose hash it is named by")
    key = case.server.p256 if case.server else None
    if receipt is None or receipt.size != len(data) or key is None or not receipt.verify(key):
        yield Problem(layout.EVIDENCE_RECEIPTS, f"no genuine receipt for {name}")


def _present(case: Case) -> set[str]:
    names = {path.removeprefix(layout.EVIDENCE) for path in case.files if path.startswith(layout.EVIDENCE)}
    return {name for name in names if HEX32.fullmatch(name)}


def _absent(data: bytes) -> dict[str, str]:
    value = layout.from_json(data)
    if not isinstance(value, dict) or not set(value.values()) <= {"awaited", "withdrawn"}:
        raise FormatError("bundle.absent", "an object of hash and state")
    return value


def _receipts(data: bytes) -> dict[str, EvidenceReceipt]:
    value = layout.from_json(data)
    if not isinstance(value, list):
        raise FormatError("bundle.evidence", "a list of evidence receipts")
    return {receipt.sha256: receipt for receipt in map(EvidenceReceipt.parse, value)}
