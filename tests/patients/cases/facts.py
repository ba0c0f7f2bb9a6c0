"""Facts about someone, for tests of the case lists."""

from __future__ import annotations

from datetime import date, timedelta

from backend.patients.cases.facts import Adherence, Assessed, Contacts, Facts
from backend.patients.status.codes import Management, Registration
from backend.patients.status.guard import Status
from backend.policy.documents import Kind
from backend.policy.shipped import rulebook

TODAY = date(2026, 11, 23)
LIMITS = rulebook()[Kind.CASE_LISTS].body
MANAGED = Status(Registration.REGISTERED, Management.MANAGED)


def days_ago(*days: int) -> tuple[date, ...]:
    return tuple(sorted(TODAY - timedelta(days=one) for one in days))


def medicine(*codes: int, danger: int = 0) -> Contacts:
    """Follow-ups a month apart, the last one today, with these answers on medicine."""
    days = days_ago(*(30 * number for number in range(len(codes))))
    told = zip(days, codes, strict=True)
    return Contacts(follow_ups=tuple(Assessed(day, Adherence(code), danger=danger) for day, code in told))


def classes(*told: tuple[int, int]) -> Contacts:
    """Follow-ups as (days ago, class)."""
    return Contacts(follow_ups=tuple(Assessed(TODAY - timedelta(days=ago), class_=one) for ago, one in told))


NOTHING_RECORDED = Contacts()


def facts(contacts: Contacts = NOTHING_RECORDED, status: Status = MANAGED, **more) -> Facts:
    return Facts(TODAY, status, contacts, **more)
