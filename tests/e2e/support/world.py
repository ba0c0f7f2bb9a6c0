"""The time of a story: the server and every phone live through it together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.support.server import Server
    from tests.e2e.support.worker import Worker

MINUTE = 60_000


def later(minutes: int, server: Server, *workers: Worker) -> None:
    """So much time passes, phones in pockets; the server, where it runs, is there again afterwards."""
    running = server.running
    server.stop()
    server.ahead += minutes * MINUTE
    for worker in workers:
        worker.phone.sleep(minutes * MINUTE)
    if running:
        server.start()
