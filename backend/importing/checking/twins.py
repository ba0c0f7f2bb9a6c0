"""The same person twice: within the file, or in the file and in the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.kernel import vault
from backend.kernel.db import db
from backend.patients import blind, service
from backend.patients.models import Patient

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from backend.importing.checking.judged import Checked

    Number = tuple[str, bytes]

_KEYS = ("id_no", "own_number")


class Twins:
    """Remembers digests of the numbers it met, and in which row. `system` is whose own numbers they are."""

    def __init__(self, system: str) -> None:
        self._system = system
        self._rows: dict[Number, int] = {}

    def check(self, people: Sequence[Checked]) -> None:
        """Look for these people in the register and among the rows before them."""
        numbers = {id(one): self._numbers(one) for one in people if one.given is not None}
        known = blind.among([number for held in numbers.values() for number in held.values()])
        names = _names(set(known.values()))
        for one in people:
            held = numbers.get(id(one), {})
            self._within(one, held)
            found = {key: known[number] for key, number in held.items() if number in known}
            if found and one.line.is_good:
                _compare(one, found, names)

    def _numbers(self, one: Checked) -> dict[str, Number]:
        given = {
            "id_no": (blind.ID_NO, one.given.identity.id_no),
            "own_number": (self._system, one.given.own_number),
        }
        return {
            key: (kind, blind.digest(kind, value))
            for key, (kind, value) in given.items()
            if blind.normal(kind, value)
        }

    def _within(self, one: Checked, held: dict[str, Number]) -> None:
        for key, number in held.items():
            first = self._rows.setdefault(number, one.line.row)
            if first != one.line.row:
                words = one.reading.form.column(key).words
                one.fault(key, "row.twice", first=first, what=words.zh, what_en=words.en)


def _compare(one: Checked, found: dict[str, UUID], names: dict[UUID, str]) -> None:
    one.known = True
    key = next(key for key in _KEYS if key in found)
    if len(set(found.values())) > 1:
        one.differs("id_no", "own_number")
    elif _plain(names.get(found[key], "")) != _plain(one.given.identity.name):
        one.differs(key, "name")


def _names(people: set[UUID]) -> dict[UUID, str]:
    """The names of people in the register, for comparing only: they are shown to nobody."""
    _keys = vault.preload(people)  # held while the names are opened
    rows = db.session.scalars(select(Patient).where(Patient.id.in_(people))).all() if people else ()
    return {row.id: service.identity(row).name for row in rows}


def _plain(name: str) -> str:
    return "".join(name.split())
