"""The resident identity number (GB 11643): what it tells, and whether it can be true. Pure."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from backend.patients.values import Sex

LENGTH: Final = 18
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"


class Told(NamedTuple):
    """What a number tells."""

    born: date
    sex: Sex


class NotAnIdentity(ValueError):
    """`args[0]` is the code of the fault, `args[1]` its details."""


def told_by(number: str) -> Told:
    """What an identity number tells. Raises NotAnIdentity."""
    if len(number) != LENGTH:
        raise NotAnIdentity("id.length", {"length": len(number)})
    body, last = number[:-1], number[-1].upper()
    if not (body.isascii() and body.isdigit() and last in _CHECKS) or body[0] == "0":
        raise NotAnIdentity("id.digits", {})
    try:
        born = date(int(body[6:10]), int(body[10:12]), int(body[12:14]))
    except ValueError as wrong:
        raise NotAnIdentity("id.date", {}) from wrong
    if last != (digit := check_digit(body)):
        raise NotAnIdentity("id.check", {"digit": digit})
    return Told(born, Sex.MALE if int(body[16]) % 2 else Sex.FEMALE)


def check_digit(body: str) -> str:
    """The last character that belongs to 17 digits."""
    return _CHECKS[sum(int(one) * weight for one, weight in zip(body, _WEIGHTS, strict=True)) % 11]
