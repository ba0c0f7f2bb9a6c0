"""What a policy that is not in force yet would change in the calendar, for whoever has to decide on it.

A desk is answered at once, for as many people as it can wait for. A county is computed after the answer: its
progress and result stand where jobs speak, for they can be had again at any time.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from backend.kernel import jobs
from backend.kernel.clock import now_ms
from backend.policy import adoption
from backend.policy.models import PolicyVersion
from backend.roster import gate
from backend.roster.find import found
from backend.schedule import recompute

if TYPE_CHECKING:
    from uuid import UUID

    from backend.schedule.recompute import Report

MOST_PEOPLE = 10_000
MOST_RULES = 12


class State(StrEnum):
    """How far the computation for everybody is. STOPPED: it broke off, and may be asked for again."""

    NONE = "NONE"
    RUNNING = "RUNNING"
    DONE = "DONE"
    STOPPED = "STOPPED"


def of_version(version_id: UUID) -> dict[str, Any]:
    """What would change for the people within reach if this version were in force; nothing is kept.

    Raises:
        NotFound: there is no such version.
        Unusable: it cannot be used.
    """
    row = found(PolicyVersion, version_id)
    document = adoption.checked(row.document)
    report = recompute.county(_path(row), document, most=MOST_PEOPLE)
    return _shown(report, whole=report.people < MOST_PEOPLE)


def of_everybody(version_id: UUID) -> dict[str, Any]:
    """How far the computation for everybody within reach is, and what it found. Raises NotFound."""
    row = found(PolicyVersion, version_id)
    return _told(_about(version_id, _path(row)))


def start(version_id: UUID) -> dict[str, Any]:
    """Have it computed for everybody within reach; while that runs, asking again changes nothing.

    Raises:
        NotFound: there is no such version.
        Unusable: it cannot be used.
    """
    row = found(PolicyVersion, version_id)
    adoption.checked(row.document)
    path = _path(row)
    about = _about(version_id, path)
    if _told(about)["state"] is not State.RUNNING:
        jobs.tell(about, {"at": now_ms(), "done": 0, "of": 0})
        jobs.later(compute, version_id, path)
    return _told(about)


@jobs.job
def compute(version_id: UUID, path: str) -> None:
    """Compute everybody below a path, saying after each thousand how far it is."""
    about, of = _about(version_id, path), recompute.how_many(path)

    def told(so_far: Report) -> None:
        jobs.tell(about, {"at": now_ms(), "done": so_far.people, "of": of})

    try:
        document = adoption.checked(found(PolicyVersion, version_id).document)
        report = recompute.county(path, document, told=told)
    except Exception:
        jobs.tell(about, {"at": 0, "done": 0, "of": of})
        raise
    jobs.tell(about, {"at": now_ms(), "done": of, "of": of, "found": _shown(report, whole=True)})


def _told(about: str) -> dict[str, Any]:
    said = jobs.told(about)
    if said is None:
        return {"state": State.NONE, "at": None, "done": 0, "of": 0, "found": None}
    stands = State.DONE if "found" in said else State.RUNNING
    if stands is State.RUNNING and said["at"] < now_ms() - jobs.SILENT_MS:
        stands = State.STOPPED
    return {"found": None, **said, "state": stands}


def _about(version_id: UUID, path: str) -> str:
    return f"preview {version_id} {path}"


def _shown(report: Report, *, whole: bool) -> dict[str, Any]:
    return {
        "people": report.people,
        "whole": whole,
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
