"""How a hand writes, compared with how it wrote before, and with another's. Pure.

A name written again is the old one moved, scaled, slanted and turned a little: those four numbers, with
speed, pause, steadiness and pressure, come back within the spreads below. They are the repeatability of
finger signatures on glass, to begin with; a county learns its own. Another hand lies several of them away in
most.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from backend.authenticity.handwriting import Handwriting

    Floats = NDArray[np.float64]

FEWEST = 3  # earlier signatures without which nothing is said
SETTLED = 8  # and without which a hand teaches no spread
SHIPPED_WEIGHS = 100  # signatures' worth of learning
FOUR_IN_FIVE = 1.2816  # spreads of a normal distribution within which four in five lie
LATEST = 30
# log size, log proportion, slant, slope, misfit; then speed, pause, tremor, pressure
REPEATS = np.array([0.08, 0.05, 0.06, 0.06, 0.30, 0.15, 0.25, 0.20, 0.04])
BETWEEN = np.array([0.45, 0.70, 0.50, 0.20])  # between people: speed, pause, tremor, pressure
SHAPE = 5
WIDER = 4.0  # another hand's spread, in repeats
MOST = 3.0  # nats one trait may say


def learned(hands: Iterable[Sequence[Handwriting]]) -> Floats:
    """How closely this county's hands repeat themselves on this county's phones.

    Shrunk towards the shipped spreads while there are few. Four in five signatures set a spread, so that
    neither a bad day nor somebody else's hand among them widens it. Never narrower than shipped: spreads as
    narrow as a usual day's doubted one honest visit in fifty.
    """
    apart = [deviations for hand in hands if (deviations := _deviations(hand)) is not None]
    if not apart:
        return REPEATS
    spreads = REPEATS.copy()
    for trait, values in enumerate(np.abs(np.concatenate(apart)).T):
        told = values[~np.isnan(values)]
        if len(told):
            seen = max(float(np.quantile(told, 0.8)) / FOUR_IN_FIVE, REPEATS[trait])
            mixed = len(told) * seen**2 + SHIPPED_WEIGHS * REPEATS[trait] ** 2
            spreads[trait] = math.sqrt(mixed / (len(told) + SHIPPED_WEIGHS))
    return spreads


def _deviations(hand: Sequence[Handwriting]) -> Floats | None:
    """How each signature of one hand differs from its usual; None for a hand that is hardly known."""
    counts = Counter(one.count for one in hand)
    alike = [one for one in hand if one.count == counts.most_common(1)[0][0]][-LATEST:]
    if len(alike) < SETTLED:
        return None
    traits = _traits(alike, np.median(np.stack([one.strokes for one in alike]), 0))
    deviations: Floats = traits - _median(traits)
    return deviations


def other_hand(drawn: Handwriting, earlier: Sequence[Handwriting], repeats: Floats = REPEATS) -> float | None:
    """Nats by which another hand explains a signature better than its signer's; None if it cannot be told."""
    alike = [one for one in earlier if one.count == drawn.count][-LATEST:]
    if len(alike) < FEWEST:
        return None
    template = np.median(np.stack([one.strokes for one in alike]), 0)
    traits = _traits([*alike, drawn], template)
    z = (traits[-1] - _median(traits[:-1])) / (repeats * math.sqrt(1 + 1 / len(alike)))
    told = np.clip(z**2 / 2 * (1 - 1 / WIDER**2) - math.log(WIDER), -math.log(WIDER), MOST)
    told = np.where(np.isnan(z), 0.0, told)
    return float(told[:SHAPE].sum() + min(MOST, told[SHAPE:].sum()))


def same_manner(drawn: Handwriting, other: Handwriting) -> float:
    """Nats by which two signatures are of one manner rather than of two people's."""
    return _same(drawn.manner - other.manner, math.sqrt(2))


def usual_manner(drawn: Handwriting, earlier: Sequence[Handwriting]) -> float:
    """The same against a signer's own earlier manner; nothing is known of whoever never signed."""
    if len(earlier) < FEWEST:
        return 0.0
    return _same(drawn.manner - _median(np.stack([one.manner for one in earlier])), 1.0)


def _same(apart: Floats, wider: float) -> float:
    near, far = REPEATS[SHAPE:] * wider, BETWEEN * math.sqrt(2)
    told = (apart / far) ** 2 / 2 - (apart / near) ** 2 / 2 + np.log(far / near)
    return float(np.nansum(np.maximum(told, -MOST)))


def _median(rows: Floats) -> Floats:
    """Middle of each column, of those rows that have one."""
    if not np.isnan(rows).any():
        middle: Floats = np.median(rows, 0)
        return middle
    columns = (column[~np.isnan(column)] for column in rows.T)
    return np.array([np.median(one) if len(one) else math.nan for one in columns])


def _traits(drawn: Sequence[Handwriting], template: Floats) -> Floats:
    """Shape against a template and manner of several signatures, a row each."""
    shapes = _shapes(np.stack([one.strokes for one in drawn]), template)
    return np.concatenate([shapes, np.stack([one.manner for one in drawn])], 1)


def _shapes(drawn: Floats, template: Floats) -> Floats:
    """Size, proportion, slant, slope and misfit of each of several signatures against a template."""
    pull = np.linalg.solve(template.T @ template + 1e-6 * np.eye(2), template.T)
    fits = pull @ drawn  # each: what becomes of the template's x (first row) and of its y
    (a, b), (c, d) = fits.transpose(1, 2, 0)
    across = np.hypot(a, b) + 1e-9
    area = np.abs(a * d - b * c) + 1e-9
    left = np.sqrt(((drawn - template @ fits) ** 2).sum(2).mean(1))
    spread = math.sqrt((template**2).sum(1).mean()) + 1e-9
    return np.stack(
        [
            np.log(area) / 2,
            np.log(across**2 / area),
            (a * c + b * d) / across**2,
            np.arctan2(b, a),
            np.log(left / spread + 1e-2),
        ],
        1,
    )
