"""What roles are called here, and who is responsible for a person: the ROLES policy. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from backend.roster.roles import Role, TeamType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backend.policy.reading import Node


class Slot(StrEnum):
    """A responsibility for one person, held by somebody by name."""

    POLICE = "POLICE"
    DOCTOR = "DOCTOR"
    VILLAGE = "VILLAGE"
    GUARDIAN = "GUARDIAN"
    STATION = "STATION"
    WELFARE = "WELFARE"
    FAMILY = "FAMILY"


@dataclass(frozen=True, slots=True)
class Roles:
    """Local names by role and by kind of team; `slots`: scheme → the responsibilities that must be filled."""

    names: Mapping[Role, tuple[str, ...]]
    teams: Mapping[TeamType, tuple[str, ...]]
    slots: Mapping[str, tuple[Slot, ...]]
    filled_by: Mapping[Slot, frozenset[Role]]
    """Which roles may take a responsibility; empty for the family's."""


def read(node: Node, _version: str) -> Roles:
    """Build the names, or raise PolicyError."""
    node.only("names", "teams", "slots", "filled_by")
    names = {Role(name): _words(words) for name, words in node["names"].only(*Role).members()}
    teams = {TeamType(name): _words(words) for name, words in node["teams"].only(*TeamType).members()}
    slots = {name: tuple(one.several(Slot)) for name, one in node["slots"].members()}
    fillers = node["filled_by"].only(*Slot)
    filled_by = {Slot(name): frozenset(roles.several(Role)) for name, roles in fillers.members()}
    for scheme, wanted in slots.items():
        if not wanted or len(set(wanted)) < len(wanted):
            raise node["slots"][scheme].wrong("empty, or names a slot twice", "为空，或同一责任重复")
        if nobody := next((slot for slot in wanted if slot not in filled_by), None):
            raise node["slots"][scheme].wrong(f"{nobody} can be filled by nobody", f"{nobody} 无人可担任")
    return Roles(names, teams, slots, filled_by)


def _words(node: Node) -> tuple[str, ...]:
    words = tuple(item.text(30) for item in node.each())
    if not words:
        raise node.wrong("names nothing", "没有名称")
    return words
