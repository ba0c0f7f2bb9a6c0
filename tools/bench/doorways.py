"""How far a doorway taken anew is told from another one, over the visits of a corpus (`BENCH_CORPUS=DIR`).

Drawn doors are flat and stand alone: this is the most that can be hoped for of real ones, which were never
measured. It is why no check asks whether a doorway is another home's. The hashes know nothing of it, so every
picture would have to be laid over every other of the team; most pictures of one door are not recognised; and
once a door was shown for another home, whoever stands before it honestly is as doubtful as who did not.
"""

from __future__ import annotations

import os
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from backend.authenticity.alignment import ENOUGH, Picture, overlap
from backend.authenticity.corpus.reading import Corpus
from backend.authenticity.fingerprint import fingerprint, unpack

if TYPE_CHECKING:
    from backend.authenticity.facts import Fingerprint

PAIRS = 2000  # of each kind
LOOSE = 0.4  # coarse correlation: copies need .65
AGREE, PATCHES = 0.45, 16  # share of the patches, and how many must have something to see
ROW = "{:10} {:>7} {:>12} {:>18} {:>18}"


def main() -> None:
    """Print, for pairs of one home and of a team's different homes, how many bits differ and who agree."""
    folder = os.environ.get("BENCH_CORPUS")
    if folder is None:
        print("skipped: BENCH_CORPUS names no folder of a corpus")
        return
    teams = doorways(Corpus(Path(folder)))
    pairs = [pair for seen in teams.values() for pair in combinations(seen, 2)]
    print(ROW.format("homes", "pairs", "bits apart", f"alike from {ENOUGH}", f"alike from {LOOSE}"))
    for name, same in (("one", True), ("different", False)):
        kind = [(one, other) for (a, one), (b, other) in pairs if (a == b) is same]
        order = np.random.default_rng(20261124).permutation(len(kind))[:PAIRS]
        some = [kind[place] for place in order.tolist()]
        bits = np.median([apart(one, other) for one, other in some])
        told = [np.mean([alike(one, other, enough) for one, other in some]) for enough in (ENOUGH, LOOSE)]
        print(ROW.format(name, len(some), f"{bits:.0f}", *(f"{share:.2%}" for share in told)))


def doorways(corpus: Corpus) -> dict[str, list[tuple[str, Fingerprint]]]:
    """Every doorway with its patient, by team."""
    teams: dict[str, list[tuple[str, Fingerprint]]] = {}
    for visit in corpus.visits():
        for photo in visit.photos:
            if photo.subject == "doorway" and (data := corpus.photo(photo.sha256)):
                teams.setdefault(visit.team, []).append((visit.patient, fingerprint(data)))
    return teams


def apart(one: Fingerprint, other: Fingerprint) -> int:
    """Fewest differing bits over the eight orientations."""
    return int(np.bitwise_count(unpack(one.pdq) ^ unpack(other.pdq)[0]).sum(1, dtype=np.int64).min())


def alike(one: Fingerprint, other: Fingerprint, enough: float) -> bool:
    """Whether enough of two doorways agrees once they are laid over each other."""
    over = overlap(Picture(one.grey), Picture(other.grey), enough)
    return over is not None and over.of >= PATCHES and over.agreeing >= AGREE
