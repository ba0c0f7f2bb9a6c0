"""The rules of the eight lists: when someone comes onto one, and when they leave it. Pure.

Between the two an entry stays as it is. A rule never looks at who did the work, only at what was recorded.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from backend.patients.cases.codes import Why
from backend.patients.cases.facts import Adherence, Capacity
from backend.patients.status.codes import Management, Registration, Whereabouts
from backend.policy.case_lists import CaseList
from backend.policy.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date

    from backend.patients.cases.facts import Assessed, Facts
    from backend.policy.case_lists import CaseLists


class Opinion(NamedTuple):
    """What a rule says: `opens` or `closes` with its reason; neither where nothing changes."""

    opens: Why | None = None
    closes: Why | None = None


NOTHING: Final = Opinion()


def opinion(case: CaseList, facts: Facts, limits: CaseLists) -> Opinion:
    """What the rule of this list says of someone."""
    status = facts.status
    if status.registration is not Registration.REGISTERED or status.whereabouts is Whereabouts.DEAD:
        return Opinion(closes=Why.LEFT_REGISTER)
    return RULES[case](facts, limits)


def changes(entries: Collection[CaseList], facts: Facts, limits: CaseLists) -> dict[CaseList, Opinion]:
    """What has to be opened or closed, for someone on the lists `entries`."""
    said = {case: opinion(case, facts, limits) for case in {*limits.lists, *entries}}
    return {case: one for case, one in said.items() if (one.closes if case in entries else one.opens)}


def stays_by_hand(why: Why, opened: date, closes: Why, today: date, limits: CaseLists) -> bool:
    """Whether an entry opened from what was known before stays: being quiet proves nothing until as long has
    passed here as the rule looks back."""
    looked_back = Span(months=-limits.relapse_months).after(today)
    return why is Why.KNOWN_BEFORE and closes is Why.QUIET and opened > looked_back


def next_review(case: CaseList, after: date, limits: CaseLists) -> date | None:
    """When an entry is looked at again; None: at the next visit."""
    days = limits.review_days[case]
    return None if days is None else after + timedelta(days=days)


def _lost(facts: Facts, _: CaseLists) -> Opinion:
    """Follows the status: a doctor decides it, on recorded grounds (see `lost`)."""
    if facts.status.whereabouts is Whereabouts.LOST:
        return Opinion(opens=Why.IS_LOST)
    return Opinion(closes=Why.FOUND)


def _interrupted(facts: Facts, limits: CaseLists) -> Opinion:
    told = _adherence(facts)
    if told and told[-1].adherence is Adherence.INTERRUPTED:
        return Opinion(opens=Why.IRREGULAR)
    return _regular_again(told, limits)


def _stopped(facts: Facts, limits: CaseLists) -> Opinion:
    told = _adherence(facts)
    stopped = _last_in_a_row(told, {Adherence.NOT_TAKEN})
    in_danger = bool(told) and (told[-1].danger or 0) >= limits.dangerous_from
    wanted = limits.none_visits_dangerous if in_danger else limits.none_visits
    if stopped >= wanted:
        return Opinion(opens=Why.STOPPED)
    return _regular_again(told, limits)


def _no_guardian(facts: Facts, _: CaseLists) -> Opinion:
    match facts.guardian:
        case Capacity.NONE:
            return Opinion(opens=Why.NO_GUARDIAN)
        case None:
            return NOTHING
    return Opinion(closes=Why.APPOINTED)


def _weak_guardian(facts: Facts, _: CaseLists) -> Opinion:
    match facts.guardian:
        case Capacity.WEAK:
            return Opinion(opens=Why.WEAK_GUARDIAN)
        case Capacity.STRONG:
            return Opinion(closes=Why.STRONG_GUARDIAN)
        case Capacity.NONE:  # the list of people without a guardian takes over
            return Opinion(closes=Why.NO_GUARDIAN)
    return NOTHING


def _floating(facts: Facts, _: CaseLists) -> Opinion:
    if facts.lives_elsewhere or facts.status.whereabouts is Whereabouts.FLOATING_IN:
        return Opinion(opens=Why.ELSEWHERE)
    return Opinion(closes=Why.SETTLED)


def _relapsing(facts: Facts, limits: CaseLists) -> Opinion:
    since = Span(months=-limits.relapse_months).after(facts.today)
    episodes = sum(day > since for day in _episodes(facts.contacts.follow_ups))
    admissions = sum(day > since for day in facts.contacts.admissions)
    if episodes >= limits.relapse_episodes:
        return Opinion(opens=Why.EPISODES)
    if admissions >= limits.relapse_admissions:
        return Opinion(opens=Why.ADMISSIONS)
    unstable = any(one.class_ == 1 and one.on > since for one in facts.contacts.follow_ups)
    return NOTHING if unstable or admissions else Opinion(closes=Why.QUIET)


def _non_managed(facts: Facts, _: CaseLists) -> Opinion:
    if facts.status.management is Management.NON_MANAGED:
        return Opinion(opens=Why.DECLINED)
    return Opinion(closes=Why.TAKES_PART)


RULES: Final[dict[CaseList, Callable[[Facts, CaseLists], Opinion]]] = {
    CaseList.LOST: _lost,
    CaseList.MED_INTERRUPTED: _interrupted,
    CaseList.MED_NONE: _stopped,
    CaseList.GUARD_NONE: _no_guardian,
    CaseList.GUARD_WEAK: _weak_guardian,
    CaseList.FLOATING: _floating,
    CaseList.RELAPSING: _relapsing,
    CaseList.NON_MANAGED: _non_managed,
}


def _adherence(facts: Facts) -> list[Assessed]:
    return [one for one in facts.contacts.follow_ups if one.adherence is not None]


def _regular_again(told: list[Assessed], limits: CaseLists) -> Opinion:
    well = _last_in_a_row(told, {Adherence.REGULAR, Adherence.NOT_NEEDED})
    return Opinion(closes=Why.REGULAR) if well >= limits.interrupted_clear_visits else NOTHING


def _last_in_a_row(told: list[Assessed], which: set[Adherence]) -> int:
    row = 0
    for one in told:
        row = row + 1 if one.adherence in which else 0
    return row


def _episodes(follow_ups: tuple[Assessed, ...]) -> list[date]:
    """Days on which someone became unstable: class 1 again and again without a pause is one episode."""
    began, before = [], None
    for one in follow_ups:
        if one.class_ is None:
            continue
        if one.class_ == 1 and before != 1:
            began.append(one.on)
        before = one.class_
    return began
