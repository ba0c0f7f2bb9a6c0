"""merkle.json, checkpoint.json, receipt.json."""

from collections.abc import Iterator
from dataclasses import replace

from backend.transparency import checkpoint, evidence_receipt, merkle, receipt
from backend.transparency.dsse import Envelope
from backend.transparency.encoding import b64, b64u
from backend.transparency.entry import envelope_entry
from backend.transparency.evidence_receipt import EvidenceReceipt
from backend.transparency.note import vkey
from backend.transparency.p256 import key_hint
from backend.transparency.receipt import Receipt
from backend.transparency.trust import Trust
from tools.vectors.envelopes import payload
from tools.vectors.fixed import (
    LOG_ED_PUBLIC,
    NOW,
    ORIGIN,
    OTHER_SERVER,
    SERVER,
    Json,
    compact,
    digest,
    envelope,
    error_of,
    note,
    public_only,
    uuid,
)

SIZES = [*range(10), 63, 64, 65]


class Tree:
    """A whole tree in memory."""

    def __init__(self, leaves: list[bytes]) -> None:
        self.nodes: dict[merkle.Node, bytes] = {}
        for name, value in merkle.grow(0, leaves, self.node):
            self.nodes[name] = value

    def node(self, level: int, index: int) -> bytes:
        return self.nodes[level, index]

    def root(self, size: int) -> bytes:
        return merkle.root(size, self.node)

    def inclusion(self, index: int, size: int) -> list[bytes]:
        return merkle.resolve(merkle.inclusion_plan(index, size), self.node)

    def consistency(self, first: int, second: int) -> list[bytes]:
        return merkle.resolve(merkle.consistency_plan(first, second), self.node)


def merkle_tree() -> Json:
    entries = [f"entry {number}".encode() for number in range(65)]
    tree = Tree([merkle.leaf_hash(entry) for entry in entries])
    return {
        "about": "entry n is the text `entry n`; its leaf is SHA-256(0x00 || entry). Hashes in base64.",
        "roots": [{"size": size, "root": b64(tree.root(size))} for size in SIZES],
        "inclusion": list(_inclusions(tree)),
        "consistency": list(_consistencies(tree)),
    }


def _inclusions(tree: Tree) -> Iterator[Json]:
    wanted = [(index, size) for size in range(1, 10) for index in range(size)]
    wanted += [(index, size) for size in (63, 64, 65) for index in (0, 31, 62, size - 1)]
    for index, size in wanted:
        yield _inclusion(f"leaf {index} of {size}", tree, index, size, tree.inclusion(index, size))
    proof = tree.inclusion(4, 7)
    yield _inclusion("a proof cut short", tree, 4, 7, proof[:-1])
    yield _inclusion("a proof with a hash too many", tree, 4, 7, [*proof, proof[-1]])
    yield _inclusion("a proof in another order", tree, 4, 7, proof[::-1])
    yield _inclusion("no proof at all", tree, 4, 7, [])
    yield _inclusion("the proof of a neighbour", tree, 4, 7, tree.inclusion(5, 7))
    yield _inclusion("another size", tree, 4, 7, tree.inclusion(4, 6))
    yield _inclusion("another root", tree, 4, 7, proof, root=tree.root(6))
    yield _inclusion("an inner node for a leaf", tree, 2, 4, tree.inclusion(2, 4), leaf=tree.node(1, 1))
    yield _inclusion("a leaf beyond the end", tree, 7, 7, proof)
    yield _inclusion("a leaf before the start", tree, -1, 7, proof)


def _inclusion(
    name: str, tree: Tree, index: int, size: int, proof: list[bytes],
    root: bytes | None = None, leaf: bytes | None = None,
) -> Json:  # fmt: skip
    leaf = leaf or tree.node(0, max(index, 0))
    root = root or tree.root(size)
    return {
        "name": name,
        "leaf": b64(leaf),
        "index": index,
        "size": size,
        "proof": [b64(item) for item in proof],
        "root": b64(root),
        "ok": merkle.verify_inclusion(leaf, index, size, proof, root),
    }


def _consistencies(tree: Tree) -> Iterator[Json]:
    pairs = [(first, second) for second in range(1, 10) for first in range(1, second + 1)]
    pairs += [(32, 64), (33, 64), (63, 64), (63, 65), (64, 65), (1, 65)]
    for first, second in pairs:
        yield _consistency(f"{first} to {second}", tree, first, second, tree.consistency(first, second))
    proof = tree.consistency(3, 7)
    yield _consistency("a proof cut short", tree, 3, 7, proof[:-1])
    yield _consistency("a proof with a hash too many", tree, 3, 7, [*proof, proof[0]])
    yield _consistency("no proof at all", tree, 3, 7, [])
    yield _consistency("no proof at all, from a power of two", tree, 4, 7, [])
    yield _consistency("backwards", tree, 7, 3, proof)
    yield _consistency("from nothing", tree, 0, 7, proof)
    yield _consistency("a rewritten past", tree, 3, 7, proof, first_root=digest("another past"))
    yield _consistency("a forked present", tree, 3, 7, proof, second_root=digest("another present"))
    yield _consistency("the same size, another root", tree, 7, 7, [], second_root=digest("another root"))
    yield _consistency("the same size, with a proof", tree, 7, 7, proof)


def _consistency(
    name: str, tree: Tree, first: int, second: int, proof: list[bytes],
    first_root: bytes | None = None, second_root: bytes | None = None,
) -> Json:  # fmt: skip
    old, new = first_root or tree.root(first), second_root or tree.root(second)
    return {
        "name": name,
        "first": first,
        "second": second,
        "proof": [b64(item) for item in proof],
        "first_root": b64(old),
        "second_root": b64(new),
        "ok": merkle.verify_consistency(first, second, proof, old, new),
    }


def checkpoints() -> Json:
    root = digest("root")
    good = note(42, root)
    text, ed_line, ec_line = good.text, *map(str, good.signatures)
    texts = {
        "a good head": str(good),
        "the head of an empty log": str(note(0, merkle.EMPTY_ROOT)),
        "with a witness's line": f"{good}— witness.example/one AAAAAGJvZ3Vz\n",
        "only the P-256 line": f"{text}\n{ec_line}",
        "only the Ed25519 line": f"{text}\n{ed_line}",
        "signed by another server": str(note(42, root, key=OTHER_SERVER)),
        "another size under the same signatures": str(good).replace("\n42\n", "\n43\n"),
        "another log's name": str(note(42, root, origin="log.lianfang.example/linxi")),
        "a second, bad line of the same key": f"{good}{note(43, root).signatures[1]!s}",
        "no signature": text + "\n",
        "no empty line": text + ec_line,
        "a size with a leading zero": str(good).replace("\n42\n", "\n042\n"),
        "a size with a sign": str(good).replace("\n42\n", "\n+42\n"),
        "a root of 31 bytes": str(good).replace(b64(root), b64(root[:31])),
        "an extension line": str(good).replace("\n\n", "\nextension\n\n"),
        "a hyphen for the dash": str(good).replace("—", "-"),
        "no last line break": str(good)[:-1],
        "nothing": "",
    }
    cases = []
    for name, value in texts.items():
        error = error_of(lambda value=value: checkpoint.read(value))  # type: ignore[misc]
        cases.append({"name": name, "note": value, "error": error} | ({} if error else _head(value)))
    keys = {
        "origin": ORIGIN,
        "p256": SERVER.to_json(),
        "ed25519": {
            "seed": b64u(digest("log ed25519")),
            "public": b64(LOG_ED_PUBLIC),
            "vkey": vkey(ORIGIN, LOG_ED_PUBLIC),
        },
    }
    return {"about": "trusted only if origin, p256 and ed25519 are as wanted", "keys": keys, "cases": cases}


def _head(text: str) -> Json:
    head, parsed = checkpoint.read(text)
    return {
        "origin": head.origin,
        "size": head.size,
        "root": b64(head.root),
        "p256": parsed.signed_by_p256(head.origin, SERVER.spki),
        "ed25519": parsed.signed_by_ed25519(head.origin, LOG_ED_PUBLIC),
    }


def receipts() -> Json:
    sent = [envelope(compact(payload(id=uuid(f"statement {number}")))) for number in range(7)]
    tree = Tree([merkle.leaf_hash(envelope_entry(NOW + n, one)) for n, one in enumerate(sent)])
    head = note(7, tree.root(7))
    good = Receipt(
        sent[4].hash, sent[4].keyid, sent[4].signature_hash, NOW + 4, 4, 7, str(head),
        tuple(tree.inclusion(4, 7)), present=(), awaited=(digest("photo").hex(),), chain="gap",
    )  # fmt: skip
    foreign = str(note(7, tree.root(7), origin="log.lianfang.example/linxi"))
    bad = {
        "a good receipt": good,
        "received a second later": replace(good, received_at=NOW + 1004),
        "at another index": replace(good, index=5),
        "of another size": replace(good, size=8),
        "with a proof cut short": replace(good, inclusion=good.inclusion[:-1]),
        "for another statement": replace(good, statement=sent[3].hash),
        "for another signature": replace(good, signature_sha256=sent[3].signature_hash),
        "for another device": replace(good, device=uuid("other device")),
        "under another head": replace(good, checkpoint=str(note(7, digest("root")))),
        "signed by another server": replace(good, checkpoint=str(note(7, tree.root(7), key=OTHER_SERVER))),
        "of another log": replace(good, checkpoint=foreign),
        "with a broken checkpoint": replace(good, checkpoint="hello"),
    }
    shapes = [("no checkpoint at all", good.to_json() | {"checkpoint": None})]
    shapes += [("an inclusion hash of 31 bytes", good.to_json() | {"inclusion": [b64(bytes(31))]})]
    shapes += [("an unknown chain state", good.to_json() | {"chain": "broken"})]
    shapes += [(name, value.to_json()) for name, value in bad.items()]
    cases = [
        {"name": name, "receipt": value, "error": _receipt_error(value, sent[4])} for name, value in shapes
    ]
    return {
        "about": "error null: the phone may let go. Otherwise it keeps everything.",
        "keys": {"origin": ORIGIN, "p256": public_only(SERVER)},
        "envelope": sent[4].to_json(),
        "cases": cases,
        "evidence_receipts": list(_evidence_receipts()),
    }


def _receipt_error(value: object, sent: Envelope) -> str | None:
    return error_of(lambda: receipt.verify(Receipt.parse(value), sent, Trust(ORIGIN, SERVER.spki, None)))


def _evidence_receipts() -> Iterator[Json]:
    sha256 = digest("photo").hex()
    message = evidence_receipt.message(sha256, 170_000, NOW)
    good = EvidenceReceipt(sha256, 170_000, NOW, key_hint(SERVER.spki), SERVER.sign(message))
    shapes = {
        "a good evidence receipt": good,
        "another size": replace(good, size=170_001),
        "another photo": replace(good, sha256=digest("else").hex()),
        "another time": replace(good, at=NOW + 1),
        "signed by another server": replace(good, sig=OTHER_SERVER.sign(message)),
    }
    for name, value in shapes.items():
        yield {"name": name, "receipt": value.to_json(), "verifies": value.verify(SERVER.spki)}
