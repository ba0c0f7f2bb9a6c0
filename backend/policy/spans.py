"""Lengths of time as rules speak of them, and the arithmetic of months. Pure."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backend.policy.reading import Node

# Only for comparing lengths.
SHORTEST_MONTH, LONGEST_MONTH = 28, 31


@dataclass(frozen=True, slots=True)
class Span:
    """So many calendar months, or so many days."""

    months: int = 0
    days: int = 0

    def after(self, day: date, times: int = 1) -> date:
        """The same day of a later month, or that month's last day where it has no such day."""
        if not self.months:
            return day + timedelta(days=self.days * times)
        years, month = divmod(day.month - 1 + self.months * times, 12)
        year, month = day.year + years, month + 1
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))

    @property
    def at_least_days(self) -> int:
        """Its shortest length."""
        return self.months * SHORTEST_MONTH + self.days

    @property
    def at_most_days(self) -> int:
        """Its greatest length."""
        return self.months * LONGEST_MONTH + self.days

    @property
    def zh(self) -> str:
        if self.months:
            return f"{_ZH.get(self.months, self.months)}个月后"
        weeks, rest = divmod(self.days, 7)
        return f"{self.days}天后" if rest else f"{_ZH.get(weeks, weeks)}周后"

    @property
    def en(self) -> str:
        weeks, rest = divmod(self.days, 7)
        number, unit = (self.days, "day") if rest else (weeks, "week")
        if self.months:
            number, unit = self.months, "month"
        return f"{_EN.get(number, number)} {unit}{'' if number == 1 else 's'}"


_ZH = {1: "一", 2: "两", 3: "三", 4: "四", 6: "六"}
_EN = {1: "one", 2: "two", 3: "three", 4: "four", 6: "six"}


def read(node: Node) -> Span:
    """`{"months": n}` or `{"days": n}`."""
    node.only("months", "days")
    if node["months"].given == node["days"].given:
        raise node.wrong("give either months or days", "月数和天数须给且只给一个")
    if node["months"].given:
        return Span(months=node["months"].whole(1, 12))
    return Span(days=node["days"].whole(1, 366))
