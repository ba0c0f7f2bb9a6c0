"""What a real phone on the same network needs: a certificate it can trust, and an address it can scan.

Browsers give camera, position and service workers to secure origins only, and no public authority signs
for an address on a local network. So the demo makes its own authority once, keeps it in its folder, and
signs with it. A phone that installs the authority's certificate works offline too; one that only clicks
the warning away works while the network is there.
"""

import datetime as dt
import io
import ipaddress
import socket
from pathlib import Path

import segno
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

VALID = dt.timedelta(days=397)  # phones refuse server certificates that live longer


def address() -> str:
    """This machine's address on the network its default route leads to; loopback where there is none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # TEST-NET: a datagram socket sends nothing on connect
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def certificate(folder: Path, host: str) -> tuple[Path, Path, Path]:
    """PEM files (authority, server certificate, server key) for `host`, made where they are missing."""
    folder.mkdir(parents=True, exist_ok=True)
    ca_path, cert_path, key_path = folder / "ca.crt", folder / f"{host}.crt", folder / f"{host}.key"
    if not (ca_path.exists() and cert_path.exists() and key_path.exists()):
        ca_key, ca = _authority()
        key = ec.generate_private_key(ec.SECP256R1())
        cert = _sign(_name(host), key.public_key(), ca.subject, ca_key, _server_extensions(host))
        _write(ca_path, ca.public_bytes(serialization.Encoding.PEM))
        _write(cert_path, cert.public_bytes(serialization.Encoding.PEM))
        _write(
            key_path,
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            ),
        )
    return ca_path, cert_path, key_path


def qr(text: str) -> str:
    """`text` as a QR code a terminal can show."""
    drawing = io.StringIO()
    segno.make(text, error="m").terminal(drawing, compact=True)
    return drawing.getvalue()


def _authority() -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name("Lianfang demo authority")
    extensions: list[tuple[x509.ExtensionType, bool]] = [
        (x509.BasicConstraints(ca=True, path_length=0), True),
        (
            x509.KeyUsage(
                digital_signature=False,
                content_commitment=False,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=True,
                crl_sign=True,
                encipher_only=False,
                decipher_only=False,
            ),
            True,
        ),
    ]
    return key, _sign(name, key.public_key(), name, key, extensions)


def _server_extensions(host: str) -> list[tuple[x509.ExtensionType, bool]]:
    names = [x509.IPAddress(ipaddress.ip_address(host)), x509.DNSName("localhost")]
    return [
        (x509.SubjectAlternativeName(names), False),
        (x509.ExtendedKeyUsage([x509.oid.ExtendedKeyUsageOID.SERVER_AUTH]), False),
        (x509.BasicConstraints(ca=False, path_length=None), True),
    ]


def _sign(
    subject: x509.Name,
    public_key: ec.EllipticCurvePublicKey,
    issuer: x509.Name,
    issuer_key: ec.EllipticCurvePrivateKey,
    extensions: list[tuple[x509.ExtensionType, bool]],
) -> x509.Certificate:
    now = dt.datetime.now(dt.UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + VALID)
    )
    for extension, critical in extensions:
        builder = builder.add_extension(extension, critical)
    return builder.sign(issuer_key, hashes.SHA256())


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _write(path: Path, data: bytes) -> None:
    path.touch(mode=0o600)
    path.write_bytes(data)
