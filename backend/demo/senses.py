"""What the invented phones see: positions that wander, strokes of a pen, pictures drawn instead of taken."""

from __future__ import annotations

import io
import json
import math
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from collections.abc import Callable

    from backend.demo.phone import Phone

Body = dict[str, Any]
SIZE: Final = (1280, 960)
_METRES_PER_DEGREE: Final = 111_320


class Senses:
    """The receivers, the pen and the camera of one phone. The same seed senses the same things."""

    def __init__(self, phone: Phone, seed: str) -> None:
        self._phone, self._random = phone, random.Random(seed)  # noqa: S311  pictures, not secrets
        self._beat = random.Random(f"{seed} beat")  # noqa: S311

    def position(self, lat: float, lon: float, accuracy_m: float = 12, seconds: int = 8) -> Body:
        """A burst of readings near a point (degrees), settling to `accuracy_m`."""
        started, samples = self._phone.wall, []
        for second in range(seconds):
            early = self._beat.uniform(0, 0.16)  # no receiver keeps a script's time
            self._phone.world.wait(seconds=1 - early)
            samples.append(self._sample(lat, lon, accuracy_m * (1 + 2 * math.exp(-second / 2))))
            self._phone.world.wait(seconds=early)
        return self._burst("FIX", started, samples)

    def no_position(self, result: str = "NONE", seconds: int = 20) -> Body:
        """A burst that found nothing."""
        started = self._phone.wall
        self._phone.world.wait(seconds=seconds)
        return self._burst(result, started, [])

    def strokes(self, name: str) -> bytes:
        """A drawn signature: three to five strokes a character, as the pad records them."""
        width, height, at = 320, 160, 0
        hand, lines = Hand.of(name), []
        for place, _ in enumerate(name):
            left = 20 + place * 280 / len(name)
            for _ in range(self._random.randint(3, 5)):
                line, at = self._line(left, at, hand)
                lines.append(line)
        drawing = {"v": 1, "width": width, "height": height, "strokes": lines}
        return json.dumps(drawing, separators=(",", ":")).encode()

    def photo(self, subject: str) -> bytes:
        """A drawn picture of the subject, as JPEG with long side 1280."""
        picture = Image.new("RGB", SIZE, (186, 205, 219))
        _DRAWN.get(subject, _path)(ImageDraw.Draw(picture), self._random)
        noise = self._random.randbytes(320 * 240)  # no two alike, as from a lens
        grain = Image.frombytes("L", (320, 240), noise).resize(SIZE).convert("RGB")
        out = io.BytesIO()
        Image.blend(picture, grain, 0.08).save(out, "JPEG", quality=88)
        return out.getvalue()

    def _sample(self, lat: float, lon: float, accuracy_m: float) -> Body:
        north, east = (self._random.gauss(0, accuracy_m / 2) for _ in range(2))
        return {
            "lat": round((lat + north / _METRES_PER_DEGREE) * 1e7),
            "lon": round((lon + east / _METRES_PER_DEGREE / math.cos(math.radians(lat))) * 1e7),
            "accuracy": round(accuracy_m * 1000),
            "altitude": round(self._random.gauss(640, 6) * 1000),
            "altitude_accuracy": round(accuracy_m * 1500),
            "speed": round(abs(self._random.gauss(0, 0.15)) * 1000),
            "heading": None,
            "fixed_at": self._phone.world.now - self._random.randint(50, 900),
            "at": self._phone.wall,
            "mono": self._phone.mono,
        }

    def _burst(self, result: str, started: int, samples: list[Body]) -> Body:
        motion = {"n": 40, "rms": self._random.randint(80, 420)}
        times = {"from": started, "to": self._phone.wall}
        hints = {"pointer": "touch", "motion": motion}
        return {"result": result, "crs": "EPSG:4326", **times, "samples": samples, "hints": hints}

    def _line(self, left: float, at: int, hand: Hand) -> tuple[list[list[int]], int]:
        """One bent stroke, its pressure rising and falling; and when the next one may begin."""
        x, y = left + self._random.uniform(0, 60), self._random.uniform(30, 110)
        dx, dy = self._random.uniform(-4, 6) * hand.speed, self._random.uniform(-5, 5) * hand.speed
        points, steps = [], self._random.randint(8, 18)
        for step in range(steps):
            pressure = hand.pressure * (0.4 + 0.6 * math.sin(math.pi * step / steps))
            points.append([round(x * 10), round(y * 10), at, round(pressure)])
            x, y, at = x + dx, y + dy, at + 16
            bend = 0.6 * hand.tremor
            dx, dy = dx + self._random.uniform(-bend, bend), dy + self._random.uniform(-bend, bend)
        return points, at + round(hand.pause_ms * self._random.uniform(0.7, 1.3))


@dataclass(frozen=True)
class Hand:
    """How somebody writes: their own way, whatever the name."""

    speed: float
    pause_ms: float
    tremor: float
    pressure: float

    @classmethod
    def of(cls, name: str) -> Hand:
        """The hand of whoever has this name; always the same."""
        own = random.Random(name)  # noqa: S311  pictures, not secrets
        return cls(own.uniform(0.6, 1.7), own.uniform(90, 420), own.uniform(0.4, 2), own.uniform(450, 950))


def _door_plate(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    """No two walls, and no two ways to stand before one."""
    wall = tuple(chance.randint(*span) for span in ((150, 215), (135, 190), (110, 165)))
    joint = tuple(shade - chance.randint(25, 60) for shade in wall)
    wide, high, shift = chance.randint(110, 260), chance.randint(44, 104), chance.randint(0, 200)
    draw.rectangle((0, 0, *SIZE), fill=wall)
    for row in range(-chance.randint(0, high), SIZE[1], high):
        shift += wide // 2
        for column in range(-wide - shift % wide, SIZE[0], wide):
            draw.rectangle((column, row, column + wide - 4, row + high - 4), outline=joint, width=3)
    frame = chance.choice((-1, 1)) * chance.randint(320, 560) + SIZE[0] // 2
    draw.rectangle(
        (frame - 150, chance.randint(0, 260), frame + 150, SIZE[1]), fill=tuple(c // 2 for c in wall)
    )
    left, top = chance.randint(260, 620), chance.randint(180, 460)
    width, height = chance.randint(300, 480), chance.randint(180, 320)
    plate = chance.choice(((28, 78, 140), (150, 40, 36), (36, 104, 72)))
    draw.rounded_rectangle(
        (left, top, left + width, top + height), 24, fill=plate, outline=(235, 240, 245), width=10
    )
    number, size = str(chance.randint(1, 88)), ImageFont.load_default(height * 0.68)
    draw.text((left + width / 2, top + height / 2), number, fill=(245, 247, 250), font=size, anchor="mm")


def _path(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    skyline, dim = chance.randint(300, 460), chance.uniform(0.75, 1.15)
    for layer, colour in enumerate([(120, 150, 150), (92, 128, 104), (74, 108, 70)]):
        base = skyline + layer * chance.randint(80, 140)
        ridge = [(x, base + chance.randint(-90, 90)) for x in range(0, SIZE[0] + 160, 160)]
        draw.polygon([(0, SIZE[1]), *ridge, SIZE], fill=tuple(round(shade * dim) for shade in colour))
    bend, foot = chance.randint(-260, 260), chance.randint(200, 760)
    draw.polygon([(foot, 960), (foot + 360, 960), (680 + bend, 560), (650 + bend, 560)], fill=(196, 178, 140))


def _team(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    _path(draw, chance)
    for left in (420, 660):
        coat = tuple(chance.randint(60, 150) for _ in range(3))
        draw.ellipse((left + 55, 330, left + 145, 430), fill=(48, 40, 36))  # seen from behind
        draw.rounded_rectangle((left, 430, left + 200, 800), 60, fill=coat)


def _medicine(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    draw.rectangle((0, 0, *SIZE), fill=(150, 120, 88))  # a table, and a plain box: the label is inside
    left, top = chance.randint(300, 460), chance.randint(260, 380)
    draw.polygon(
        [(left, top), (left + 90, top - 80), (left + 590, top - 80), (left + 500, top)], fill=(238, 236, 230)
    )
    draw.rectangle((left, top, left + 500, top + 300), fill=(226, 224, 216))
    draw.polygon(
        [(left + 500, top), (left + 590, top - 80), (left + 590, top + 220), (left + 500, top + 300)],
        fill=(190, 188, 180),
    )


_DRAWN: Final[dict[str, Callable[[ImageDraw.ImageDraw, random.Random], None]]] = {
    "DOORPLATE": _door_plate,
    "PATH": _path,
    "TEAM": _team,
    "MEDICINE": _medicine,
}
