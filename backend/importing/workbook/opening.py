"""What kind of file it is, before anything in it is believed."""

from __future__ import annotations

import zipfile
import zlib
from typing import IO, TYPE_CHECKING, Final

from backend.importing.refusals import (
    Bomb,
    Damaged,
    FileTooLarge,
    HasLinks,
    HasMacros,
    NotAWorkbook,
    OldFormat,
    PasswordProtected,
)

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

MOST_BYTES: Final = 32 * 1024 * 1024
MOST_UNPACKED: Final = 512 * 1024 * 1024
MOST_PARTS: Final = 2000
SMALL: Final = 4 * 1024 * 1024
SWELLS: Final = 300
"""A sheet of one repeated value swells a hundred times; a bomb a thousand."""
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED_FLAG: Final = 0x1
BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


def opened(file: IO[bytes]) -> ZipFile:
    """The archive, once its outside is what a workbook looks like.

    Raises:
        FileRefused: one of its kinds.
    """
    size = file.seek(0, 2)
    if size > MOST_BYTES:
        raise FileTooLarge(megabytes=MOST_BYTES // 1024 // 1024)
    file.seek(0)
    head = file.read(len(_OLE))
    if head == _OLE:
        file.seek(0)
        raise PasswordProtected if _ENCRYPTED in file.read() else OldFormat
    if not head.startswith(_ZIP):
        raise NotAWorkbook
    try:
        archive = zipfile.ZipFile(file)
    except BROKEN as wrong:
        raise Damaged from wrong
    _look(archive.infolist())
    return archive


def _look(parts: list[ZipInfo]) -> None:
    if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts):
        raise PasswordProtected
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Bomb
    if any(part.file_size > SMALL and part.file_size > SWELLS * part.compress_size for part in parts):
        raise Bomb
    names = {part.filename.lower() for part in parts}
    if "[content_types].xml" not in names:
        raise NotAWorkbook
    if any(name.endswith(("vbaproject.bin", "vbadata.xml")) or "/macrosheets/" in name for name in names):
        raise HasMacros
    if "xl/workbook.bin" in names:
        raise OldFormat
    if any("/externallinks/" in name or name.endswith("/connections.xml") for name in names):
        raise HasLinks
