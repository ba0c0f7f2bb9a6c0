"""Generated pictures of the size that a phone takes: doors, walls and tiles, and the same from a screen."""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

WIDTH, HEIGHT = 1280, 960
Floats = NDArray[np.float64]


def scene(seed: int) -> Image.Image:
    """A wall with a cloudy light, planks, bricks or tiles, a door with its frame, grain of the receiver."""
    dice = np.random.default_rng([seed, 11])
    cloud = Image.fromarray(dice.uniform(60, 190, (12, 16)).astype(np.uint8)).resize((WIDTH, HEIGHT), 3)
    picture = np.asarray(cloud, np.float64).copy()
    y, x = np.mgrid[:HEIGHT, :WIDTH]
    turn = dice.uniform(-0.2, 0.2)
    along, up = x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)
    step = dice.uniform(14, 70)  # px between bricks or planks, as near as anybody stands to a door
    if seed % 3 == 0:
        picture -= 35 * (up % step < step / 9)
        picture -= 35 * ((along + (up // step % 2) * step) % (2 * step) < step / 9)
    elif seed % 3 == 1:
        picture += 14 * np.sin(2 * np.pi * along / step)
    for _ in range(int(dice.integers(4, 30))):
        left, top = dice.integers(0, WIDTH - 40), dice.integers(0, HEIGHT - 40)
        wide, high = dice.integers(20, 400), dice.integers(20, 500)
        picture[top : top + high, left : left + wide] += dice.uniform(-50, 50)
    leaves = Image.fromarray(dice.uniform(0, 255, (HEIGHT // 2, WIDTH // 2)).astype(np.uint8))
    leaves = leaves.resize((WIDTH, HEIGHT), 2).filter(ImageFilter.GaussianBlur(dice.uniform(0.8, 4)))
    picture += (
        (np.asarray(leaves, np.float64) - 127) * dice.uniform(0.2, 1.2) * (y > HEIGHT * dice.uniform(0, 1))
    )
    picture = _blurred(picture, dice.uniform(0.5, 1.2)) + dice.normal(0, dice.uniform(1, 6), picture.shape)
    return _image(picture)


def on_screen(shown: Image.Image, seed: int) -> Image.Image:
    """A photo of a screen that shows it: lit stripes with dark gaps, seen a little askew, blurred, grainy."""
    dice = np.random.default_rng([seed, 13])
    pitch, turn = dice.uniform(2.2, 4.5), dice.uniform(-0.1, 0.1)  # camera pixels a screen pixel
    y, x = np.mgrid[:HEIGHT, :WIDTH]
    lean = 1 + dice.uniform(-0.04, 0.04) * x / WIDTH
    along = (x * np.cos(turn) + y * np.sin(turn)) / pitch * lean
    down = (y * np.cos(turn) - x * np.sin(turn)) / pitch * lean
    grid = (0.75 + 0.25 * np.cos(2 * np.pi * along)) * (0.85 + 0.15 * np.cos(2 * np.pi * down))
    picture = np.asarray(shown, np.float64) * grid
    picture = _blurred(picture, dice.uniform(0.5, 1.0)) + dice.normal(0, dice.uniform(1, 4), picture.shape)
    return _image(picture)


def jpeg(picture: Image.Image, quality: int = 88) -> bytes:
    """As a phone keeps it."""
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=quality)
    return out.getvalue()


def _blurred(picture: Floats, radius: float) -> Floats:
    return np.asarray(_image(picture).filter(ImageFilter.GaussianBlur(radius)), np.float64)


def _image(picture: Floats) -> Image.Image:
    return Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))
