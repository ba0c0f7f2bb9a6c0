"""An import as the app shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.importing import reporting, resting
from backend.importing.columns.forms import BY_KEY
from backend.importing.reading.faults import SAYINGS
from backend.importing.working import progress_of
from backend.kernel.pages import Page

if TYPE_CHECKING:
    from backend.importing.models import Import
    from backend.importing.reading.faults import Fault


def row(one: Import) -> dict[str, Any]:
    """In a list."""
    counts = one.counts
    plain = ("id", "state", "size", "created_at", "changed_at", "choice", "refusal")
    return {
        **{name: getattr(one, name) for name in plain},
        "name": resting.name_of(one),
        "file_kept": one.file_id is not None,
        "progress": progress_of(one),
        **{name: counts.get(name, 0) for name in ("new", "known", "bad", "unlisted")},
        "blocked": counts.get("blocked", False),
        "codes_open": counts.get("open", False),
        "passwords": counts.get("passwords", 0) if one.passwords is not None else 0,
    }


def page(one: Import) -> dict[str, Any]:
    """By itself, with what was found in the file."""
    _, questions = resting.report_of(one)
    counts = one.counts
    return {
        **row(one),
        "sheets": [
            {"key": key, "name": BY_KEY[key].words._asdict(), **counts["sheets"][key]}
            for key in BY_KEY
            if key in counts.get("sheets", {})
        ],
        "faults": [
            {"code": code, "count": count, "bad": SAYINGS[code].bad}
            for code, count in sorted(counts.get("faults", {}).items(), key=lambda one: -one[1])
        ],
        "questions": questions,
        "options": one.options,
    }


def faults(found: list[Fault], wanted: dict[str, Any]) -> dict[str, Any]:
    """A page of faults, with the names of all sheets that have some."""
    here = [one for one in found if wanted["sheet"] in ("", one.sheet)]
    here = [one for one in here if one.bad or not wanted["bad"]]
    first, size = (wanted["page"] - 1) * wanted["per_page"], wanted["per_page"]
    shown = [{**one._asdict(), "bad": one.bad, **reporting.saying(one)} for one in here[first : first + size]]
    cut = Page(shown, wanted["page"], -(-len(here) // size), len(here))
    return {**vars(cut), "sheets": list(dict.fromkeys(one.sheet for one in found))}
