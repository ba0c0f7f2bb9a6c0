"""Gathers everything there is of one visit that is over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import aliased

from backend.authenticity.facts import Amendment
from backend.authenticity.real import custody, register, traits
from backend.authenticity.real.reading import ENDS, SAYS_MORE, Told, visit_of
from backend.forms import shelf
from backend.kernel import vault
from backend.kernel.db import db, run
from backend.patients.models import Patient
from backend.roster.device_models import Device
from backend.roster.models import Staff
from backend.transparency.models import StatementRecord
from backend.transparency.statement import evidence_of
from backend.visits.bodies import shapes
from backend.visits.bodies.record_shapes import amended
from backend.visits.models import AmendmentRow, FollowupRecord, Participation, Visit
from backend.visits.projecting import gathering
from backend.visits.projecting.records import answers
from backend.visits.reading.amendments import AmendmentState
from backend.visits.reading.projection import State
from backend.visits.reading.story import tell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Row

    from backend.authenticity import facts
    from backend.visits.reading.story import Story
    from backend.visits.reading.timeline import Heard

Worked = TypeVar("Worked")
OVER: Final = frozenset({State.CLOSED, State.ATTEMPTED, State.ABORTED})


def gathered(visit_id: UUID) -> facts.Visit | None:
    """The facts of a visit; None while it is not over, and once its words were withdrawn."""
    db.session.flush()  # what follows is asked past the session
    row = run(_VISIT, visit=visit_id).one_or_none()
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
    photos, said = _photos(story), first.statement
    ending = last.statement
    until = ending.seq if ending.device == said.device else said.seq
    asked: dict[str, Any] = {"device": UUID(said.device), "seq": said.seq, "until": until}
    logged = run(_LOGGED, last=ending.hash, **asked).one_or_none()
    told = Told(
        row=row,
        story=story,
        first=first,
        last=last,
        place=(logged.log_index if logged else None) or 0,
        team=_team(row, said.author),
        seq_before=logged.seq_before if logged else None,
        within=until - said.seq - logged.between if logged else 0,
        answers=_answers(row),
        asked=_asked(row),
        kept=custody.kept(visit_id),
        amendments=_amendments(visit_id, story) if row.amended else (),
        elsewhere=register.elsewhere(row.patient_id, story.moments[last.statement.hash].at),
        platform=logged.platform if logged else None,
        parts=run(_NAMED, visit=visit_id).all() if row.lent else (),
        pictures=_by_hash(traits.pictures({(row.patient_id, name) for name in photos})),
        hands=_by_hash(traits.hands({(row.patient_id, name) for name in named - photos})),
    )
    return visit_of(told)


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


def _team(row: Row[Any], lead: str) -> str:
    """Whose habits a visit belongs to: a team's, or else those of its leader's organisation."""
    team = row.team_id or row.home_team
    return str(team or db.session.scalar(select(Staff.organisation_id).where(Staff.id == UUID(lead))))


def _answers(row: Row[Any]) -> Mapping[str, Any] | None:
    if row.sealed is None:
        return None
    try:
        return answers(row.found_with, row.id, row.sealed)
    except (vault.Withdrawn, vault.Damaged):
        return None


def _asked(row: Row[Any]) -> dict[str, str]:
    if row.form_id is None or row.form_version is None:
        return {}
    form = shelf.find(row.form_id, row.form_version)
    questions = form.questions if form else {}
    return {name: f"{one.kind.value} {one.part.value}" for name, one in questions.items()}


def _amendments(visit_id: UUID, story: Story) -> tuple[Amendment, ...]:
    """Changes that a second person approved, each with its reason; what no phone said came past the app."""
    reasons = {one.statement.hash: amended(one.statement)["reason"] for one in story.of("record.amend")}
    query = select(AmendmentRow).where(
        AmendmentRow.visit_id == visit_id, AmendmentRow.state == AmendmentState.APPROVED.value
    )
    return tuple(
        Amendment(
            at=one.decided_at or one.at,
            by=str(one.by),
            fields=(one.field,),
            reason=reasons.get(one.statement, "").strip(),
            through_app=one.statement in reasons,
        )
        for one in db.session.scalars(query.order_by(AmendmentRow.at))
    )


_AMENDED: Final = select(AmendmentRow.statement).where(
    AmendmentRow.visit_id == Visit.id, AmendmentRow.state == AmendmentState.APPROVED.value
)
_LENT: Final = select(Participation.staff_id).where(
    Participation.visit_id == Visit.id, Participation.borrowed_reason.is_not(None)
)
_VISIT: Final = (
    select(
        Visit.id,
        Visit.patient_id,
        Visit.state,
        Visit.outcome,
        Visit.place,
        Visit.team_id,
        Patient.team_id.label("home_team"),
        FollowupRecord.patient_id.label("found_with"),
        FollowupRecord.sealed,
        FollowupRecord.form_id,
        FollowupRecord.form_version,
        FollowupRecord.class_,
        FollowupRecord.danger,
        _AMENDED.exists().label("amended"),
        _LENT.exists().label("lent"),
    )
    .outerjoin(Patient, Patient.id == Visit.patient_id)
    .outerjoin(FollowupRecord, FollowupRecord.visit_id == Visit.id)
    .where(Visit.id == bindparam("visit"))
)
"""A visit, what its record found, and what else there is to ask for."""
_NAMED: Final = (
    select(Participation.staff_id, Participation.borrowed_reason, Participation.borrowed_state)
    .where(Participation.visit_id == bindparam("visit"), Participation.borrowed_reason.is_not(None))
    .order_by(Participation.joined_at)
)
_OF_PHONE: Final = aliased(StatementRecord)
_LOGGED: Final = select(
    StatementRecord.log_index,
    select(func.max(_OF_PHONE.seq))
    .where(_OF_PHONE.device_id == bindparam("device"), _OF_PHONE.seq < bindparam("seq"))
    .scalar_subquery()
    .label("seq_before"),
    select(func.count(func.distinct(_OF_PHONE.seq)))
    .where(
        _OF_PHONE.device_id == bindparam("device"),
        _OF_PHONE.seq > bindparam("seq"),
        _OF_PHONE.seq <= bindparam("until"),
    )
    .scalar_subquery()
    .label("between"),
    select(Device.platform).where(Device.id == bindparam("device")).scalar_subquery().label("platform"),
).where(StatementRecord.hash == bindparam("last"))
"""Where the last word of a visit stands in the log, and what is known of the phone that told it."""
