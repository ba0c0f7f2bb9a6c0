"""Custody stories begin on a sound network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.e2e.support.wire import Wire


@pytest.fixture(autouse=True)
def sound_network(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    # On a kept connection that breaks, the browser quietly tries again: the phone's own care would not show.
    monkeypatch.setenv("GUNICORN_CMD_ARGS", "--keep-alive 0")
    wire.recover()
    yield
    wire.recover()
