"""Gathers everything there is of one visit that is over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar
from uuid import UUID

from sqlalchemy import select

from backend.authenticity.facts import Amendment
from backend.authenticity.real import register, traits
from backend.authenticity.real.reading import ENDS, SAYS_MORE, Told, visit_of
from backend.forms import shelf
from backend.kernel import vault
from backend.kernel.db import db
from backend.patients.models import Patient
from backend.roster.device_models import Device
from backend.roster.models import Staff
from backend.transparency.models import StatementRecord
from backend.transparency.statement import evidence_of
from backend.visits.bodies import shapes
from backend.visits.models import AmendmentRow, FollowupRecord
from backend.visits.models import Visit as Row
from backend.visits.projecting import gathering
from backend.visits.projecting.records import answers
from backend.visits.reading.amendments import AmendmentState
from backend.visits.reading.projection import State
from backend.visits.reading.story import tell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backend.authenticity.facts import Visit
    from backend.visits.reading.story import Story
    from backend.visits.reading.timeline import Heard

Worked = TypeVar("Worked")
OVER: Final = frozenset({State.CLOSED, State.ATTEMPTED, State.ABORTED})


class Gathered(NamedTuple):
    """A visit's facts; `complete` while no photo or stroke file that it names waits to be worked out."""

    visit: Visit
    complete: bool


def gathered(visit_id: UUID) -> Gathered | None:
    """The facts of a visit; None while it is not over, and once its words were withdrawn."""
    row = db.session.get(Row, visit_id, populate_existing=True)
    if row is None or row.state not in OVER:
        return None
    _key = vault.preload([row.patient_id])  # held while everything of theirs is opened
    heard = gathering.heard_at([visit_id])[visit_id]
    if not heard:
        return None
    story = tell(heard, str(row.patient_id))
    first, last = _ends(story, State(row.state))
    if first is None or last is None:
        return None
    named = {name for one in story.of(*SAYS_MORE, "visit.borrow") for name in evidence_of(one.statement.body)}
    record = db.session.get(FollowupRecord, visit_id, populate_existing=True)
    told = Told(
        row=row,
        story=story,
        first=first,
        last=last,
        place=_place(last),
        team=_team(row, first.statement.author),
        seq_before=_seq_before(first),
        answers=_answers(record),
        asked=_asked(record),
        class_=record.class_ if record else None,
        danger=record.danger if record else None,
        amendments=_amendments(visit_id),
        elsewhere=register.elsewhere(row.patient_id, story.moments[last.statement.hash].at),
        platform=db.session.scalar(select(Device.platform).where(Device.id == UUID(first.statement.device))),
        parts=tuple(row.participations),
        pictures=_by_hash(traits.pictures({(row.patient_id, name) for name in _photos(story)})),
        hands=_by_hash(traits.hands({(row.patient_id, name) for name in named - _photos(story)})),
    )
    return Gathered(visit_of(told), named <= traits.made(row.patient_id, named))


def _ends(story: Story, state: State) -> tuple[Heard | None, Heard | None]:
    """What the visit began and ended with, on the phone whose record counts."""
    ends = story.of(ENDS[state]) if state in ENDS else story.records
    if not ends:
        return None, None
    author = ends[0].statement.author
    own = [one for one in story.opens if one.statement.author == author]
    said = own or story.opens or [one for one in story.told if one.statement.author == author]
    return said[0], ends[0]


def _by_hash(found: Mapping[traits.File, Worked]) -> dict[str, Worked]:
    return {sha256: one for (_, sha256), one in found.items()}


def _photos(story: Story) -> set[str]:
    return {photo["sha256"] for one in story.of(*SAYS_MORE) for photo in shapes.left(one.statement)["photos"]}


def _place(last: Heard) -> int:
    place = db.session.scalar(
        select(StatementRecord.log_index).where(StatementRecord.hash == last.statement.hash)
    )
    return place or 0


def _team(row: Row, lead: str) -> str:
    """Whose habits a visit belongs to: a team's, or else those of its leader's organisation."""
    team = row.team_id or db.session.scalar(select(Patient.team_id).where(Patient.id == row.patient_id))
    return str(team or db.session.scalar(select(Staff.organisation_id).where(Staff.id == UUID(lead))))


def _seq_before(first: Heard) -> int | None:
    said = first.statement
    query = select(StatementRecord.seq).where(
        StatementRecord.device_id == UUID(said.device), StatementRecord.seq < said.seq
    )
    return db.session.scalar(query.order_by(StatementRecord.seq.desc()).limit(1))


def _answers(record: FollowupRecord | None) -> Mapping[str, Any] | None:
    if record is None:
        return None
    try:
        return answers(record.patient_id, record.visit_id, record.sealed)
    except (vault.Withdrawn, vault.Damaged):
        return None


def _asked(record: FollowupRecord | None) -> dict[str, str]:
    if record is None or record.form_id is None or record.form_version is None:
        return {}
    form = shelf.find(record.form_id, record.form_version)
    questions = form.questions if form else {}
    return {name: f"{one.kind.value} {one.part.value}" for name, one in questions.items()}


def _amendments(visit_id: UUID) -> tuple[Amendment, ...]:
    """Changes that a second person approved; each was signed in the app and has its reason."""
    query = select(AmendmentRow).where(
        AmendmentRow.visit_id == visit_id, AmendmentRow.state == AmendmentState.APPROVED.value
    )
    return tuple(
        Amendment(one.decided_at or one.at, str(one.by), (one.field,), "signed", through_app=True)
        for one in db.session.scalars(query.order_by(AmendmentRow.at))
    )
