"""The client: phones sending their visits at once, each over one connection, one visit after another."""

import http.client
import statistics
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass


@dataclass(frozen=True)
class Request:
    """One HTTP request; `expect` is the status that says the server has it durably."""

    method: str
    path: str
    body: bytes
    headers: Mapping[str, str]
    expect: int = 200


@dataclass(frozen=True)
class Result:
    """Latencies in seconds, one per visit, and the wall time of the whole run."""

    latencies: Sequence[float]
    seconds: float

    @property
    def per_second(self) -> float:
        return len(self.latencies) / self.seconds

    def percentile(self, percent: int) -> float:
        """In milliseconds."""
        return statistics.quantiles(self.latencies, n=100, method="inclusive")[percent - 1] * 1000


def send_all(address: tuple[str, int], phones: Sequence[Sequence[Sequence[Request]]]) -> Result:
    """Let every phone send its visits; a phone is a sequence of visits, a visit a sequence of requests."""
    started = time.perf_counter()
    with ThreadPoolExecutor(len(phones)) as pool:
        runs = list(pool.map(lambda visits: _send(address, visits), phones))
    return Result([latency for run in runs for latency in run], time.perf_counter() - started)


def _send(address: tuple[str, int], visits: Sequence[Sequence[Request]]) -> list[float]:
    connection = http.client.HTTPConnection(*address, timeout=60)
    latencies = []
    for visit in visits:
        started = time.perf_counter()
        for request in visit:
            connection.request(request.method, request.path, request.body, dict(request.headers))
            response = connection.getresponse()
            answer = response.read()
            if response.status != request.expect:
                raise RuntimeError(f"{request.method} {request.path}: {response.status} {answer[:300]!r}")
        latencies.append(time.perf_counter() - started)
    connection.close()
    return latencies
