"""Whether a real visit lies where its team's month crowds."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, func, select

from backend.authenticity.habits import at_the_end
from backend.authenticity.habits import crowded as crowd
from backend.kernel.db import run
from backend.patients.models import Patient
from backend.policy.codes import Outcome
from backend.visits.models import Visit
from backend.visits.reading.projection import State

if TYPE_CHECKING:
    from uuid import UUID

_FACE: Final = (Outcome.SEEN.value, Outcome.SEEN_PARTIAL.value)


def crowded(visit_id: UUID) -> bool:
    """Whether it was made on the last days of a month into which its team's visits crowd."""
    team, day = run(_WHEN, visit=visit_id).one()
    if team is None or not at_the_end(day):
        return False
    first, last = day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    return crowd(run(_MONTH, team=team, first=first, last=last).scalars().all())


_team = func.coalesce(Visit.team_id, Patient.team_id)
_WHEN: Final = select(_team.label("team"), Visit.on_day).join(Patient).where(Visit.id == bindparam("visit"))
_MONTH: Final = (
    select(Visit.on_day)
    .join(Patient)
    .where(
        _team == bindparam("team"),
        Visit.on_day.between(bindparam("first"), bindparam("last")),
        Visit.state == State.CLOSED,
        Visit.outcome.in_(_FACE),
    )
)
