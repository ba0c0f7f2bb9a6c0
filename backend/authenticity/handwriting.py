"""What can be measured of a drawn signature: its path, made comparable, and its manner. Pure.

No identity is claimed. A path that comes back exactly was not drawn again; a manner that differs from how
the same name was always written is a reason to look.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from backend.authenticity.facts import Stroke

    Floats = NDArray[np.float64]

POINTS = 64  # of a whole signature
PER_STROKE = 8
MANNER = 4  # speed, pause, tremor, pressure
FLAT = 0.004  # spread of pressure below which the screen does not measure it


@dataclass(frozen=True, eq=False)
class Handwriting:
    """One signature, measured.

    `path`: 64 points over all strokes by length, centred, of length one. `strokes`: 8 points a stroke,
    centred, in pixels. `manner`: speed (log px/ms), pause (log ms), tremor (log px), pressure; nan where
    it cannot be told. `timing`: ms of every dot since the first. `moves`: mean px between dots.
    """

    path: Floats
    strokes: Floats
    manner: Floats
    timing: Floats
    size: float
    length: float

    @property
    def count(self) -> int:
        """How many strokes."""
        return len(self.strokes) // PER_STROKE

    @property
    def drawn_ms(self) -> float:
        """From the first touch to the last."""
        return float(self.timing[-1])


def measured(strokes: Sequence[Stroke]) -> Handwriting | None:
    """Measure a signature; None for a dot or an empty canvas, of which nothing can be said."""
    lines = [np.asarray(one, np.float64) for one in strokes if len(one) > 1]
    if not lines:
        return None
    lengths = [float(np.hypot(*np.diff(one[:, :2], axis=0).T).sum()) for one in lines]
    total = sum(lengths)
    if total < 1:
        return None
    whole = np.concatenate(
        [_spaced(one, max(2, round(POINTS * part / total))) for one, part in zip(lines, lengths, strict=True)]
    )
    path = _resampled(whole, POINTS)
    path = path - path.mean(0)
    size = float(np.sqrt((path**2).sum(1).mean()))
    parts = np.concatenate([_spaced(one, PER_STROKE) for one in lines])
    return Handwriting(
        path=(path / (np.linalg.norm(path) + 1e-9)).ravel(),
        strokes=parts - parts.mean(0),
        manner=_manner(lines, lengths),
        timing=np.concatenate([one[:, 2] for one in lines]) - lines[0][0, 2],
        size=size,
        length=total,
    )


def _spaced(line: Floats, points: int) -> Floats:
    """Points at equal distances along one stroke."""
    steps = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line[:, :2], axis=0).T))])
    wanted = np.linspace(0, steps[-1], points)
    return np.stack([np.interp(wanted, steps, line[:, i]) for i in (0, 1)], 1)


def _resampled(points: Floats, count: int) -> Floats:
    wanted = np.linspace(0, len(points) - 1, count)
    return np.stack([np.interp(wanted, np.arange(len(points)), points[:, i]) for i in (0, 1)], 1)


def _manner(lines: Sequence[Floats], lengths: Sequence[float]) -> Floats:
    drawing = sum(float(one[-1, 2] - one[0, 2]) for one in lines)
    pauses = [float(b[0, 2] - a[-1, 2]) for a, b in itertools.pairwise(lines)]
    pressure = np.concatenate([one[:, 3] for one in lines])
    bends = np.concatenate([np.diff(one[:, :2], 2, axis=0) for one in lines])
    return np.array(
        [
            math.log(max(sum(lengths), 1) / max(drawing, 1)),
            math.log(max(float(np.median(pauses)), 1)) if pauses else math.nan,
            math.log(float(np.sqrt((bends**2).mean())) + 1e-3) if len(bends) else math.nan,
            float(pressure.mean()) if pressure.std() > FLAT else math.nan,
        ]
    )
