"""Working days: the CALENDAR policy. Pure.

Weekends that are worked to make up for a holiday do not count as working days: a term that an official sets
must not end sooner because of one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backend.policy.reading import Node

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """`holidays` of the years that were announced; other years have the fixed (month, day) ones."""

    holidays: frozenset[date]
    announced: frozenset[int]
    fixed: frozenset[tuple[int, int]]

    def is_working(self, day: date) -> bool:
        """Monday to Friday, and no holiday."""
        if day.weekday() >= SATURDAY:
            return False
        if day.year in self.announced:
            return day not in self.holidays
        return (day.month, day.day) not in self.fixed

    def after(self, day: date, working_days: int) -> date:
        """The working day that is so many after `day`, which itself does not count."""
        while working_days:
            day += timedelta(days=1)
            working_days -= self.is_working(day)
        return day


def read(node: Node, _version: str) -> Calendar:
    """Build the calendar, or raise PolicyError."""
    node.only("holidays", "fixed")
    years = node["holidays"].members()
    if not years:
        raise node["holidays"].wrong("no year has holidays", "没有任何年份的节假日")
    days: set[date] = set()
    for year, spans in years:
        found = {day for span in spans.each() for day in _days(span)}
        if not found:
            raise spans.wrong("a year without holidays", "这一年没有节假日")
        if strange := next((day for day in sorted(found) if str(day.year) != year), None):
            raise spans.wrong(f"{strange} is not in this year", f"{strange} 不在这一年")
        days |= found
    fixed = frozenset(_month_day(item) for item in node["fixed"].each())
    return Calendar(frozenset(days), frozenset(int(year) for year, _ in years), fixed)


def _days(node: Node) -> list[date]:
    """`2026-10-01/2026-10-07` or one day."""
    first, _, last = node.text(21).partition("/")
    try:
        begin, end = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        raise node.wrong(
            "not a date, and not two joined by /", "不是日期，也不是用 / 连接的两个日期"
        ) from None
    if not 0 <= (end - begin).days <= 15:
        raise node.wrong(
            "ends before it begins, or lasts longer than a holiday", "结束早于开始，或超过假期长度"
        )
    return [begin + timedelta(days=one) for one in range((end - begin).days + 1)]


def _month_day(node: Node) -> tuple[int, int]:
    try:
        day = date.fromisoformat(f"2024-{node.text(5)}")
    except ValueError:
        raise node.wrong("not a month and day, such as 10-01", "不是月日，例如 10-01") from None
    return day.month, day.day
