"""Filling the sheet in, part by part, and a doctor's name under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.forms import shelf
from backend.forms.checking import complete, is_answered, may_fill, standing, validate
from backend.forms.definition import Part
from backend.forms.refusals import NoSuchForm
from backend.kernel.days import today
from backend.kernel.db import one_at_a_time
from backend.patients.supplement import entries, registered
from backend.patients.supplement import refusals as say

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from backend.forms.definition import Definition
    from backend.patients.models import Patient

Answers = dict[str, Any]


def save(patient: Patient, version: int, given: Answers, parts: Collection[Part], by: UUID) -> None:
    """Keep some answers; None takes one back. What no longer applies because of them is taken back too.

    Raises:
        NoSuchForm: of that version. AnswersWrong: one of these is wrong, or is not theirs to give.
    """
    form = shelf.find(entries.FORM, version)
    if form is None:
        raise NoSuchForm
    one_at_a_time(f"supplement {patient.id}")
    saved = entries.entries_of(patient.id)
    before = entries.holding(saved)
    told = {name: answer if is_answered(answer) else None for name, answer in given.items()}
    after = _known({**before, **told})
    around = {"today": today().isoformat(), **registered.answers(patient, saved)}
    if problems := _problems(form, {**after, **around}, told, parts):
        raise say.AnswersWrong(problems=problems)
    kept = standing(form, {**after, **around})
    gone = {name: None for name in before.keys() & form.questions.keys() if name not in kept}
    changed = {name: answer for name, answer in (gone | told).items() if answer != before.get(name)}
    if changed:
        entries.add(patient.id, version, changed, by, signed=False)


def sign(patient: Patient, parts: Collection[Part], by: UUID) -> None:
    """A doctor's name under the whole sheet as it stands now.

    Raises:
        DoctorSigns: somebody else wanted to. NotComplete: something is still open.
    """
    if Part.CLINICAL not in parts:
        raise say.DoctorSigns
    one_at_a_time(f"supplement {patient.id}")
    form = entries.newest()
    told = everything(patient, entries.entries_of(patient.id))
    if not complete(form, told):
        raise say.NotComplete(open=still_open(form, told, [Part.CLINICAL]))
    entries.add(patient.id, form.version, {}, by, signed=True)


def everything(patient: Patient, saved: list[entries.Entry]) -> Answers:
    """What holds now, with what the register says and today."""
    facts = {"today": today().isoformat(), **registered.answers(patient, saved)}
    return {**entries.holding(saved), **facts}


def still_open(form: Definition, told: Answers, parts: Collection[Part]) -> list[str]:
    """The questions of these parts that need an answer and have none that will do."""
    known = {name: answer for name, answer in told.items() if name in form.questions or name in form.facts}
    wrong = {one.question for one in validate(form, known, [Part.CLINICAL])}
    return [name for name in form.questions if name in wrong and may_fill(form.questions[name], parts)]


def _problems(
    form: Definition, answers: Answers, told: Answers, parts: Collection[Part]
) -> list[dict[str, str]]:
    theirs = {name: _not_theirs(form, name, parts) for name in told}
    found = {one.question: one.code for one in validate(form, answers, parts) if one.code != "missing"}
    codes = {name: theirs[name] or found.get(name) for name in told}
    return [{"question": name[:40], "code": code} for name, code in codes.items() if code]


def _not_theirs(form: Definition, name: str, parts: Collection[Part]) -> str | None:
    question = form.questions.get(name)
    if question is None:
        return "unknown"
    if question.beside:
        return "not_asked"
    return None if may_fill(question, parts) else "not_yours"


def _known(answers: Answers) -> Answers:
    return {name: answer for name, answer in answers.items() if answer is not None}
