"""What the phone gets for a statement, and how it checks it before it lets anything go."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from backend.transparency import checkpoint, merkle
from backend.transparency.checkpoint import HASH_BYTES
from backend.transparency.dsse import Envelope
from backend.transparency.encoding import HEX32, UUID, FormatError, b64, fields, matching, unb64, whole
from backend.transparency.entry import statement_entry
from backend.transparency.trust import Trust

ChainState = Literal["ok", "gap", "fork"]
_FIELDS = {
    "statement", "device", "signature_sha256", "received_at", "index", "size", "checkpoint", "inclusion",
    "evidence", "chain",
}  # fmt: skip


@dataclass(frozen=True)
class Receipt:
    """Proof that a statement stands at `index` of the log whose head is in `checkpoint`.

    `present` and `awaited` (hex SHA-256 of evidence) and `chain` are not proven: they are the server's view
    at that moment, and may improve later.
    """

    statement: str
    device: str
    signature_sha256: str
    received_at: int
    index: int
    size: int
    checkpoint: str
    inclusion: tuple[bytes, ...]
    present: tuple[str, ...] = field(default=())
    awaited: tuple[str, ...] = field(default=())
    chain: ChainState = "ok"

    @classmethod
    def parse(cls, data: object) -> "Receipt":
        """From decoded JSON; raises `FormatError` (`receipt.*`). Nothing is proven yet."""
        value = fields(data, _FIELDS, "receipt.shape")
        evidence = fields(value["evidence"], {"present", "awaited"}, "receipt.evidence")
        chain = value["chain"]
        if chain not in ("ok", "gap", "fork") or not isinstance(value["checkpoint"], str):
            raise FormatError("receipt.shape", "a chain state and a checkpoint")
        return cls(
            statement=matching(HEX32, value["statement"], "receipt.statement"),
            device=matching(UUID, value["device"], "receipt.device"),
            signature_sha256=matching(HEX32, value["signature_sha256"], "receipt.signature"),
            received_at=whole(value["received_at"], "receipt.received_at"),
            index=whole(value["index"], "receipt.index"),
            size=whole(value["size"], "receipt.size", low=1),
            checkpoint=value["checkpoint"],
            inclusion=tuple(
                unb64(item, "receipt.inclusion", HASH_BYTES)
                for item in _list(value["inclusion"], "receipt.inclusion")
            ),
            present=_hashes(evidence["present"]),
            awaited=_hashes(evidence["awaited"]),
            chain=chain,
        )

    @property
    def entry(self) -> bytes:
        """The log entry this receipt speaks of."""
        return statement_entry(self.received_at, self.statement, self.signature_sha256, self.device)

    def to_json(self) -> dict[str, object]:
        """The receipt as it travels."""
        return {
            "statement": self.statement,
            "device": self.device,
            "signature_sha256": self.signature_sha256,
            "received_at": self.received_at,
            "index": self.index,
            "size": self.size,
            "checkpoint": self.checkpoint,
            "inclusion": [b64(item) for item in self.inclusion],
            "evidence": {"present": list(self.present), "awaited": list(self.awaited)},
            "chain": self.chain,
        }


def verify(receipt: Receipt, envelope: Envelope, trust: Trust) -> None:
    """Raise `FormatError` (`receipt.*`) unless `receipt` proves that the trusted log holds `envelope`.

    (1) the receipt names this statement, its signature and its device
    (2)–(4) it is proven, see `verify_proof`
    """
    named = (receipt.statement, receipt.signature_sha256, receipt.device)  # (1)
    if named != (envelope.hash, envelope.signature_hash, envelope.keyid):
        raise FormatError("receipt.other", "a receipt for this very statement")
    verify_proof(receipt, trust)


def verify_proof(receipt: Receipt, trust: Trust) -> None:
    """Raise `FormatError` (`receipt.*`) unless the trusted log holds what `receipt` names.

    (2) its checkpoint is of the trusted log and of the size the receipt says
    (3) the trusted keys signed that checkpoint
    (4) entry → leaf → root: the inclusion proof leads to the signed root
    """
    head, note = checkpoint.read(receipt.checkpoint)  # (2)
    if head.origin != trust.origin or head.size != receipt.size:
        raise FormatError("receipt.checkpoint", f"a head of {trust.origin} at size {receipt.size}")
    if not trust.vouches(note):  # (3)
        raise FormatError("receipt.signed", "a head signed by the trusted keys")
    leaf = merkle.leaf_hash(receipt.entry)  # (4)
    if not merkle.verify_inclusion(leaf, receipt.index, receipt.size, receipt.inclusion, head.root):
        raise FormatError("receipt.inclusion", "a proof that leads to the signed root")


def _list(value: object, code: str) -> Sequence[object]:
    if not isinstance(value, list):
        raise FormatError(code, "a list")
    return value


def _hashes(value: object) -> tuple[str, ...]:
    return tuple(matching(HEX32, item, "receipt.evidence") for item in _list(value, "receipt.evidence"))
