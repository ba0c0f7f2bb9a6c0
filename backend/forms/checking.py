"""What is still open, wrong or at odds in the answers to a form. Pure; the phone has the same rules.

`answers` holds the answers by question id, together with the form's facts. Questions are looked at in order,
and each depends only on earlier ones: what no longer applies cannot keep anything else alive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from backend.forms.conditions import holds
from backend.forms.definition import Kind, Part

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from backend.forms.conditions import Answer
    from backend.forms.definition import Column, Definition, Question, Remark

Answers = dict[str, Any]
DAY = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}")
BLANK = re.compile("[ \t\r\n\u00a0\u3000]*")


@dataclass(frozen=True)
class Problem:
    """One thing to see to.

    Codes: missing, not_asked, not_yours, unknown · type, option, twice, exclusive, none (of these) · low,
    high, long · day, early, late · rows (too many), row (one of them).
    """

    question: str
    code: str


def may_fill(question: Question, parts: Collection[Part]) -> bool:
    """Whether someone with these parts may answer."""
    return question.part is Part.ANYONE or Part.CLINICAL in parts or question.part in parts


def standing(form: Definition, answers: Mapping[str, Answer]) -> Answers:
    """The facts and those answers that still apply, in the order of the form."""
    kept: Answers = {name: answers[name] for name in form.facts if name in answers}
    for question in form.questions.values():
        if is_answered(answers.get(question.id)) and holds(question.when, kept):
            kept[question.id] = answers[question.id]
    return kept


def asked(form: Definition, answers: Mapping[str, Answer], parts: Collection[Part]) -> list[Question]:
    """The questions that apply now, of the parts someone may fill in."""
    kept = standing(form, answers)
    mine = [one for one in form.questions.values() if may_fill(one, parts)]
    return [one for one in mine if holds(one.when, kept)]


def validate(form: Definition, answers: Mapping[str, Answer], parts: Collection[Part]) -> list[Problem]:
    """Everything to see to in one person's answers, in the order of the form. Empty: nothing is."""
    kept = standing(form, answers)
    known = form.questions.keys() | set(form.facts)
    return [
        *(Problem(name, "unknown") for name in sorted(answers.keys() - known)),
        *(
            Problem(question.id, code)
            for question in form.questions.values()
            for code in _codes(question, answers.get(question.id), kept, parts)
        ),
    ]


def complete(form: Definition, answers: Mapping[str, Answer]) -> bool:
    """Whether every required question has a good answer, whoever gave it."""
    kept = standing(form, answers)
    return not any(
        code
        for question in form.questions.values()
        if holds(question.when, kept) and holds(question.required, kept)
        for code in _codes(question, answers.get(question.id), kept, (Part.CLINICAL,))
    )


def contradictions(form: Definition, answers: Mapping[str, Answer]) -> list[Remark]:
    """What does not go together; said once every answer it is about is there."""
    return _said(form.contradictions, form, answers)


def advice(form: Definition, answers: Mapping[str, Answer]) -> list[Remark]:
    """What these answers call for at once."""
    return _said(form.advice, form, answers)


def is_answered(answer: object) -> bool:
    """Whether there is an answer; an empty list is one, blank text is not."""
    return answer is not None and not (isinstance(answer, str) and BLANK.fullmatch(answer))


def _said(remarks: tuple[Remark, ...], form: Definition, answers: Mapping[str, Answer]) -> list[Remark]:
    kept = standing(form, answers)
    return [one for one in remarks if kept.keys() >= set(one.about) and holds(one.when, kept)]


def _codes(question: Question, answer: Any, kept: Answers, parts: Collection[Part]) -> Iterator[str]:
    applies = holds(question.when, kept)
    if not is_answered(answer):
        if applies and may_fill(question, parts) and holds(question.required, kept):
            yield "missing"
    elif not applies:
        yield "not_asked"
    elif not may_fill(question, parts):
        yield "not_yours"
    elif wrong := _wrong(question, answer, kept):
        yield wrong


def _wrong(question: Question, answer: Any, kept: Answers) -> str | None:
    match question.kind:
        case Kind.MANY:
            return _wrong_choice(question, answer)
        case Kind.TABLE:
            return _wrong_table(question, answer)
        case Kind.DATE:
            return _wrong_day(question, answer, kept)
    return _wrong_cell(question, answer)


def _wrong_cell(column: Column, answer: Any) -> str | None:
    match column.kind:
        case Kind.ONE:
            return None if column.option(answer) else "option"
        case Kind.NUMBER:
            if type(answer) is not int:
                return "type"
            return "low" if answer < column.least else "high" if answer > column.most else None
        case Kind.TEXT:
            if not isinstance(answer, str):
                return "type"
            return "long" if len(answer) > column.most else None
    return "type"


def _wrong_choice(question: Question, answer: Any) -> str | None:
    if not isinstance(answer, list):
        return "type"
    chosen = [question.option(one) for one in answer if isinstance(one, str)]
    if len(chosen) != len(answer) or None in chosen:
        return "option"
    if len(set(answer)) != len(answer):
        return "twice"
    if not answer:
        return None if question.none else "none"
    alone = any(one.exclusive for one in chosen if one)
    return "exclusive" if alone and len(answer) > 1 else None


def _wrong_table(question: Question, answer: Any) -> str | None:
    if not isinstance(answer, list):
        return "type"
    if not answer:
        return None if question.none else "none"
    if len(answer) > question.most:
        return "rows"
    return None if all(_is_row(question, row) for row in answer) else "row"


def _is_row(question: Question, row: Any) -> bool:
    if not isinstance(row, dict) or row.keys() - {one.id for one in question.columns}:
        return False
    return all(
        _wrong_cell(one, row[one.id]) is None if is_answered(row.get(one.id)) else not holds(one.required, {})
        for one in question.columns
    )


def _wrong_day(question: Question, answer: Any, kept: Answers) -> str | None:
    day = _day(answer)
    if day is None:
        return "day"
    earliest, latest = _day(_fact(kept, question.earliest)), _day(_fact(kept, question.latest))
    if earliest and day < earliest:
        return "early"
    today, within = _day(kept.get("today")), _fact(kept, question.within)
    too_far = today and type(within) is int and (day - today).days > within
    return "late" if too_far or (latest and day > latest) else None


def _fact(kept: Answers, name: str | None) -> object:
    return kept.get(name) if name else None


def _day(value: object) -> date | None:
    if not isinstance(value, str) or not DAY.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
