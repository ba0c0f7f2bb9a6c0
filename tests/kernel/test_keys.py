"""The server's keys: made on purpose, private, never replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backend.app import create_app
from backend.config import Config
from backend.kernel import keys

if TYPE_CHECKING:
    from pathlib import Path


def test_keys_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    made = keys.create(folder)

    assert len(made) == 6
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}


def test_making_keys_again_changes_none(tmp_path: Path) -> None:
    keys.create(tmp_path)
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}

    assert keys.create(tmp_path) == []
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_loaded_keys_are_those_made(tmp_path: Path) -> None:
    keys.create(tmp_path)
    first, second = keys.load(tmp_path), keys.load(tmp_path)

    assert first.p256_spki == second.p256_spki
    assert first.rescue_spki != first.p256_spki
    assert len(first.ed25519_raw) == len(first.master) == len(first.session) == len(first.index) == 32


def test_the_server_does_not_start_without_its_keys(tmp_path: Path) -> None:
    with pytest.raises(keys.MissingKeys, match="lianfang keys"):
        create_app(Config(data=tmp_path))

    assert not (tmp_path / "keys").exists()


def test_a_lost_master_key_is_not_replaced_at_the_start(tmp_path: Path) -> None:
    keys.create(tmp_path / "keys")
    (tmp_path / "keys" / keys.MASTER).unlink()

    with pytest.raises(keys.MissingKeys, match=r"master\.key"):
        create_app(Config(data=tmp_path))


def test_a_file_with_another_kind_of_key_is_refused(tmp_path: Path) -> None:
    keys.create(tmp_path)
    (tmp_path / keys.P256).write_bytes((tmp_path / keys.ED25519).read_bytes())

    with pytest.raises(TypeError, match=r"log-p256\.pem"):
        keys.load(tmp_path)
