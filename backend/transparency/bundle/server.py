"""Steps 1, 2 and 7: the files, the server that vouches for them, and its one log."""

from collections.abc import Iterator

from backend.transparency import checkpoint, merkle
from backend.transparency.bundle import layout
from backend.transparency.bundle.case import Case
from backend.transparency.checkpoint import HASH_BYTES, Checkpoint
from backend.transparency.encoding import FormatError, unb64
from backend.transparency.note import Note
from backend.transparency.problem import Problem
from backend.transparency.trust import Trust


def files(case: Case) -> Iterator[Problem]:
    """(1) Each file is in the MANIFEST with its hash, none is missing, none is added."""
    if case.manifest is None:
        yield from case.unread(layout.MANIFEST)
        return
    listed = case.manifest[0].files
    for path, value in listed.items():
        if path not in case.files:
            yield Problem(path, "missing")
        elif layout.digest(case.files[path]) != value:
            yield Problem(path, "its bytes are not those in the MANIFEST")
    for path in case.files.keys() - listed.keys() - {layout.MANIFEST}:
        yield Problem(path, "it is not in the MANIFEST")


def signed(case: Case) -> Iterator[Problem]:
    """(2) The MANIFEST is signed by the trusted server; the bundle names no other server."""
    yield from case.unread(layout.SERVER)
    trust = case.trust
    if trust is None or case.manifest is None:
        return
    manifest, note = case.manifest
    if manifest.origin != trust.origin or not trust.vouches(note):
        yield Problem(layout.MANIFEST, f"it is not signed by {trust.origin}")
    if case.trusted and case.server and not _same(case.trusted, case.server):
        yield Problem(layout.SERVER, f"these are not the keys of {trust.origin}")


def one_log(case: Case) -> Iterator[Problem]:
    """(7) Every head that a receipt was made under is a beginning of the one in ``log/checkpoint``."""
    newest = case.part(layout.CHECKPOINT, read_head)
    proofs = case.part(layout.CONSISTENCY, proofs_of)
    yield from case.unread(layout.CHECKPOINT, layout.CONSISTENCY)
    if newest is None or proofs is None or case.trust is None:
        return
    head, note = newest
    if head.origin != case.trust.origin or not case.trust.vouches(note):
        yield Problem(layout.CHECKPOINT, f"it is not signed by {case.trust.origin}")
    for filed in case.filed:
        older = _head_of(filed.receipt.checkpoint) if filed.receipt else None
        if older and not begins(head, older, proofs.get(str(older.size), [])):
            yield Problem(
                layout.CONSISTENCY, f"the head of {filed.folder}receipt.json is not of the same log"
            )


def read_head(data: bytes) -> tuple[Checkpoint, Note]:
    """A head and its signatures, none checked yet; raises `FormatError`."""
    return checkpoint.read(layout.text(data, "checkpoint.shape"))


def proofs_of(data: bytes) -> dict[str, list[bytes]]:
    """Size → proof that the head of this size is a beginning of the newest; raises `FormatError`."""
    value = layout.from_json(data)
    if not isinstance(value, dict) or not all(isinstance(proof, list) for proof in value.values()):
        raise FormatError("bundle.consistency", "an object of size and proof")
    return {
        size: [unb64(item, "bundle.consistency", HASH_BYTES) for item in proof]
        for size, proof in value.items()
    }


def begins(newest: Checkpoint, older: Checkpoint, proof: list[bytes]) -> bool:
    """Whether the log of `older` is a beginning of that of `newest`."""
    return merkle.verify_consistency(older.size, newest.size, proof, older.root, newest.root)


def _head_of(text: str) -> Checkpoint | None:
    try:
        return checkpoint.read(text)[0]
    except FormatError:  # step 6 says so
        return None


def _same(ours: Trust, theirs: Trust) -> bool:
    """Whether two trusts are in the same server, as far as both know its keys."""
    pairs = ((ours.p256, theirs.p256), (ours.ed25519, theirs.ed25519))
    return ours.origin == theirs.origin and all(a is None or b is None or a == b for a, b in pairs)
