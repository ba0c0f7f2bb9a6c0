"""The policies that come with the product, read once."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from backend.policy import team_data

if TYPE_CHECKING:
    from backend.policy.team import TeamPolicy


@cache
def team_policy() -> TeamPolicy:
    """The default team policy. Raises PolicyError when the shipped file is not usable."""
    text = resources.files("backend.policy").joinpath("team_policy.json").read_text(encoding="utf-8")
    return team_data.parse(json.loads(text))
