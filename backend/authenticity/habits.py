"""Patterns over time, told to a person as context. Pure.

No habit is a score, a rank or evidence against one visit: a team short of people phones more, a busy
month ends in a rush. So nothing here has a weight and nothing enters a verdict. Each habit is told to
whom it helps: a missing slot to the organisation that left it empty, an exemption that became a custom to
whoever plans the teams.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date


class Way(StrEnum):
    """How a person was reached."""

    FACE = "face"
    PHONE = "phone"
    ATTEMPT = "attempt"


@dataclass(frozen=True)
class Contact:
    """One contact. `named` members came without a phone. `explained`: a reason was given for being late."""

    patient: str
    worker: str
    team: str
    on: date
    way: Way
    excused: bool = False  # a phone contact with a valid exception
    alone: bool = False  # at home, to follow somebody up, with fewer than two supported to have been there
    named: int = 0
    missing: frozenset[str] = frozenset()
    """Places nobody filled; the groups that may fill one are joined by `|`."""
    present: frozenset[str] = frozenset()
    """Organisations whose people were there."""
    explained: bool = False
    urgent: bool = False  # the patient's colour asked for the whole team


@dataclass(frozen=True)
class Habit:
    """What was noticed about whom. `rule` is the domain's."""

    rule: str
    about: str
    zh: str
    en: str
    numbers: Mapping[str, float] = field(default_factory=dict)


FEWEST = 10  # contacts without which no share is told
PHONE_SHARE, RUSH_SHARE, NAMED_SHARE, LATE_SHARE, MISSING_SHARE = 0.3, 0.4, 0.3, 0.3, 0.5
FEWEST_URGENT = 4  # such visits are few: one a month where it is needed
LAST_DAYS = 3
CYCLES = 2
ALONE, ALONE_WITHIN = 2, timedelta(days=90)


def habits(contacts: Iterable[Contact]) -> list[Habit]:
    """Every habit that a quarter's contacts show."""
    known = sorted(contacts, key=lambda one: one.on)
    finders = (
        often_alone,
        only_by_phone,
        mostly_by_phone,
        end_of_month,
        without_phones,
        late_records,
        empty_slots,
    )
    return [habit for find in finders for habit in find(known)]


def often_alone(contacts: Sequence[Contact]) -> Iterator[Habit]:
    """A-01: a worker who keeps going alone, mostly because nobody can come along."""
    for worker, own in _by(contacts, "worker").items():
        days = [one.on for one in own if one.alone and one.way is Way.FACE]
        lately = [day for day in days if days[-1] - day <= ALONE_WITHIN]
        if len(lately) >= ALONE:
            zh = "九十天内不止一次独自家访：请看看有没有人可以同行"
            en = "homes visited alone more than once in ninety days: see whether anybody could come along"
            yield Habit("A-01", worker, zh, en, {"times": len(lately)})


def only_by_phone(contacts: Sequence[Contact]) -> Iterator[Habit]:
    """A-05: cycle after cycle by phone, and nobody at the door."""
    in_a_row: Counter[str] = Counter()
    for one in contacts:
        if one.way is Way.FACE:
            in_a_row[one.patient] = 0
        elif one.way is Way.PHONE and not one.excused:
            in_a_row[one.patient] += 1
    for patient, count in in_a_row.items():
        if count >= CYCLES:
            zh, en = "连续多次只有电话联系", "reached by phone only, several times in a row"
            yield Habit("A-05", patient, zh, en, {"times": count})


def mostly_by_phone(contacts: Sequence[Contact]) -> Iterator[Habit]:
    """A-06: a worker whose contacts are phone calls more often than others' are."""
    for worker, own in _by(contacts, "worker").items():
        share = sum(one.way is Way.PHONE for one in own) / len(own)
        if len(own) >= FEWEST and share > PHONE_SHARE:
            zh, en = "电话联系占比偏高", "many of the contacts were phone calls"
            yield Habit("A-06", worker, zh, en, {"share": round(share, 2), "of": len(own)})


def end_of_month(contacts: Sequence[Contact]) -> Iterator[Habit]:
    """A-13: a month's visits crowded into its last days."""
    months: dict[tuple[str, int, int], list[Contact]] = defaultdict(list)
    for one in contacts:
        if one.way is Way.FACE:
            months[one.team, one.on.year, one.on.month].append(one)
    for (team, _, month), visits in months.items():
        share = sum(at_the_end(one.on) for one in visits) / len(visits)
        if crowded([one.on for one in visits]):
            zh, en = "走访集中在月末几天", "the month's visits crowd into its last days"
            yield Habit("A-13", team, zh, en, {"month": month, "share": round(share, 2), "of": len(visits)})


def crowded(month: Collection[date]) -> bool:
    """Whether a month's visits crowd into its last days."""
    late = sum(at_the_end(day) for day in month)
    return len(month) >= FEWEST and late / len(month) >= RUSH_SHARE


def at_the_end(day: date) -> bool:
    """Whether a day is one of its month's last."""
    return day.day > monthrange(day.year, day.month)[1] - LAST_DAYS


def without_phones(contacts: Sequence[Contact]) -> Iterator[Habit]:
    """Exemptions are where such schemes were undone: a dead battery is an accident, every third one a
    custom.
    """
    for team, own in _by(contacts, "team").items():
        visits = [one for one in own if one.way is Way.FACE]
        share = sum(one.named > 0 for one in visits) / max(1, len(visits))
        if len(visits) >= FEWEST and share > NAMED_SHARE:
            zh, en = "常有成员不用自己的手机", "members often come without their own phone"
            yield Habit("A-16", team, zh, en, {"share": round(share, 2), "of": len(visits)})


def late_records(contacts: Sequence[Contact]) -> Iterator[Habit]:
    """A-11: a reason for a late record is an exemption, too. Every third one speaks of the network or the
    phones of a team, and whoever plans it can help.
    """
    for team, own in _by(contacts, "team").items():
        share = sum(one.explained for one in own) / len(own)
        if len(own) >= FEWEST and share > LATE_SHARE:
            zh = "记录常常晚到并在事后说明原因：请看看网络和手机是否够用"
            en = "records often come late, with a reason given afterwards: look at the network and the phones"
            yield Habit("A-11", team, zh, en, {"share": round(share, 2), "of": len(own)})


def empty_slots(contacts: Sequence[Contact]) -> Iterator[Habit]:
    """A-20: the same group missing where it is needed most; told to that group's own organisation."""
    for team, own in _by(contacts, "team").items():
        urgent = [one for one in own if one.way is Way.FACE and one.urgent]
        missing = Counter(group for one in urgent for group in one.missing)
        for group, count in missing.items():
            if len(urgent) >= FEWEST_URGENT and count / len(urgent) > MISSING_SHARE:
                zh = "最需要多方到场时，同一个位置常常空着：请与其单位商量人手"
                en = "where a whole team is needed most, one place is often empty: talk with its organisation"
                yield Habit("A-20", f"{team}:{group}", zh, en, {"empty": count, "of": len(urgent)})


def _by(contacts: Iterable[Contact], name: str) -> dict[str, list[Contact]]:
    groups: dict[str, list[Contact]] = defaultdict(list)
    for one in contacts:
        groups[getattr(one, name)].append(one)
    return groups
