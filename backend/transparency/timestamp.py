"""RFC 3161: somebody who has nothing to do with us signs that these bytes existed at a moment.

`openssl ts -verify -data HEAD -in RESPONSE -CAfile AUTHORITY` reads the same files.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cryptography import x509
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from backend.transparency.encoding import FormatError

REQUEST_TYPE, RESPONSE_TYPE = "application/timestamp-query", "application/timestamp-reply"
GRANTED = 0
Roots = Sequence[x509.Certificate]


@dataclass(frozen=True)
class Question:
    """What is sent to an authority; the nonce must come back."""

    request: bytes
    nonce: int


@dataclass(frozen=True)
class Stamp:
    """What an authority signed: the bytes existed at `at` (ms)."""

    at: int
    authority: str


def ask(data: bytes) -> Question:
    """The request for a time-stamp over `data`."""
    request = TimestampRequestBuilder().data(data).hash_algorithm(HashAlgorithm.SHA256).build()
    if request.nonce is None:
        raise RuntimeError("a request without a nonce could be answered with an old stamp")
    return Question(request.as_bytes(), request.nonce)


def check(response: bytes, data: bytes, roots: Roots, nonce: int | None = None) -> Stamp:
    """The stamp, once it is sure that an authority under `roots` gave it over `data`.

    Raises:
        FormatError: `stamp.refused` if the authority said no, `stamp.shape`, else `stamp.untrue`.
    """
    try:
        said = decode_timestamp_response(response)
    except ValueError as error:
        raise FormatError("stamp.shape", "an RFC 3161 response") from error
    if said.status != GRANTED:
        raise FormatError("stamp.refused", f"a granted stamp, not status {said.status}")
    try:
        VerifierBuilder(roots=list(roots), nonce=nonce).build().verify_message(said, data)
        return Stamp(int(said.tst_info.gen_time.timestamp() * 1000), _signer(said))
    except (VerificationError, ValueError) as error:
        raise FormatError(
            "stamp.untrue", f"a stamp by a known authority over these bytes ({error})"
        ) from error


def _signer(said: TimeStampResponse) -> str:
    """The name in the certificate that signed; its issuer's where the response brings none along."""
    (by,) = said.signed_data.signer_infos
    brought = map(x509.load_der_x509_certificate, said.signed_data.certificates)
    names = [
        one.subject for one in brought if (one.issuer, one.serial_number) == (by.issuer, by.serial_number)
    ]
    return (names or [by.issuer])[0].rfc4514_string()


def read_roots(pem: bytes) -> list[x509.Certificate]:
    """The certificates of authorities one believes in, from PEM; raises `FormatError("stamp.roots")`."""
    try:
        return x509.load_pem_x509_certificates(pem)
    except ValueError as error:
        raise FormatError("stamp.roots", "certificates in PEM") from error
