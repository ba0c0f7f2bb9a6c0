"""What a visit proves: two verdicts that are never mixed. Pure.

`clinical_effect` says whether the visit moves the next due date; `authenticity` whether it was joint, face to
face and on the spot. Weak evidence weighs on the second and never deletes what the first rests on: the facts
a clinician recorded.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from backend.policy.codes import Authenticity, ClinicalEffect, Form, Grade, Outcome, Purpose, Seen
from backend.policy.people import RoleGroup, groups_of
from backend.policy.team import Evaluation, Present, Situation, TeamPolicy, evaluate
from backend.visits.reading.reasons import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from backend.policy.codes import Place

CLINICAL_PURPOSES = {Purpose.FOLLOW_UP, Purpose.REASSESS}
STATUS_OUTCOMES = {
    Outcome.IN_HOSPITAL,
    Outcome.DETAINED,
    Outcome.AWAY_KNOWN,
    Outcome.AWAY_UNKNOWN,
    Outcome.MOVED,
    Outcome.DEAD,
}


@dataclass(frozen=True)
class Attendee:
    """One person at the visit. A relative has no role, so nothing here ever counts one.

    `together`: with a colleague for 5 minutes, None while unknown. `pending`: a borrowed presence still to be
    confirmed. `hoped`: the grade once everything awaited has arrived, None when nothing is.
    """

    staff: UUID
    org: UUID
    roles: frozenset[str]
    grade: Grade
    together: bool | None = True
    pending: bool = False
    hoped: Grade | None = None

    @property
    def is_clinician(self) -> bool:
        """Whether one of their roles is clinical."""
        return RoleGroup.CLINICAL in groups_of(self.roles)

    @property
    def is_present(self) -> bool:
        """Supported at grade C or better, and not known to have missed the others."""
        return self.grade.at_least(Grade.C) and self.together is not False

    @property
    def present(self) -> Present:
        """As the team policy sees them."""
        return Present(self.staff, self.org, self.roles, self.grade)

    @property
    def at_best(self) -> Attendee:
        """The same person once everything awaited has arrived and confirms them."""
        return replace(self, grade=self.hoped or self.grade, pending=False, hoped=None)


@dataclass(frozen=True)
class Told:
    """What the record says. `outcome` is None for an attempt or an abort: nobody was met.

    `complete` is None for a record made before there were forms; such a record needs the danger level only,
    as it did then. `assessed_by` is whose assessment it holds.
    """

    purpose: Purpose | None
    outcome: Outcome | None
    place: Place | None
    seen: frozenset[Seen]
    danger: int | None
    complete: bool | None = None
    assessed_by: UUID | None = None

    @property
    def form(self) -> Form | None:
        """National form of follow-up."""
        return self.place.form if self.place is not None else None

    @property
    def met_in_person(self) -> bool:
        """The person themself was met, by the outcome and by who was seen."""
        return self.outcome is not None and self.outcome.in_person and Seen.PATIENT in self.seen


@dataclass(frozen=True)
class Awaited:
    """Halves of the visit that other phones still hold: `have` of `of` have arrived."""

    have: int
    of: int


@dataclass(frozen=True)
class ClinicalVerdict:
    """First verdict and why."""

    effect: ClinicalEffect
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class JointVerdict:
    """Second verdict and why."""

    authenticity: Authenticity
    reasons: tuple[Reason, ...]


def clinical_effect(told: Told, attendees: Iterable[Attendee]) -> ClinicalVerdict:
    """Whether the visit resets the due date. Presence is asked of a clinician only, and only at grade C."""
    if told.outcome is None:
        return ClinicalVerdict(ClinicalEffect.ATTEMPT, (Reason("clinical.attempt"),))
    if told.outcome in STATUS_OUTCOMES:
        return ClinicalVerdict(ClinicalEffect.STATUS_ONLY, (Reason("clinical.status"),))
    clinicians = {one.staff for one in attendees if one.is_clinician and one.grade.at_least(Grade.C)}
    missing = {
        "clinical.purpose": told.purpose not in CLINICAL_PURPOSES,
        "face.not_seen": not told.met_in_person,
        "face.place": told.form not in (Form.CLINIC, Form.HOME),
        "clinical.no_clinician": not clinicians,
        "clinical.not_assessed": told.outcome is not Outcome.SEEN or told.danger is None,
        "clinical.incomplete": told.complete is False,
        "clinical.assessor": told.assessed_by is not None and told.assessed_by not in clinicians,
    }
    if lacking := tuple(Reason(code) for code, lacks in missing.items() if lacks):
        return ClinicalVerdict(ClinicalEffect.CONTACT_ONLY, lacking)
    return ClinicalVerdict(ClinicalEffect.RESETS_DUE, (Reason("clinical.counts"),))


def authenticity(
    told: Told,
    attendees: Sequence[Attendee],
    absent: Sequence[Attendee],
    policy: TeamPolicy,
    situation: Situation,
    awaited: Awaited | None = None,
) -> JointVerdict:
    """Whether the visit was joint. `absent`: expected colleagues whose reason for not coming is recorded."""
    if not told.met_in_person:
        return JointVerdict(Authenticity.NOT_FACE, (Reason("face.not_seen"),))
    if told.form is Form.CLINIC:
        return JointVerdict(Authenticity.CLINIC, (Reason("face.clinic"),))
    if told.form is None or not policy.applies_to(told.form):
        return JointVerdict(Authenticity.NOT_FACE, (Reason("face.place"),))
    people = sorted(attendees, key=lambda one: one.staff)
    remarks = _remarks(people)
    settled = [one.present for one in people if one.is_present and not one.pending]
    now = evaluate(policy, situation, settled)
    if now.met:
        return JointVerdict(
            Authenticity.JOINT_CONFIRMED, (Reason("team.met", {"rule": now.rule}), *_dignity(now), *remarks)
        )
    hoped = [one.present for one in (one.at_best for one in people) if one.is_present]
    if evaluate(policy, situation, hoped).met:
        return JointVerdict(Authenticity.JOINT_PENDING, (*_awaited(people, awaited), *remarks))
    return _unmet(people, absent, policy, situation, now, remarks)


def _unmet(
    people: Sequence[Attendee],
    absent: Sequence[Attendee],
    policy: TeamPolicy,
    situation: Situation,
    now: Evaluation,
    remarks: tuple[Reason, ...],
) -> JointVerdict:
    there = [one for one in people if one.is_present and one.present.groups]
    why = (*_missing(now), *_too_weak(there, now), *remarks)
    if len(there) <= 1:
        return JointVerdict(Authenticity.SINGLE, why)
    two_orgs = len({one.org for one in there}) > 1
    # Had those who could not come been there, would it have been a team? Then the reason explains all of it.
    gone = [replace(one, grade=Grade.A).present for one in absent]
    explained = bool(gone) and evaluate(policy, situation, [*(one.present for one in there), *gone]).met
    if two_orgs and explained and any(one.is_clinician for one in there):
        reason = Reason("team.absent", {"count": len(gone)})
        return JointVerdict(Authenticity.JOINT_REDUCED, (reason, *why))
    return JointVerdict(Authenticity.TEAM_INCOMPLETE, why)


def _missing(now: Evaluation) -> tuple[Reason, ...]:
    return tuple(
        Reason(
            unmet.code,
            {"needed": unmet.needed, "found": unmet.found, "groups": sorted(map(str, unmet.groups))},
        )
        for unmet in now.unmet
    )


def _too_weak(there: Sequence[Attendee], now: Evaluation) -> tuple[Reason, ...]:
    weak = [one for one in there if one.staff not in now.counted]
    return (Reason("team.grade", {"count": len(weak)}),) if weak else ()


def _dignity(now: Evaluation) -> tuple[Reason, ...]:
    return (Reason("team.uninvited"),) if now.not_invited else ()


def _awaited(people: Sequence[Attendee], awaited: Awaited | None) -> tuple[Reason, ...]:
    unconfirmed = sum(one.pending for one in people)
    return (
        *((Reason("presence.unconfirmed", {"count": unconfirmed}),) if unconfirmed else ()),
        *((Reason("statements.awaited", {"have": awaited.have, "of": awaited.of}),) if awaited else ()),
    )


def _remarks(people: Sequence[Attendee]) -> tuple[Reason, ...]:
    """Said whatever the verdict: who was named without support, who hardly met the others."""
    unsupported = sum(one.at_best.grade is Grade.D for one in people)
    apart = sum(one.together is False for one in people)
    return (
        *((Reason("presence.unsupported", {"count": unsupported}),) if unsupported else ()),
        *((Reason("presence.not_together", {"count": apart}),) if apart else ()),
    )
