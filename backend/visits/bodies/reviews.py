"""Kinds of statements about a visit that is looked into: what a colleague says, and who bears it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypedDict, cast

from backend.visits.bodies.fields import About, Flag, Photo, digest, identity, several, words

if TYPE_CHECKING:
    from marshmallow import Schema

    from backend.transparency.statement import Statement
    from backend.visits.bodies.shapes import Photo as Shot


class Replied(About):
    """`review.reply`: a participant's own words. `appeal` asks another person to decide anew"""

    text = words(1000)
    photos = several(Photo, 10)
    colleague = identity(allow_none=True)
    appeal = Flag(required=True)


class Confirmed(About):
    """`review.confirm`: the colleague a reply names, from their own phone"""

    reply = digest()
    agreed = Flag(required=True)
    text = words(500)


KINDS: Final[dict[str, Schema]] = {"review.reply": Replied(), "review.confirm": Confirmed()}


class ReplyBody(TypedDict):
    """`review.reply`"""

    visit: str
    patient: str
    text: str
    photos: list[Shot]
    colleague: str | None
    appeal: bool


class ConfirmBody(TypedDict):
    """`review.confirm`"""

    visit: str
    patient: str
    reply: str
    agreed: bool
    text: str


def replied(statement: Statement) -> ReplyBody:
    """The body of a `review.reply`."""
    return cast("ReplyBody", statement.body)


def confirmed(statement: Statement) -> ConfirmBody:
    """The body of a `review.confirm`."""
    return cast("ConfirmBody", statement.body)
