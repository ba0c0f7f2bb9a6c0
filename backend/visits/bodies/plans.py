"""Kinds of statements before a visit: a plan with its invitations, and what a colleague answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from marshmallow import ValidationError, fields, validate, validates_schema

from backend.policy.capture_codes import AbsenceReason, CancelReason
from backend.policy.codes import Purpose
from backend.visits.bodies.fields import About, Flag, Strict, digest, identity, one_of, several, words

if TYPE_CHECKING:
    from marshmallow import Schema

ANSWERS: Final = ("YES", "NO")


class Absent(Strict):
    """A colleague who cannot come, as somebody else says it."""

    member = identity()
    reason = one_of(AbsenceReason)
    note = words(200)


class Planned(About):
    """`visit.plan`: when, why and with whom; its author leads. `absent`: who cannot come, and why"""

    planned_on = fields.Date(required=True, format="iso")
    expected = several(identity(), 20)
    purpose = one_of(Purpose)
    note = words(200)
    absent = fields.List(fields.Nested(Absent), validate=validate.Length(max=20))


class Answered(About):
    """`visit.answer`: whether one comes on the day one was shown; who cannot says why in one tap"""

    answer = one_of(ANSWERS)
    reason = one_of(AbsenceReason, allow_none=True)
    note = words(200)
    planned_on = fields.Date(format="iso")

    @validates_schema
    def _says_why_not(self, data: dict[str, Any], **_: Any) -> None:
        if (data["answer"] == "NO") != (data["reason"] is not None):
            raise ValidationError("reason", "reason")


class Cancelled(About):
    """`visit.cancel`: what was planned is not made; its leader says why"""

    reason = one_of(CancelReason)
    note = words(200)


class ColourConfirmed(About):
    """`colour.confirm`: a second person's word on a colour a doctor settled on"""

    assessment = digest()
    agreed = Flag(required=True)
    note = words(200)


KINDS: Final[dict[str, Schema]] = {
    "visit.plan": Planned(),
    "visit.answer": Answered(),
    "visit.cancel": Cancelled(),
    "colour.confirm": ColourConfirmed(),
}
