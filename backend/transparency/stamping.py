"""Has each day's head time-stamped by the configured authority, again and again until it does.

The authority is asked with no transaction open: a slow one holds nobody up. What it refuses, and why, is
kept with the head, shown by `lianfang verify` and written to the journal.
"""

from __future__ import annotations

import hashlib
import logging
import time
import urllib.request
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import current_app
from sqlalchemy import select

from backend.kernel import jobs
from backend.kernel.clock import now_ms
from backend.kernel.db import db
from backend.transparency import timestamp
from backend.transparency.encoding import FormatError
from backend.transparency.models import DailyHead, LogHead

if TYPE_CHECKING:
    from datetime import date

    from flask import Flask

    from backend.config import Config
    from backend.transparency.timestamp import Roots, Stamp

PATIENCE_SECONDS = 15.0
LARGEST = 64 * 1024
AT_ONCE = 30
_journal = logging.getLogger(__name__)


class NoAuthority(ValueError):
    """The two settings do not fit together; the start stops."""


def init_app(app: Flask, config: Config) -> None:
    """Remember the authority and whom to believe."""
    if config.tsa and (urlsplit(config.tsa).scheme not in {"http", "https"} or config.tsa_ca is None):
        raise NoAuthority(
            "LIANFANG_TSA is a http(s) address, and LIANFANG_TSA_CA the authority's certificates"
        )
    app.extensions["lianfang.tsa"] = config.tsa
    app.extensions["lianfang.tsa_roots"] = (
        timestamp.read_roots(config.tsa_ca.read_bytes()) if config.tsa_ca else []
    )


def authority() -> str:
    """Where stamps are asked for; empty if nowhere."""
    url: str = current_app.extensions["lianfang.tsa"]
    return url


def roots() -> Roots:
    """The authorities believed in."""
    known: Roots = current_app.extensions["lianfang.tsa_roots"]
    return known


@jobs.every(minutes=10)
def stamp_days() -> None:
    """Ask for missing stamps, oldest first; a refusal ends the round, the next one tries again."""
    if not authority():
        return
    missing = select(DailyHead.day).where(DailyHead.stamp.is_(None)).order_by(DailyHead.day)
    for day in db.session.scalars(missing.limit(AT_ONCE)).all():
        if not stamp(day):
            return


def stamp(day: date) -> bool:
    """Ask for the stamp of one day's head, keep it or why there is none; whether there is one now."""
    note = db.session.scalars(
        select(LogHead.note).join(DailyHead, DailyHead.size == LogHead.size).where(DailyHead.day == day)
    ).one()
    jobs.commit()
    response, given, trouble = b"", None, None
    try:
        response, given = _ask(note.encode())
    except (OSError, HTTPException, FormatError) as error:
        trouble = f"{type(error).__name__}: {error}"[:200]
        _journal.warning("the log's head of %s has no time-stamp yet: %s", day, trouble)
    _keep(day, response, given, trouble)
    jobs.commit()
    return given is not None


def _keep(day: date, response: bytes, given: Stamp | None, trouble: str | None) -> None:
    row = db.session.get_one(DailyHead, day)
    if row.stamp is not None:  # another worker was first
        return
    row.tried_at, row.tries, row.trouble = now_ms(), row.tries + 1, trouble
    if given:
        row.stamp, row.stamp_digest = response, hashlib.sha256(response).hexdigest()
        row.stamped_at = given.at


def _ask(note: bytes) -> tuple[bytes, Stamp]:
    """The authority's response over a note, and the stamp in it; OSError or FormatError if there is none."""
    question = timestamp.ask(note)
    headers = {"Content-Type": timestamp.REQUEST_TYPE, "Accept": timestamp.RESPONSE_TYPE}
    request = urllib.request.Request(authority(), question.request, headers)  # noqa: S310  scheme checked
    until = time.monotonic() + PATIENCE_SECONDS
    response = b""
    with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310
        while piece := answer.read1(LARGEST):
            response += piece
            if len(response) > LARGEST or time.monotonic() > until:
                raise TimeoutError("it answers too slowly, or without end")
    return response, timestamp.check(response, note, roots(), question.nonce)
