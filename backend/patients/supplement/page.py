"""One person's sheet, as far as the reader fills it in: nobody sees a part that is not theirs (§3.14)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.forms import shelf
from backend.forms.checking import complete, may_fill, standing
from backend.forms.parts import parts_of
from backend.patients.register import sight
from backend.patients.supplement import acting, entries, state
from backend.roster import access, gate
from backend.roster.service import staff_by_id

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from uuid import UUID

    from backend.forms.definition import Definition, Part

Shown = dict[str, Any]


def page(patient_id: UUID) -> Shown:
    """What holds now, what is still open, and how it came about.

    Raises:
        UnknownPatient: not within reach.
    """
    patient = sight.patient_within(gate.reach(), patient_id)
    form, parts = entries.newest(), my_parts()
    access.record("supplement.read", "patient", patient.id, fields=[str(one) for one in parts])
    saved = entries.entries_of(patient.id)
    told = acting.everything(patient, saved)
    kept = _theirs(form, standing(form, told), parts)
    people = staff_by_id(one.by for one in saved if one.by)
    return {
        "form": {"id": form.id, "version": form.version},
        "parts": sorted(parts),
        "answers": {name: answer for name, answer in kept.items() if not form.questions[name].beside},
        "registered": {name: answer for name, answer in kept.items() if form.questions[name].beside},
        "open": acting.still_open(form, told, parts),
        "complete": complete(form, told),
        "signed": state.signature(saved),
        "entries": [row for one in reversed(saved) if (row := _entry(one, parts))],
        "people": list(people.values()),
    }


def my_parts() -> frozenset[Part]:
    """The parts that the person signed in fills in, and therefore sees."""
    return parts_of(gate.principal().roles)


def _entry(one: entries.Entry, parts: Collection[Part]) -> Shown | None:
    """A save as it was made, read with the version of the form it was made with."""
    form = shelf.forms()[entries.FORM, one.version]
    answers = _theirs(form, one.answers, parts)
    if not answers and not one.signed:
        return None
    said = {name: answer for name, answer in answers.items() if answer is not None}
    taken = [name for name, answer in answers.items() if answer is None]
    return {
        "id": one.id,
        "at": one.at,
        "by": one.by,
        "signed": one.signed,
        "version": one.version,
        "answers": said,
        "taken_back": taken,
    }


def _theirs(form: Definition, answers: Mapping[str, Any], parts: Collection[Part]) -> Shown:
    return {
        name: answer
        for name, answer in answers.items()
        if name in form.questions and may_fill(form.questions[name], parts)
    }
