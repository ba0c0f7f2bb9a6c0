"""The yardstick: a WSGI app that only reads, hashes and fsyncs what it is sent. It checks nothing.

It is sent the very requests that we are sent, and keeps each statement batch and each photo as a file of its
own, as we keep them: a parcel is read piece by piece, each piece hashed, written and fsynced. A server that
keeps visits durably can't be faster than this on the same machine; how near it comes is what its own work
costs: who sends, what the files are, encryption, signatures, the log, the database.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any

FOLDER = Path(os.environ.get("BARE_FOLDER", "."))


def keep(data: bytes) -> str:
    """Write `data` under its hash and return only when the disk has it."""
    name = hashlib.sha256(data).hexdigest()
    descriptor = os.open(FOLDER / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.write(descriptor, data)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    return name


def pieces(body: IO[bytes], length: int, kind: str) -> Iterator[bytes]:
    """What a request holds: the header and the files of a parcel, or the one thing it is."""
    if not kind.endswith("parcel"):
        yield body.read(length)
        return
    header = body.read(int.from_bytes(body.read(4), "big"))
    yield header
    for one in json.loads(header)["evidence"]:
        yield body.read(one["bytes"])


def app(environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
    length = int(environ.get("CONTENT_LENGTH") or 0)
    held = pieces(environ["wsgi.input"], length, environ.get("CONTENT_TYPE", ""))
    answer = "\n".join(map(keep, held)).encode()
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(answer)))])
    return [answer]
