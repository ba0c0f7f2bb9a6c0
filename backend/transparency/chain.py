"""The chain of one device: every statement names the one before it, so a missing one leaves a hole.

Drafts given up and failures are links too. The state of a link depends only on *which* links are known, never
on the order they came in: a late arrival heals the gap it fills. A link is

- ``ok``    first of its device, or the statement it names is known;
- ``gap``   nothing is known at the number before it (not yet, or never);
- ``fork``  another statement has its number, or the number before it is known and is not what it names.

A gap or a fork is a mark beside a statement, never a reason to refuse it: phones lose storage honestly.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from backend.transparency.receipt import ChainState


@dataclass(frozen=True)
class Link:
    """A statement's place: its number on the device, its hash, and the hash it names as the one before."""

    seq: int
    hash: str
    prev: str | None


@dataclass(frozen=True)
class Placement:
    """What a new link does: its own state, and every neighbour whose state it changes."""

    state: ChainState
    changed: Mapping[str, ChainState] = field(default_factory=dict)


def place(link: Link, neighbours: Iterable[Link]) -> Placement:
    """Add `link` to a device's chain. `neighbours`: all known links numbered ``seq - 1`` to ``seq + 1``.

    A neighbour changes when its number is doubled (it forks) or its predecessor arrives (it heals, or forks).
    """
    before = list(neighbours)
    after = [*before, link]
    changed = {
        other.hash: state_of(other, after)
        for other in before
        if other.seq in (link.seq, link.seq + 1) and state_of(other, after) != state_of(other, before)
    }
    return Placement(state_of(link, after), changed)


def state_of(link: Link, known: Collection[Link]) -> ChainState:
    """The state of `link` among `known` links of its device."""
    if any(other.seq == link.seq and other.hash != link.hash for other in known):
        return "fork"
    if link.seq == 1:
        return "ok" if link.prev is None else "fork"
    before = [other.hash for other in known if other.seq == link.seq - 1]
    if not before:
        return "gap"
    return "ok" if link.prev in before else "fork"


def missing(numbers: Iterable[int]) -> list[range]:
    """The numbers never received, given those that were: the holes below the highest."""
    holes, expected = [], 1
    for number in sorted(set(numbers)):
        if number > expected:
            holes.append(range(expected, number))
        expected = number + 1
    return holes
