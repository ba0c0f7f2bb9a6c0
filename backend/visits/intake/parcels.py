"""A parcel: statements together with the files they name, in one request instead of one for each.

    length of the header, 4 bytes, big-endian | the header, JSON (`ParcelHeaderShape`) | the files' bytes

Everything is read before anything is looked at: a slow line must hold no lock. A line that breaks costs what
had not arrived: files that came whole are kept, statements wait until all has come.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Final

from flask import request
from marshmallow import ValidationError
from werkzeug.exceptions import ClientDisconnected, RequestEntityTooLarge

from backend.evidence import resting
from backend.evidence.receiving import File
from backend.evidence.resting import Rested
from backend.kernel.db import pause
from backend.kernel.errors import Refusal
from backend.kernel.refusals import Invalid, WrongContentType
from backend.kernel.routes import read_json
from backend.roster import gate
from backend.visits import refusals as say
from backend.visits.intake import receiving
from backend.visits.intake.sending import Sending
from backend.visits.parcel_schemas import ParcelHeaderShape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backend.evidence.receiving import Answer

PARCEL: Final = "application/vnd.lianfang.parcel"
MOST_BYTES: Final = 4 * 1024 * 1024
MOST_HEADER: Final = 1024 * 1024
DOCUMENTED: Final = {
    "required": True,
    "description": "4 bytes, big-endian: the length of the header · the header, JSON (ParcelHeader): "
    "`sent_at`, `statements`, `evidence` [{`sha256`, `patient`, `media_type`, `bytes`}] · "
    "the bytes of the files, one after the other. At most 4 MiB, of which the header 1 MiB.",
    "content": {PARCEL: {"schema": {"type": "string", "format": "binary"}}},
}
_LENGTH: Final = struct.Struct(">I")
_HEADER: Final = ParcelHeaderShape()


@dataclass(frozen=True)
class Parcel:
    """What arrived; `is_whole` when that is all that was sent."""

    sent_at: int
    statements: list[Any]
    files: list[File]
    is_whole: bool


def sent() -> Parcel:
    """The parcel of this request; raises WrongContentType and what `read` raises."""
    if request.mimetype != PARCEL:
        raise WrongContentType(accepted=PARCEL)
    request.max_content_length = MOST_BYTES
    pause()
    try:
        return read(request.stream, request.content_length)
    except RequestEntityTooLarge as large:
        raise say.ParcelTooLarge(limit=MOST_BYTES) from large


def read(stream: IO[bytes], length: int | None) -> Parcel:
    """Unpack a parcel; `length` of the body where it was said.

    Raises:
        ParcelMalformed, ParcelTooLarge, ParcelCutOff, BadJson, Invalid.
    """
    (size,) = _LENGTH.unpack(_all_of(stream, _LENGTH.size))
    if size > MOST_HEADER:
        raise say.ParcelTooLarge(limit=MOST_HEADER)
    header = _header(_all_of(stream, size))
    total = _LENGTH.size + size + sum(one["bytes"] for one in header["evidence"])
    if total > MOST_BYTES:
        raise say.ParcelTooLarge(limit=MOST_BYTES)
    if length not in (None, total):
        raise say.ParcelMalformed(where="length")
    files = list(_files(stream, header["evidence"]))
    is_whole = len(files) == len(header["evidence"])
    if is_whole and length is None and _some(stream, 1):
        raise say.ParcelMalformed(where="length")
    return Parcel(header["sent_at"], header["statements"], files, is_whole)


def answer(parcel: Parcel) -> dict[str, Any]:
    """Take in the files, then the statements; each is answered on its own, as when it is sent alone.

    Raises:
        ParcelCutOff: not all arrived; the files that did are kept.
    """
    sender = gate.principal().id
    if not parcel.is_whole:
        resting.receive_all(parcel.files, sender)
        raise say.ParcelCutOff
    brought = resting.rest(parcel.files, sender)
    files = [one for one in brought if isinstance(one, Rested)]
    sending = Sending(sender, parcel.sent_at, parcel.statements, files, address=request.remote_addr)
    taken = receiving.answer(sending)
    resting.tidy(files, sending.receipts)
    evidence = [
        _result(file, sending.receipts[one.object] if isinstance(one, Rested) else one)
        for file, one in zip(parcel.files, brought, strict=True)
    ]
    return {"evidence": evidence, **taken}


def _header(data: bytes) -> dict[str, Any]:
    try:
        header: dict[str, Any] = _HEADER.load(read_json(data))
    except ValidationError as wrong:
        raise Invalid(fields=wrong.messages) from wrong
    names = [(one["sha256"], one["patient"]) for one in header["evidence"]]
    if len(set(names)) < len(names):
        raise say.ParcelMalformed(where="evidence")
    return header


def _files(stream: IO[bytes], listed: list[dict[str, Any]]) -> Iterator[File]:
    """The files that arrive whole."""
    for one in listed:
        data = _some(stream, one["bytes"])
        if len(data) < one["bytes"]:
            return
        yield File(one["patient"], one["sha256"], one["media_type"], data)


def _all_of(stream: IO[bytes], size: int) -> bytes:
    data = _some(stream, size)
    if len(data) < size:
        raise say.ParcelCutOff
    return data


def _some(stream: IO[bytes], size: int) -> bytes:
    """So many bytes, or as many as come."""
    parts = []
    try:
        while size and (part := stream.read(size)):
            parts.append(part)
            size -= len(part)
    except ClientDisconnected:
        pass
    return b"".join(parts)


def _result(file: File, how: Answer) -> dict[str, Any]:
    if isinstance(how, Refusal):
        return {"sha256": file.sha256, "status": "refused", "receipt": None, "error": how.as_json()}
    return {"sha256": file.sha256, "status": "received", "receipt": how.to_json(), "error": None}
