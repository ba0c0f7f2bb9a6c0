"""Pictures: a copy is known however it is turned, and the same doorway on another day is no copy."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageOps

from backend.authenticity.alignment import Picture, overlap
from backend.authenticity.facts import Photo
from backend.authenticity.findings import Outcome, Strength
from backend.authenticity.fingerprint import fingerprint, unpack
from backend.authenticity.photo_memory import PhotoMemory
from backend.authenticity.trace import Trace
from tests.authenticity.story import MINUTE, MORNING, around, ask, visit

DAY = 86_400_000


def doorway(place: int) -> Image.Image:
    """A wall with a door, windows and things before it: the same for the same place."""
    dice = np.random.default_rng(place)
    noise = Image.fromarray(dice.integers(60, 200, (12, 16, 3), dtype=np.uint8)).resize(
        (640, 480), Image.BICUBIC
    )
    pen = ImageDraw.Draw(noise)
    for _ in range(14):
        x, y = (int(v) for v in dice.integers(0, (560, 400)))
        w, h = (int(v) for v in dice.integers(20, 140, 2))
        fill = tuple(int(v) for v in dice.integers(10, 245, 3))
        pen.rectangle((x, y, x + w, y + h), fill=fill, outline=(20, 20, 20), width=3)
    return noise


def people(picture: Image.Image, day: int) -> Image.Image:
    """Three people before it, elsewhere every day, and another light."""
    dice = np.random.default_rng(1000 + day)
    pen = ImageDraw.Draw(picture)
    for _ in range(3):
        x, top = int(dice.integers(20, 520)), int(dice.integers(140, 260))
        pen.ellipse((x, top, x + 60, top + 70), fill=(220, 180, 150))
        pen.rectangle((x - 30, top + 70, x + 90, 480), fill=tuple(int(v) for v in dice.integers(10, 240, 3)))
    light = float(dice.uniform(0.8, 1.1))
    return picture.point(lambda v: min(255, int(v * light)))


def encoded(picture: Image.Image, quality: int = 80) -> bytes:
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=quality)
    return out.getvalue()


def bits(one: bytes, other: bytes) -> int:
    """Fewest differing bits of one in eight orientations against the other upright."""
    turned, upright = unpack(fingerprint(one).pdq), unpack(fingerprint(other).pdq)[0]
    return int(min(np.bitwise_count(row ^ upright).sum() for row in turned))


ORIGINAL = people(doorway(1), 1)
TURNS = {
    "recompressed": lambda p: p,
    "half the size": lambda p: p.resize((320, 240), Image.BICUBIC),
    "mirrored": ImageOps.mirror,
    "on its side": lambda p: p.transpose(Image.ROTATE_90),
    "upside down": lambda p: p.transpose(Image.ROTATE_180),
    "brighter": lambda p: p.point(lambda v: min(255, int(v * 1.2))),
}


@pytest.mark.parametrize("turn", TURNS.values(), ids=TURNS)
def test_a_copy_differs_in_few_bits_however_it_was_turned(turn):
    assert bits(encoded(turn(ORIGINAL.copy()), 45), encoded(ORIGINAL)) <= 31


def test_different_doorways_and_other_days_differ_in_many():
    assert bits(encoded(people(doorway(2), 1)), encoded(ORIGINAL)) > 60
    assert bits(encoded(people(doorway(1), 2)), encoded(ORIGINAL)) > 31


def picture(image: Image.Image) -> Picture:
    return Picture(fingerprint(encoded(image)).grey)


def screen(image: Image.Image) -> Image.Image:
    """Photographed from a screen: a dark frame round it, a little turned, a little soft."""
    frame = Image.new("RGB", (704, 528), (14, 14, 18))
    frame.paste(image, (32, 24))
    return frame.rotate(1.5, Image.BICUBIC).filter(ImageFilter.GaussianBlur(0.8)).resize((640, 480))


REWORKED = {
    "cropped": lambda p: p.crop((40, 25, 610, 460)).resize((640, 480)),
    "cropped and mirrored": lambda p: ImageOps.mirror(p.crop((40, 25, 610, 460)).resize((640, 480))),
    "from a screen": screen,
}


@pytest.mark.parametrize("rework", REWORKED.values(), ids=REWORKED)
def test_a_reworked_picture_lies_over_the_one_it_was_made_from(rework):
    found = overlap(picture(rework(ORIGINAL.copy())), picture(ORIGINAL))
    assert found is not None
    assert found.is_copy


def test_the_same_doorway_on_another_day_is_not_a_copy():
    for day in range(2, 10):
        shot = people(doorway(1), day).rotate(day - 5, Image.BICUBIC).resize((640, 480))
        found = overlap(picture(shot), picture(ORIGINAL))
        assert found is None or not found.is_copy


def test_pictures_that_slide_off_each_other_are_no_copies():
    """Laid over each other though nothing speaks for it: one of stripes, one of noise."""
    for striped, noisy in ((1, 12), (3, 14), (5, 24)):
        stripes = np.random.default_rng(striped).integers(0, 256, 48).astype(np.uint8).repeat(144)
        noise = np.random.default_rng(noisy).integers(0, 256, 96 * 72).astype(np.uint8)
        found = overlap(Picture(stripes.tobytes()), Picture(noise.tobytes()), 0.0)
        assert found is not None
        assert (found.of, found.is_copy) == (0, False)


def taken(name: str, image: Image.Image) -> Photo:
    return Photo(name, "DOORPLATE", MORNING, camera=True, fingerprint=fingerprint(encoded(image)))


def remembered(*photos: tuple[str, Image.Image]) -> tuple[list[Trace], PhotoMemory]:
    traces = [
        Trace(visit(number, photos=(taken(name, image),), began=MORNING + number * DAY, beacon=None))
        for number, (name, image) in enumerate(photos, 1)
    ]
    return traces, PhotoMemory(traces)


def test_the_memory_finds_a_copy_and_blames_the_later_visit():
    traces, memory = remembered(("a", ORIGINAL), ("b", ImageOps.mirror(ORIGINAL)))
    assert memory.compare(traces[0]) == ((), ())
    same, _ = memory.compare(traces[1])
    assert same[0].visit == "visit-1"
    assert ask("photo.same", traces[1].visit, around(same_photos=same)).strength is Strength.NEAR_PROOF


def test_the_memory_lays_a_cropped_picture_over_its_original():
    traces, memory = remembered(("a", ORIGINAL), ("b", REWORKED["cropped"](ORIGINAL.copy())))
    same, reworked = memory.compare(traces[1])
    assert same == ()
    finding = ask("photo.reworked", traces[1].visit, around(reworked=reworked))
    assert finding.outcome is Outcome.DOUBT
    assert finding.strength < Strength.NEAR_PROOF


def test_two_shots_of_one_visit_may_be_alike():
    burst = (taken("a", ORIGINAL), taken("b", ORIGINAL.filter(ImageFilter.GaussianBlur(0.5))))
    trace = Trace(visit(photos=burst))
    assert PhotoMemory([trace]).compare(trace) == ((), ())


def test_photos_that_have_not_arrived_are_unknown():
    assert ask("photo.same", visit(), around(photos_compared=False)).outcome is Outcome.UNKNOWN


def test_a_broken_camera_is_an_accident_and_last_weeks_file_a_rarer_one():
    photo = visit().photos[0]
    fallback = replace(photo, camera=False, modified=MORNING - 10 * MINUTE)
    assert ask("photo.source", visit(photos=(fallback,))).signs == ("photo.source:file",)
    old = replace(fallback, modified=MORNING - 7 * DAY)
    assert ask("photo.source", visit(photos=(old,))).signs == ("photo.source:old",)
    assert ask("photo.source").outcome is Outcome.CLEAR


def test_new_photos_are_neither_the_same_nor_reworked():
    assert ask("photo.same").outcome is Outcome.CLEAR
    assert ask("photo.reworked").outcome is Outcome.CLEAR
    assert ask("photo.reworked", visit(photos=())).outcome is Outcome.UNKNOWN
