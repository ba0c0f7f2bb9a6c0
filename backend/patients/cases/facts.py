"""What the case lists look at: contacts as they were recorded, and how things stand. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from backend.policy.words import Code

if TYPE_CHECKING:
    from datetime import date

    from backend.patients.cases.codes import LostGround
    from backend.patients.status.guard import Status


class Capacity(Code):
    """How well a guardian manages. NONE is the recorded fact that there is no guardian."""

    STRONG = "STRONG", "强", "manages well"
    WEAK = "WEAK", "弱", "needs help"
    NONE = "NONE", "无监护人", "no guardian"


class Adherence(IntEnum):
    """服药依从性 on the national form."""

    REGULAR = 1
    INTERRUPTED = 2
    NOT_TAKEN = 3
    NOT_NEEDED = 4


@dataclass(frozen=True)
class Assessed:
    """A follow-up: what the doctor found on that day, as far as it was asked."""

    on: date
    adherence: Adherence | None = None
    class_: int | None = None
    danger: int | None = None


@dataclass(frozen=True)
class Contacts:
    """What was recorded of visits and attempts, each in order of days.

    `dues` are the days on which a follow-up was due, one a cycle. `said` are grounds for being lost that a
    recorded contact gave.
    """

    follow_ups: tuple[Assessed, ...] = ()
    faces: tuple[date, ...] = ()
    failed: tuple[date, ...] = ()
    dues: tuple[date, ...] = ()
    admissions: tuple[date, ...] = ()
    said: tuple[tuple[date, LostGround], ...] = ()


@dataclass(frozen=True)
class Facts:
    """Everything the rules look at. `guardian` is None where nothing is recorded: unknown is not "none"."""

    today: date
    status: Status
    contacts: Contacts = Contacts()
    guardian: Capacity | None = None
    lives_elsewhere: bool = False
    """Registered in another place than they live in, or here only for a time."""
