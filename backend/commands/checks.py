"""The checks, over visits that are there already, or over a corpus of invented ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from backend.commands.command import bar, command, takes
from backend.commands.house import house

if TYPE_CHECKING:
    import argparse


@command(
    takes("folder", type=Path, help="with county.json, visits.jsonl and photos/"),
    takes("--out", type=Path, required=True, help="one line a visit: score, verdict, findings"),
)
def corpus(given: argparse.Namespace) -> int:
    """Assess a corpus of synthetic visits with the same checks as real ones."""
    from backend.authenticity.corpus import running

    count = running.run(given.folder, given.out, bar)
    print(f"{count} visits assessed: {given.out}")
    return 0


@command(takes("--all", action="store_true", help="every visit, not only those that older checks assessed"))
def reassess(given: argparse.Namespace) -> int:
    """Put visits through the checks again: those that older checks assessed, or every one."""
    with house():
        from backend.authenticity.real import command as real

        count = real.run(bar, everything=given.all)
    print(f"{count} visits assessed")
    return 0
