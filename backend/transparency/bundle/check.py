"""The verification of a bundle, in numbered steps, with nothing but the bundle and the keys one trusts.

(1) files       each file is in the MANIFEST with its hash, none is missing, none is added
(2) server      the MANIFEST is signed by the trusted server; the bundle names no other server
(3) signatures  each statement is signed, over exactly these bytes, by the key of its phone
(4) chain       each statement names the one before it on its phone, as far as that one is here
(5) beacons     each signed time in a statement is the server's, and not later than the receipt
(6) receipts    each leads from its statement over the log entry to a head signed by the trusted server
(7) one log     every such head is a beginning of the one head in ``log/checkpoint``
(8) evidence    each photo and stroke file is the one a statement names; what is absent is said to be
(9) time-stamp  where an authority stamped a head over all of it: the head is this log's, the stamp is genuine

A phone's key is the phone's because the server says so (2). Without keys to trust, those in the bundle are
used: then it is shown that the file agrees with itself, not who made it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from backend.transparency.bundle import archive, evidence, layout, server, stamps, statements
from backend.transparency.bundle.case import Case, read_case
from backend.transparency.problem import Problem
from backend.transparency.timestamp import Roots
from backend.transparency.trust import Trust

Step = Callable[[Case], Iterator[Problem]]
STEPS: tuple[tuple[str, Step], ...] = (
    ("files", server.files),
    ("server", server.signed),
    ("signatures", statements.signatures),
    ("chain", statements.chain),
    ("beacons", statements.beacons),
    ("receipts", statements.receipts),
    ("one log", server.one_log),
    ("evidence", evidence.evidence),
    ("time-stamp", stamps.stamped),
)


@dataclass(frozen=True)
class Report:
    """What each step found (name, problems), and what a reader should know beside it."""

    steps: list[tuple[str, list[Problem]]]
    notes: list[str] = field(default_factory=list)

    @property
    def problems(self) -> list[Problem]:
        """All problems, in the order of the steps."""
        return [problem for _, problems in self.steps for problem in problems]


def verify_file(data: bytes, trusted: Trust | None, authorities: Roots | None = None) -> Report:
    """Check the bytes of a bundle file: the container, then `verify_bundle`."""
    files, damage = archive.unpack(data)
    if layout.MANIFEST not in files:
        missing = [] if damage else [Problem(layout.MANIFEST, "missing: this is not a bundle")]
        return Report([("container", [*damage, *missing])])
    report = verify_bundle(files, trusted, authorities)
    return Report([("container", damage), *report.steps], report.notes)


def verify_bundle(
    files: Mapping[str, bytes], trusted: Trust | None, authorities: Roots | None = None
) -> Report:
    """Check the files of a bundle, by path."""
    case = read_case(files, trusted, authorities)
    steps = [(name, list(step(case))) for name, step in STEPS]
    return Report(steps, case.notes)
