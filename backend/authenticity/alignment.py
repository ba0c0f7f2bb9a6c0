"""Lays one small grey picture over another and says how much of it is the same picture. Pure.

A picture that was cropped, mirrored, bordered or photographed from a screen shows the same moment: the
same people in the same pose. A doorway taken again on another day shows the same wall with other people,
light and parallax. So the two are registered on what they share, and then compared patch by patch: in a
copy even the worst patches agree, in a second shot those of the people do not.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from backend.authenticity.fingerprint import GREY_HEIGHT, GREY_WIDTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Corners = tuple[tuple[NDArray[np.int32], Floats], ...]

PATCH = 12  # px: 8 by 6 patches, each about a head at two metres
SCALES = tuple(1.07**step for step in range(-3, 4))
ROUNDS = 8
ENOUGH = 0.65  # coarse correlation: copies begin at .8, of two shots nineteen in twenty stay below .6
FEWEST = 8  # patches: with fewer, a plain wall would look like any other
TEXTURE = 3.0  # grey levels: flatter patches say nothing
ALIKE = 0.75  # correlation of two patches that show the same thing
WHOLE = 0.9  # of a patch must lie inside both pictures
_SHAPE = (GREY_HEIGHT, GREY_WIDTH)  # of the coarse search: half size, padded to twice that
_Y, _X = np.mgrid[0:GREY_HEIGHT, 0:GREY_WIDTH].astype(np.float32)
_CX, _CY = (GREY_WIDTH - 1) / 2, (GREY_HEIGHT - 1) / 2
_HALF_Y, _HALF_X = GREY_HEIGHT // 2, GREY_WIDTH // 2
_WINDOW = np.outer(np.hanning(_HALF_Y + 2)[1:-1], np.hanning(_HALF_X + 2)[1:-1]) ** 0.5
_TURNS = tuple((mirrored, scale) for mirrored in (False, True) for scale in SCALES)


@dataclass(frozen=True)
class Overlap:
    """How two pictures agree once laid over each other.

    `agreeing` is the share of the `of` comparable patches that correlate. `difference` is how far the
    second most different patch is off in brightness, once one gain and one offset are put over the whole,
    in units of the picture's own contrast: a screen or a crop leaves every patch as bright as it was to
    the others, a person who stood elsewhere or another cloud does not.
    """

    agreeing: float
    difference: float
    of: int
    mirrored: bool

    @property
    def is_copy(self) -> bool:
        """Whether this is one moment shown twice. Two shots of one scene differ by .4 contrasts or more."""
        return self.of >= FEWEST and self.agreeing >= 0.7 and self.difference <= 0.25


@dataclass(frozen=True)
class Box:
    """Part of a picture, in thousandths of its width and height."""

    left: int
    top: int
    width: int
    height: int


class Picture:
    """One small grey picture with what comparing it needs, worked out once."""

    def __init__(self, pixels: bytes) -> None:
        grey = np.frombuffer(pixels, np.uint8).reshape(GREY_HEIGHT, GREY_WIDTH).astype(np.float32)
        self.smooth = _blur(grey)

    @cached_property
    def views(self) -> NDArray[np.complex64]:
        """Conjugate spectra at every scale and in both mirrors: the asking side of the coarse search."""
        upright = _detail(_weighed(self.smooth, _ZOOMS))
        mirrored = upright[:, :, ::-1]  # a mirror changes nothing else: every step is symmetric
        spectra = np.fft.rfft2(np.concatenate([upright, mirrored]), _SHAPE)
        return np.conj(spectra).astype(np.complex64)

    @cached_property
    def spectrum(self) -> NDArray[np.complex64]:
        """The asked side of the coarse search."""
        return np.fft.rfft2(_detail(self.smooth[None])[0], _SHAPE).astype(np.complex64)


def overlap(one: Picture, other: Picture, enough: float = ENOUGH) -> Overlap | None:
    """How much of `one` is the same picture as `other`; None if they do not lie over each other at all.

    `enough`: the coarse correlation below which they are not looked at closely.
    """
    start = _coarse(one, other, enough)
    if start is None:
        return None
    mirrored, matrix = start
    source = np.ascontiguousarray(one.smooth[:, ::-1]) if mirrored else one.smooth
    warped, inside = _refine(source, other.smooth, matrix)
    return _patches(warped, other.smooth, inside, mirrored=mirrored)


def shared(one: Picture, other: Picture) -> tuple[Box, Box, bool] | None:
    """Which part of each picture lies over the other, and whether one is mirrored; None if they do not."""
    start = _coarse(one, other, ENOUGH)
    if start is None:
        return None
    mirrored, matrix = start
    x, y, inside = _mapped(matrix)
    if not inside.any():
        return None
    x = GREY_WIDTH - 1 - x if mirrored else x
    return _box(x[inside], y[inside]), _box(_X[inside], _Y[inside]), mirrored


def _box(x: Floats, y: Floats) -> Box:
    left, right = (round(float(edge) * 1000 / (GREY_WIDTH - 1)) for edge in (x.min(), x.max()))
    top, bottom = (round(float(edge) * 1000 / (GREY_HEIGHT - 1)) for edge in (y.min(), y.max()))
    return Box(left, top, right - left, bottom - top)


def _coarse(one: Picture, other: Picture, enough: float) -> tuple[bool, NDArray[np.float64]] | None:
    peaks = np.fft.irfft2(one.views * other.spectrum, _SHAPE)
    best = int(peaks.argmax())
    if peaks.flat[best] < enough:
        return None
    index, down, across = (int(i) for i in np.unravel_index(best, peaks.shape))
    dy = 2 * (down - _SHAPE[0] if down >= _HALF_Y else down)
    dx = 2 * (across - _SHAPE[1] if across >= _HALF_X else across)
    mirrored, scale = _TURNS[index]
    k = 1 / scale
    return mirrored, np.array([[k, 0, _CX - k * (_CX + dx)], [0, k, _CY - k * (_CY + dy)], [0, 0, 1]])


def _detail(pictures: Floats) -> Floats:
    """Half size, without slow changes of light, tapered to nothing at the border, of length one; of each."""
    half = pictures.reshape(-1, _HALF_Y, 2, _HALF_X, 2).mean((2, 4))
    padded = np.pad(half, ((0, 0), (4, 4), (4, 4)), mode="edge")
    sums = np.pad(np.cumsum(np.cumsum(padded, 1), 2), ((0, 0), (1, 0), (1, 0)))
    wide = (sums[:, 9:, 9:] - sums[:, :-9, 9:] - sums[:, 9:, :-9] + sums[:, :-9, :-9]) / 81
    detail = (half - wide) * _WINDOW
    length = np.sqrt((detail**2).sum((1, 2), keepdims=True))
    unit: Floats = (detail / (length + 1e-6)).astype(np.float32)
    return unit


def _blur(picture: Floats) -> Floats:
    padded = np.pad(picture, 1, mode="edge")
    rows = (padded[:-2] + 2 * padded[1:-1] + padded[2:]) / 4
    return ((rows[:, :-2] + 2 * rows[:, 1:-1] + rows[:, 2:]) / 4).astype(np.float32)


def _sample(picture: Floats, x: Floats, y: Floats) -> Floats:
    """Bilinear, the border repeated."""
    return _weighed(picture, _corners(x, y))


def _sampled(pictures: Sequence[Floats], x: Floats, y: Floats) -> list[Floats]:
    """Several pictures at the same points."""
    corners = _corners(x, y)
    return [_weighed(picture, corners) for picture in pictures]


def _corners(x: Floats, y: Floats) -> Corners:
    """The four pixels around each point, and how much each counts."""
    x = np.clip(x, 0, GREY_WIDTH - 1.001)
    y = np.clip(y, 0, GREY_HEIGHT - 1.001)
    left, top = x.astype(np.int32), y.astype(np.int32)
    a, b = (x - left).astype(np.float32), (y - top).astype(np.float32)
    at = top * GREY_WIDTH + left
    return (
        (at, (1 - a) * (1 - b)),
        (at + 1, a * (1 - b)),
        (at + GREY_WIDTH, (1 - a) * b),
        (at + GREY_WIDTH + 1, a * b),
    )


def _weighed(picture: Floats, corners: Corners) -> Floats:
    parts = [picture.take(where) * share for where, share in corners]
    sampled: Floats = parts[0] + parts[1] + parts[2] + parts[3]
    return sampled


def _mapped(matrix: NDArray[np.float64]) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    matrix = matrix.astype(np.float32)
    w = matrix[2, 0] * _X + matrix[2, 1] * _Y + matrix[2, 2]
    x = (matrix[0, 0] * _X + matrix[0, 1] * _Y + matrix[0, 2]) / w
    y = (matrix[1, 0] * _X + matrix[1, 1] * _Y + matrix[1, 2]) / w
    inside = (x >= 1) & (x <= GREY_WIDTH - 2) & (y >= 1) & (y <= GREY_HEIGHT - 2)
    return x, y, inside


def _refine(source: Floats, target: Floats, start: NDArray[np.float64]) -> tuple[Floats, NDArray[np.bool_]]:
    """Gauss-Newton on a projective map and on brightness, in which big differences (people) count less."""
    gy, gx = (np.asarray(one, np.float32) for one in np.gradient(source))
    matrix = start
    for _ in range(ROUNDS):
        x, y, inside = _mapped(matrix)
        if inside.sum() < FEWEST * PATCH * PATCH:
            return source, np.zeros_like(inside)  # it slid off: they are not of one scene
        x, y, goal = x[inside], y[inside], target[inside]
        warped, slope_x, slope_y = _sampled((source, gx, gy), x, y)
        gain, offset = _light(warped, goal)
        error = goal - warped * gain - offset
        spread = 1.4826 * float(np.median(np.abs(error))) + 1
        weight = 1 / (1 + (error / (2 * spread)) ** 2)
        jacobian = _jacobian(slope_x * gain, slope_y * gain, x, y, inside, warped)
        weighted = jacobian * weight
        step = np.linalg.solve(weighted @ jacobian.T + 1e-3 * np.eye(10), weighted @ error)
        matrix = matrix + np.append(step[:8], 0).reshape(3, 3)
    x, y, inside = _mapped(matrix)
    return _sample(source, x, y), inside


def _jacobian(
    slope_x: Floats, slope_y: Floats, x: Floats, y: Floats, inside: NDArray[np.bool_], warped: Floats
) -> Floats:
    """Change of the warped picture with the map's eight numbers, and with gain and offset of light."""
    px, py = _X[inside], _Y[inside]
    along = -(slope_x * x + slope_y * y)
    rows = (slope_x * px, slope_x * py, slope_x, slope_y * px, slope_y * py, slope_y, along * px, along * py)
    return np.stack((*rows, warped, np.ones_like(px)))


def _light(warped: Floats, goal: Floats) -> tuple[float, float]:
    spread = float(((warped - warped.mean()) ** 2).sum()) + 1e-6
    gain = float(((warped - warped.mean()) * (goal - goal.mean())).sum()) / spread
    return gain, float(goal.mean()) - gain * float(warped.mean())


def _patches(warped: Floats, target: Floats, inside: NDArray[np.bool_], *, mirrored: bool) -> Overlap:
    whole = _cut(inside.astype(np.float32)).mean(1) > WHOLE
    a, b = _cut(warped)[whole], _cut(target)[whole]
    if len(a) < FEWEST:
        return Overlap(0.0, 1.0, 0, mirrored)
    gain, offset = _light(a, b)
    off = np.sort(np.abs((b - a * gain - offset).mean(1))) / (float(b.std()) + 1)
    a, b = a - a.mean(1, keepdims=True), b - b.mean(1, keepdims=True)
    told = np.maximum(a.std(1), b.std(1)) > TEXTURE
    alike = (a * b).sum(1) / np.sqrt((a * a).sum(1) * (b * b).sum(1) + 1)
    agreeing = float((alike[told] > ALIKE).mean()) if told.any() else 0.0
    return Overlap(agreeing, float(off[-2]), int(told.sum()), mirrored)


def _cut(picture: Floats) -> Floats:
    """Patches as rows."""
    shaped = picture.reshape(GREY_HEIGHT // PATCH, PATCH, GREY_WIDTH // PATCH, PATCH)
    return shaped.swapaxes(1, 2).reshape(-1, PATCH * PATCH)


# A picture at every scale is sampled at the same points, whichever picture it is.
_ZOOMS = _corners(
    np.stack([_CX + (_X - _CX) / scale for scale in SCALES]),
    np.stack([_CY + (_Y - _CY) / scale for scale in SCALES]),
)
