"""What the bodies of statements about the record itself hold, once checked. Types only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NotRequired, TypedDict, cast

if TYPE_CHECKING:
    from backend.transparency.statement import Statement
    from backend.visits.bodies.shapes import Danger, Filled

AssessBody = TypedDict(
    "AssessBody",
    {
        "visit": str,
        "patient": str,
        "form": "Filled",
        "class": int | None,
        "danger": "Danger",
        "colour": "ColourBody | None",
    },
)


class ColourBody(TypedDict):
    """The colour a doctor settles on."""

    proposed: str | None
    confirmed: str | None
    reason: str | None
    situation: NotRequired[list[str]]


class AmendBody(TypedDict):
    """`record.amend`"""

    visit: str
    patient: str
    field: str
    old: Any
    new: Any
    reason: str


class ApproveBody(TypedDict):
    """`record.approve`"""

    visit: str
    patient: str
    amendment: str
    approved: bool
    note: str


class PhoneBody(TypedDict):
    """`contact.phone`"""

    visit: str
    patient: str
    form: Filled
    exception: int | None
    until: str | None


class LateBody(TypedDict):
    """`record.late`"""

    visit: str
    patient: str
    record: str
    reason: str
    note: str


class ObjectBody(TypedDict):
    """`colour.object`"""

    visit: str
    patient: str
    said_by: str
    wish: str
    on: str
    words: str


def assessed(statement: Statement) -> AssessBody:
    """The body of a `record.assess`."""
    return cast("AssessBody", statement.body)


def amended(statement: Statement) -> AmendBody:
    """The body of a `record.amend`."""
    return cast("AmendBody", statement.body)


def approved(statement: Statement) -> ApproveBody:
    """The body of a `record.approve`."""
    return cast("ApproveBody", statement.body)


def phoned(statement: Statement) -> PhoneBody:
    """The body of a `contact.phone`."""
    return cast("PhoneBody", statement.body)


def late(statement: Statement) -> LateBody:
    """The body of a `record.late`."""
    return cast("LateBody", statement.body)


def objected(statement: Statement) -> ObjectBody:
    """The body of a `colour.object`."""
    return cast("ObjectBody", statement.body)
