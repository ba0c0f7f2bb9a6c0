"""How near is near: the distances of the position check. Metres and milliseconds.

A result is a fact beside a record, never a fence: registered homes are the main source of error,
not the phones.
"""

from __future__ import annotations

from typing import Final

from backend.roster.roles import Terrain

# A position within this distance of the home's reference point matches it.
RADIUS_M: Final = {Terrain.TOWN: 100, Terrain.VILLAGE: 200, Terrain.MOUNTAIN: 500}

# A reading coarser or older than this says too little to be compared (LOW_CONF).
LOW_CONF_ACCURACY_M: Final = 300
LOW_CONF_AGE_MS: Final = 120_000
