"""From what was recorded to what the rules look at; the order in which it arrived does not matter. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.policy.codes import ClinicalEffect, Purpose
from backend.schedule.instead import Call
from backend.schedule.standing import Assessment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from backend.schedule.codes import PhoneException


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One visit, attempt or call. `rejected`: a supervisor did not accept it, so it moves nothing."""

    on: date
    id: str
    effect: ClinicalEffect | None
    purpose: Purpose | None = None
    face: bool = False
    """The person was met, at home or at a clinic."""
    by_phone: bool = False
    rejected: bool = False
    disease_class: int | None = None
    danger: int | None = None
    exception: PhoneException | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """What the rules need of all contacts."""

    last: Assessment | None = None
    last_id: str | None = None
    before: Assessment | None = None
    faces: tuple[date, ...] = ()
    failed: tuple[date, ...] = ()
    calls: tuple[Call, ...] = ()
    checked_on: date | None = None
    searched_on: date | None = None
    outreach_on: date | None = None
    touched_on: date | None = None
    """The latest contact of any kind, and the latest attempt at one."""
    counted: int = 0


def read(contacts: Iterable[Contact], today: date, *, face_only: bool = True) -> Past:
    """Sort out contacts up to today. `face_only`: only visits in person count towards the year."""
    told = sorted((one for one in contacts if one.on <= today), key=lambda one: (one.on, one.id))
    valid = [one for one in told if not one.rejected]
    counting = [one for one in valid if one.effect is ClinicalEffect.RESETS_DUE and one.face]
    faces = tuple(one.on for one in valid if one.face)
    met = faces[-1] if faces else None
    last, before = (counting[-1] if counting else None), (counting[-2] if len(counting) > 1 else None)
    return Past(
        last=_assessment(last),
        last_id=last.id if last else None,
        before=_assessment(before),
        faces=faces,
        failed=tuple(
            one.on for one in valid if one.effect is ClinicalEffect.ATTEMPT and (met is None or one.on > met)
        ),
        calls=tuple(Call(one.on, one.exception, one.until) for one in valid if one.by_phone),
        checked_on=_latest(one.on for one in valid if one.effect is ClinicalEffect.STATUS_ONLY),
        searched_on=_latest(one.on for one in valid if one.purpose is Purpose.SEARCH),
        outreach_on=_latest(one.on for one in valid if one.purpose is Purpose.OUTREACH),
        touched_on=_latest(one.on for one in valid),
        counted=sum(_counts(one, today.year, face_only) for one in valid),
    )


def _assessment(one: Contact | None) -> Assessment | None:
    return Assessment(one.on, one.disease_class, one.danger) if one else None


def _latest(days: Iterable[date]) -> date | None:
    return max(days, default=None)


def _counts(one: Contact, year: int, face_only: bool) -> bool:
    if one.on.year != year:
        return False
    if one.effect is ClinicalEffect.RESETS_DUE:
        return True
    return not face_only and one.by_phone
