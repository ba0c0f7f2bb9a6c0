"""From what is known of a person to where they stand in the calendar. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.schedule import cycles, history, instead, untried
from backend.schedule.codes import Light, TaskKind
from backend.schedule.due import Due, plan, shortage
from backend.schedule.standing import Standing

if TYPE_CHECKING:
    from datetime import date

    from backend.schedule.gathering import Person
    from backend.schedule.history import Past
    from backend.schedule.standing import Rules


@dataclass(frozen=True)
class Judged:
    """One person's calendar."""

    standing: Standing
    past: Past
    dues: dict[TaskKind, Due]
    cycle_ends: tuple[date, ...]
    phone_cycles: int
    light: Light
    untried: int
    """Cycles that went by with no visit, no attempt and no call."""
    shortage: int


def judge(person: Person, rules: Rules, today: date) -> Judged:
    """Everything the calendar says of one person today."""
    past = history.read(person.contacts, today, face_only=rules.intervals.year_face_only)
    standing = _standing(person, past)
    dues = {due.kind: due for due in plan(standing, rules, today)}
    ends = cycles.ends(dues.get(TaskKind.FOLLOW_UP), standing, today)
    by_phone = _by_phone(standing, past, ends, rules, today)
    return Judged(
        standing=standing,
        past=past,
        dues=dues,
        cycle_ends=ends,
        phone_cycles=by_phone,
        light=instead.light(by_phone, rules.intervals.calls),
        untried=untried.cycles(_since(standing, ends), ends, past.touched_on, today) if ends else 0,
        shortage=shortage(standing, rules, today),
    )


def _standing(person: Person, past: Past) -> Standing:
    return Standing(
        status=person.status,
        path=person.path,
        colour=person.colour,
        last=past.last,
        before=past.before,
        started_on=person.started_on,
        discharged_on=person.back.get("discharged_on"),
        released_on=person.back.get("released_on"),
        found_on=person.back.get("found_on"),
        whereabouts_since=person.whereabouts_since,
        checked_on=past.checked_on,
        searched_on=past.searched_on,
        outreach_on=past.outreach_on,
        referred_on=person.done.get(TaskKind.REFERRAL),
        guided_on=person.done.get(TaskKind.GUIDANCE),
        objected_on=person.objected_on,
        untold=person.untold,
        failed=past.failed,
        counted=past.counted,
    )


def _by_phone(standing: Standing, past: Past, ends: tuple[date, ...], rules: Rules, today: date) -> int:
    if not past.calls or not ends:
        return 0
    last = standing.current
    span = rules.intervals.cycle(last.disease_class if last else None, last.danger if last else None)
    return instead.by_phone_only(_since(standing, ends), ends, past.faces, past.calls, span, today)


def _since(standing: Standing, ends: tuple[date, ...]) -> date:
    """When the first of these cycles began."""
    return standing.current.on if standing.current else (standing.begun or ("", ends[0]))[1]
