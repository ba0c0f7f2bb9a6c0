"""An honest visit to Grandmother Lin's in Shiqiao, and the tools to spoil one thing in it.

何小满 leads, 沈知夏 and 罗远 come along. Everything is made from a seed: the same story every time.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from backend.authenticity import checks
from backend.authenticity.around import Around, Home
from backend.authenticity.county import County, Observation, learn
from backend.authenticity.facts import (
    Beacon,
    Custody,
    Form,
    HomeVersion,
    Means,
    Motion,
    Photo,
    Presence,
    Sample,
    Signature,
    Source,
    Visit,
)
from backend.authenticity.trace import Trace

if TYPE_CHECKING:
    from backend.authenticity.facts import Point, Stroke
    from backend.authenticity.findings import Finding

HOME: Point = (27.9500, 109.6000)
OFFICE: Point = (27.9800, 109.6300)
MORNING = 1_794_186_000_000  # 2026-11-09, nine in the morning in Qingya
MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
LEAD, NURSE, POLICE = "he.xiaoman", "shen.zhixia", "luo.yuan"
METRE_LAT, METRE_LON = 1 / 111_195, 1 / 98_230
WGS = (1.0, 0.0, 0.0)


def beside(place: Point, east: float = 0.0, north: float = 0.0) -> Point:
    """A point some metres off another."""
    return place[0] + north * METRE_LAT, place[1] + east * METRE_LON


def walk(
    place: Point = HOME, at: int = MORNING, count: int = 10, seed: int = 1, height: float = 420.0
) -> tuple[Sample, ...]:
    """A living series: every sample a little elsewhere, with a height and its own accuracy."""
    dice = np.random.default_rng(seed)
    line = []
    for step in range(count):
        lat, lon = beside(place, *dice.normal(0, 6, 2))
        when = at + step * 97_000 + int(dice.integers(0, 900))
        line.append(
            Sample(
                round(lat, 7), round(lon, 7), round(float(dice.uniform(5, 18)), 3),
                round(height + float(dice.normal(0, 4)), 1), round(abs(float(dice.normal(0, 0.3))) + 0.01, 2),
                when - int(dice.integers(50, 900)), when,
            )
        )  # fmt: skip
    return tuple(line)


def draw(name: int, hand: int, seed: int, *, slow: float = 1.0) -> tuple[Stroke, ...]:
    """A name in a hand: the same shape and manner each time, never the same line."""
    shape, manner, dice = (np.random.default_rng([part, 7]) for part in (name, hand, 1000 + seed))
    speed, size, slant, wide = (math.exp(manner.normal(0, s)) for s in (0.4, 0.25, 0.2, 0.2))
    clock, strokes = 0.0, []
    for number in range(4):
        ends = shape.uniform(0, 60, (2, 2))
        bow = shape.normal(0, 9, 2)
        along = np.linspace(0, 1, 18)[:, None]
        line = ends[0] + (ends[1] - ends[0]) * along + bow * np.sin(np.pi * along)
        line = line + dice.normal(0, 1.0, 2) + np.cumsum(dice.normal(0, 0.2, line.shape), 0)
        x = size * wide * (line[:, 0] + number * 20) + math.log(slant) * line[:, 1]
        y = size * line[:, 1]
        times = clock + np.arange(18) * 9 / speed * slow * math.exp(dice.normal(0, 0.05))
        strokes.append(tuple(
            (round(float(a), 2), round(float(b), 2), int(t), 0.5) for a, b, t in zip(x, y, times, strict=True)
        ))  # fmt: skip
        clock = float(times[-1]) + 150 * math.exp(manner.normal(0, 0.6))
    return tuple(strokes)


def came(staff: str, seed: int, place: Point = HOME) -> Presence:
    """A colleague who scanned the code and was scanned back."""
    shown = MORNING + MINUTE + seed * 45_000
    return Presence(
        staff, Means.SCAN, f"phone-{staff}", None, shown + 9_000, shown, shown + 20_000,
        walk(place, shown, 3, 500 + seed), Motion(300, 0.5 + seed / 50), verified=True,
    )  # fmt: skip


def signed(role: str, signer: str, name: int, hand: int, seed: int) -> Signature:
    """A signature by a hand that need not be its signer's."""
    return Signature(role, signer, MORNING + 20 * MINUTE, draw(name, hand, seed), "touch")


def visit(seed: int = 1, **changes: Any) -> Visit:
    """The honest visit, with whatever a test changes in it."""
    dice = np.random.default_rng([seed, 3])
    answers: dict[str, int | float] = {
        "mood": 1,
        "sleep": 0,
        "sbp": int(dice.integers(110, 150)),
        "dbp": int(dice.integers(65, 95)),
        "pulse": int(dice.integers(60, 95)),
        "weight": round(float(dice.uniform(50, 60)), 1),
    }
    story = Visit(
        id=f"visit-{seed}", patient="lin", team="shiqiao", lead=LEAD, device=f"phone-{LEAD}", met=True,
        began=MORNING, ended=MORNING + 25 * MINUTE, received_at=MORNING + HOUR, order=seed,
        samples=walk(seed=seed),
        presences=(Presence(LEAD, Means.LEAD, f"phone-{LEAD}"), came(NURSE, 1), came(POLICE, 2)),
        signatures=(signed("patient", "lin", 1, 1, seed), signed("staff", LEAD, 2, 2, seed),
                    signed("staff", NURSE, 3, 3, seed), signed("staff", POLICE, 4, 4, seed)),
        photos=(Photo(f"door-{seed}", "DOORPLATE", MORNING + MINUTE, camera=True),),
        form=Form(answers, {name: int(dice.integers(2000, 9000)) for name in "abcdefgh"},
                  frozenset({"sbp", "dbp", "pulse", "weight"}), frozenset({"mood"}), 0, stable=True),
        custody=Custody(signed=True, seq=seed, missing=0, intact=True),
        motion=Motion(400, 0.6), pointer="touch",
        beacon=Beacon(MORNING - HOUR, MORNING - HOUR + 2_000, 1_000_000, "page"),
        mono_began=1_000_000 + HOUR - 2_000, mono_ended=1_000_000 + HOUR + 25 * MINUTE - 2_000,
        session="page",
        sent_wall=MORNING + HOUR + 2_000,
    )  # fmt: skip
    return replace(story, **changes)


def county(count: int = 400) -> County:
    """What other teams' honest visits show: half-hour stays, fields of some seconds, few accidents."""
    dice = np.random.default_rng(9)
    return learn(
        Observation(
            f"team-{number % 7}",
            frozenset({"samples.frozen:network"} if number % 50 == 0 else ()),
            {"stay": float(dice.normal(28, 6)), "pace": float(dice.lognormal(8.3, 0.2)),
             "wait": float(dice.normal(50, 10)), "lively": float(dice.lognormal(-0.5, 0.4))},
        )
        for number in range(count)
    )  # fmt: skip


def home(
    place: Point = HOME, source: Source = Source.FIELD, since: int = 0, by: str = "import", **more: Any
) -> Home:
    """A version of the home, read in WGS 84."""
    return Home(HomeVersion(*place, source, since, by, **more), WGS)


def around(**changes: Any) -> Around:
    """The surroundings of the honest visit."""
    return replace(Around(county=county(), homes=(home(),), bases=(OFFICE,), photos_compared=True), **changes)


def ask(name: str, story: Visit | None = None, surroundings: Around | None = None) -> Finding:
    """One check's answer."""
    check = next(one for one in checks.ALL if one.ASK.name == name)
    return check.check(Trace(story or visit()), surroundings or around())
