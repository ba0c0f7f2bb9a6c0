"""Which evidence files a statement names. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.visits import shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backend.transparency.statement import Statement


def evidence_named(said: Statement) -> list[str]:
    """Hex SHA-256 of every photo and strokes file, each once, in the order they are named."""
    return list(dict.fromkeys(_named(said)))


def _named(said: Statement) -> Iterator[str]:
    match said.kind:
        case "visit.borrow":
            yield from filter(None, [shapes.borrowed(said)["strokes"]])
        case "visit.leave":
            leave = shapes.left(said)
            yield from (photo["sha256"] for photo in leave["photos"])
            yield from filter(None, [leave["signature"]["strokes"]])
        case "visit.close" | "visit.attempt":
            record = shapes.recorded(said)
            yield from (photo["sha256"] for photo in record["photos"])
            yield from filter(None, [one["strokes"] for one in record["signatures"]])
