"""The rows of the decision table. Each answers with a date, or not at all. Pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from backend.patients.status.codes import Management, Whereabouts
from backend.policy.documents import Kind
from backend.policy.intervals import UNGRADED
from backend.schedule.codes import TaskKind
from backend.schedule.standing import AT_HOME, KEPT, Rules, Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backend.policy.spans import Span
    from backend.schedule.standing import Assessment


class Match(NamedTuple):
    """A rule that holds. `base` is the day it counts from; `escalate`: a supervisor hears of it."""

    rule: str
    due_on: date
    base: date
    span: Span | None = None
    escalate: bool = False
    note: tuple[str, str] = ("", "")
    """What else its sentence names, in Chinese and English."""


def _first_visit(standing: Standing, rules: Rules) -> Match | None:
    """D1, D2, R1, R2: entered, discharged, released or found, and not followed up since."""
    if not standing.is_visited or standing.current or not standing.begun:
        return None
    rule, base = standing.begun
    table = rules.intervals
    working = {"D1": table.first_working_days, "D2": table.discharge_working_days}
    if rule in working:
        return Match(rule, rules.calendar.after(base, working[rule]), base)
    return Match(rule, base + timedelta(days={"R1": table.release_days, "R2": table.found_days}[rule]), base)


def _graded(
    rule: str | Callable[[Rules], str],
    wanted: Callable[[int | None, int | None], bool],
    *,
    again: bool = False,
) -> Rule:
    """A rule by class now and class before."""

    def holds(standing: Standing, rules: Rules) -> Match | None:
        last = standing.current
        if not standing.is_visited or last is None:
            return None
        now, before = rules.class_of(last), rules.class_of(standing.before) if standing.before else None
        if not wanted(now, before):
            return None
        interval = rules.intervals.classes[now or UNGRADED]
        span = interval.again if again else interval.after
        return Match(rule if isinstance(rule, str) else rule(rules), span.after(last.on), last.on, span)

    return holds


def _d5(rules: Rules) -> str:
    return "D5b" if rules.intervals.classes[2].guidance else "D5a"


def _unwell(standing: Standing, rules: Rules) -> Match | None:
    """D7: unstable."""
    last = standing.current
    if not standing.is_visited or last is None or last.disease_class != 1:
        return None
    span = rules.intervals.classes[1].after
    return Match("D7", span.after(last.on), last.on, span)


def _dangerous(standing: Standing, rules: Rules) -> Match | None:
    """D9: danger counts as unstable whatever the class."""
    last = standing.current
    if not standing.is_visited or last is None or (last.danger or 0) < rules.intervals.dangerous_from:
        return None
    span = rules.intervals.classes[1].after
    return Match("D9", span.after(last.on), last.on, span)


def _unstable(found: Assessment | None, rules: Rules) -> bool:
    return found is not None and rules.class_of(found) == 1


def _referral(standing: Standing, rules: Rules) -> Match | None:
    """D7: somebody unstable at home is referred the same day."""
    last = standing.current
    if (
        not standing.is_visited
        or last is None
        or not _unstable(last, rules)
        or _since(standing.referred_on, last.on)
    ):
        return None
    return Match("D7", last.on, last.on)


def _still_unstable(standing: Standing, rules: Rules) -> Match | None:
    """D8: unstable twice in a row, and the referral of the first time is still missing."""
    last, before = standing.current, standing.before
    if not standing.is_visited or last is None or before is None:
        return None
    if not (_unstable(last, rules) and _unstable(before, rules)) or _since(standing.referred_on, before.on):
        return None
    return Match("D8", before.on, before.on, escalate=True)


def _guidance(standing: Standing, rules: Rules) -> Match | None:
    """D5b: basically stable again and again, where the policy asks a psychiatrist then."""
    last, before = standing.current, standing.before
    if not standing.is_visited or last is None or before is None or not rules.intervals.classes[2].guidance:
        return None
    twice = rules.class_of(last) == 2 and rules.class_of(before) == 2
    if not twice or _since(standing.guided_on, last.on):
        return None
    return Match("D5b", last.on + timedelta(days=rules.intervals.guidance_days), last.on)


def _status_check(standing: Standing, rules: Rules) -> Match | None:
    """D12: in hospital, detained or in an institution; nobody knocks at home meanwhile."""
    since = _latest(standing.whereabouts_since, standing.checked_on)
    if not standing.is_followed or standing.status.whereabouts not in KEPT or since is None:
        return None
    span = rules.intervals.status_check
    return Match("D12", span.after(since), since, span)


def _search(standing: Standing, rules: Rules) -> Match | None:
    """D0: no follow-up for someone who is lost, but a search at once, and again."""
    if not standing.is_registered or standing.status.whereabouts is not Whereabouts.LOST:
        return None
    lost, searched = standing.whereabouts_since, standing.searched_on
    if lost is None:
        return None
    if searched is None or searched < lost:
        return Match("D0", lost, lost)
    return Match("D0", searched + timedelta(days=rules.intervals.search_days), searched)


def _retry(standing: Standing, rules: Rules) -> Match | None:
    """D14: nobody was reached; once more on another day. A second failure closes the cycle."""
    days = sorted(set(standing.failed))
    if not standing.is_visited or len(days) % 2 == 0:
        return None
    return Match("D14", days[-1] + timedelta(days=rules.intervals.retry_days), days[-1])


def _outreach(standing: Standing, rules: Rules) -> Match | None:
    """D15: someone who does not take part is cared for, and asked at most once a quarter."""
    since = _latest(standing.started_on, standing.outreach_on)
    away = standing.status.whereabouts not in AT_HOME
    if not standing.is_registered or standing.status.management is not Management.NON_MANAGED or away:
        return None
    if since is None:
        return None
    return Match("D15", since + timedelta(days=rules.intervals.outreach_days), since)


def _reassess(standing: Standing, rules: Rules) -> Match | None:
    """R3: the person or their guardian objects to the colour; a doctor looks at it anew."""
    said = standing.objected_on
    if not standing.is_registered or said is None:
        return None
    return Match("R3", rules.calendar.after(said, rules.colours.objection_working_days), said)


def _tell(standing: Standing, rules: Rules) -> Match | None:
    """R4: an answer stands that nobody has told the person. Within the days they were given at first."""
    if not standing.is_registered or not standing.untold:
        return None
    days = rules.colours.objection_working_days
    due, base = min((max(rules.calendar.after(said, days), ready), ready) for said, ready in standing.untold)
    return Match("R4", due, base)


def _since(done: date | None, day: date) -> bool:
    return done is not None and done >= day


def _latest(*days: date | None) -> date | None:
    return max((day for day in days if day), default=None)


def shortened(standing: Standing, rules: Rules, today: date, current: Match) -> list[Match]:
    """What may only bring the date forward: special periods, colours, the quarter."""
    asked = [
        *_in_special_periods(standing, rules, today, current),
        *_by_colour(standing, rules, current),
        *_by_quarter(rules, current),
    ]
    return [match for match in asked if match.due_on < current.due_on]


def _in_special_periods(standing: Standing, rules: Rules, today: date, current: Match) -> Iterator[Match]:
    """D10: whoever was not met since the period began. It ends with the period."""
    for period in rules.periods.periods:
        met = standing.current is not None and standing.current.on >= period.first
        if today <= period.last and period.covers(standing.path) and not met:
            due = period.first + timedelta(days=period.days_for(standing.colour))
            yield Match("D10", due, current.base, note=(period.zh, period.en))


def _by_colour(standing: Standing, rules: Rules, current: Match) -> Iterator[Match]:
    """D11: at most so many days for this colour, where the policy says so."""
    days = rules.intervals.colour_days.get(standing.colour or "")
    if days is not None and standing.current is not None:
        yield Match("D11", standing.current.on + timedelta(days=days), current.base)


def _by_quarter(rules: Rules, current: Match) -> Iterator[Match]:
    """D16: before the quarter after the last visit is over."""
    if rules.intervals.quarterly:
        quarter = (current.base.month - 1) // 3 + 1  # the next one, from 0
        year, month = current.base.year + (quarter * 3 + 2) // 12, (quarter * 3 + 2) % 12 + 1
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        yield Match("D16", last, current.base)


Rule = Callable[[Standing, Rules], Match | None]
TABLE: Final[dict[TaskKind, tuple[Rule, ...]]] = {
    TaskKind.FOLLOW_UP: (
        _first_visit,
        _graded("D3", lambda now, before: now == 3 and before != 2),
        _graded("D4", lambda now, before: now == 2 and before != 2),
        _graded(_d5, lambda now, before: now == 2 and before == 2, again=True),
        _graded("D6", lambda now, before: now == 3 and before == 2),
        _unwell,
        _graded("DX", lambda now, _: now is None, again=True),
        _dangerous,
    ),
    TaskKind.RETRY: (_retry,),
    TaskKind.STATUS_CHECK: (_status_check,),
    TaskKind.REFERRAL: (_referral, _still_unstable),
    TaskKind.GUIDANCE: (_guidance,),
    TaskKind.SEARCH: (_search,),
    TaskKind.OUTREACH: (_outreach,),
    TaskKind.REASSESS: (_reassess,),
    TaskKind.TELL: (_tell,),
}
DRAWS: Final = {
    "D1": (Kind.INTERVALS, Kind.CALENDAR),
    "D2": (Kind.INTERVALS, Kind.CALENDAR),
    "D10": (Kind.INTERVALS, Kind.SPECIAL_PERIODS),
    "D11": (Kind.INTERVALS, Kind.COLOURS),
    "R3": (Kind.COLOURS, Kind.CALENDAR),
    "R4": (Kind.COLOURS, Kind.CALENDAR),
}
"""Which policies decide by these rules; INTERVALS alone by all others."""
