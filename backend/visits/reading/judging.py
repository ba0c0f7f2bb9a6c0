"""From who was there and what was recorded to the two verdicts. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from backend.policy.codes import Authenticity, ClinicalEffect, Grade, Outcome, Place, Purpose, Seen
from backend.visits.bodies import shapes
from backend.visits.reading import signals, verdicts
from backend.visits.reading.facts import Ruling
from backend.visits.reading.grades import Borrowing
from backend.visits.reading.reasons import Reason
from backend.visits.reading.verdicts import Attendee, Awaited, Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from backend.transparency.statement import Statement
    from backend.visits.reading.facts import Facts
    from backend.visits.reading.presence import Attendance
    from backend.visits.reading.record import Record


@dataclass(frozen=True)
class Verdicts:
    """Both verdicts with their reasons; there are none before the visit is over."""

    clinical_effect: ClinicalEffect | None = None
    authenticity: Authenticity | None = None
    clinical_reasons: tuple[Reason, ...] = ()
    authenticity_reasons: tuple[Reason, ...] = ()


_CALL = (Reason("contact.phone"),)
BY_PHONE = Verdicts(ClinicalEffect.CONTACT_ONLY, Authenticity.NOT_FACE, _CALL, _CALL)
"""A call never moves a due date and never counts as face to face, whatever was said."""


def judge(
    facts: Facts,
    purpose: Purpose | None,
    close: Statement | None,
    record: Record | None,
    people: Sequence[Attendance],
    absent: Iterable[str],
    awaited: Mapping[str, str],
) -> Verdicts:
    """Both verdicts. `close` and its `record` are None when nobody was met; `awaited`: hash → member."""
    told = _told(purpose, close, record)
    missing = set(awaited.values()) - {one.staff for one in people}
    attendees = [
        *(_attendee(facts, one) for one in people),
        *(_person(facts, member, Grade.D, together=None, hoped=Grade.B) for member in sorted(missing)),
    ]
    clinical = verdicts.clinical_effect(told, attendees)
    joint = verdicts.authenticity(
        told,
        attendees,
        [_person(facts, member, Grade.D) for member in sorted(absent)],
        facts.policy,
        replace(facts.situation, purpose=purpose or facts.situation.purpose),
        _awaited(people, len(missing)),
    )
    return Verdicts(clinical.effect, joint.authenticity, clinical.reasons, joint.reasons)


def ruled(found: Verdicts, ruling: Ruling) -> Verdicts:
    """The verdicts after what was made of the visit. What was told stays; only what follows from it changes.

    An open doubt hides that a visit was joint and nothing else: who was alone is not less alone for it. A
    visit that was not accepted proves nothing, and moves no date.
    """
    if found.authenticity is None:
        return found
    if ruling is Ruling.REJECTED:
        moved = found.clinical_effect is ClinicalEffect.RESETS_DUE
        return Verdicts(
            ClinicalEffect.NONE if moved else found.clinical_effect,
            Authenticity.REJECTED,
            (Reason("review.rejected"),) if moved else found.clinical_reasons,
            (Reason("review.rejected"), *found.authenticity_reasons),
        )
    if ruling is Ruling.DOUBTED and found.authenticity in _CLAIMS:
        reasons = (Reason("review.doubted"), *found.authenticity_reasons)
        return replace(found, authenticity=Authenticity.DOUBTFUL, authenticity_reasons=reasons)
    if ruling is Ruling.ACCEPTED:
        reasons = (*found.authenticity_reasons, Reason("review.accepted"))
        return replace(found, authenticity_reasons=reasons)
    return found


_CLAIMS = frozenset(
    {
        Authenticity.JOINT_CONFIRMED,
        Authenticity.JOINT_REDUCED,
        Authenticity.JOINT_PENDING,
        Authenticity.CLINIC,
    }
)


def _told(purpose: Purpose | None, close: Statement | None, record: Record | None) -> Told:
    if close is None or record is None:
        return Told(purpose, None, None, frozenset(), None)
    body = shapes.closed(close)
    return Told(
        purpose=purpose,
        outcome=Outcome[body["outcome"]],
        place=Place(body["place"]),
        seen=frozenset(Seen[name] for name in body["seen"]),
        danger=record.danger,
        complete=record.complete,
        assessed_by=UUID(record.assessed_by) if record.assessed_by else None,
    )


def _attendee(facts: Facts, one: Attendance) -> Attendee:
    return _person(
        facts,
        one.staff,
        one.grade,
        together=one.signals.overlap.value,
        pending=one.borrowed is not None and one.borrowed.state is Borrowing.PENDING,
        hoped=one.at_best,
    )


def _person(
    facts: Facts,
    member: str,
    grade: Grade,
    *,
    together: bool | None = True,
    pending: bool = False,
    hoped: Grade | None = None,
) -> Attendee:
    """Someone nobody knows has no role, and so never counts."""
    known = facts.people.get(member)
    org, roles = (UUID(known.org), known.roles) if known else (UUID(member), frozenset[str]())
    return Attendee(UUID(member), org, roles, grade, together, pending, hoped)


def _awaited(people: Sequence[Attendance], missing: int) -> Awaited | None:
    incomplete = sum(signals.awaits_something(one.signals) for one in people)
    of = len(people) + missing
    return Awaited(of - incomplete - missing, of) if incomplete or missing else None
