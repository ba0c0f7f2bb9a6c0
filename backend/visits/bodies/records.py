"""Kinds of statements about the record itself: the doctor's part, amendments, why it is late; also calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from marshmallow import ValidationError, fields, validate, validates_schema

from backend.policy.capture_codes import LateReason, SaidBy, Wish
from backend.policy.codes import DANGER_TARGET_FROM, Colour, DangerTarget
from backend.policy.colours import Situation
from backend.visits.bodies.answers import NAME, Answer, Filled
from backend.visits.bodies.fields import About, Flag, Matching, Strict, Whole, digest, one_of, part, words

if TYPE_CHECKING:
    from marshmallow import Schema

WORDS_MOST: Final = 500


class Danger(Strict):
    """Danger level, its target, or why it was not assessed."""

    level = Whole(0, 5, allow_none=True)
    target = one_of(DangerTarget, allow_none=True)
    not_assessed = words(allow_none=True)

    @validates_schema
    def _target_from_four(self, data: dict[str, Any], **_: Any) -> None:
        if (data["level"] or 0) >= DANGER_TARGET_FROM and data["target"] is None:
            raise ValidationError("target", "target")


class ColourProposed(Strict):
    """What the program proposed, what the doctor says, why the two differ, and what weighs on the person."""

    proposed = one_of(Colour, allow_none=True)
    confirmed = one_of(Colour, allow_none=True)
    reason = words(allow_none=True)
    situation = fields.List(one_of(Situation), validate=validate.Length(max=len(Situation)))


class Assessed(About):
    """`record.assess`: the doctor's part, signed on the doctor's own phone"""

    form = part(Filled)
    # Marshmallow wants the body's names; `class` is no name in Python.
    class_ = Whole(1, 3, allow_none=True, data_key="class")
    danger = part(Danger)
    colour = part(ColourProposed, allow_none=True)


class Amended(About):
    """`record.amend`: one answer of a closed record, and what it should have been"""

    field = Matching(NAME)
    old = Answer(required=True, allow_none=True)
    new = Answer(required=True, allow_none=True)
    reason = words()


class Approved(About):
    """`record.approve`: a second person's word on an amendment"""

    amendment = digest()
    approved = Flag(required=True)
    note = words()


class Late(About):
    """`record.late`: why a record waited, said afterwards by whoever signed it; the newest word holds"""

    record = digest()
    reason = one_of(LateReason)
    note = words(200)

    @validates_schema
    def _says_what_else(self, data: dict[str, Any], **_: Any) -> None:
        if data["reason"] == LateReason.OTHER and not data["note"].strip():
            raise ValidationError("note", "note")


class Called(About):
    """`contact.phone`: a call; the "visit" is this contact alone"""

    form = part(Filled)
    exception = Whole(1, 6, allow_none=True)
    until = fields.Date(required=True, format="iso", allow_none=True)


class Objected(About):
    """`colour.object`: what the person or their guardian says of how the service is arranged, passed on.

    The "visit" is this word alone. Whoever passes it on needs not know the colour, nor whether there is one.
    """

    said_by = one_of(SaidBy)
    wish = one_of(Wish)
    on = fields.Date(required=True, format="iso")
    words = words(WORDS_MOST)


KINDS: Final[dict[str, Schema]] = {
    "record.assess": Assessed(),
    "record.amend": Amended(),
    "record.approve": Approved(),
    "record.late": Late(),
    "contact.phone": Called(),
    "colour.object": Objected(),
}
