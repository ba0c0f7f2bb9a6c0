"""How things stand with someone: reading it, changing it, and what waits for a person to decide.

A change is judged by the table of `status`, written as a row and an act, and told to the upper rooms. What a
visit told never changes a status by itself: it becomes a proposal, which a clinician accepts or declines.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from uuid import UUID

from sqlalchemy import select

from backend.kernel.changed import on_change
from backend.kernel.db import db
from backend.patients.models import Patient
from backend.patients.register import proving, writing
from backend.patients.register import refusals as say
from backend.patients.register.codes import ProposalState, WaitsFor
from backend.patients.register.models import StatusProposal
from backend.patients.register.proposals import Wish, open_of, propose, settle, teller_of, wish_of
from backend.patients.status.codes import KNOWN, Axis, Closing, Management, Registration, Whereabouts
from backend.patients.status.guard import Allowed, Ask, Fault, Person, Refused, Status, Waiting, judge
from backend.patients.status.moves import ANYBODY, CLINICIANS

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from backend.kernel.errors import Refusal
    from backend.patients.status.codes import Effect
    from backend.roster.models import Staff

SERVER: Final = Person(UUID(int=0), frozenset(CLINICIANS))
"""Who follows from what people recorded; written down as nobody."""


@dataclass(frozen=True)
class Standing:
    """How things stand, and since when each of it."""

    status: Status
    registered_since: date
    managed_since: date
    whereabouts_since: date


@dataclass(frozen=True)
class Result:
    """What became of a wish: it was done, with what follows, or it waits as a proposal for these roles."""

    effects: tuple[Effect, ...] = ()
    waiting: StatusProposal | None = None
    roles: frozenset[str] = frozenset()


def state_of(patient_id: UUID) -> Standing:
    """How things stand with one person; raises KeyError for nobody."""
    return states_of([patient_id])[patient_id]


def states_of(patients: Collection[UUID]) -> dict[UUID, Standing]:
    """How things stand with several people, in one query."""
    columns = (
        Patient.id, Patient.registration, Patient.management, Patient.whereabouts,
        Patient.whereabouts_verified, Patient.closing, Patient.registered_since, Patient.managed_since,
        Patient.whereabouts_since,
    )  # fmt: skip
    rows = db.session.execute(select(*columns).where(Patient.id.in_(patients)))
    return {
        one: Standing(_status(registration, management, whereabouts, verified, closing), *since)
        for one, registration, management, whereabouts, verified, closing, *since in rows
    }


def status_of(patient: Patient) -> Status:
    """The statuses in a person's row."""
    return _status(
        patient.registration,
        patient.management,
        patient.whereabouts,
        patient.whereabouts_verified,
        patient.closing,
    )


def person_of(staff: Staff) -> Person:
    """A member of staff, as the guard sees them."""
    return Person(staff.id, frozenset(staff.roles))


def change(patient: Patient, wish: Wish, by: Person, second: Person | None = None) -> Result:
    """Make a change now, or let it wait for a second person where the table asks for one.

    Raises:
        NoSuchMove, NotOnRegister, WrongRole, ProofMissing, ReasonMissing, SamePerson, WrongSecond.
    """
    now = status_of(patient)
    said = judge(now, _ask(patient, wish, by, second))
    if isinstance(said, Refused):
        raise _refusal(said)
    if isinstance(said, Waiting):
        waiting = propose(patient, wish, by.id, WaitsFor.SECOND)
        return Result(waiting=waiting, roles=said.roles)
    _write(patient, wish, now, said, by, second)
    if _proven_dead(said.status):
        closing = replace(wish, axis=Axis.REGISTRATION, to=Registration.CLOSED, closing=Closing.DEAD)
        return Result(said.effects, propose(patient, closing, by.id, WaitsFor.SECOND), ANYBODY)
    return Result(said.effects)


def report(patient: Patient, wish: Wish, by: UUID | None) -> StatusProposal | None:
    """Tell a clinician of a change; None where it is so already, or the same is waiting."""
    if status_of(patient).at(wish.axis) == wish.to:
        return None
    same = (StatusProposal.axis == wish.axis) & (StatusProposal.to == wish.to)
    waiting = select(StatusProposal.id).where(open_of(patient.id), same)
    return None if db.session.scalar(waiting) else propose(patient, wish, by, WaitsFor.DOCTOR)


def decide(proposal: StatusProposal, patient: Patient, by: Person, more: Wish | None) -> Result:
    """Settle a proposal: `more` holds what the decider adds (proofs, day, words), None declines it.

    Raises:
        ProposalSettled, and what `change` raises.
    """
    if proposal.state != ProposalState.OPEN:
        raise say.ProposalSettled
    for_doctor = proposal.waits_for == WaitsFor.DOCTOR
    if more is None:
        if for_doctor and not by.roles & CLINICIANS:
            raise say.WrongRole(roles=", ".join(sorted(CLINICIANS)))
        settle(proposal, ProposalState.DECLINED, by.id)
        return Result()
    asked, told_by = wish_of(proposal), teller_of(proposal)
    teller = person_of(told_by) if told_by else None
    settle(proposal, ProposalState.ACCEPTED, by.id)
    if for_doctor or teller is None:
        wish = replace(asked, proofs=asked.proofs | more.proofs, since=more.since, why=more.why or asked.why)
        return change(patient, wish, by, teller)
    return change(patient, asked, teller, by)


@on_change
def follow(patients: Collection[UUID]) -> None:
    """What follows by itself from consent and first follow-ups: who is followed up, and who is not."""
    on_register = select(Patient).where(
        Patient.id.in_(patients), Patient.registration == Registration.REGISTERED
    )
    people = db.session.scalars(on_register).all()
    known = proving.of([one.id for one in people])
    for patient in people:
        now, proofs = status_of(patient), known[patient.id]
        for to in (Management.NON_MANAGED, Management.PENDING, Management.MANAGED):
            said = judge(now, Ask(Axis.MANAGEMENT, to, SERVER, proofs))
            if isinstance(said, Allowed):
                wish = Wish(Axis.MANAGEMENT, to, proving.since(patient.id, to))
                _write(patient, wish, now, said, SERVER, None)
                now = said.status


def _proven_dead(status: Status) -> bool:
    dead = status.whereabouts is Whereabouts.DEAD and status.verified
    return dead and status.registration is Registration.REGISTERED


def _ask(patient: Patient, wish: Wish, by: Person, second: Person | None) -> Ask:
    claimed = wish.proofs - KNOWN
    proofs = claimed | proving.of([patient.id])[patient.id]
    return Ask(wish.axis, wish.to, by, proofs, wish.closing, bool(wish.why), second)


def _write(patient: Patient, wish: Wish, now: Status, said: Allowed, by: Person,
           second: Person | None) -> None:  # fmt: skip
    overtaken = select(StatusProposal).where(open_of(patient.id))
    if (
        said.status.registration is Registration.REGISTERED
        and said.status.whereabouts is not Whereabouts.DEAD
    ):
        overtaken = overtaken.where(StatusProposal.axis == wish.axis)
    for proposal in db.session.scalars(overtaken):
        settle(proposal, ProposalState.OVERTAKEN, None)
    decided = writing.Decided(
        since=wish.since,
        proofs=wish.proofs - KNOWN,
        why=wish.why,
        visit_id=wish.visit_id,
        by=None if by is SERVER else by.id,
        second=second.id if second else None,
    )
    writing.write(patient, now, said.status, decided)


def _status(registration: str, management: str | None, whereabouts: str, verified: bool,
            closing: str | None) -> Status:  # fmt: skip
    return Status(
        Registration(registration),
        Management(management) if management else None,
        Whereabouts(whereabouts),
        verified,
        Closing(closing) if closing else None,
    )


def _refusal(said: Refused) -> Refusal:
    roles = ", ".join(sorted(said.wanted))
    proofs = sorted(said.missing)
    words = {"zh": "、".join(one.zh for one in proofs), "en": ", ".join(one.en for one in proofs)}
    match said.fault:
        case Fault.PROOF_MISSING:
            return say.ProofMissing(proofs=list(map(str, proofs)), **words)
        case Fault.WRONG_ROLE:
            return say.WrongRole(roles=roles)
        case Fault.WRONG_SECOND:
            return say.WrongSecond(roles=roles)
        case Fault.NOT_REGISTERED:
            return say.NotOnRegister()
        case Fault.REASON_MISSING:
            return say.ReasonMissing()
        case Fault.SAME_PERSON:
            return say.SamePerson()
    return say.NoSuchMove()
