"""Steps 3 to 6: what the phones signed, and what the server gave them for it."""

from collections import defaultdict
from collections.abc import Iterator

from backend.transparency import receipt as proof
from backend.transparency.bundle import layout
from backend.transparency.bundle.case import Case
from backend.transparency.chain import Link, missing, state_of
from backend.transparency.encoding import FormatError
from backend.transparency.problem import Problem

PARTS = ("receipt.json", "entry", "withdrawn.json", "withheld.json")


def signatures(case: Case) -> Iterator[Problem]:
    """(3) Each statement is signed, over exactly these bytes, by the key of its phone."""
    yield from case.unread(layout.DEVICES)
    for filed in case.filed:
        path = filed.folder + "envelope.json"
        yield from case.unread(path)
        if filed.envelope is None or filed.statement is None:
            continue
        device = filed.envelope.keyid
        key = case.devices.get(device)
        if filed.statement.device != device:
            yield Problem(path, "it is signed by another phone than it names")
        if key is None:
            yield Problem(path, f"the key of its phone {device} is missing")
        elif not filed.envelope.verify(key):
            yield Problem(path, f"its signature is not by phone {device} over these bytes")
        if case.manifest and filed.statement.body.get("visit") != case.manifest[0].visit:
            yield Problem(path, "it belongs to another visit")


def chain(case: Case) -> Iterator[Problem]:
    """(4) Each statement names the one before it on its phone, as far as that one is here."""
    phones: defaultdict[str, dict[str, Link]] = defaultdict(dict)
    for filed in case.filed:
        told = filed.statement
        if told:
            phones[told.device][filed.folder] = Link(told.seq, told.hash, told.prev)
    for device, links in phones.items():
        for folder, link in links.items():
            if state_of(link, list(links.values())) == "fork":
                yield Problem(
                    f"{folder}envelope.json", f"it does not follow number {link.seq - 1} of its phone"
                )
        numbers = [link.seq for link in links.values()]
        if holes := [hole for hole in missing(numbers) if hole.start > min(numbers)]:
            named = ", ".join(f"{hole.start}–{hole.stop - 1}" for hole in holes)
            case.notes.append(f"Phone {device}: numbers {named} are not of this visit, or never came.")


def beacons(case: Case) -> Iterator[Problem]:
    """(5) Each signed time in a statement is the server's, and not later than the receipt."""
    trust = case.trust
    # Whoever pins only the Ed25519 key still has the P-256 key from the bundle, under the signed MANIFEST.
    keys = (trust.beacon_keys if trust else {}) or (case.server.beacon_keys if case.server else {})
    for filed in case.filed:
        for held in filed.statement.beacons if filed.statement else ():
            if not held.beacon.verify(keys):
                yield Problem(
                    f"{filed.folder}envelope.json", "it carries a time that the server did not sign"
                )
            elif filed.receipt and held.beacon.time > filed.receipt.received_at:
                yield Problem(f"{filed.folder}receipt.json", "it is older than a time its statement carries")


def receipts(case: Case) -> Iterator[Problem]:
    """(6) Each receipt leads from its statement over the log entry to a head of the trusted server."""
    for filed in case.filed:
        yield from case.unread(*(filed.folder + name for name in PARTS))
        if filed.receipt is None or case.trust is None:
            continue
        if filed.entry is not None and filed.receipt.entry != filed.entry:
            yield Problem(f"{filed.folder}entry", "it is not the entry that the receipt speaks of")
        try:
            if filed.envelope:
                proof.verify(filed.receipt, filed.envelope, case.trust)
            else:
                proof.verify_proof(filed.receipt, case.trust)
        except FormatError as error:
            yield Problem(f"{filed.folder}receipt.json", f"expected {error.expected} ({error.code})")
