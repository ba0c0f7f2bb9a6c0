"""All sheets, in the order in which they are read: later ones name what earlier ones bring."""

from __future__ import annotations

from typing import Final

from backend.importing.columns.people import PEOPLE
from backend.importing.columns.roster import AREAS, ORGANISATIONS, STAFF, TEAMS
from backend.kernel.errors import Words

FORMS: Final = (AREAS, ORGANISATIONS, STAFF, TEAMS, PEOPLE)
BY_KEY: Final = {form.key: form for form in FORMS}
NOTES: Final = Words("说明", "Notes")
CHOICES: Final = Words("选项", "Choices")
HELPERS: Final = frozenset({*NOTES, *CHOICES})
"""Sheets of the template that hold nothing to import."""
