"""A policy is a document: versioned, dated, and backed by a paper where it widens the norm. Pure.

    {"kind": "INTERVALS", "version": "2026-11", "valid_from": "2026-11-01", "valid_to": null, "source": "…",
     "legal_document_no": null, "approved_by": null, "impact_assessment": null, "body": {…}}

An empty document, or one that contradicts itself, does not load: it would only be noticed at somebody's door.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from backend.policy import (
    aliases,
    calendar,
    case_lists,
    colours,
    distances,
    intervals,
    profile,
    reviewing,
    special_periods,
    team_data,
)
from backend.policy.reading import Node

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

VERSION_MOST: Final = 16


class Kind(StrEnum):
    """What a policy document rules."""

    TEAM = "TEAM"
    INTERVALS = "INTERVALS"
    SPECIAL_PERIODS = "SPECIAL_PERIODS"
    CASE_LISTS = "CASE_LISTS"
    COLOURS = "COLOURS"
    DISTANCES = "DISTANCES"
    ROLES = "ROLES"
    CALENDAR = "CALENDAR"
    PROFILE = "PROFILE"
    REVIEW = "REVIEW"


@dataclass(frozen=True)
class Document:
    """A document that can be used: `body` is the frozen dataclass of its kind, `data` as it was written."""

    kind: Kind
    version: str
    valid_from: date | None
    valid_to: date | None
    legal_document_no: str | None
    approved_by: str | None
    impact_assessment: str | None
    source: str
    body: Any
    data: dict[str, Any]


class Widening(NamedTuple):
    """A place where a document goes beyond the norm, and what must stand behind it."""

    where: str
    en: str
    zh: str
    impact: bool = False
    """Whether an assessment of its impact on the people concerned is needed too."""


class _How(NamedTuple):
    read: Callable[[Node, str], Any]
    widened: Callable[[Any], list[tuple[str, str, str, bool]]]


def _never(_: Any) -> list[tuple[str, str, str, bool]]:
    return []


_BODIES: Final[dict[Kind, _How]] = {
    Kind.TEAM: _How(team_data.read, _never),
    Kind.INTERVALS: _How(intervals.read, intervals.widened),
    Kind.SPECIAL_PERIODS: _How(special_periods.read, _never),
    Kind.CASE_LISTS: _How(case_lists.read, case_lists.widened),
    Kind.COLOURS: _How(colours.read, _never),
    Kind.DISTANCES: _How(distances.read, _never),
    Kind.ROLES: _How(aliases.read, _never),
    Kind.CALENDAR: _How(calendar.read, _never),
    Kind.PROFILE: _How(profile.read, profile.widened),
    Kind.REVIEW: _How(reviewing.read, reviewing.widened),
}
_NAMES: Final = (
    "kind", "version", "valid_from", "valid_to", "legal_document_no", "approved_by", "impact_assessment",
    "source", "body",
)  # fmt: skip


def parse(data: object) -> Document:
    """Read a document from decoded JSON.

    Raises:
        PolicyError: it is empty, contradicts itself, or widens the norm without a paper behind it.
    """
    whole = Node(data, "policy").only(*_NAMES)
    kind = whole["kind"].one_of(Kind)
    version = whole["version"].text(VERSION_MOST)
    document = Document(
        kind=kind,
        version=version,
        valid_from=whole["valid_from"].day_or_none(),
        valid_to=whole["valid_to"].day_or_none(),
        legal_document_no=whole["legal_document_no"].text_or_none(),
        approved_by=whole["approved_by"].text_or_none(),
        impact_assessment=whole["impact_assessment"].text_or_none(),
        source=whole["source"].text(400),
        body=_BODIES[kind].read(Node(whole["body"].value, "body"), version),
        data={name: node.value for name, node in whole.members()},
    )
    if document.valid_from and document.valid_to and document.valid_to < document.valid_from:
        raise whole["valid_to"].wrong("ends before it begins", "结束早于开始")
    _check_backed(document, whole)
    return document


def widenings(document: Document) -> list[Widening]:
    """Where it goes beyond the norm."""
    return [Widening(*one) for one in _BODIES[document.kind].widened(document.body)]


def _check_backed(document: Document, whole: Node) -> None:
    for one in widenings(document):
        needed = ["legal_document_no", "approved_by", *(["impact_assessment"] if one.impact else [])]
        for name in needed:
            if not whole[name].given:
                raise whole[name].wrong(
                    f"needed because {one.where} {one.en}", f"必须填写，因为 {one.where} {one.zh}"
                )
