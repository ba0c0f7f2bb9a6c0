"""The tree from its leaves up: entries without holes, nodes, and every head that was ever signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, func, or_, select

from backend.kernel.db import db
from backend.transparency import checkpoint, log, merkle
from backend.transparency.encoding import FormatError
from backend.transparency.fsck import CHUNK, Tally
from backend.transparency.models import LogEntry, LogHead, LogNode
from backend.transparency.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backend.transparency.trust import Trust

Spine = list[tuple[int, bytes | None]]


def check(tally: Tally) -> Iterator[Problem]:
    """Walk all leaves once, in chunks."""
    last = db.session.scalar(select(func.max(LogEntry.index)))
    size = 0 if last is None else last + 1
    trust, spine = log.trust(), Spine()
    for begin in range(0, size, CHUNK):
        yield from _chunk(begin, min(begin + CHUNK, size), spine, trust, tally)
    yield from _beyond(size)


def _chunk(begin: int, end: int, spine: Spine, trust: Trust, tally: Tally) -> Iterator[Problem]:
    leaves = select(LogEntry).where(LogEntry.index.between(begin, end - 1))
    entries = {row.index: row for row in db.session.scalars(leaves)}
    signed = select(LogHead).where(LogHead.size.between(begin + 1, end))
    heads = {row.size: row for row in db.session.scalars(signed)}
    nodes = _completed(begin, end)
    for index in range(begin, end):
        entry = entries.get(index)
        if entry is None:
            yield Problem(f"log entry {index}", "missing")
        elif merkle.leaf_hash(entry.body) != entry.leaf:
            yield Problem(f"log entry {index}", "its leaf hash is not that of its bytes")
        yield from _climb(index, entry.leaf if entry else None, spine, nodes)
        if index + 1 in heads:
            yield from _head(heads[index + 1], spine, trust)
    tally.add("log entries", len(entries))
    tally.add("log nodes", len(nodes))
    tally.add("log heads", len(heads))


def _climb(
    index: int, value: bytes | None, spine: Spine, nodes: dict[merkle.Node, bytes]
) -> Iterator[Problem]:
    """Check every node that leaf `index` completes against its children; go on with what is stored."""
    level = 0
    while spine and spine[-1][0] == level:
        left, right = spine.pop()[1], value
        level += 1
        name = f"log node {level}/{index >> level}"
        value = nodes.get((level, index >> level))
        if value is None:
            yield Problem(name, "missing")
        elif left is not None and right is not None and merkle.node_hash(left, right) != value:
            yield Problem(name, "is not the hash of its two children")
    spine.append((level, value))


def _head(head: LogHead, spine: Spine, trust: Trust) -> Iterator[Problem]:
    where = f"log head {head.size}"
    values = [value for _, value in spine if value is not None]
    if len(values) == len(spine) and merkle.fold(values) != head.root:
        yield Problem(where, "its root is not that of the tree")
    try:
        said, note = checkpoint.read(head.note)
    except FormatError as error:
        yield Problem(where, f"its checkpoint cannot be read ({error.code})")
        return
    if (said.origin, said.size, said.root) != (trust.origin, head.size, head.root):
        yield Problem(where, "its checkpoint names another log, size or root")
    if not trust.vouches(note):
        yield Problem(where, "its checkpoint is not signed by the server's keys")


def _beyond(size: int) -> Iterator[Problem]:
    """What should not be there: heads and nodes of a longer log, entries that no head covers."""
    newest = log.size()
    if newest < size:
        yield Problem(f"log entry {newest}", "it and all after it stand under no signed head")
    for head in db.session.scalars(select(LogHead.size).where(LogHead.size > size)):
        yield Problem(f"log head {head}", f"the log has only {size} entries")
    covered = (LogNode.index + 1).bitwise_lshift(LogNode.level)
    stray = select(LogNode.level, LogNode.index).where(
        or_(covered > size, LogNode.level < 1, LogNode.index < 0)
    )
    for level, index in db.session.execute(stray):
        yield Problem(f"log node {level}/{index}", "it does not belong to the tree")


def _completed(begin: int, end: int) -> dict[merkle.Node, bytes]:
    """The stored nodes above the leaves that the leaves ``begin..end`` complete."""
    ranges = [
        and_(LogNode.level == level, LogNode.index >= begin >> level, LogNode.index < end >> level)
        for level in range(1, end.bit_length())
    ]
    if not ranges:
        return {}
    query = select(LogNode.level, LogNode.index, LogNode.hash).where(or_(*ranges))
    return {(level, index): value for level, index, value in db.session.execute(query)}
