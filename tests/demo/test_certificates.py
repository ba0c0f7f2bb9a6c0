"""The demo's own certificates, as OpenSSL sees them."""

from __future__ import annotations

import datetime as dt
import subprocess
from typing import TYPE_CHECKING

import pytest
from cryptography import x509

from backend.demo import certificates

if TYPE_CHECKING:
    from pathlib import Path

    from backend.demo.certificates import Certificates

HOST = "192.0.2.7"


@pytest.fixture
def files(tmp_path: Path) -> Certificates:
    return certificates.certificates(tmp_path / "lan", HOST)


def openssl(*words: str | Path) -> str:
    done = subprocess.run(["openssl", *map(str, words)], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_a_phone_that_installs_the_authority_believes_the_server_at_its_address(files: Certificates) -> None:
    asked = ("verify", "-x509_strict", "-purpose", "sslserver", "-CAfile", files.authority)
    assert f"{files.server}: OK" in openssl(*asked, "-verify_ip", HOST, files.server)


def test_and_at_no_other_address(files: Certificates) -> None:
    asked = ("verify", "-purpose", "sslserver", "-CAfile", files.authority)
    assert "IP address mismatch" in openssl(*asked, "-verify_ip", "192.0.2.8", files.server)


def test_the_authoritys_key_is_kept_nowhere(files: Certificates) -> None:
    public = x509.load_pem_x509_certificate(files.authority.read_bytes()).public_key()
    kept = [path for path in files.authority.parent.iterdir() if "PRIVATE KEY" in path.read_text()]
    assert kept == [files.key]
    assert public != x509.load_pem_x509_certificate(files.server.read_bytes()).public_key()
    assert files.key.stat().st_mode & 0o077 == 0


def test_a_phone_that_trusted_it_yesterday_trusts_it_today(files: Certificates) -> None:
    before = files.authority.read_bytes(), files.server.read_bytes()
    again = certificates.certificates(files.authority.parent, HOST)
    assert (again.authority.read_bytes(), again.server.read_bytes()) == before


def test_certificates_that_are_nearly_over_are_made_anew(files: Certificates) -> None:
    end = dt.datetime.now(dt.UTC) + certificates.VALID
    assert files.serve_for(end - dt.timedelta(days=8))
    assert not files.serve_for(end - dt.timedelta(days=6))


def test_the_fingerprint_is_the_one_a_phone_shows(files: Certificates) -> None:
    shown = openssl("x509", "-in", files.authority, "-noout", "-fingerprint", "-sha256")
    assert shown.strip().endswith(f"={files.fingerprint}")
