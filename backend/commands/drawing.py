"""`lianfang draw`: a month's call-backs drawn again, by the log's head that chose them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from backend.commands.command import Trouble, command, takes
from backend.commands.house import house

if TYPE_CHECKING:
    import argparse

    from backend.review.redrawing import Draw


@command(
    takes("file", nargs="?", type=Path, help="a draw that --output wrote; needs no database"),
    takes("--month", metavar="YYYY-MM", help="a month that this database drew"),
    takes("-o", "--output", type=Path, metavar="FILE", help="write it down for somebody outside"),
)
def draw(given: argparse.Namespace) -> int:
    """Draw a month's call-backs again, so that anybody sees that nobody chose them."""
    from backend.review.redrawing import Draw

    if given.file:
        told = Draw.parse(given.file.read_text(encoding="utf-8"))
    elif given.month:
        told = _kept(given.month)
    else:
        raise Trouble("say which: a file, or --month YYYY-MM")
    if given.output:
        given.output.write_text(told.to_json(), encoding="utf-8")
    return _compare(told)


def _compare(told: Draw) -> int:
    again = told.again()
    print(f"{told.month}: {len(again)} of {len(told.among)} visits drawn by this head of the log:")
    print("".join(f"  {line}\n" for line in told.note.splitlines()[:3]), end="")
    for visit in again:
        print(visit if visit in told.drawn else f"{visit} was not called back")
    strange = told.drawn - set(again)
    for visit in sorted(strange):
        print(f"{visit} was called back, and this head does not draw it")
    same = not strange and set(again) == told.drawn
    print("the same visits" if same else "NOT the same visits")
    return not same


def _kept(name: str) -> Draw:
    try:
        month = date.fromisoformat(f"{name}-01")
    except ValueError as wrong:
        raise Trouble(f"{name!r} is no month, such as 2026-11") from wrong
    with house():
        from backend.review import sample

        told = sample.drawn_in(month)
    if told is None:
        raise Trouble(f"{name} was not drawn, or before lists were kept")
    return told
