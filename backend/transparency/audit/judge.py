"""Compares heads written down with a log as it is shown today. Names each head that does not fit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise

from backend.transparency import merkle, timestamp
from backend.transparency.audit.heads import Written, signed
from backend.transparency.audit.source import Source
from backend.transparency.encoding import FormatError
from backend.transparency.timestamp import Roots
from backend.transparency.trust import Trust


@dataclass
class Judged:
    """One head: what does not fit, what could not be shown, and what is known beside."""

    head: Written
    wrong: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Auditor:
    """Whom the auditor believes: the log's keys, and time-stamping authorities, if any."""

    trust: Trust
    authorities: Roots

    def audit(self, written: Sequence[Written], source: Source) -> list[Judged]:
        """Every written head, smallest first, then the newest one of the source."""
        newest = signed("today's head", source.newest)
        judged = [Judged(head) for head in (*written, newest)]
        for one in judged:
            one.wrong += self._signature(one.head)
        for one in judged[:-1]:
            _follow(one, newest, source, "today's log")
        fitting = [one for one in judged[:-1] if not one.wrong]
        for one, after in pairwise(fitting):
            _follow(one, after.head, source, after.head.where)
        for one in fitting:
            self._when(one, source)
        return judged

    def _signature(self, head: Written) -> Iterator[str]:
        if head.note is None:
            return
        if head.origin != self.trust.origin:
            yield f"it is of another log, {head.origin}"
        elif not self.trust.vouches(head.note):
            yield f"it is not signed by {self.trust.origin}"

    def _when(self, one: Judged, source: Source) -> None:
        """Since when an authority says that this head existed."""
        found = source.stamped(one.head.size)
        if found is None:
            one.known.append("under no time-stamp yet")
            return
        if not self.authorities:
            one.known.append("time-stamped, but no authority's certificate was given to check it")
            return
        try:
            stamp = timestamp.check(found.response, found.note.encode(), self.authorities)
            later = signed("its time-stamped head", found.note)
        except FormatError as error:
            one.wrong.append(f"its time-stamp is not genuine: expected {error.expected} ({error.code})")
            return
        one.wrong += self._signature(later)
        _follow(one, later, source, later.where)
        at = datetime.fromtimestamp(stamp.at / 1000, UTC).isoformat(timespec="seconds")
        one.known.append(f"{stamp.authority} signed at {at} that it existed")


def _follow(one: Judged, later: Written, source: Source, name: str) -> None:
    """Note whether the log of `later` begins with that of this head."""
    head = one.head
    if head.size > later.size and not source.complete:
        one.open.append(f"{name} was shown when it had only {later.size} entries")
    elif head.size > later.size:
        one.wrong.append(f"{name} has only {later.size} entries: {head.size - later.size} are gone")
    elif head.size == later.size:
        if head.root != later.root:
            one.wrong.append(f"{name} has as many entries, but they are others")
    else:
        proof = source.consistency(head.size, later.size)
        if proof is None and not source.complete:
            one.open.append(f"no proof about {name} is at hand")
        elif proof is None:
            one.wrong.append(f"no proof was given that {name} begins with it")
        elif not merkle.verify_consistency(head.size, later.size, proof, head.root, later.root):
            one.wrong.append(f"{name} does not begin with it: entries were changed, removed or put between")
