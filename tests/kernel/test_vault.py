"""Sealing under a person's own key, and forgetting it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event, update

from backend.kernel import jobs, vault
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.kernel.vault import Damaged, SubjectKey, Withdrawn

if TYPE_CHECKING:
    from backend.kernel.http import App


def test_what_is_sealed_opens_again(app: App) -> None:
    person = uuid7()

    assert vault.open(person, vault.seal(person, "石桥村".encode(), b"home"), b"home") == "石桥村".encode()


def test_sealing_twice_gives_different_bytes(app: App) -> None:
    person = uuid7()

    assert vault.seal(person, b"x", b"") != vault.seal(person, b"x", b"")


def test_another_person_or_place_cannot_open_it(app: App) -> None:
    person, other = uuid7(), uuid7()
    sealed = vault.seal(person, b"x", b"home")
    vault.seal(other, b"y", b"home")

    for who, where in [(other, b"home"), (person, b"name"), (uuid7(), b"home")]:
        with pytest.raises(Damaged):
            vault.open(who, sealed, where)


@pytest.mark.parametrize("position", [0, 1, 13, -1])
def test_a_changed_byte_is_noticed(app: App, position: int) -> None:
    person = uuid7()
    sealed = bytearray(vault.seal(person, b"x", b""))
    sealed[position] ^= 1

    with pytest.raises(Damaged):
        vault.open(person, bytes(sealed), b"")


def test_a_shortened_seal_is_noticed(app: App) -> None:
    person = uuid7()
    sealed = vault.seal(person, b"x", b"")

    for length in (0, 1, 5, 20):
        with pytest.raises(Damaged):
            vault.open(person, sealed[:length], b"")


def test_a_destroyed_key_opens_nothing_and_says_under_which_rule(app: App) -> None:
    person = uuid7()
    sealed = vault.seal(person, b"x", b"")
    vault.destroy(person, "R-15")
    db.session.commit()

    with pytest.raises(Withdrawn, match="R-15"):
        vault.open(person, sealed, b"")
    with pytest.raises(Withdrawn):
        vault.seal(person, b"y", b"")
    row = db.session.get_one(SubjectKey, person)
    assert row.wrapped is None
    assert row.destroyed_at is not None


def test_destroying_twice_keeps_the_first_rule(app: App) -> None:
    person = uuid7()
    vault.destroy(person, "R-15")
    vault.destroy(person, "R-17")

    assert db.session.get_one(SubjectKey, person).rule == "R-15"


def test_a_key_destroyed_by_another_process_stops_opening_at_once(app: App) -> None:
    person = uuid7()
    sealed = vault.seal(person, b"x", b"")
    db.session.commit()
    with db.engine.begin() as elsewhere:
        elsewhere.execute(update(SubjectKey).values(wrapped=None, destroyed_at=1, rule="R-15"))

    with pytest.raises(Withdrawn):
        vault.open(person, sealed, b"")


def test_a_wrapped_key_moved_to_another_person_does_not_open(app: App) -> None:
    person, thief = uuid7(), uuid7()
    sealed = vault.seal(person, b"x", b"")
    vault.seal(thief, b"y", b"")
    db.session.get_one(SubjectKey, thief).wrapped = db.session.get_one(SubjectKey, person).wrapped
    db.session.commit()

    with pytest.raises(Damaged):
        vault.open(thief, sealed, b"")


def test_keys_that_are_held_are_asked_for_once(app: App) -> None:
    subject = uuid7()
    sealed = vault.seal(subject, b"17", b"row")
    jobs.commit()
    db.session.expunge_all()
    asked: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *said: asked.append(said[2]))

    with vault.holding():
        for _ in range(3):
            with vault.holding():
                vault.preload([subject])
            assert vault.open(subject, sealed, b"row") == b"17"
        assert sum("subject_key" in one for one in asked) == 1
    vault.preload([subject])
    assert sum("subject_key" in one for one in asked) == 2
