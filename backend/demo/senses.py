"""What the invented phones see: positions that wander, strokes of a pen, pictures drawn instead of taken."""

from __future__ import annotations

import io
import json
import math
import random
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

    def position(self, lat: float, lon: float, accuracy_m: float = 12, seconds: int = 8) -> Body:
        """A burst of readings near a point (degrees), settling to `accuracy_m`."""
        started, samples = self._phone.wall, []
        for second in range(seconds):
            self._phone.world.wait(seconds=1)
            samples.append(self._sample(lat, lon, accuracy_m * (1 + 2 * math.exp(-second / 2))))
        return self._burst("FIX", started, samples)

    def no_position(self, result: str = "NONE", seconds: int = 20) -> Body:
        """A burst that found nothing."""
        started = self._phone.wall
        self._phone.world.wait(seconds=seconds)
        return self._burst(result, started, [])

    def strokes(self, name: str) -> bytes:
        """A drawn signature: three to five strokes a character, as the pad records them."""
        width, height, at = 320, 160, 0
        lines = []
        for place, _ in enumerate(name):
            left = 20 + place * 280 / len(name)
            for _ in range(self._random.randint(3, 5)):
                line, at = self._line(left, at)
                lines.append(line)
        drawing = {"v": 1, "width": width, "height": height, "strokes": lines}
        return json.dumps(drawing, separators=(",", ":")).encode()

    def photo(self, subject: str) -> bytes:
        """A drawn picture of the subject, as JPEG with long side 1280."""
        picture = Image.new("RGB", SIZE, (186, 205, 219))
        _DRAWN.get(subject, _path)(ImageDraw.Draw(picture), self._random)
        grain = Image.effect_noise((320, 240), 60).resize(SIZE).convert("RGB")  # no two alike, as from a lens
        out = io.BytesIO()
        Image.blend(picture, grain, 0.12).save(out, "JPEG", quality=88)
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

    def _line(self, left: float, at: int) -> tuple[list[list[int]], int]:
        """One bent stroke, its pressure rising and falling; and when the next one may begin."""
        x, y = left + self._random.uniform(0, 60), self._random.uniform(30, 110)
        dx, dy = self._random.uniform(-4, 6), self._random.uniform(-5, 5)
        points, steps = [], self._random.randint(8, 18)
        for step in range(steps):
            pressure = 300 + 500 * math.sin(math.pi * step / steps)
            points.append([round(x * 10), round(y * 10), at, round(pressure)])
            x, y, at = x + dx, y + dy, at + 16
            dx, dy = dx + self._random.uniform(-0.6, 0.6), dy + self._random.uniform(-0.6, 0.6)
        return points, at + self._random.randint(120, 320)


def _door_plate(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    wall = tuple(chance.randint(*span) for span in ((170, 200), (150, 175), (120, 145)))
    draw.rectangle((0, 0, *SIZE), fill=wall)
    for row in range(0, SIZE[1], 64):
        shift = 80 if row // 64 % 2 else 0
        for column in range(-80, SIZE[0], 160):
            draw.rectangle(
                (column + shift, row, column + shift + 156, row + 60), outline=(130, 110, 90), width=3
            )
    draw.rounded_rectangle((400, 300, 880, 620), 24, fill=(28, 78, 140), outline=(235, 240, 245), width=10)
    number = str(chance.randint(1, 88))
    draw.text((640, 460), number, fill=(245, 247, 250), font=ImageFont.load_default(220), anchor="mm")


def _path(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    for layer, colour in enumerate([(120, 150, 150), (92, 128, 104), (74, 108, 70)]):
        base = 380 + layer * 110
        ridge = [(x, base + chance.randint(-60, 60)) for x in range(0, SIZE[0] + 160, 160)]
        draw.polygon([(0, SIZE[1]), *ridge, SIZE], fill=colour)
    bend = chance.randint(-160, 160)
    draw.polygon([(460, 960), (820, 960), (680 + bend, 560), (650 + bend, 560)], fill=(196, 178, 140))


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
