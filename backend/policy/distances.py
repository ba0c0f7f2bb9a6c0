"""How near is near: the distances of the position check. Metres and milliseconds. Pure.

A result is a fact beside a record, never a fence: registered homes are the main source of error,
not the phones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from backend.roster.roles import Terrain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backend.policy.reading import Node


@dataclass(frozen=True, slots=True)
class Distances:
    """The DISTANCES policy.

    A position within `radius_m` of the home's reference point matches it. A reading coarser or older than
    the other two says too little to be compared (LOW_CONF).
    """

    radius_m: Mapping[Terrain, int]
    low_conf_accuracy_m: int
    low_conf_age_ms: int


NORM: Final = Distances({Terrain.TOWN: 100, Terrain.VILLAGE: 200, Terrain.MOUNTAIN: 500}, 300, 120_000)
"""What is shipped, for those who ask without a day."""


def read(node: Node, _version: str) -> Distances:
    """Build the distances, or raise PolicyError."""
    node.only("radius_m", "low_conf_accuracy_m", "low_conf_age_s")
    radii = node["radius_m"].only(*Terrain)
    found = Distances(
        radius_m={terrain: radii[terrain].whole(20, 5000) for terrain in Terrain},
        low_conf_accuracy_m=node["low_conf_accuracy_m"].whole(20, 5000),
        low_conf_age_ms=node["low_conf_age_s"].whole(5, 3600) * 1000,
    )
    if (
        not found.radius_m[Terrain.TOWN]
        <= found.radius_m[Terrain.VILLAGE]
        <= found.radius_m[Terrain.MOUNTAIN]
    ):
        raise radii.wrong("must grow from town to village to mountain", "须从城镇、村到山区递增")
    return found
