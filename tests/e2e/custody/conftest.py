"""Custody stories begin on a sound network, and give a phone that was killed time to start cold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.e2e.support.wire import Wire


@pytest.fixture(autouse=True)
def sound_network(wire: Wire) -> Iterator[None]:
    expect.set_options(timeout=20_000)
    wire.recover()
    yield
    wire.recover()
    expect.set_options(timeout=5_000)
