"""How near is near."""

from __future__ import annotations

from backend.policy.distances import NORM
from backend.roster.roles import Terrain


def test_every_terrain_has_its_radius():
    assert NORM.radius_m == {Terrain.TOWN: 100, Terrain.VILLAGE: 200, Terrain.MOUNTAIN: 500}


def test_a_reading_too_coarse_or_too_old_is_not_compared():
    assert (NORM.low_conf_accuracy_m, NORM.low_conf_age_ms) == (300, 120_000)
