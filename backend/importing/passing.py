"""One pass over a file: sheet by sheet, row by row. Dry it writes nothing; otherwise it writes as it goes.

Everything happens in the caller's transaction: an import that does not come to its end never happened.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final

from backend.importing.checking import people, roster
from backend.importing.checking.judged import Checked, Fate
from backend.importing.checking.twins import Twins
from backend.importing.columns.forms import BY_KEY, FORMS, HELPERS
from backend.importing.reading.cleaning import shown
from backend.importing.reading.faults import Fault
from backend.importing.reading.lines import Reading
from backend.importing.reading.meanings import Meanings
from backend.importing.tally import Tally
from backend.importing.writing import people as writing
from backend.importing.writing.roster import RosterWriter
from backend.kernel import changed
from backend.kernel.days import today

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from uuid import UUID

    from backend.importing.checking.here import Here
    from backend.importing.columns.column import Form
    from backend.importing.options import Options
    from backend.importing.workbook.book import Book, Sheet

AT_ONCE: Final = 500
_OWNERS: Final = {
    True: {"who": "精防医生", "who_en": "the mental health workers"},
    False: {"who": "系统管理员", "who_en": "the system administrator"},
}


@dataclass
class Pass:
    """`allowed`: the sheets this person may import. `told` hears (done, of) in bytes passed through."""

    book: Book
    here: Here
    options: Options
    allowed: frozenset[str]
    by: UUID
    writes: bool
    told: Callable[[int, int], None]
    rested: Callable[[], None] = lambda: None
    """Called between batches of a dry pass, to let go of the database."""
    tally: Tally = field(default_factory=Tally)
    people: list[UUID] = field(default_factory=list)
    """Whom it wrote down."""

    def __post_init__(self) -> None:
        self.meanings = Meanings(self.options.codes)
        self.writer = RosterWriter()
        self._twins = Twins(self.options.system)
        self._today, self._done = today(), 0

    def run(self) -> Tally:
        """Go through every sheet in the order in which they need each other."""
        found = self._sheets()
        total = sum(sheet.size for sheets in found.values() for sheet in sheets) or 1
        for form in FORMS:
            for sheet in found.get(form.key, ()):
                reading = Reading(self.book, sheet, form, self.meanings, self._today)
                for _ in self._people(reading) if form.key == "people" else self._roster(reading):
                    self.told(self._done + reading.passed, total)
                self._done += sheet.size
                self.tally.sheet(form.key, reading.faults)
        self.told(total, total)
        return self.tally

    def _sheets(self) -> dict[str, list[Sheet]]:
        """Which sheets are read; the others are reported."""
        found: dict[str, list[Sheet]] = {}
        for sheet in self.book.sheets:
            form = _form(sheet.name)
            if form is None:
                if sheet.name.strip() not in HELPERS:
                    self._sheet_fault(sheet, "sheet.unknown", name=shown(sheet.name), **_names(self.allowed))
            elif sheet.hidden:
                self._sheet_fault(sheet, "sheet.hidden")
            elif form.key not in self.allowed:
                if self._has_content(sheet, form):
                    self._sheet_fault(sheet, "sheet.not_yours", **_OWNERS[form.key == "people"])
            else:
                found.setdefault(form.key, []).append(sheet)
        return found

    def _sheet_fault(self, sheet: Sheet, code: str, **details: str) -> None:
        self.tally.faults.append(Fault(sheet.name, 0, "", "", code, "", dict(details)))
        self.tally.blocked = True

    def _has_content(self, sheet: Sheet, form: Form) -> bool:
        lines = iter(Reading(self.book, sheet, form, Meanings(), self._today))
        return next(lines, None) is not None

    def _roster(self, reading: Reading) -> Iterator[None]:
        key = reading.form.key
        judge, write = _JUDGES[key], _WRITES[key]
        lines = (Checked(line, reading) for line in reading)
        for one in roster.in_order(lines) if key == "areas" else lines:
            judge(one, self.here, partial(write, self.writer) if self.writes else roster.nothing)
            self.tally.line(key, one)
            yield

    def _people(self, reading: Reading) -> Iterator[None]:
        lines = (Checked(line, reading) for line in reading)
        while batch := list(islice(lines, AT_ONCE)):
            for one in batch:
                people.person(one, self.here, self._today, self.options.datum)
            self._twins.check(batch)
            for one in batch:
                self.tally.line("people", one)
            if self.writes:
                new = [one.given for one in batch if one.fate is Fate.NEW]
                self.people += writing.write(new, self.options.system, self.by)
                changed.settle()  # what follows for these people, now: the end would hold it all
            else:
                self.rested()
            yield


_JUDGES: Final = {
    "areas": roster.area,
    "organisations": roster.organisation,
    "staff": roster.staff,
    "teams": roster.team,
}
_WRITES: Final = {
    "areas": RosterWriter.area,
    "organisations": RosterWriter.organisation,
    "staff": RosterWriter.staff,
    "teams": RosterWriter.team,
}


def _form(name: str) -> Form | None:
    plain = name.strip().casefold()
    return next(
        (form for form in FORMS if plain in (form.words.zh.casefold(), form.words.en.casefold())), None
    )


def _names(allowed: frozenset[str]) -> dict[str, str]:
    forms = [BY_KEY[key] for key in BY_KEY if key in allowed]
    return {
        "names": "、".join(form.words.zh for form in forms),
        "names_en": ", ".join(form.words.zh for form in forms),
    }
