"""The yardstick: a WSGI app that only reads, hashes and fsyncs what it is sent. It checks nothing.

A server that keeps visits durably can't be faster than this on the same machine; how near it comes is what
its own work costs.
"""

import hashlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

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


def app(environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
    answer = keep(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))).encode()
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(answer)))])
    return [answer]
