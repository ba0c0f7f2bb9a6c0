"""One command serves everything; what stands in its way is said in words."""

from __future__ import annotations

import socket

import pytest

from backend.serve import Listener, serve


def test_a_port_that_is_taken_is_said_before_anything_starts() -> None:
    with socket.create_server(("127.0.0.1", 0)) as somebody:
        taken = f"127.0.0.1:{somebody.getsockname()[1]}"
        with pytest.raises(OSError, match=f"cannot serve at {taken}: Address already in use"):
            serve([Listener(taken)], {})


def test_an_address_of_another_machine_is_said_too() -> None:
    with pytest.raises(OSError, match=r"cannot serve at 203\.0\.113\.9:8443: Cannot assign"):
        Listener("203.0.113.9:8443").try_address()
