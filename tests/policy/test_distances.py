"""How near is near."""

from __future__ import annotations

from backend.policy.distances import LOW_CONF_ACCURACY_M, LOW_CONF_AGE_MS, RADIUS_M
from backend.roster.roles import Terrain


def test_every_terrain_has_its_radius():
    assert RADIUS_M == {Terrain.TOWN: 100, Terrain.VILLAGE: 200, Terrain.MOUNTAIN: 500}


def test_a_reading_too_coarse_or_too_old_is_not_compared():
    assert (LOW_CONF_ACCURACY_M, LOW_CONF_AGE_MS) == (300, 120_000)
