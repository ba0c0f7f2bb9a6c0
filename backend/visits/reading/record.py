"""What a visit's record says once everybody's part is put together. Pure.

A grid worker writes down what a grid worker sees, a clinician assesses, on one phone or on two. Answers
beyond somebody's part stay in their statement and count for nothing. Later words of clinicians stand over
earlier ones; a closed record changes only by amendments that a second person approved.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from backend.forms import checking
from backend.forms.definition import Part
from backend.forms.parts import parts_of
from backend.policy.codes import Form, Place
from backend.visits.bodies import record_shapes, shapes
from backend.visits.reading.amendments import Amendment, amended
from backend.visits.reading.locking import assesses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backend.forms.definition import Definition
    from backend.transparency.statement import Statement
    from backend.visits.bodies.record_shapes import PhoneBody
    from backend.visits.bodies.shapes import Danger, Filled
    from backend.visits.reading.facts import Facts
    from backend.visits.reading.story import Story
    from backend.visits.reading.timeline import Heard

Answers = dict[str, Any]


@dataclass(frozen=True)
class Record:
    """One record of a visit or a call.

    `answers` are those that stand, with the facts around them. `complete` is None for a record made before
    there were forms. `class_`, `danger` and `adherence` are national codes; `exception` and `until` say why
    there was a call instead of a visit, and for how long. `by` and `assessed_by` are staff.
    """

    at: int
    form: tuple[str, int] | None
    answers: Mapping[str, Any]
    complete: bool | None
    class_: int | None
    danger: int | None
    adherence: int | None
    by: str
    assessed_by: str | None
    exception: int | None = None
    until: str | None = None
    amendments: tuple[Amendment, ...] = ()


def read_record(story: Story, facts: Facts) -> Record | None:
    """The record of a visit that was closed, or of a call; None where there is none (yet)."""
    closes = [one for one in story.records if one.statement.kind == "visit.close"]
    if closes:
        return _of_visit(closes[0], story, facts)
    if story.records:
        return _of_attempt(story.records[0], story, facts)
    calls = story.of("contact.phone")
    return _of_call(calls[0], story, facts) if calls else None


def assessments(story: Story, facts: Facts) -> list[Heard]:
    """What clinicians assessed, in order; from anybody else it counts for nothing.

    Who only settles on a colour has read what others assessed, and assessed nothing.
    """
    said = [one for one in story.of("record.assess") if Part.CLINICAL in _parts(one.statement, facts)]
    return [one for one in said if assesses(one.statement)]


def _of_visit(close: Heard, story: Story, facts: Facts) -> Record:
    said, body = close.statement, shapes.closed(close.statement)
    assessed = assessments(story, facts)
    clinician = Part.CLINICAL in _parts(said, facts)
    before_forms = "form" not in body and not assessed
    filled = body.get("form") or next((_form(one) for one in assessed), None)
    form = _definition(filled, facts)
    around = {**_around(close, story), "outcome": body["outcome"], "spoken_with": body["seen"]}
    national = Place(body["place"]).form
    if national:
        around["form"] = national.name
    told = around | _own(form, body.get("form"), said, facts)
    if clinician or before_forms:
        told |= _danger(body["danger"])
    for one in assessed:
        told |= _own(form, _form(one), one.statement, facts) | _judged(one.statement, form)
    by = said.author
    judged_by = assessed[-1].statement.author if assessed else by if clinician and filled else None
    return _record(close, by, judged_by, form, filled, told, story, facts, known=not before_forms)


def _of_attempt(attempt: Heard, story: Story, facts: Facts) -> Record | None:
    """The short form of a door that stayed closed; None where nothing was written down in one."""
    said, body = attempt.statement, shapes.attempted(attempt.statement)
    filled = body.get("form")
    form = _definition(filled, facts)
    if filled is None or form is None:
        return None
    told = {**_around(attempt, story), "result": body["result"]} | _own(form, filled, said, facts)
    return _record(attempt, said.author, None, form, filled, told, story, facts)


def _of_call(call: Heard, story: Story, facts: Facts) -> Record:
    said, body = call.statement, record_shapes.phoned(call.statement)
    form = _definition(body["form"], facts)
    told = {**_around(call, story), "form": Form.PHONE.name} | _own(form, body["form"], said, facts)
    clinician = Part.CLINICAL in _parts(said, facts)
    until = _ends(body, told["today"], facts)
    return _record(
        call,
        said.author,
        said.author if clinician else None,
        form,
        body["form"],
        told | {"exception": _named(form, "exception", body["exception"]), "until": until},
        story,
        facts,
        exception=body["exception"],
        until=until,
    )


def _ends(body: PhoneBody, day: str, facts: Facts) -> str | None:
    """Until when the reason for a call holds: never longer than the policy lets it."""
    until, days = body["until"], facts.call_days.get(body["exception"] or 0)
    if until is None or days is None:
        return until
    return min(until, (date.fromisoformat(day) + timedelta(days=days)).isoformat())


def _record(
    base: Heard,
    by: str,
    judged_by: str | None,
    form: Definition | None,
    filled: Filled | None,
    told: Answers,
    story: Story,
    facts: Facts,
    *,
    known: bool = True,
    exception: int | None = None,
    until: str | None = None,
) -> Record:
    told, amendments = amended(form, told, story, facts)
    standing = checking.standing(form, told) if form else told
    return Record(
        at=story.moments[base.statement.hash].at,
        form=(filled["id"], filled["version"]) if filled else None,
        answers=standing,
        complete=bool(form and checking.complete(form, told)) if known else None,
        class_=_national(form, standing, "class"),
        danger=int(standing["danger"]) if "danger" in standing else None,
        adherence=_national(form, standing, "adherence"),
        by=by,
        assessed_by=judged_by,
        exception=exception,
        until=until,
        amendments=amendments,
    )


def _around(one: Heard, story: Story) -> Answers:
    """What the statement says of itself: the day, where the phone was."""
    at, zone = story.moments[one.statement.hash].at, one.statement.clock.zone
    day = (datetime.fromtimestamp(at / 1000, UTC) + timedelta(minutes=zone)).date().isoformat()
    return {"today": day, "date": day}


def _own(form: Definition | None, filled: Filled | None, said: Statement, facts: Facts) -> Answers:
    """The answers of one statement that its author may give. A form of a newer app cannot be read."""
    if form is None or filled is None:
        return {}
    parts = _parts(said, facts)
    return {
        name: answer
        for name, answer in filled["answers"].items()
        if (question := form.questions.get(name))
        and not question.beside
        and checking.may_fill(question, parts)
    }


def _judged(said: Statement, form: Definition | None) -> Answers:
    body = record_shapes.assessed(said)
    named = _named(form, "class", body["class"])
    return _danger(body["danger"]) | ({"class": named} if named else {})


def _danger(danger: Danger) -> Answers:
    level, target = danger["level"], danger["target"]
    told: Answers = {} if level is None else {"danger": str(level)}
    return told | ({"danger_target": target} if target else {})


def _named(form: Definition | None, name: str, national: int | None) -> str | None:
    """Our name for a national code."""
    options = form.questions[name].options if form and name in form.questions else ()
    return next((one.value for one in options if one.national == str(national)), None)


def _national(form: Definition | None, answers: Answers, name: str) -> int | None:
    """The national code of an answer."""
    question = form.questions.get(name) if form else None
    option = question.option(answers.get(name)) if question else None
    return int(option.national) if option and option.national else None


def _form(one: Heard) -> Filled:
    return record_shapes.assessed(one.statement)["form"]


def _definition(filled: Filled | None, facts: Facts) -> Definition | None:
    return facts.forms.get((filled["id"], filled["version"])) if filled else None


def _parts(said: Statement, facts: Facts) -> frozenset[Part]:
    known = facts.people.get(said.author)
    return parts_of(known.roles) if known else frozenset()
