"""What a policy that is not in force yet would change in the calendar, for whoever has to decide on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.policy import adoption
from backend.policy.models import PolicyVersion
from backend.roster import gate
from backend.roster.find import found
from backend.schedule import recompute

if TYPE_CHECKING:
    from uuid import UUID

MOST_PEOPLE = 10_000
"""A whole county is for `lianfang recompute`; nobody waits for it at a desk."""
MOST_RULES = 12


def of_version(version_id: UUID) -> dict[str, Any]:
    """What would change for the people within reach if this version were in force; nothing is kept.

    Raises:
        NotFound: there is no such version.
        Unusable: it cannot be used.
    """
    row = found(PolicyVersion, version_id)
    document = adoption.checked(row.document)
    report = recompute.county(_path(row), document, most=MOST_PEOPLE)
    return {
        "people": report.people,
        "whole": report.people < MOST_PEOPLE,
        "opened": report.opened,
        "closed": report.closed,
        "earlier": report.earlier,
        "later": report.later,
        "rules": [
            {"before": before, "after": after, "tasks": number}
            for (before, after), number in report.rules.most_common(MOST_RULES)
        ],
    }


def _path(row: PolicyVersion) -> str:
    """The policy's area, where the reader reaches it, else the reader's own."""
    reach = gate.reach()
    if row.area and reach.covers_area(row.area.path):
        return row.area.path
    return next(iter(reach.areas), "")
