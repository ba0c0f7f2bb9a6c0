"""Visits received per second, durable before the answer, beside the bare yardstick in the same run.

What else the machine does slows every row; the processor time of server and database for one visit, also
shown, hardly depends on it.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.databases import postgis_cluster
from tools.bench import county, servers
from tools.bench.load import Request, Result, send_all
from tools.bench.visits import in_a_parcel, one_by_one

if TYPE_CHECKING:
    from tools.bench.county import County, Way
    from tools.bench.servers import Running

CLIENTS = (1, 8, 32)
VISITS = 240  # per measurement, shared among the clients
ROW = "{:<34}{:>9}{:>11}{:>9}{:>9}{:>9}{:>9}{:>9}"


def main() -> None:
    """Print one table."""
    with (
        tempfile.TemporaryDirectory(prefix="lianfang-bench-") as folder,
        postgis_cluster(durable=True) as cluster,
        servers.redis(Path(folder)) as queue,
    ):
        home = Path(folder)
        settings = {
            "LIANFANG_DATA": folder,
            "LIANFANG_DATABASE_URL": cluster.create("bench"),
            "LIANFANG_REDIS_URL": queue,
            "LIANFANG_SIGN_IN_LIMIT": "10000 per minute",
        }
        people = county.build(settings, max(CLIENTS))
        print(ROW.format("", "clients", "visits/s", "p50 ms", "p95 ms", "p99 ms", "CPU ms", "MB"))
        with servers.gunicorn("backend.wsgi:app", settings, home / "server.log", cluster.pid) as ours:
            for clients in CLIENTS:
                _compare(people, ours, clients, home)
            _alone("sent one by one", people, ours, VISITS, 3, one_by_one)
            _alone("statements alone", people, ours, VISITS * 4, 0, one_by_one)
            with servers.consumer(settings, home / "jobs.log"):
                _alone("with background jobs", people, ours, VISITS * 2, 3)


def _compare(people: County, ours: Running, clients: int, home: Path) -> None:
    """The very same requests to both servers."""
    phones = _phones(people, ours, clients, VISITS, 3)
    result = _measure("visits with three photos", phones, ours)
    folder = home / f"bare-{clients}"
    folder.mkdir()
    with servers.gunicorn("tools.bench.bare:app", {"BARE_FOLDER": str(folder)}, home / "bare.log") as bare:
        floor = _measure("  bare WSGI: read, hash, fsync", phones, bare)
    print(f"  ratio to bare: {result.per_second / floor.per_second:.2f}")


def _alone(
    what: str, people: County, ours: Running, visits: int, photos: int, way: Way = in_a_parcel
) -> None:
    _measure(what, _phones(people, ours, 8, visits, photos, way), ours)


def _phones(
    people: County, ours: Running, clients: int, visits: int, photos: int, way: Way = in_a_parcel
) -> list[list[list[Request]]]:
    return people.visits(people.sign_in(ours.port, clients), max(1, visits // clients), photos, way)


def _measure(what: str, phones: list[list[list[Request]]], server: Running) -> Result:
    before = server.cpu
    result = send_all(("127.0.0.1", server.port), phones)
    figures = [f"{result.per_second:.1f}", *(f"{result.percentile(percent):.0f}" for percent in (50, 95, 99))]
    cpu = (server.cpu - before) / len(result.latencies)
    print(ROW.format(what, len(phones), *figures, f"{cpu:.1f}", f"{server.memory:.0f}"), flush=True)
    return result
