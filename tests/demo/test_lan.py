"""What the terminal tells a person with a phone."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, NoReturn

import pytest

from backend import cli
from backend.demo import lan

if TYPE_CHECKING:
    from pathlib import Path


def test_phones_nearby_get_an_address_to_scan_and_a_fingerprint_to_compare(tmp_path: Path) -> None:
    phones = lan.invite(tmp_path, "192.0.2.7", 8080, 8443)
    words = str(phones)
    assert "http://192.0.2.7:8080" in words
    assert "https://192.0.2.7:8443" in words
    assert phones.files.fingerprint in words
    assert lan.qr(phones.door) in words


def test_a_machine_on_no_network_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(*_: object) -> NoReturn:
        raise OSError(101, "Network is unreachable")

    monkeypatch.setattr(socket.socket, "connect", unreachable)
    with pytest.raises(lan.NoNetwork, match="no phone can reach it"):
        lan.address()


def test_an_address_that_is_none_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["demo", "--lan", "my-laptop"])
    assert "'my-laptop' is not an IP address" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "host"), [([], None), (["--lan"], ""), (["--lan", "192.0.2.7"], "192.0.2.7")]
)
def test_phones_are_invited_to_the_main_address_or_to_a_given_one(words: list[str], host: str | None) -> None:
    assert cli._parser().parse_args(["demo", *words]).lan == host
