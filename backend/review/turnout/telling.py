"""Looks at a quarter once it is over, and writes down which organisations there is something to tell."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload

from backend.kernel.clock import now_ms
from backend.kernel.days import start_of, today
from backend.kernel.db import db, one_at_a_time
from backend.kernel.jobs import every
from backend.patients.models import Patient
from backend.policy.people import groups_of
from backend.review.contacts import FACE, URGENT, as_contact, team_of
from backend.review.sample import SETTLED_DAYS
from backend.review.turnout.counting import turnouts
from backend.review.turnout.models import TurnoutNotice, TurnoutQuarter
from backend.roster.models import Staff, StaffRole, TeamMember
from backend.transparency import acts
from backend.visits.models import Visit
from backend.visits.reading.projection import State

if TYPE_CHECKING:
    from collections.abc import Collection

    from backend.authenticity.habits import Contact

MONTHS: Final = 3


@every(minutes=60)
def tell_due() -> None:
    """Tell of the quarter before this one, once its last records have had time to arrive."""
    begun = _first_of_quarter(today())
    if today() >= begun + timedelta(days=SETTLED_DAYS):
        tell(_first_of_quarter(begun - timedelta(days=1)))


def tell(first: date) -> None:
    """Write down what there is to tell of the quarter that began on `first`; once."""
    name = f"{first.year}-Q{first.month // MONTHS + 1}"
    one_at_a_time(f"turnout {name}")
    if db.session.get(TurnoutQuarter, name) is not None:
        return
    end = _first_of_quarter(first + timedelta(days=31 * MONTHS))
    contacts = _needing(first, end)
    found = turnouts(contacts, fillers(_habits_about(contacts), start_of(first), start_of(end)))
    db.session.add(TurnoutQuarter(quarter=name, at=now_ms()))
    db.session.flush()
    db.session.add_all(
        TurnoutNotice(quarter=name, organisation_id=UUID(one), expected=told.expected, came=told.came)
        for one, told in found.items()
    )
    acts.record("turnout.tell", {"quarter": name, "organisations": len(found)}, None)


def fillers(about: Collection[str], since: int, until: int) -> dict[str, set[str]]:
    """`team:place` → organisations whose people could have filled it between two moments (ms)."""
    teams = {UUID(one.partition(":")[0]) for one in about}
    query = (
        select(TeamMember.team_id, Staff.organisation_id, StaffRole.role)
        .join(Staff, Staff.id == TeamMember.staff_id)
        .join(StaffRole, StaffRole.staff_id == Staff.id)
        .where(TeamMember.team_id.in_(teams), TeamMember.since < until)
        .where(or_(TeamMember.until.is_(None), TeamMember.until >= since))
    )
    people: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for team, organisation, role in db.session.execute(query):
        people[str(team)] |= {(group.value, str(organisation)) for group in groups_of([role])}
    found = {}
    for one in about:
        whose, _, place = one.partition(":")
        wanted = place.split("|")
        found[one] = {organisation for group, organisation in people[whose] if group in wanted}
    return found


def _habits_about(contacts: Collection[Contact]) -> set[str]:
    return {f"{one.team}:{place}" for one in contacts for place in one.missing}


def _needing(first: date, end: date) -> list[Contact]:
    """The quarter's visits that asked for a whole team."""
    colour = Visit.facts["known", "colour"].as_string()
    query = (
        select(Visit)
        .where(Visit.on_day >= first, Visit.on_day < end, Visit.state == State.CLOSED)
        .where(Visit.outcome.in_(FACE), colour.in_(URGENT))
        .options(selectinload(Visit.participations), joinedload(Visit.patient).load_only(Patient.team_id))
    )
    return [as_contact(one) for one in db.session.scalars(query) if team_of(one)]


def _first_of_quarter(day: date) -> date:
    return day.replace(month=(day.month - 1) // MONTHS * MONTHS + 1, day=1)
