"""For somebody who wants to check: a bundle, the whole database, the heads of the log."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from backend.commands.command import command, progress, takes
from backend.commands.house import house

if TYPE_CHECKING:
    import argparse

KEYS = takes("--keys", help="whom to believe: a verifier key, or a file with the answer of GET /api/log")
AUTHORITY = takes(
    "--tsa-ca", type=Path, metavar="PEM", help="certificates of the time-stamping authorities to believe"
)


@command(
    takes("file", nargs="?", type=Path, help="a bundle; without it, the whole database"),
    KEYS,
    AUTHORITY,
)
def verify(given: argparse.Namespace) -> int:
    """Check a bundle file, or the whole database."""
    from backend.commands import verifying

    if given.file:
        return not verifying.file(given.file, given.keys, given.tsa_ca, print)
    with house():
        return not verifying.everything(print, progress)


@command(
    takes("heads", type=Path, help="checkpoints, or the answer of GET /api/log/heads, or size and root"),
    takes("--url", help="the server's address; without it and --bundle, the database is read"),
    takes("--bundle", type=Path, metavar="FILE", help="a bundle instead of a server"),
    KEYS,
    AUTHORITY,
)
def audit(given: argparse.Namespace) -> int:
    """Compare heads of the log that somebody wrote down with a server's log, a bundle, or the database."""
    from backend.commands import auditing

    if source := auditing.outside(given.url, given.bundle):
        return not auditing.audit(given.heads, source, given.keys, given.tsa_ca, print)
    with house():
        return not auditing.audit(given.heads, auditing.House(), given.keys, given.tsa_ca, print)


@command(
    takes("visit", type=UUID, help="the visit's identity"),
    takes("-o", "--output", type=Path, help="file to write"),
)
def bundle(given: argparse.Namespace) -> int:
    """Write a visit as one file."""
    with house():
        from backend.kernel import jobs
        from backend.visits.pages import bundling

        target: Path = given.output or Path(f"{given.visit}.lianfang.zip")
        target.write_bytes(bundling.bundle(given.visit))
        jobs.commit()
    print(target)
    return 0
