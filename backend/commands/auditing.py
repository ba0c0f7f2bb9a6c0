"""`lianfang audit`, in words for a terminal: each head that was written down, and whether it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.transparency import daily, log, service, timestamp
from backend.transparency.audit import heads
from backend.transparency.audit.filed import Filed
from backend.transparency.audit.judge import Auditor
from backend.transparency.audit.source import Stamped
from backend.transparency.audit.web import Web
from backend.transparency.refusals import NotInLog
from backend.transparency.trust import Trust

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from backend.transparency.audit.judge import Judged
    from backend.transparency.audit.source import Source

    Say = Callable[[str], None]


class House:
    """The log in the configured database. Needs an application's context."""

    complete = True

    @property
    def trust(self) -> Trust:
        return log.trust()

    @property
    def newest(self) -> str:
        return log.checkpoint()

    def consistency(self, first: int, second: int) -> list[bytes] | None:
        try:
            return list(service.proven_consistency(first, second))
        except NotInLog:
            return None

    def stamped(self, size: int) -> Stamped | None:
        found = daily.first_stamped(size)
        return Stamped(found[1], found[0].stamp or b"") if found else None


def outside(url: str | None, bundle: Path | None) -> Source | None:
    """Where the log is looked at without a database; None if neither was named."""
    if url:
        return Web(url)
    return Filed(bundle.read_bytes()) if bundle else None


def audit(file: Path, source: Source, keys: str | None, authorities: Path | None, say: Say) -> bool:
    """Compare the heads in `file` with the log; whether every one fits.

    Raises:
        FormatError: the file, the keys or an answer are not what they should be.
        OSError: a file or the server cannot be read.
    """
    written = heads.read(file.read_text(encoding="utf-8"))
    if keys is None:
        say("The log's keys were taken from the log itself: give --keys to be sure whose it is.")
    roots = timestamp.read_roots(authorities.read_bytes()) if authorities else []
    judged = Auditor(Trust.given(keys) if keys else source.trust, roots).audit(written, source)
    for one in judged:
        _line(one, say)
    wrong = sum(bool(one.wrong) for one in judged)
    unshown = sum(bool(one.open) for one in judged)
    said = f"{wrong} of {len(judged)} heads do not fit" if wrong else "every head fits"
    say(f"{said}; {unshown} could not be compared with everything" if unshown else said)
    return not wrong


def _line(one: Judged, say: Say) -> None:
    signed = [] if one.head.note else ["written without signatures"]
    said = ["DOES NOT FIT" if one.wrong else "fits", *one.wrong, *one.open, *signed, *one.known]
    say(f"{one.head.where}, {one.head.size} entries: {'; '.join(said)}")
