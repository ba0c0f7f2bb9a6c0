"""A bundle taken apart for checking: every part that can be read, and why the others cannot."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from backend.transparency import p256, statement
from backend.transparency.bundle import layout
from backend.transparency.bundle.layout import Manifest
from backend.transparency.dsse import Envelope
from backend.transparency.encoding import FormatError, unb64
from backend.transparency.note import Note
from backend.transparency.problem import Problem
from backend.transparency.receipt import Receipt
from backend.transparency.statement import Statement
from backend.transparency.timestamp import Roots
from backend.transparency.trust import Trust

Part = TypeVar("Part")


@dataclass(frozen=True)
class Filed:
    """One statement folder. A part is None where it is missing or cannot be read."""

    folder: str
    envelope: Envelope | None
    statement: Statement | None
    receipt: Receipt | None
    entry: bytes | None
    gone: str | None
    """Why its words are not here: the rule they were withdrawn under, or why its reader may not have them."""


@dataclass
class Case:
    """The bundle under examination; `unreadable` are parts that could not be read, by path."""

    files: Mapping[str, bytes]
    trusted: Trust | None
    authorities: Roots | None = None
    manifest: tuple[Manifest, Note] | None = None
    server: Trust | None = None
    filed: list[Filed] = field(default_factory=list)
    devices: dict[str, bytes] = field(default_factory=dict)
    unreadable: dict[str, Problem] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def trust(self) -> Trust | None:
        """Whom to believe: the given keys, else the bundle's own."""
        return self.trusted or self.server

    def part(self, path: str, read: Callable[[bytes], Part]) -> Part | None:
        """What `read` makes of a file; None, and remembered, if it is missing or unreadable."""
        try:
            return read(self.files[path])
        except KeyError:
            self.unreadable[path] = Problem(path, "missing")
        except FormatError as error:
            self.unreadable[path] = Problem(
                path, f"it cannot be read: expected {error.expected} ({error.code})"
            )
        return None

    def unread(self, *prefixes: str) -> list[Problem]:
        """Problems of the parts under these paths."""
        return [problem for path, problem in self.unreadable.items() if path.startswith(prefixes)]


def read_case(files: Mapping[str, bytes], trusted: Trust | None, authorities: Roots | None = None) -> Case:
    """Take a bundle apart. Nothing is believed yet."""
    case = Case(files, trusted, authorities)
    case.manifest = case.part(layout.MANIFEST, layout.read_manifest)
    case.server = case.part(layout.SERVER, lambda data: Trust.parse(layout.text(data, "trust.shape")))
    for path in sorted(path for path in files if path.startswith(layout.DEVICES)):
        key = case.part(path, _device_key)
        if key is not None:
            case.devices[path.removeprefix(layout.DEVICES).removesuffix(".json")] = key
    case.filed = [_filed(case, folder) for folder in layout.numbered(files)]
    if trusted is None:
        case.notes.append(
            "The keys were taken from the bundle itself: it agrees with itself, its maker is unproven."
        )
    return case


def _filed(case: Case, folder: str) -> Filed:
    entry = case.part(folder + "entry", bytes)
    receipt = case.part(folder + "receipt.json", lambda data: Receipt.parse(layout.from_json(data)))
    if folder + "withdrawn.json" in case.files:
        rule = case.part(folder + "withdrawn.json", _rule)
        case.notes.append(f"{folder}: withdrawn under rule {rule}; only its proof of receipt is left.")
        return Filed(folder, None, None, receipt, entry, rule)
    if folder + "withheld.json" in case.files:
        why = case.part(folder + "withheld.json", _why)
        case.notes.append(
            f"{folder}: withheld from this reader ({why}); its hash and proof of receipt are here."
        )
        return Filed(folder, None, None, receipt, entry, why)
    envelope = case.part(folder + "envelope.json", lambda data: Envelope.parse(layout.from_json(data)))
    told = None
    if envelope:
        told = case.part(folder + "envelope.json", lambda _: statement.parse(envelope.payload))
    return Filed(folder, envelope, told, receipt, entry, None)


def _device_key(data: bytes) -> bytes:
    value = layout.from_json(data)
    if not isinstance(value, dict):
        raise FormatError("bundle.device", "an object with a public key")
    spki = unb64(value.get("public_key"), "bundle.device")
    p256.public_key(spki)
    return spki


def _rule(data: bytes) -> str:
    return _said(data, "rule", "bundle.withdrawn")


def _why(data: bytes) -> str:
    return _said(data, "why", "bundle.withheld")


def _said(data: bytes, name: str, code: str) -> str:
    value = layout.from_json(data)
    if not isinstance(value, dict) or not isinstance(value.get(name), str):
        raise FormatError(code, f"an object with the {name}")
    return str(value[name])
