"""The doors, phones and days of `tests/visits`."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.authenticity.real.conftest import spoken
from tests.conftest import Browser
from tests.visits.conftest import Door, door, world

__all__ = ["door", "spoken", "world"]


@pytest.fixture
def supervisor(door: Door, signed_in: Callable[[str], Browser]) -> Callable[[], dict[str, Any]]:
    """`supervisor()` is the page of the visit as 田守正 sees it now."""
    tian = signed_in("tian.shouzheng")

    def look() -> dict[str, Any]:
        answer = tian.get(f"/api/visits/{door.visit}")
        assert answer.status_code == 200, answer.json
        return dict(answer.json)

    return look
