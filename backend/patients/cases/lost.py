"""When somebody may be called lost: never without recorded attempts. Pure.

A cycle is one due date. It counts when enough attempts failed around it, on different days. A cycle without
them says something about the work, not about the person: it breaks the row and is never held against them.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from backend.patients.cases.codes import LostGround

if TYPE_CHECKING:
    from datetime import date

    from backend.patients.cases.facts import Contacts
    from backend.policy.case_lists import CaseLists


def cycles_not_reached(contacts: Contacts, limits: CaseLists) -> int:
    """How many cycles in a row, up to the latest one tried, ended without reaching the person.

    Any face contact begins anew. An attempt belongs to one cycle only.
    """
    return len(_row(contacts, limits))


def not_reached_since(contacts: Contacts, limits: CaseLists) -> date | None:
    """The day of the attempt that ended the latest of enough cycles in a row; None while they are too few."""
    row = _row(contacts, limits)
    return row[-1] if len(row) >= limits.lost_cycles else None


def lost_ground(contacts: Contacts, limits: CaseLists) -> LostGround | None:
    """The ground on which a doctor may call somebody lost, or None.

    What a recorded contact said since the person was last met comes first, then the cycles.
    """
    met = max(contacts.faces, default=None)
    said = [ground for day, ground in contacts.said if met is None or day >= met]
    if said:
        return said[-1]
    return LostGround.NOT_REACHED if cycles_not_reached(contacts, limits) >= limits.lost_cycles else None


def _row(contacts: Contacts, limits: CaseLists) -> list[date]:
    """The attempts with which the cycles of the row ended, one a cycle."""
    met = max(contacts.faces, default=None)
    failed = sorted({day for day in contacts.failed if met is None or day > met})
    row: list[date] = []
    for due in sorted(set(contacts.dues)):
        around = _around(due, failed, limits)
        if len(around) >= limits.lost_attempts:
            row.append(around[limits.lost_attempts - 1])
            failed = [day for day in failed if day > around[-1]]
        elif failed and due + timedelta(days=limits.lost_within_days) < failed[-1]:
            row = []  # passed over, while later ones were tried
    return row


def _around(due: date, failed: list[date], limits: CaseLists) -> list[date]:
    reach = timedelta(days=limits.lost_within_days)
    return [day for day in failed if abs(day - due) <= reach]
