"""`lianfang recompute`: the calendar of a county anew, or what another policy would make of it."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.kernel.db import db
from backend.policy import documents
from backend.roster.admin_refusals import NoSuch
from backend.roster.models import Area
from backend.schedule import recompute

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from backend.schedule.recompute import Report

MOST_RULES = 8


def run(area: str | None, policy: Path | None, dry_run: bool, told: Callable[[Counter[str]], None]) -> str:
    """Compute everyone in an area (its code), or everywhere; returns what changed, in words.

    With a policy file nothing is kept: it says what would change if that document were in force.

    Raises:
        NoSuch: there is no such area.
        PolicyError, OSError: the file cannot be used.
    """
    path = "" if area is None else db.session.scalar(select(Area.path).where(Area.code == area))
    if path is None:
        raise NoSuch(what="area")
    document = documents.parse(json.loads(policy.read_text(encoding="utf-8"))) if policy else None
    report = recompute.county(
        path, document, dry_run=dry_run, told=lambda so_far: told(Counter(people=so_far.people))
    )
    would = document is not None or dry_run
    return _words(report, f"with {document.kind} {document.version} in force, " if document else "", would)


def _words(report: Report, under: str, would: bool) -> str:
    verb = "would be" if would else "were"
    lines = [
        (
            f"{report.people} people computed; {under}{report.opened} tasks {verb} opened, "
            f"{report.closed} closed, {report.earlier} due earlier, {report.later} due later"
        )
    ]
    lines += [
        f"  {number} by {before} → {after}"
        for (before, after), number in report.rules.most_common(MOST_RULES)
    ]
    return "\n".join(lines)
