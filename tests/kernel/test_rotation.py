"""Changing the master key: nobody's records close, also halfway, and the old key is no longer needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from backend.kernel import keys, rotation, vault
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.kernel.vault import Damaged, SubjectKey
from tests.conftest import settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from backend.config import Config
    from backend.kernel.http import App


@pytest.fixture
def own_app(build: Callable[[Config], App], tmp_path: Path, database_url: str) -> App:
    """An application with keys of its own, which a test may change."""
    folder = tmp_path / "own-keys"
    keys.create(folder)
    app = build(settings(tmp_path, folder, database_url))
    with app.app_context():
        yield app
        db.session.remove()


def people(count: int) -> dict[UUID, bytes]:
    made = [uuid7() for _ in range(count)]
    sealed = {one: vault.seal(one, f"person {number}".encode(), b"") for number, one in enumerate(made)}
    db.session.commit()
    return sealed


def all_open(sealed: dict[UUID, bytes]) -> bool:
    db.session.expunge_all()
    return all(
        vault.open(one, it, b"") == f"person {number}".encode()
        for number, (one, it) in enumerate(sealed.items())
    )


def test_after_a_rotation_everything_opens_and_rests_under_the_new_key(own_app, monkeypatch):
    monkeypatch.setattr(rotation, "BATCH", 2)
    sealed, old = people(5), keys.current().master
    told = []
    done = rotation.rotate(told.append)
    assert (done.before, done.after) == (
        keys.master_id(old).hex(),
        keys.master_id(keys.current().master).hex(),
    )
    assert done.rewrapped == 5
    assert told[:3] == [2, 4, 5]
    assert keys.current().master != old
    assert rotation.left_behind() == 0
    assert all_open(sealed)


def test_the_old_key_may_be_taken_away_afterwards(own_app):
    sealed = people(3)
    before = rotation.rotate().before
    (keys.folder() / f"master.{before}{keys.RETIRED}").unlink()
    assert all_open(sealed)
    assert keys.fresh().other_masters == ()


def test_a_backup_from_before_opens_while_the_retired_key_is_there(own_app):
    sealed = people(1)
    backup = db.session.scalars(select(SubjectKey.wrapped)).one()
    before = rotation.rotate().before
    db.session.execute(update(SubjectKey).values(wrapped=backup))
    assert all_open(sealed)
    (keys.folder() / f"master.{before}{keys.RETIRED}").unlink()
    keys.fresh()
    with pytest.raises(Damaged, match=before):
        vault.unwrap(next(iter(sealed)), backup)


def test_an_interrupted_rotation_is_finished_by_the_next(own_app, monkeypatch):
    monkeypatch.setattr(rotation, "BATCH", 2)
    sealed = people(5)

    def die(done: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rotation.rotate(die)
    db.session.rollback()
    assert all_open(sealed)
    newcomers = people(1)
    assert rotation.rotate().rewrapped == 2  # the one that was left, and the newcomer
    assert rotation.left_behind() == 0
    assert all_open(sealed)
    assert all_open(newcomers)


def test_dying_between_the_two_renames_loses_no_key(own_app, monkeypatch):
    sealed = people(2)
    monkeypatch.setattr("pathlib.Path.replace", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        rotation.rotate()
    db.session.rollback()
    monkeypatch.undo()
    assert all_open(sealed)
    assert rotation.rotate().rewrapped == 0
    assert rotation.left_behind() == 0
    assert all_open(sealed)


def test_a_server_that_was_running_opens_and_adds_people_under_the_new_key(own_app, build, config):
    """`other` read its keys before the rotation, as a second process would have."""
    sealed = people(2)
    other = build(settings(config.data, keys.folder(), config.database_url))
    rotation.rotate()
    db.session.remove()
    with other.app_context():
        assert all_open(sealed)
        newcomer = people(1)
        assert rotation.left_behind() == 0
        assert all_open(newcomer)
        db.session.remove()


def test_someone_forgotten_meanwhile_stays_forgotten(own_app):
    sealed = people(2)
    gone = next(iter(sealed))
    vault.destroy(gone, "R-15")
    db.session.commit()
    assert rotation.rotate().rewrapped == 1
    with pytest.raises(vault.Withdrawn):
        vault.open(gone, sealed[gone], b"")
