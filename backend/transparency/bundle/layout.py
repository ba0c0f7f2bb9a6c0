"""What lies where in a bundle, and the MANIFEST: a signed note that names every file with its SHA-256.

MANIFEST                        lianfang.bundle/v1, origin, visit, time, then "<sha256> <path>" per file
READ-ME.txt                     what this is, for whoever is handed the file
keys/server.json                the server's public keys, as GET /api/log gives them
keys/devices/<device>.json      public key of each phone
people.json                     who the staff ids in the statements are
log/checkpoint                  the log's head when the bundle was made
log/consistency.json            proof that each older head of a receipt is a beginning of it
log/stamped                     a head of a day's end that covers all of it, once an authority has stamped it
log/stamped.tsr                 the authority's RFC 3161 response over exactly those bytes
keys/authority.pem              the authority's certificate
statements/<n>/envelope.json    what a phone signed, in the order of the log
statements/<n>/receipt.json     what the phone got for it
statements/<n>/entry            the log entry
statements/<n>/withdrawn.json   in place of the envelope, where the words were withdrawn under a rule
statements/<n>/withheld.json    in place of the envelope, where this reader may not have the words
evidence/<sha256>               a photo or a stroke file, byte for byte as it left the phone
evidence/receipts.json          the server's receipts for them
evidence/absent.json            those not here: awaited or withdrawn
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from backend.transparency.encoding import HEX32, UUID, FormatError, matching
from backend.transparency.note import Note

VERSION = "lianfang.bundle/v1"
MANIFEST = "MANIFEST"
README = "READ-ME.txt"
SERVER = "keys/server.json"
DEVICES = "keys/devices/"
PEOPLE = "people.json"
CHECKPOINT = "log/checkpoint"
CONSISTENCY = "log/consistency.json"
STAMPED = "log/stamped"
STAMP = "log/stamped.tsr"
AUTHORITY = "keys/authority.pem"
STATEMENTS = "statements/"
EVIDENCE = "evidence/"
CLINICAL = "clinical"
"""Why words are withheld: they say how somebody is, and only clinicians read that."""
EVIDENCE_RECEIPTS = "evidence/receipts.json"
ABSENT = "evidence/absent.json"

README_TEXT = """\
联访 · 一次走访的完整凭证
这个文件包含一次走访的全部签名记录、照片、服务器回执和存证日志的证明。
核验：lianfang verify 文件名（不需要服务器，也不需要数据库）。
每一步核验都写在程序的说明里；MANIFEST 列出了每个文件的 SHA-256。
内容涉及个人隐私，请只在职责范围内使用，用后妥善保存。

Lianfang · one visit, complete
This file holds every signed record of one visit, its photos, the server's receipts and the log's proofs.
To check it: lianfang verify FILE (no server, no database). MANIFEST names the SHA-256 of every file.
It speaks of a person's private life: use it within your duty only, and keep it safe.
"""


@dataclass(frozen=True)
class Manifest:
    """What the MANIFEST says; `files` is path → hex SHA-256."""

    origin: str
    visit: str
    made_at: int
    files: Mapping[str, str]

    @classmethod
    def of(cls, origin: str, visit: str, made_at: int, files: Mapping[str, bytes]) -> "Manifest":
        """The manifest over `files`."""
        return cls(origin, visit, made_at, {path: digest(data) for path, data in sorted(files.items())})

    @property
    def text(self) -> str:
        """The text to sign."""
        listing = "".join(f"{value} {path}\n" for path, value in self.files.items())
        return f"{VERSION}\n{self.origin}\n{self.visit}\n{self.made_at}\n{listing}"


def read_manifest(data: bytes) -> tuple[Manifest, Note]:
    """The manifest and its signatures, none checked yet; raises `FormatError` (`bundle.*`, `note.*`)."""
    note = Note.parse(text(data, "bundle.manifest"))
    version, *lines = note.text[:-1].split("\n")
    if version != VERSION or len(lines) < 3 or not lines[2].isascii() or not lines[2].isdecimal():
        raise FormatError("bundle.manifest", VERSION)
    listing = [line.partition(" ") for line in lines[3:]]
    files = {path: matching(HEX32, value, "bundle.manifest") for value, _, path in listing}
    return Manifest(lines[0], matching(UUID, lines[1], "bundle.manifest"), int(lines[2]), files), note


def numbered(files: Mapping[str, bytes]) -> list[str]:
    """The folders of the statements, in order: ``statements/0001/`` and so on."""
    folders = {"/".join(path.split("/")[:2]) + "/" for path in files if path.startswith(STATEMENTS)}
    return sorted(folders)


def digest(data: bytes) -> str:
    """Hex SHA-256."""
    return hashlib.sha256(data).hexdigest()


def text(data: bytes, code: str) -> str:
    """UTF-8 text; raises `FormatError(code)`."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise FormatError(code, "text in UTF-8") from error


def to_json(value: object) -> bytes:
    """JSON for people to read, too."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"


def from_json(data: bytes) -> object:
    """Any JSON; raises `FormatError("bundle.json")`."""
    try:
        value: object = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise FormatError("bundle.json", "JSON") from error
    return value
