"""The log on PostGIS: appending one entry, proving one, and one head against an older one.

Two sizes in one run, because what matters is that the larger is no slower. The entries are filler, the tree
over them is true: proofs are checked. `BENCH_ENTRIES=10000,1000000` chooses other sizes.
"""

from __future__ import annotations

import os
import random
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

from flask_migrate import upgrade
from sqlalchemy import text

from backend.app import create_app
from backend.config import Config
from backend.kernel import keys
from backend.kernel.db import db
from backend.transparency import log, merkle
from backend.transparency.checkpoint import Checkpoint
from backend.transparency.models import LogHead
from tests.databases import postgis_cluster

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIZES = tuple(int(size) for size in os.environ.get("BENCH_ENTRIES", "10000,10000000").split(","))
TIMES = 200
ROW = "{:>10}  {:28} {:>10} {:>10}"
LEAVES = text(
    "INSERT INTO log_entry SELECT i, 'act', body, sha256('\\x00'::bytea || body), 0"
    " FROM (SELECT i, convert_to('filler ' || i, 'UTF8') AS body FROM generate_series(0, :last) i) entries"
)
PARENTS = text(
    "INSERT INTO log_node SELECT :level, l.index / 2, sha256('\\x01'::bytea || l.hash || r.hash)"
    " FROM (SELECT index, leaf AS hash FROM log_entry WHERE :level = 1"
    "       UNION ALL SELECT index, hash FROM log_node WHERE level = :level - 1) l"
    " JOIN (SELECT index, leaf AS hash FROM log_entry WHERE :level = 1"
    "       UNION ALL SELECT index, hash FROM log_node WHERE level = :level - 1) r ON r.index = l.index + 1"
    " WHERE l.index % 2 = 0"
)


def main() -> None:
    """Measure every size."""
    print(ROW.format("entries", "what", "p50", "p95"))
    with postgis_cluster(durable=True) as cluster:
        for size in SIZES:
            with _log(cluster.create(f"log_{size}"), size):
                _measure(size)


@contextmanager
def _log(url: str, size: int) -> Iterator[None]:
    """A log of so many entries."""
    with tempfile.TemporaryDirectory() as folder:
        keys.create(Path(folder) / "keys")
        app = create_app(Config(data=Path(folder), database_url=url, jobs_now=True))
        with app.app_context():
            upgrade("migrations")
            _fill(size)
            yield
            db.session.remove()
            db.engine.dispose()


def _fill(size: int) -> None:
    db.session.execute(LEAVES, {"last": size - 1})
    for level in range(1, size.bit_length()):
        db.session.execute(PARENTS, {"level": level})
    edge = log.nodes(merkle.frontier(size))
    head = Checkpoint(log.origin(), size, merkle.root(size, lambda level, index: edge[level, index]))
    db.session.add(LogHead(size=size, root=head.root, note=log.sign(head), at=0))
    db.session.commit()
    db.session.execute(text("ANALYZE"))
    db.session.commit()


def _measure(size: int) -> None:
    chance = random.Random(size)  # noqa: S311 the same ones in every run
    _timed(size, "append one, durable", _append)
    _timed(size, "prove one entry", lambda: _prove(chance.randrange(size), size))
    _timed(size, "prove an older head", lambda: log.prove_consistency(chance.randrange(1, size), size))


def _append() -> None:
    appended = log.append("act", [b"one more"])
    db.session.commit()
    root = db.session.get_one(LogHead, appended.size).root
    leaf = merkle.leaf_hash(b"one more")
    if not merkle.verify_inclusion(leaf, appended.first, appended.size, appended.proofs[0], root):
        raise SystemExit("an entry that was appended is not proven")


def _prove(index: int, size: int) -> None:
    leaf = log.nodes([(0, index)])[0, index]
    proof = log.prove_inclusion(index, size)
    if not merkle.verify_inclusion(leaf, index, size, proof, db.session.get_one(LogHead, size).root):
        raise SystemExit("an entry is not proven")


def _timed(size: int, what: str, ask: Callable[[], object]) -> None:
    """p50 and p95 of the time on the clock."""
    taken = []
    for number in range(TIMES + 10):
        begun = time.perf_counter()
        ask()
        if number >= 10:
            taken.append((time.perf_counter() - begun) * 1000)
    cuts = quantiles(taken, n=20)
    print(ROW.format(size, what, f"{cuts[9]:.1f} ms", f"{cuts[18]:.1f} ms"), flush=True)


if __name__ == "__main__":
    main()
