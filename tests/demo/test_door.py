"""The page at the door: a certificate, the way on, and nothing else over plain HTTP."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from werkzeug.test import Client

from backend.demo import door
from backend.demo.certificates import certificates
from backend.serve import Listener

if TYPE_CHECKING:
    from pathlib import Path

HOME = "https://192.0.2.7:8443"


@pytest.fixture
def phone(tmp_path: Path) -> Client:
    files = certificates(tmp_path, "192.0.2.7")
    return Client(door.create(str(files.authority), HOME))


def test_the_page_says_in_both_languages_how_and_leads_to_https(phone: Client) -> None:
    page = phone.get("/")
    assert page.mimetype == "text/html"
    for words in ("下载证书", "证书信任设置", "Download the certificate", "Certificate Trust Settings"):
        assert words in page.text
    assert f'href="{HOME}"' in page.text
    assert f'href="{door.CERTIFICATE}"' in page.text
    assert "{" + "home}" not in page.text


def test_the_page_may_ask_only_the_app_whether_it_is_trusted(phone: Client) -> None:
    policy = phone.get("/").headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    assert policy.endswith(f"connect-src {HOME}")


def test_the_certificate_comes_as_what_phones_install(phone: Client, tmp_path: Path) -> None:
    answer = phone.get(door.CERTIFICATE)
    assert answer.mimetype == "application/x-x509-ca-cert"
    (tmp_path / "got").write_bytes(answer.data)
    read = ["openssl", "x509", "-inform", "DER", "-in", str(tmp_path / "got"), "-noout", "-subject"]
    assert "Lianfang demo" in subprocess.run(read, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    "path", ["/api/session", "/index.html", "/assets/", "/../192.0.2.7.key", "/192.0.2.7.key"]
)
def test_nothing_else_is_served_over_plain_http(phone: Client, path: str) -> None:
    assert phone.get(path).status_code == 404


def test_nothing_can_be_sent_to_it(phone: Client) -> None:
    assert phone.post("/").status_code == 404


def test_the_door_is_served_by_one_small_process() -> None:
    command = Listener("192.0.2.7:8080", application="backend.demo.door:create('a', 'b')").command()
    assert "backend.demo.door:create('a', 'b')" in command
    assert command[command.index("--workers") + 1] == "1"
