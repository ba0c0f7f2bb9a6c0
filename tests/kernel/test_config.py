"""Settings come from the environment once, and misspelt ones stop the start."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend.config import Config, UnknownSetting


def test_no_setting_at_all_means_one_folder_with_everything() -> None:
    config = Config.from_env({"PATH": "/bin"})

    assert config.database_url == f"sqlite:///{Path.cwd() / 'data' / 'lianfang.sqlite3'}"
    assert config.key_folder == Path.cwd() / "data" / "keys"
    assert config.evidence == str(Path.cwd() / "data" / "evidence")


def test_a_setting_is_read_as_its_kind() -> None:
    config = Config.from_env({"LIANFANG_TLS": "1", "LIANFANG_PROXIES": "2", "LIANFANG_DATA": "/srv/data"})

    assert config.tls is True
    assert config.proxies == 2
    assert config.data == Path("/srv/data")


def test_an_unknown_setting_stops_the_start() -> None:
    with pytest.raises(UnknownSetting, match="LIANFANG_DATABSE_URL"):
        Config.from_env({"LIANFANG_DATABSE_URL": "sqlite://"})


@pytest.mark.parametrize(("name", "value"), [("LIANFANG_TLS", "yes"), ("LIANFANG_PROXIES", "one")])
def test_a_value_of_the_wrong_kind_is_named(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=name):
        Config.from_env({name: value})
