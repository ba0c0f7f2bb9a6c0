"""Who must keep out of what is asked about a visit: whoever was there, and their team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.review import cases
from backend.review.course import Bar
from backend.review.teams import teams_of
from backend.visits.models import Visit

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID


def bars(visits: Collection[UUID], who: UUID) -> dict[UUID, Bar]:
    """Of these visits, those that this person keeps out of, and why."""
    there = cases.participants_of(visits)
    query = select(Visit.id, Visit.team_id, Visit.opened_at).where(Visit.id.in_(visits))
    rows = db.session.execute(query).all()
    teams = teams_of({one for present in there.values() for one in present}, {team for _, team, _ in rows})
    found = {}
    for visit, team, opened in rows:
        if who in there[visit]:
            found[visit] = Bar.PARTICIPANT
        elif who in teams.mates(there[visit], team, opened or now_ms()):
            found[visit] = Bar.TEAM
    return found
