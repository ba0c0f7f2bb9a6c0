"""The append-only log: entries in, a signed head and proofs out, inside the caller's transaction.

An append reads the tree's right edge (one query, O(log n) nodes), makes everything else in memory and writes
entries, nodes and one signed head for the whole batch. The log knows bytes; what they mean is for others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from flask import current_app
from sqlalchemy import and_, func, insert, literal, or_, select, tuple_, union_all

from backend.kernel import keys
from backend.kernel.clock import now_ms
from backend.kernel.db import db, one_at_a_time, run
from backend.transparency import merkle, note, stamping
from backend.transparency.checkpoint import Checkpoint
from backend.transparency.models import LogEntry, LogHead, LogNode
from backend.transparency.trust import Trust

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flask import Flask
    from sqlalchemy import Select, Table

    from backend.config import Config


MAX_LEVEL = 48  # more leaves than anybody will ever have


@dataclass(frozen=True)
class Appended:
    """A batch in the log: entry k stands at index `first + k`, proven by `proofs[k]` under `checkpoint`."""

    first: int
    size: int
    checkpoint: str
    proofs: tuple[tuple[bytes, ...], ...]


def init_app(app: Flask, config: Config) -> None:
    """Give the log its name, and who time-stamps its heads."""
    app.extensions["lianfang.origin"] = config.origin
    stamping.init_app(app, config)


def origin() -> str:
    """The log's name, as phones have pinned it."""
    name: str = current_app.extensions["lianfang.origin"]
    return name


def trust() -> Trust:
    """The public keys of this very server."""
    own = keys.current()
    return Trust(origin(), own.p256_spki, own.ed25519_raw)


def append(kind: str, entries: Sequence[bytes]) -> Appended:
    """Append `entries` (at least one) of one `kind` and sign one head for all of them.

    Waits for other appends; the caller's commit ends the wait of the next, so append late in a transaction.
    """
    one_at_a_time("log")
    first, held = edge()
    at = now_ms()
    leaves = [merkle.leaf_hash(entry) for entry in entries]
    grown = dict(merkle.grow(first, leaves, lambda level, index: held[level, index]))
    held |= grown

    def node(level: int, index: int) -> bytes:
        return held[level, index]

    head = Checkpoint(origin(), first + len(entries), merkle.root(first + len(entries), node))
    rows = zip(range(first, head.size), entries, leaves, strict=True)
    run(_ENTRY, [{"index": i, "kind": kind, "body": body, "leaf": leaf, "at": at} for i, body, leaf in rows])
    inner = [{"level": level, "index": i, "hash": value} for (level, i), value in grown.items() if level > 0]
    if inner:
        run(_NODE, inner)
    signed = sign(head)
    run(_HEAD, size=head.size, root=head.root, note=signed, at=at)
    # A new leaf's proof needs nothing but the old right edge and the nodes just made.
    plans = (merkle.inclusion_plan(index, head.size) for index in range(first, head.size))
    return Appended(first, head.size, signed, tuple(tuple(merkle.resolve(plan, node)) for plan in plans))


def size() -> int:
    """Number of entries."""
    return run(_SIZE).scalar() or 0


def edge() -> tuple[int, dict[merkle.Node, bytes]]:
    """The size, and the nodes of `merkle.frontier(size)`: one query, because appends wait for each other."""
    rows = run(EDGE).all()
    tree_size: int = rows[0][0]
    stored = {level: value for _, level, value in rows}
    return tree_size, {(level, index): stored[level] for level, index in merkle.frontier(tree_size)}


def checkpoint() -> str:
    """The newest signed head; that of the empty log if nothing is in it yet."""
    newest = db.session.scalar(select(LogHead.note).order_by(LogHead.size.desc()).limit(1))
    return newest or sign(Checkpoint(origin(), 0, merkle.EMPTY_ROOT))


def head_over(index: int) -> LogHead:
    """The first head that covered entry `index`: the one its receipt was made under."""
    return db.session.scalars(
        select(LogHead).where(LogHead.size > index).order_by(LogHead.size).limit(1)
    ).one()


def head_at(tree_size: int) -> LogHead | None:
    """The signed head of exactly this size, if one was ever signed."""
    return db.session.get(LogHead, tree_size)


def prove_inclusion(index: int, tree_size: int) -> tuple[bytes, ...]:
    """Inclusion proof of entry `index` in the tree of `tree_size`; ValueError if it is not in it."""
    return _resolve(merkle.inclusion_plan(index, tree_size))


def prove_consistency(first: int, second: int) -> tuple[bytes, ...]:
    """Proof that the tree of `second` entries begins with that of `first`; ValueError if it cannot be."""
    return _resolve(merkle.consistency_plan(first, second))


def nodes(names: Iterable[merkle.Node]) -> dict[merkle.Node, bytes]:
    """The stored hashes of these nodes, in one query; missing ones are left out."""
    leaves = [index for level, index in names if level == 0]
    inner = [name for name in names if name[0] > 0]
    if not leaves and not inner:
        return {}
    query = union_all(
        select(literal(0).label("level"), LogEntry.index, LogEntry.leaf).where(LogEntry.index.in_(leaves)),
        select(LogNode.level, LogNode.index, LogNode.hash).where(
            tuple_(LogNode.level, LogNode.index).in_(inner)
        ),
    )
    return {(level, index): value for level, index, value in db.session.execute(query)}


def sign(head: Checkpoint) -> str:
    """The head as a signed note."""
    own = keys.current()
    return str(note.sign(head.text, head.origin, own.ed25519, own.p256))


def _resolve(plan: merkle.Plan) -> tuple[bytes, ...]:
    held = nodes([name for group in plan for name in group])
    return tuple(merkle.resolve(plan, lambda level, index: held[level, index]))


def _edge() -> Select[int, int, bytes]:
    """For every bit `level` set in the size, the frontier has the node ``(level, (size >> level) - 1)``."""
    level = select(literal(0).label("level")).cte("levels", recursive=True)
    level = level.union_all(select(level.c.level + 1).where(level.c.level < MAX_LEVEL))
    largest = select(LogHead.size).order_by(LogHead.size.desc()).limit(1).scalar_subquery()
    newest = select(func.coalesce(largest, 0).label("size")).subquery()
    last = newest.c.size.bitwise_rshift(level.c.level) - 1
    leaf, inner = level.c.level == 0, level.c.level > 0
    return (
        select(newest.c.size, level.c.level, func.coalesce(LogNode.hash, LogEntry.leaf))
        .select_from(newest.join(level, or_(last % 2 == 0, leaf)))
        .outerjoin(LogNode, and_(inner, LogNode.level == level.c.level, LogNode.index == last))
        .outerjoin(LogEntry, and_(leaf, LogEntry.index == last))
    )


# Written once, so that they are compiled once: other appends wait for these.
EDGE = _edge()
_SIZE = select(LogHead.size).order_by(LogHead.size.desc()).limit(1)
_ENTRY, _NODE, _HEAD = (insert(cast("Table", kind.__table__)) for kind in (LogEntry, LogNode, LogHead))
