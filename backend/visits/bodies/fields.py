"""The parts that statement bodies are made of. Strict: whole numbers, known names, nothing beside them.

A value that is wrong says so with a stable code as its message; `kinds` picks the one to answer with. Times
are whatever the phone's clock said: 1970 and 2099 are data here, and are corrected elsewhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from backend.policy.capture_codes import PhotoSource, PhotoSubject, SamplingResult, SignatureMethod, Signer
from backend.transparency.encoding import HEX32, SAFE_INTEGER, UUID

if TYPE_CHECKING:
    from collections.abc import Iterable

DATUM, RANGE, UNKNOWN = "position.datum_unsupported", "position.out_of_range", "unknown"
SAMPLES_MOST, LIST_MOST, NOTE_MOST = 120, 50, 500
SIX_DIGITS = re.compile(r"[0-9]{6}")
B64U_8, B64U_32 = re.compile(r"[A-Za-z0-9_-]{11}"), re.compile(r"[A-Za-z0-9_-]{43}")


class Strict(Schema):
    """Nothing beside the known names."""

    error_messages = {"unknown": UNKNOWN}  # noqa: RUF012  marshmallow declares it so


class Whole(fields.Field[int]):
    """A whole number within bounds; `wrong` is the code of the complaint."""

    def __init__(self, low: int = 0, high: int = SAFE_INTEGER, wrong: str = "whole", **options: Any) -> None:
        super().__init__(**{"required": True, **options})
        self.low, self.high, self.wrong = low, high, wrong

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> int:
        if type(value) is not int or not self.low <= value <= self.high:
            raise ValidationError(self.wrong)
        return value


class Matching(fields.Field[str]):
    """Text that a pattern matches completely."""

    def __init__(self, pattern: re.Pattern[str], **options: Any) -> None:
        super().__init__(required=True, **options)
        self.pattern = pattern

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> str:
        if not isinstance(value, str) or not self.pattern.fullmatch(value):
            raise ValidationError("pattern")
        return value


class Flag(fields.Field[bool]):
    """True or false; 1 is neither."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> bool:
        if not isinstance(value, bool):
            raise ValidationError("flag")
        return value


def identity(**options: Any) -> Matching:
    """A UUID as lower-case text."""
    return Matching(UUID, **options)


def digest(**options: Any) -> Matching:
    """SHA-256 in hex."""
    return Matching(HEX32, **options)


def words(most: int = NOTE_MOST, **options: Any) -> fields.String:
    """Free text of bounded length; may be empty."""
    return fields.String(required=True, validate=validate.Length(max=most), **options)


def one_of(choices: Iterable[str], **options: Any) -> fields.String:
    """One of some codes."""
    return fields.String(required=True, validate=validate.OneOf([str(one) for one in choices]), **options)


def several(inner: type[Schema] | fields.Field[Any], most: int = LIST_MOST) -> fields.List[Any]:
    """A list of bounded length."""
    item = inner if isinstance(inner, fields.Field) else fields.Nested(inner)
    return fields.List(item, required=True, validate=validate.Length(max=most))


def part(inner: type[Schema], **options: Any) -> fields.Nested:
    """A required object."""
    return fields.Nested(inner, required=True, **options)


def may_hold(inner: type[Schema]) -> fields.Nested:
    """An object that older statements do not know and newer ones may leave empty."""
    return fields.Nested(inner, allow_none=True)


class About(Strict):
    """Every body names the visit and the person visited."""

    visit = identity()
    patient = identity()


class Sample(Strict):
    """One reading of a position burst."""

    lat = Whole(-900_000_000, 900_000_000, RANGE)
    lon = Whole(-1_800_000_000, 1_800_000_000, RANGE)
    accuracy = Whole()
    altitude = Whole(-SAFE_INTEGER, allow_none=True)
    altitude_accuracy = Whole(allow_none=True)
    speed = Whole(allow_none=True)
    heading = Whole(allow_none=True)
    fixed_at = Whole(-SAFE_INTEGER)
    at = Whole(-SAFE_INTEGER)
    mono = Whole()


class Motion(Strict):
    """How still the phone was during the burst."""

    n = Whole()
    rms = Whole()


class Hints(Strict):
    """Cheap signs that weigh nothing where a browser lacks them."""

    pointer = one_of(("touch", "mouse", "pen"), allow_none=True)
    motion = part(Motion, allow_none=True)


class Sampling(Strict):
    """A burst of readings. Only WGS 84: another datum would be wrong by hundreds of metres, silently."""

    result = one_of(SamplingResult)
    crs = fields.String(required=True, validate=validate.Equal("EPSG:4326", error=DATUM))
    begun = Whole(-SAFE_INTEGER, data_key="from")
    ended = Whole(-SAFE_INTEGER, data_key="to")
    samples = several(Sample, SAMPLES_MOST)
    hints = part(Hints)


class Code(Strict):
    """A turning code as read."""

    via = one_of(("scan", "typed"))
    digits = Matching(SIX_DIGITS)
    step = Whole(high=2**32 - 1, allow_none=True)
    mac = Matching(B64U_8, allow_none=True)

    @validates_schema
    def _scanned_whole(self, data: dict[str, Any], **_: Any) -> None:
        if (data["via"] == "scan") != (data["step"] is not None and data["mac"] is not None):
            raise ValidationError("scanned", "step")


class Handshake(Strict):
    """The opener's half of a meeting."""

    member = identity()
    phase = one_of(("JOIN", "RECHECK"))
    step = Whole(high=2**32 - 1, allow_none=True)
    shown_at = Whole(-SAFE_INTEGER, allow_none=True)
    replied_at = Whole(-SAFE_INTEGER)
    elapsed = Whole(allow_none=True)
    via = one_of(("scan", "typed"))
    digits = Matching(SIX_DIGITS)
    statement = digest(allow_none=True)


class Taken(Strict):
    """The phone's clocks at the shutter."""

    wall = Whole(-SAFE_INTEGER)
    mono = Whole()
    session = identity()


class PickedFile(Strict):
    """What a picked file says of itself."""

    modified = Whole(-SAFE_INTEGER, allow_none=True)
    exif = Whole(-SAFE_INTEGER, allow_none=True, required=False)
    """When its camera says it was taken, ms; phones did not read that at first."""


class Photo(Strict):
    """A photo, by the hash of its bytes."""

    sha256 = digest()
    bytes = Whole(1)
    width = Whole(1)
    height = Whole(1)
    subject = one_of(PhotoSubject)
    source = one_of(PhotoSource)
    taken = part(Taken)
    file = part(PickedFile, allow_none=True)


class Signature(Strict):
    """Who signed, or why not. Someone who cannot write has two witnesses instead of a mark."""

    signer = one_of(Signer)
    member = identity(allow_none=True)
    relation = words(40, allow_none=True)
    method = one_of(SignatureMethod)
    strokes = digest(allow_none=True)
    witnesses = several(identity(), 2)
    reason = words(200, allow_none=True)

    @validates_schema
    def _complete(self, data: dict[str, Any], **_: Any) -> None:
        if data["method"] == SignatureMethod.DRAWN and data["strokes"] is None:
            raise ValidationError("drawn", "strokes")
        if data["method"] == SignatureMethod.CANNOT_WRITE and len(set(data["witnesses"])) != 2:
            raise ValidationError("two", "witnesses")


class SignedOff(Strict):
    """How a colleague read the record before signing."""

    via = one_of(("scan", "typed", "none"))
    hash = digest(allow_none=True)
    digits = Matching(SIX_DIGITS, allow_none=True)
