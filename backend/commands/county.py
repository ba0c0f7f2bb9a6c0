"""For a county's own people and records: its beginning, an import, due dates, a withdrawal."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path
from uuid import UUID

from backend.commands.command import Trouble, bar, command, progress, takes
from backend.commands.house import house, staff


@command(
    takes("code", help="the county's code, such as 990100"),
    takes("county", help="its name"),
    takes("organisation", help="who runs the server, such as the county's health bureau"),
    takes("login", help="of the system administrator"),
    takes("name", help="of the system administrator"),
)
def begin(given: argparse.Namespace) -> int:
    """Make the county and its first account, the system administrator, in an empty database."""
    from backend.roster import founding

    with house():
        from backend.kernel import jobs

        try:
            password = founding.begin(given.code, given.county, given.organisation, given.login, given.name)
        except founding.AlreadyBegun as begun:
            raise Trouble("there are accounts already: a system administrator makes the next one") from begun
        jobs.commit()
    print(password)
    print(f"Password of {given.login}, shown this once.", file=sys.stderr)
    return 0


@command(
    takes("file", type=Path, help="the template (.xlsx), filled in"),
    takes("--by", required=True, help="login of the person who imports; their areas are the limit"),
    takes("--dry-run", action="store_true", help="say what is wrong; write nothing"),
    takes("--good-rows", action="store_true", help="write the good rows, and leave out the others"),
    takes("--codes", default="", metavar="NAME", help="what codes mean, kept under this name"),
)
def import_(given: argparse.Namespace) -> int:
    """Check a file from Excel and write it down: everything, or the good rows."""
    with house():
        from backend.importing import command as importing
        from backend.importing.models import Choice

        choice = None if given.dry_run else Choice.GOOD if given.good_rows else Choice.ALL
        name, data = given.file.name, given.file.read_bytes()
        try:
            said = importing.run(data, name, staff(given.by), choice, given.codes, partial(bar, name))
        except importing.NoProfile as unknown:
            raise Trouble(str(unknown)) from unknown
    print(*said, sep="\n")
    return 0


@command(
    takes("--area", metavar="CODE", help="only this area and what lies in it"),
    takes("--policy", type=Path, metavar="FILE", help="say what this document would change; keep nothing"),
    takes("--dry-run", action="store_true", help="say what would change; keep nothing"),
)
def recompute(given: argparse.Namespace) -> int:
    """Compute anew who is due, of a county or everywhere; or say what another policy would change."""
    with house():
        from backend.kernel import jobs
        from backend.schedule import command as schedule

        print(schedule.run(given.area, given.policy, given.dry_run, progress))
        jobs.commit()
    return 0


def _rule(text: str) -> str:
    from backend.transparency.acts import RULE

    if not RULE.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not the name of a rule, such as R-15")
    return text


@command(
    takes("patient", type=UUID, help="the person's identity"),
    takes("--rule", type=_rule, required=True, help="the retention rule, such as R-15"),
    takes("--by", required=True, help="login of the person who decides it"),
)
def withdraw(given: argparse.Namespace) -> int:
    """Destroy what is kept about a person, by a logged act."""
    with house():
        from backend.kernel import jobs
        from backend.patients import service

        index = service.withdraw(given.patient, given.rule, staff(given.by))
        jobs.commit()
    print(f"withdrawn under rule {given.rule}: log entry {index}")
    return 0
