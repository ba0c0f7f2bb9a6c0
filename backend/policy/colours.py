"""How a service colour is proposed: the COLOURS policy. Pure.

The factors are a closed list. Family history, religion, petitions and what neighbours think are not on it,
and a document that names them does not load.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from backend.policy.codes import Colour
from backend.policy.words import Code

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backend.policy.reading import Node

ADHERENCES: Final = ("1", "2", "3", "4")
CLASSES: Final = ("1", "2", "3")
NAMES: Final = (
    *("bands", "points", "floors", "ceiling", "valid_months", "second_person"),
    "objection_working_days",
)


class Guardianship(Code):
    """How well somebody is looked after at home."""

    STRONG = "STRONG", "有监护", "guardian present"
    WEAK = "WEAK", "弱监护", "weak guardian"
    NONE = "NONE", "无监护", "no guardian"


class Situation(Code):
    """Factor 5: what burdens somebody at present."""

    THREATS = "THREATS", "近三个月有威胁言行", "threats in the last 3 months"
    MISUSE = "MISUSE", "酗酒或药物滥用", "alcohol or drug misuse"
    LIFE_EVENT = "LIFE_EVENT", "重大生活事件", "major life event"
    NOT_SEEN = "NOT_SEEN", "本周期未见到本人", "not seen this cycle"


OBJECTION_DAYS: Final = 10
"""Working days, where the policy does not say it (`DOMAIN.md` §3.8, rule 5)."""


@dataclass(frozen=True, slots=True)
class Points:
    """Points of each factor; `danger` by level."""

    danger: tuple[int, ...]
    guardianship: Mapping[Guardianship, int]
    adherence: Mapping[int, int]
    classes: Mapping[int, int]
    situation: Mapping[Situation, int]


@dataclass(frozen=True, slots=True)
class Floor:
    """At least this colour from a danger level on, or for a class."""

    colour: Colour
    danger_min: int | None
    disease_class: int | None


@dataclass(frozen=True, slots=True)
class Ceiling:
    """At most this colour, unless somebody writes down why: protects people from being over-labelled."""

    colour: Colour
    danger_max: int
    classes: frozenset[int]
    adherence: frozenset[int]


@dataclass(frozen=True, slots=True)
class Colours:
    """`bands`: the mildest first, each from so many points on."""

    bands: tuple[tuple[Colour, int], ...]
    points: Points
    floors: tuple[Floor, ...]
    ceiling: Ceiling
    valid_months: int
    objection_working_days: int
    """Within so many a doctor looks anew at a colour that the person objects to."""
    second_for: frozenset[Colour]
    """Colours that need a second person."""
    second_down_from: frozenset[Colour]
    """Colours that nobody leaves for a milder one alone."""

    def severity(self, colour: Colour) -> int:
        """0 is the mildest."""
        return [one for one, _ in self.bands].index(colour)

    def worse(self, one: Colour, other: Colour) -> Colour:
        return max(one, other, key=self.severity)

    def milder(self, one: Colour, other: Colour) -> Colour:
        return min(one, other, key=self.severity)


def read(node: Node, _version: str) -> Colours:
    """Build the table, or raise PolicyError."""
    days = node.only(*NAMES)["objection_working_days"]
    bands = tuple(
        (item.only("colour", "from")["colour"].one_of(Colour), item["from"].whole())
        for item in node["bands"].each()
    )
    _check_bands(node["bands"], bands)
    second = node["second_person"].only("for", "down_from")
    table = Colours(
        bands=bands,
        points=_points(node["points"]),
        floors=tuple(_floor(item) for item in node["floors"].each()),
        ceiling=_ceiling(node["ceiling"]),
        valid_months=node["valid_months"].whole(1, 12),
        objection_working_days=days.whole(1, 60) if days.given else OBJECTION_DAYS,
        second_for=frozenset(second["for"].several(Colour)),
        second_down_from=frozenset(second["down_from"].several(Colour)),
    )
    _check_known(node, table)
    _check_floors(node["floors"], table)
    return table


def _check_bands(node: Node, bands: tuple[tuple[Colour, int], ...]) -> None:
    if len(bands) < 2:
        raise node.wrong("fewer than two colours", "少于两种颜色")
    if len({colour for colour, _ in bands}) < len(bands):
        raise node.wrong("a colour has two bands", "同一颜色有两个分数段")
    starts = [start for _, start in bands]
    if starts[0] != 0 or starts != sorted(set(starts)):
        raise node.wrong(
            "must begin at 0 and rise, or some points have no colour",
            "须从 0 开始并递增，否则有的分数没有颜色",
        )


def _points(node: Node) -> Points:
    node.only("danger", "guardianship", "adherence", "class", "situation")
    danger = tuple(item.whole(0, 1000) for item in node["danger"].each())
    if len(danger) != 6 or list(danger) != sorted(danger):
        raise node["danger"].wrong("must give levels 0 to 5 in rising order", "须依次给出 0～5 级且不递减")
    return Points(
        danger=danger,
        guardianship={one: node["guardianship"].only(*Guardianship)[one].whole() for one in Guardianship},
        adherence={int(one): node["adherence"].only(*ADHERENCES)[one].whole() for one in ADHERENCES},
        classes={int(one): node["class"].only(*CLASSES)[one].whole() for one in CLASSES},
        situation={one: node["situation"].only(*Situation)[one].whole() for one in Situation},
    )


def _floor(node: Node) -> Floor:
    node.only("colour", "danger_min", "class")
    if node["danger_min"].given == node["class"].given:
        raise node.wrong("give either danger_min or class", "danger_min 与 class 须给且只给一个")
    return Floor(
        colour=node["colour"].one_of(Colour),
        danger_min=node["danger_min"].whole(1, 5) if node["danger_min"].given else None,
        disease_class=node["class"].whole(1, 3) if node["class"].given else None,
    )


def _ceiling(node: Node) -> Ceiling:
    node.only("colour", "danger_max", "classes", "adherence")
    return Ceiling(
        colour=node["colour"].one_of(Colour),
        danger_max=node["danger_max"].whole(0, 5),
        classes=frozenset(item.whole(1, 3) for item in node["classes"].each()),
        adherence=frozenset(item.whole(1, 4) for item in node["adherence"].each()),
    )


def _check_known(node: Node, table: Colours) -> None:
    known = {colour for colour, _ in table.bands}
    named = {
        "floors": {floor.colour for floor in table.floors},
        "ceiling": {table.ceiling.colour},
        "second_person": table.second_for | table.second_down_from,
    }
    for place, colours in named.items():
        if strange := sorted(colours - known):
            raise node[place].wrong(f"{strange[0]} has no band", f"{strange[0]} 没有分数段")


def _check_floors(node: Node, table: Colours) -> None:
    """A floor above the ceiling for one and the same person would contradict it."""
    for floor, place in zip(table.floors, node.each(), strict=True):
        meets = (
            floor.danger_min <= table.ceiling.danger_max
            if floor.danger_min is not None
            else floor.disease_class in table.ceiling.classes
        )
        if meets and table.severity(floor.colour) > table.severity(table.ceiling.colour):
            raise place.wrong("contradicts the ceiling", "与上限相矛盾")
