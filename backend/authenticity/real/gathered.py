"""What the phones measured, in the units of the checks: degrees, metres, metres a second."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

from backend.authenticity.facts import Beacon, Motion, Sample
from backend.visits.reading.location import DEGREE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from backend.transparency.statement import Statement
    from backend.visits.bodies.shapes import Sample as Raw
    from backend.visits.bodies.shapes import Sampling
    from backend.visits.reading.story import Story
    from backend.visits.reading.timeline import Heard

SAMPLED = ("visit.open", "visit.join", "visit.recheck", "visit.close", "visit.attempt", "visit.abort")


class Hints(NamedTuple):
    """What a phone said of itself while it looked for its position."""

    pointer: str | None = None
    motion: Motion | None = None


def samples(story: Story, device: str) -> Iterator[Sample]:
    """Everything one phone read during a visit, in order."""
    for one in story.of(*SAMPLED):
        if one.statement.device == device and (position := _position(one.statement)):
            yield from readings(position["samples"])


def readings(raw: Iterable[Raw]) -> Iterator[Sample]:
    """Samples as the phone gave them."""
    for one in raw:
        yield Sample(
            lat=one["lat"] / DEGREE,
            lon=one["lon"] / DEGREE,
            accuracy=one["accuracy"] / 1000,
            altitude=_thousandths(one["altitude"]),
            speed=_thousandths(one["speed"]),
            fixed_at=one["fixed_at"],
            at=one["at"],
        )


def burst(said: Statement) -> tuple[Sample, ...]:
    """The samples of one statement."""
    position = _position(said)
    return tuple(readings(position["samples"])) if position else ()


def hints(said: Statement) -> Hints:
    """What came along with a statement's position."""
    position = _position(said)
    if position is None:
        return Hints()
    told = cast("dict[str, Any]", position["hints"])
    motion = told["motion"]
    return Hints(told["pointer"], motion and Motion(motion["n"], motion["rms"] / 1000))


def beacon(one: Heard) -> Beacon | None:
    """The newest signed time that this phone itself had got, and its clocks at that moment."""
    own = [held for held in one.beacons if held.seen is not None]
    if not own:
        return None
    newest = max(own, key=lambda held: held.beacon.time)
    seen = newest.seen
    return Beacon(newest.beacon.time, seen.wall, seen.mono, seen.session) if seen else None


def _position(said: Statement) -> Sampling | None:
    return cast("Sampling | None", said.body.get("position"))


def _thousandths(value: int | None) -> float | None:
    return None if value is None else value / 1000
