"""Who asks, in tests of the statuses."""

from __future__ import annotations

from uuid import UUID

from backend.patients.status.codes import Axis, Proof, Registration
from backend.patients.status.guard import Ask, Person, Status

SHEN = Person(UUID(int=1), frozenset({"MHP"}))
PSYCHIATRIST = Person(UUID(int=2), frozenset({"PSY"}))
GE = Person(UUID(int=3), frozenset({"VIL"}))
TIAN = Person(UUID(int=4), frozenset({"SUP"}))
LUO = Person(UUID(int=5), frozenset({"POL"}))
HE = Person(UUID(int=6), frozenset({"GRID"}))
VOLUNTEER = Person(UUID(int=7), frozenset({"VOL"}))


def registered(**more) -> Status:
    """Someone on the register, at home unless told otherwise."""
    return Status(Registration.REGISTERED, **more)


def an_ask(axis: Axis, to: str, by: Person, *proofs: Proof, **more) -> Ask:
    return Ask(axis, to, by, frozenset(proofs), **more)
