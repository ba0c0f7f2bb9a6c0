"""A visit as the habits see it: who was reached how, who was there, whose place stayed empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from backend.authenticity.habits import Contact, Way
from backend.policy.codes import Colour, Grade, Outcome, Place, Purpose
from backend.visits.reading.projection import State

if TYPE_CHECKING:
    from uuid import UUID

    from backend.visits.models import Visit

FACE: Final = (Outcome.SEEN, Outcome.SEEN_PARTIAL)
URGENT: Final = frozenset({Colour.RED.value, Colour.ORANGE.value})

TOGETHER: Final = 2


def team_of(one: Visit) -> UUID | None:
    """Whose visit it is. One that was planned or begun on a phone names no team; the person has one."""
    return one.team_id or one.patient.team_id


def as_contact(one: Visit, *, excused: bool = False, explained: bool = False) -> Contact:
    """A visit that is over, or a call. `excused`: for a reason that holds; `explained`: why it came late."""
    way = Way.ATTEMPT
    if one.state == State.CONTACTED:
        way = Way.PHONE
    elif one.outcome in FACE:
        way = Way.FACE
    belonged = one.facts.get("people", {})
    return Contact(
        patient=str(one.patient_id),
        worker=str(one.leader_id),
        team=str(team_of(one)),
        on=one.on_day,
        way=way,
        excused=excused,
        explained=explained,
        alone=_alone(one),
        named=sum(part.borrowed_reason is not None for part in one.participations),
        missing=frozenset(
            "|".join(reason["details"]["groups"])
            for reason in one.authenticity_reasons
            if reason["code"] == "team.group"
        ),
        present=frozenset(
            belonged[str(part.staff_id)]["org"]
            for part in one.participations
            if part.grade != Grade.D.value and str(part.staff_id) in belonged
        ),
        urgent=(one.facts.get("known") or {}).get("colour") in URGENT,
    )


def _alone(one: Visit) -> bool:
    """A visit at home to follow somebody up that fewer than two are supported to have made."""
    at_home = one.place is None or Place(one.place).is_home
    supported = [part for part in one.participations if part.grade != Grade.D.value]
    asked = one.purpose == Purpose.FOLLOW_UP and bool(one.participations)
    return asked and at_home and len(supported) < TOGETHER
