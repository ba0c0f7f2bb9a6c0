"""`lianfang verify`, in words for a terminal: what was looked at, and each thing that does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.transparency import timestamp
from backend.transparency.bundle.check import verify_file
from backend.transparency.problem import Problem
from backend.transparency.trust import Trust

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from backend.transparency.fsck import Progress, Tally

    Say = Callable[[str], None]


def everything(say: Say, progress: Progress) -> bool:
    """Recompute the whole database and compare; whether everything holds. Needs an application's context."""
    from backend.evidence.check import check_evidence
    from backend.transparency import fsck
    from backend.visits.projecting.check import check_projections

    fsck.stand_still()
    tally, found = fsck.Tally(progress), 0
    for problem in fsck.examine(tally, [check_evidence, check_projections, _check_access]):
        found += 1
        say(str(problem))
    for what, number in sorted(tally.counts.items()):
        say(f"{number:>9} {what}")
    say(f"{found} problems" if found else "everything holds")
    return not found


def file(path: Path, keys: str | None, authorities: Path | None, say: Say) -> bool:
    """Check a bundle with nothing but itself, the given keys and time-stamping authorities; whether it holds.

    Raises:
        FormatError: `keys` are no keys, `authorities` no certificates.
    """
    roots = timestamp.read_roots(authorities.read_bytes()) if authorities else None
    report = verify_file(path.read_bytes(), Trust.given(keys) if keys else None, roots)
    for number, (name, problems) in enumerate(report.steps):
        say(f"({number}) {name}: {f'{len(problems)} problems' if problems else 'holds'}")
        for problem in problems:
            say(f"    {problem}")
    for note in report.notes:
        say(note)
    say(f"{len(report.problems)} problems" if report.problems else "everything holds")
    return not report.problems


def _check_access(_: Tally) -> Iterator[Problem]:
    """The records of who looked at what, each bound to the one before."""
    from backend.roster import access

    for number in access.broken():
        yield Problem(f"access record {number}", "it was changed, or does not follow the one before")
