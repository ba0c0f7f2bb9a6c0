"""A visit's facts as bytes and back. Pure. What was made of strokes and pictures is kept apart."""

from __future__ import annotations

import json
import struct
import zlib
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from backend.authenticity.facts import (
    Amendment,
    Beacon,
    Custody,
    Fingerprint,
    Form,
    Late,
    Means,
    Motion,
    Photo,
    Presence,
    Sample,
    Signature,
    Visit,
)
from backend.authenticity.fingerprint import HASHES
from backend.authenticity.handwriting import MANNER, POINTS, Handwriting

if TYPE_CHECKING:
    from collections.abc import Iterable

_PATH = POINTS * 2
_GRID = struct.Struct("<f")  # behind the grey picture; older ones end there


def pack(visit: Visit) -> bytes:
    """The facts of a visit; equal facts give equal bytes."""
    lean = replace(
        visit,
        samples=(),
        presences=(),
        signatures=tuple(replace(one, strokes=(), drawn=None) for one in visit.signatures),
        photos=tuple(replace(one, fingerprint=None) for one in visit.photos),
    )
    told = asdict(lean)
    told["samples"] = _lines(visit.samples)
    told["presences"] = [
        {**asdict(replace(one, samples=())), "samples": _lines(one.samples)} for one in visit.presences
    ]
    text = json.dumps(told, sort_keys=True, separators=(",", ":"), default=sorted, ensure_ascii=False)
    return zlib.compress(text.encode(), 6)


def unpack(packed: bytes) -> Visit:
    """What `pack` was given, without strokes and fingerprints."""
    told = json.loads(zlib.decompress(packed))
    form, beacon, custody = told["form"], told["beacon"], told["custody"]
    late = told.get("late")  # older ones have no such word
    return Visit(
        **{
            **told,
            "samples": _samples(told["samples"]),
            "presences": tuple(_presence(one) for one in told["presences"]),
            "signatures": tuple(Signature(**{**one, "strokes": ()}) for one in told["signatures"]),
            "photos": tuple(Photo(**one) for one in told["photos"]),
            "form": form and _form(form),
            "custody": Custody(
                **{**custody, "amendments": tuple(_amendment(one) for one in custody["amendments"])}
            ),
            "motion": told["motion"] and Motion(**told["motion"]),
            "beacon": beacon and Beacon(**beacon),
            "late": late and Late(**late),
        }
    )


def pack_picture(one: Fingerprint) -> bytes:
    """A fingerprint as bytes."""
    grid = b"" if one.raster is None else _GRID.pack(one.raster)
    return bytes([one.quality]) + one.pdq + zlib.compress(one.grey, 6) + grid


def unpack_picture(packed: bytes) -> Fingerprint:
    """What `pack_picture` was given."""
    grey = zlib.decompressobj()
    small = grey.decompress(packed[1 + HASHES :])
    grid = _GRID.unpack(grey.unused_data)[0] if grey.unused_data else None
    return Fingerprint(packed[1 : 1 + HASHES], packed[0], small, grid)


def pack_hand(one: Handwriting) -> bytes:
    """A measured signature as bytes."""
    count = np.array([len(one.strokes)], np.float64)
    size = np.array([one.size, one.length])
    parts = (count, size, one.manner, one.path, one.strokes.ravel(), one.timing)
    return b"".join(np.asarray(part, "<f8").tobytes() for part in parts)


def unpack_hand(packed: bytes) -> Handwriting:
    """What `pack_hand` was given."""
    numbers = np.frombuffer(packed, "<f8")
    points, size, length = int(numbers[0]), float(numbers[1]), float(numbers[2])
    path, strokes, timing = 3 + MANNER, 3 + MANNER + _PATH, 3 + MANNER + _PATH + points * 2
    return Handwriting(
        path=numbers[path:strokes],
        strokes=numbers[strokes:timing].reshape(points, 2),
        manner=numbers[3:path],
        timing=numbers[timing:],
        size=size,
        length=length,
    )


def _lines(samples: Iterable[Sample]) -> list[list[Any]]:
    return [[s.lat, s.lon, s.accuracy, s.altitude, s.speed, s.fixed_at, s.at] for s in samples]


def _samples(lines: Iterable[list[Any]]) -> tuple[Sample, ...]:
    return tuple(Sample(*one) for one in lines)


def _presence(told: dict[str, Any]) -> Presence:
    motion = told["motion"] and Motion(**told["motion"])
    return Presence(
        **{**told, "means": Means(told["means"]), "samples": _samples(told["samples"]), "motion": motion}
    )


def _form(told: dict[str, Any]) -> Form:
    return Form(**{**told, "measured": frozenset(told["measured"]), "told": frozenset(told["told"])})


def _amendment(told: dict[str, Any]) -> Amendment:
    return Amendment(**{**told, "fields": tuple(told["fields"])})
