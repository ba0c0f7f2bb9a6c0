"""Certificates for one address of a local network, where no public authority signs.

The demo makes an authority, signs one server certificate with it, and forgets the authority's key at once:
a phone that trusts this authority trusts one address and nothing that could ever be signed later.
"""

from __future__ import annotations

import datetime as dt
import ipaddress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

if TYPE_CHECKING:
    from pathlib import Path

VALID: Final = dt.timedelta(days=397)
"""Phones refuse server certificates that live longer."""
RENEWED: Final = dt.timedelta(days=7)
"""New ones are made when fewer days are left."""

Extensions = list[tuple[x509.ExtensionType, bool]]


@dataclass(frozen=True)
class Certificates:
    """PEM files: `authority` is what a phone installs, `server` and `key` are what HTTPS is served with."""

    authority: Path
    server: Path
    key: Path

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the authority's certificate, as phones show it before they install it."""
        return _load(self.authority).fingerprint(hashes.SHA256()).hex(":").upper()

    def serve_for(self, now: dt.datetime) -> bool:
        """Whether all files are there and will last a while."""
        if not all(path.exists() for path in (self.authority, self.server, self.key)):
            return False
        return _load(self.server).not_valid_after_utc > now + RENEWED


def certificates(folder: Path, host: str) -> Certificates:
    """The certificates for the IP address `host`, made where they are missing or nearly over."""
    files = Certificates(folder / f"{host}.ca.crt", folder / f"{host}.crt", folder / f"{host}.key")
    now = dt.datetime.now(dt.UTC)
    if not files.serve_for(now):
        folder.mkdir(parents=True, exist_ok=True)
        _make(files, host, now)
    return files


def der(path: Path) -> bytes:
    """The certificate in the form every phone installs."""
    return _load(path).public_bytes(serialization.Encoding.DER)


def _make(files: Certificates, host: str, now: dt.datetime) -> None:
    authority_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    name = _name(f"Lianfang demo {host}, {now:%Y-%m-%d}")
    authority = _sign((name, authority_key), (name, authority_key.public_key()), now, _of_an_authority())
    server = _sign((name, authority_key), (_name(host), key.public_key()), now, _of_a_server(host))
    _write(files.authority, authority.public_bytes(serialization.Encoding.PEM))
    _write(files.server, server.public_bytes(serialization.Encoding.PEM))
    _write(
        files.key,
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ),
    )


def _of_an_authority() -> Extensions:
    return [(x509.BasicConstraints(ca=True, path_length=0), True), (_usage(signs_others=True), True)]


def _of_a_server(host: str) -> Extensions:
    return [
        (x509.BasicConstraints(ca=False, path_length=None), True),
        (_usage(signs_others=False), True),
        (x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(host))]), False),
        (x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), False),
    ]


def _usage(*, signs_others: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_others,
        key_cert_sign=signs_others,
        crl_sign=signs_others,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _sign(
    issuer: tuple[x509.Name, ec.EllipticCurvePrivateKey],
    subject: tuple[x509.Name, ec.EllipticCurvePublicKey],
    now: dt.datetime,
    extensions: Extensions,
) -> x509.Certificate:
    (issuer_name, issuer_key), (subject_name, subject_key) = issuer, subject
    builder = (
        x509.CertificateBuilder()
        .issuer_name(issuer_name)
        .subject_name(subject_name)
        .public_key(subject_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + VALID)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(subject_key), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False
        )
    )
    for extension, critical in extensions:
        builder = builder.add_extension(extension, critical)
    return builder.sign(issuer_key, hashes.SHA256())


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _load(path: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate(path.read_bytes())


def _write(path: Path, data: bytes) -> None:
    path.touch(mode=0o600)
    path.write_bytes(data)
