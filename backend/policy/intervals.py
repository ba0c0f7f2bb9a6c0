"""How long until the next visit: the INTERVALS policy. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from backend.policy import calls, spans
from backend.policy.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backend.policy.reading import Node

CLASSES: Final = ("1", "2", "3")
UNGRADED: Final = 2
"""Someone whose class nobody recorded is visited like someone basically stable."""


@dataclass(frozen=True, slots=True)
class ClassInterval:
    """The next visit comes `after`; `again` when the class was the same the time before; window in days."""

    after: Span
    again: Span
    guidance: bool
    """The second time in a row, a psychiatrist is asked for guidance."""
    window_days: int


@dataclass(frozen=True, slots=True)
class Reminders:
    """Days relative to the due date (negative: before); then every so many days to the supervisor."""

    days: tuple[int, ...]
    then_every: int


@dataclass(frozen=True, slots=True)
class Intervals:
    """The whole table. Days are calendar days unless the name says working days."""

    classes: Mapping[int, ClassInterval]
    dangerous_from: int
    first_working_days: int
    discharge_working_days: int
    release_days: int
    found_days: int
    status_check: Span
    retry_days: int
    search_days: int
    outreach_days: int
    guidance_days: int
    year_least: int
    year_face_only: bool
    shortage_from_month: int
    quarterly: bool
    """At least one visit in every calendar quarter."""
    colour_days: Mapping[str, int]
    """Colour → at most so many days between visits; empty means colours shorten nothing."""
    reminders: Reminders
    calls: calls.Calls

    def cycle(self, disease_class: int | None, danger: int | None) -> Span:
        """How long a cycle is for somebody: enough danger counts as unstable, whatever the class says."""
        unstable = danger is not None and danger >= self.dangerous_from
        return self.classes[1 if unstable else disease_class or UNGRADED].again


# 国家基本公共卫生服务规范: no deployment may be slower without a legal document and somebody who approved it.
NORM: Final = {
    1: (Span(days=14), Span(days=14)),
    2: (Span(days=14), Span(months=1)),
    3: (Span(months=3), Span(months=3)),
}
NORM_DAYS: Final = {"first_working_days": 10, "discharge_working_days": 10}
NORM_DANGEROUS_FROM, NORM_YEAR_LEAST = 3, 4


def read(node: Node, _version: str) -> Intervals:
    """Build the table, or raise PolicyError."""
    node.only(
        "classes", "dangerous_from", "first_working_days", "discharge_working_days", "release_days",
        "found_days", "status_check", "retry_days", "search_days", "outreach_days", "guidance_days",
        "year_least", "year_face_only", "shortage_from_month", "quarterly", "colour_days", "reminders",
        "calls",
    )  # fmt: skip
    table = Intervals(
        classes={int(name): _class(node["classes"].only(*CLASSES)[name]) for name in CLASSES},
        dangerous_from=node["dangerous_from"].whole(1, 5),
        first_working_days=node["first_working_days"].whole(1, 60),
        discharge_working_days=node["discharge_working_days"].whole(1, 60),
        release_days=node["release_days"].whole(1, 90),
        found_days=node["found_days"].whole(1, 90),
        status_check=spans.read(node["status_check"]),
        retry_days=node["retry_days"].whole(1, 30),
        search_days=node["search_days"].whole(1, 90),
        outreach_days=node["outreach_days"].whole(30, 366),
        guidance_days=node["guidance_days"].whole(1, 60),
        year_least=node["year_least"].whole(0, 52),
        year_face_only=node["year_face_only"].flag(),
        shortage_from_month=node["shortage_from_month"].whole(1, 12),
        quarterly=node["quarterly"].flag(),
        colour_days={name: days.whole(1, 366) for name, days in node["colour_days"].members()},
        reminders=_reminders(node["reminders"]),
        calls=calls.read(node["calls"]),
    )
    _check_severity(node, table)
    return table


def widened(table: Intervals) -> list[tuple[str, str, str, bool]]:
    """Where it is slower than the norm."""
    slower = [
        f"body.classes.{number}.{name}"
        for number, norm in NORM.items()
        for name, most in zip(("after", "again"), norm, strict=True)
        if getattr(table.classes[number], name).at_most_days > most.at_most_days
    ]
    slower += [f"body.{name}" for name, most in NORM_DAYS.items() if getattr(table, name) > most]
    slower += ["body.dangerous_from"] if table.dangerous_from > NORM_DANGEROUS_FROM else []
    slower += ["body.year_least"] if table.year_least < NORM_YEAR_LEAST else []
    slower += calls.widened(table.calls)
    return [(where, "is slower than the national norm", "宽于国家规范", False) for where in slower]


def _class(node: Node) -> ClassInterval:
    node.only("after", "again", "guidance", "window_days")
    interval = ClassInterval(
        after=spans.read(node["after"]),
        again=spans.read(node["again"]),
        guidance=node["guidance"].flag() if node["guidance"].given else False,
        window_days=node["window_days"].whole(0, 60),
    )
    if interval.window_days >= min(interval.after.at_least_days, interval.again.at_least_days):
        raise node["window_days"].wrong("opens before the last visit was made", "窗口早于上次走访")
    return interval


def _reminders(node: Node) -> Reminders:
    days = tuple(item.whole(-60, 60) for item in node.only("days", "then_every")["days"].each())
    if not days or list(days) != sorted(set(days)):
        raise node["days"].wrong("must name days in rising order", "须按先后列出日期")
    return Reminders(days, node["then_every"].whole(1, 60))


def _check_severity(node: Node, table: Intervals) -> None:
    """Somebody less well is never visited later than somebody who is better."""
    for worse, better in ((1, 2), (2, 3)):
        for name in ("after", "again"):
            here, there = (getattr(table.classes[number], name).at_most_days for number in (worse, better))
            if here > there:
                raise node["classes"][str(worse)][name].wrong(
                    f"longer than for class {better}, which is better", f"比病情较好的第 {better} 类还长"
                )
