"""`python -m tools.soak`: the whole size of `DESIGN.md` §6 on PostGIS, unless told otherwise."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.databases import postgis_cluster
from tools.soak.killing import Outcome, Size, soak


def main() -> int:
    """Returns 1 if anything does not hold."""
    parser = argparse.ArgumentParser(prog="python -m tools.soak", description=__doc__)
    parser.add_argument("--phones", type=int, default=200)
    parser.add_argument("--visits", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--lost", type=float, default=1 / 3, help="share of answers lost")
    parser.add_argument("--spatialite", action="store_true", help="on a SpatiaLite file")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    size = Size(given.phones, given.visits, given.kills, given.lost)
    with tempfile.TemporaryDirectory(prefix="lianfang-soak-") as folder:
        if given.spatialite:
            return _tell(soak(Path(folder), size, seed=given.seed))
        with postgis_cluster(durable=True) as cluster:
            return _tell(soak(Path(folder), size, cluster.create("soak"), given.seed))


def _tell(outcome: Outcome) -> int:
    asked = outcome.fates.total()
    print(f"{outcome.statements} statements, {outcome.files} photos in {outcome.seconds:.0f} s; "
          f"{asked} requests; server and worker killed {outcome.kills} times")  # fmt: skip
    for fate, count in outcome.fates.most_common():
        print(f"{count:>9} {fate.value}")
    for problem in outcome.problems:
        print(problem)
    print(
        f"{len(outcome.problems)} problems"
        if outcome.problems
        else "nothing lost, nothing twice, the log holds"
    )
    return int(bool(outcome.problems))


if __name__ == "__main__":
    sys.exit(main())
