"""A network's name: the same for neighbours in one visit, and never the same in two visits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backend.kernel.ids import uuid7
from backend.transparency.network import named

if TYPE_CHECKING:
    from backend.kernel.http import App

VISIT = uuid7()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("203.0.113.7", "203.0.113.250", True),
        ("203.0.113.7", "203.0.114.7", False),
        ("203.0.113.7", "::ffff:203.0.113.9", True),
        ("2001:db8:5:1::1", "2001:db8:5:ffff::2", True),
        ("2001:db8:5::1", "2001:db8:6::1", False),
    ],
)
def test_neighbours_have_one_name(app: App, one: str, other: str, same: bool) -> None:
    assert (named(one, VISIT) == named(other, VISIT)) is same


def test_nobody_is_followed_from_visit_to_visit(app: App) -> None:
    assert named("203.0.113.7", VISIT) != named("203.0.113.7", uuid7())


@pytest.mark.parametrize("address", [None, "", "127.0.0.1", "::1", "unix:"])
def test_what_is_no_network_has_no_name(app: App, address: str | None) -> None:
    assert named(address, VISIT) is None
