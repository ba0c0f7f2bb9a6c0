"""Changes to a closed record, each with its reason, and none before a second person says yes. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from backend.forms.checking import may_fill
from backend.forms.definition import Part
from backend.forms.parts import parts_of
from backend.visits.bodies import record_shapes
from backend.visits.reading.seconding import bar

if TYPE_CHECKING:
    from backend.forms.definition import Definition, Question
    from backend.visits.reading.facts import Facts
    from backend.visits.reading.story import Story
    from backend.visits.reading.timeline import Heard

Answers = dict[str, Any]


class AmendmentState(StrEnum):
    """How far an amendment has come.

    STALE: approved, but the record said something else by then. SET_ASIDE: by somebody whose part it is not.
    """

    PROPOSED = "PROPOSED"
    APPROVED = "APPROVED"
    DECLINED = "DECLINED"
    STALE = "STALE"
    SET_ASIDE = "SET_ASIDE"


@dataclass(frozen=True)
class Amendment:
    """One answer, what it was and what it should have been. `statement` is its hash; times in server ms."""

    statement: str
    field: str
    clinical: bool
    old: Any
    new: Any
    reason: str
    by: str
    at: int
    state: AmendmentState
    decided_by: str | None = None
    decided_at: int | None = None


def amended(
    form: Definition | None, told: Answers, story: Story, facts: Facts
) -> tuple[Answers, tuple[Amendment, ...]]:
    """The answers with what was approved, and every amendment in order."""
    now, found = dict(told), []
    for one in story.of("record.amend"):
        amendment = _amendment(form, one, now, story, facts)
        if amendment.state is AmendmentState.APPROVED:
            now[amendment.field] = amendment.new
            if amendment.new is None:
                del now[amendment.field]
        found.append(amendment)
    return now, tuple(found)


def _amendment(form: Definition | None, one: Heard, now: Answers, story: Story, facts: Facts) -> Amendment:
    said, body = one.statement, record_shapes.amended(one.statement)
    question = form.questions.get(body["field"]) if form else None
    clinical = question is None or question.part is Part.CLINICAL
    decision = _decision(one, story, facts, clinical=clinical)
    state = AmendmentState.PROPOSED
    if question is None or not _may_amend(question, _parts(said.author, facts)):
        state = AmendmentState.SET_ASIDE
    elif decision:
        yes = record_shapes.approved(decision.statement)["approved"]
        fresh = now.get(body["field"]) == body["old"]
        state = (
            AmendmentState.DECLINED if not yes else AmendmentState.APPROVED if fresh else AmendmentState.STALE
        )
    return Amendment(
        statement=said.hash,
        field=body["field"],
        clinical=clinical,
        old=body["old"],
        new=body["new"],
        reason=body["reason"],
        by=said.author,
        at=story.moments[said.hash].at,
        state=state,
        decided_by=decision.statement.author if decision else None,
        decided_at=story.moments[decision.statement.hash].at if decision else None,
    )


def _may_amend(question: Question, parts: frozenset[Part]) -> bool:
    """Where, when and whom is what the visit itself proves; nobody can write that differently later."""
    proven = question.beside and question.part is Part.ANYONE
    return not proven and may_fill(question, parts)


def _decision(one: Heard, story: Story, facts: Facts, *, clinical: bool) -> Heard | None:
    """The first word of somebody whose word counts."""
    for heard in story.of("record.approve"):
        said = heard.statement
        if record_shapes.approved(said)["amendment"] != one.statement.hash:
            continue
        if bar(said.author, one.statement.author, _roles(said.author, facts), clinical=clinical) is None:
            return heard
    return None


def _roles(author: str, facts: Facts) -> frozenset[str]:
    known = facts.people.get(author)
    return known.roles if known else frozenset()


def _parts(author: str, facts: Facts) -> frozenset[Part]:
    return parts_of(_roles(author, facts))
