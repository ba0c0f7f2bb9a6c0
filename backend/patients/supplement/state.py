"""How far somebody's sheet is: what is open, whether it is whole, and who signed it. No answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.forms.checking import complete
from backend.patients.supplement import acting, entries

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from backend.forms.definition import Part
    from backend.patients.models import Patient

Shown = dict[str, Any]


def of(patient: Patient, parts: Collection[Part]) -> Shown:
    """The state, with how many questions of these parts are open."""
    form, saved = entries.newest(), entries.entries_of(patient.id)
    told = acting.everything(patient, saved)
    return {
        "begun": bool(saved),
        "open": len(acting.still_open(form, told, parts)),
        "complete": complete(form, told),
        "signed": signature(saved),
    }


def signature(saved: Sequence[entries.Entry]) -> Shown | None:
    """The last signature; `stale`: something was changed after it."""
    signed = [one for one in saved if one.signed]
    if not signed:
        return None
    return {"at": signed[-1].at, "by": signed[-1].by, "stale": saved[-1] is not signed[-1]}
