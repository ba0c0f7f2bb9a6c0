"""Days on which people are visited sooner: the SPECIAL_PERIODS policy. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.policy.codes import Colour

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from backend.policy.reading import Node

LONGEST_DAYS = 62
"""A period longer than two months is not special: it is another interval, and belongs there."""


@dataclass(frozen=True, slots=True)
class SpecialPeriod:
    """Whoever was not seen since `first` is due `days` after it; a colour may have its own number."""

    id: str
    zh: str
    en: str
    first: date
    last: date
    areas: tuple[str, ...]
    """Area codes; empty means everywhere."""
    days: int
    days_by_colour: Mapping[str, int]

    def covers(self, path: str) -> bool:
        """Whether an area, given by its path of codes, lies within."""
        return not self.areas or not set(self.areas).isdisjoint(path.split("/"))

    def days_for(self, colour: str | None) -> int:
        return self.days_by_colour.get(colour or "", self.days)


@dataclass(frozen=True, slots=True)
class SpecialPeriods:
    periods: tuple[SpecialPeriod, ...]


def read(node: Node, _version: str) -> SpecialPeriods:
    """Build the list, or raise PolicyError. An empty list is a statement too: nothing is special."""
    listed = node.only("periods")["periods"]
    if not listed.given:
        raise listed.wrong("missing", "缺少")
    periods = tuple(_period(item) for item in listed.each())
    if len({period.id for period in periods}) < len(periods):
        raise listed.wrong("two periods have the same id", "两个时期同名")
    return SpecialPeriods(periods)


def _period(node: Node) -> SpecialPeriod:
    node.only("id", "name", "from", "to", "areas", "days", "days_by_colour")
    period = SpecialPeriod(
        id=node["id"].text(40),
        zh=node["name"].only("zh", "en")["zh"].text(40),
        en=node["name"]["en"].text(80),
        first=node["from"].day(),
        last=node["to"].day(),
        areas=tuple(item.text(32) for item in node["areas"].each()),
        days=node["days"].whole(0, LONGEST_DAYS),
        days_by_colour=_by_colour(node["days_by_colour"]) if node["days_by_colour"].given else {},
    )
    length = (period.last - period.first).days
    if length < 0:
        raise node["to"].wrong("ends before it begins", "结束早于开始")
    if length > LONGEST_DAYS:
        raise node["to"].wrong(f"lasts longer than {LONGEST_DAYS} days", f"超过 {LONGEST_DAYS} 天")
    if max(period.days, *period.days_by_colour.values(), 0) > length:
        raise node["days"].wrong("asks for a visit after the period is over", "要求的走访日晚于时期结束")
    return period


def _by_colour(node: Node) -> dict[str, int]:
    node.only(*Colour)
    return {name: days.whole(0, LONGEST_DAYS) for name, days in node.members()}
