"""A screen's grid: a hint from the original, quiet on doors, walls, bricks and planks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageFilter

from backend.authenticity import packing
from backend.authenticity.checks.photo_screen import GRID
from backend.authenticity.facts import Fingerprint, Photo, Visit
from backend.authenticity.findings import Outcome, Strength
from backend.authenticity.fingerprint import fingerprint
from backend.authenticity.raster import SIDE, peak, raster
from backend.authenticity.verdict import COUNTS
from tests.authenticity.scenes import jpeg, on_screen, scene
from tests.authenticity.story import MORNING, ask, visit

MANY = range(18)


def strength(picture: Image.Image, quality: int = 85) -> float:
    found = raster(jpeg(picture, quality))
    assert found is not None
    return found


def test_doors_walls_bricks_and_planks_are_quiet() -> None:
    assert sum(strength(scene(seed), 70 + seed) > GRID for seed in MANY) <= 1


def test_most_photographed_screens_stand_out() -> None:
    assert sum(strength(on_screen(scene(seed), seed), 70 + seed) > GRID for seed in MANY) >= 12


def test_bricks_repeat_too_but_slowly() -> None:
    y, x = np.mgrid[:SIDE, :SIDE].astype(np.float32)
    grain = np.random.default_rng(1).normal(0, 3, (SIDE, SIDE)).astype(np.float32)
    wall = Image.fromarray(np.where((x + 0.3 * y) % 23 < 3, 60, 150).astype(np.uint8))
    bricks = np.asarray(wall.filter(ImageFilter.GaussianBlur(2)), np.float32) + grain
    screen = (110 + 20 * np.cos(2 * np.pi * (x + 0.3 * y) / 3.3)).astype(np.float32) + grain
    assert peak(bricks) < GRID < peak(screen)


@pytest.mark.parametrize("size", [(640, 480), (1280, 400)])
def test_a_picture_made_smaller_cannot_tell(size: tuple[int, int]) -> None:
    assert raster(jpeg(scene(1).resize(size))) is None


def test_it_rests_beside_the_fingerprint_and_older_ones_lack_it() -> None:
    one = fingerprint(jpeg(scene(2)))
    assert one.raster is not None
    kept = packing.unpack_picture(packing.pack_picture(one))
    assert kept == replace(one, raster=kept.raster)
    assert kept.raster == pytest.approx(one.raster, abs=1e-5)
    before = replace(one, raster=None)
    assert packing.unpack_picture(packing.pack_picture(before)) == before


def with_grids(*grids: float | None) -> Visit:
    photos = (
        Photo(f"photo-{number}", "DOORPLATE", MORNING, True, fingerprint=Fingerprint(b"", 90, b"", grid))
        for number, grid in enumerate(grids)
    )
    return visit(photos=tuple(photos))


def test_a_grid_is_a_hint_too_light_to_be_a_second_channel() -> None:
    finding = ask("photo.screen", with_grids(2.0, 9.0))
    assert (finding.outcome, finding.strength) == (Outcome.DOUBT, Strength.HINT)
    assert finding.numbers["photo"] == "photo-1"
    assert finding.weight < COUNTS


def test_without_a_grid_it_is_clear_and_without_an_original_unknown() -> None:
    assert ask("photo.screen", with_grids(2.0, None)).outcome is Outcome.CLEAR
    assert ask("photo.screen", with_grids(None)).outcome is Outcome.UNKNOWN
    assert ask("photo.screen").outcome is Outcome.UNKNOWN
