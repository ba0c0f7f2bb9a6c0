"""The container: a zip with stored entries, written so that its bytes follow from its files alone.

Because of that a reader can write it again and compare: a changed byte is found even where no file lies.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from backend.transparency.problem import Problem

LOCAL = struct.Struct("<4s5H3I2H")
CENTRAL = struct.Struct("<4s6H3I5H2I")
END = struct.Struct("<4s4H2IH")
VERSION, DOS_DATE = 20, 0x21  # zip 2.0; 1 January 1980, zip's zero
MODE = 0o100644 << 16
UNREADABLE = (
    zipfile.BadZipFile,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
    zlib.error,
)


def pack(files: Mapping[str, bytes]) -> bytes:
    """The zip file with these files, in this order. Names are ASCII paths."""
    body, directory = io.BytesIO(), io.BytesIO()
    for name, data in files.items():
        path, offset = name.encode("ascii"), body.tell()
        common = (
            VERSION,
            0,
            zipfile.ZIP_STORED,
            0,
            DOS_DATE,
            zlib.crc32(data),
            len(data),
            len(data),
            len(path),
            0,
        )
        body.write(LOCAL.pack(b"PK\x03\x04", *common) + path + data)
        directory.write(CENTRAL.pack(b"PK\x01\x02", VERSION, *common, 0, 0, 0, MODE, offset) + path)
    start, listing = body.tell(), directory.getvalue()
    end = END.pack(b"PK\x05\x06", 0, 0, len(files), len(files), len(listing), start, 0)
    return body.getvalue() + listing + end


def unpack(data: bytes) -> tuple[dict[str, bytes], list[Problem]]:
    """The files in `data` that can be read, and what is wrong with the container."""
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except UNREADABLE as error:
        return {}, [Problem("the file", f"it is not a bundle, or its directory is damaged ({error})")]
    for entry in entries:
        try:
            if entry.compress_type != zipfile.ZIP_STORED or entry.file_size > len(data):
                raise zipfile.BadZipFile("not stored as it is")
            files[entry.filename] = archive.read(entry)
        except UNREADABLE as error:
            problems.append(Problem(entry.filename, f"its bytes are damaged ({error})"))
    if not problems and _packed(files) != data:
        problems.append(Problem("the file", "bytes between its parts were changed, added or lost"))
    return files, problems


def _packed(files: Mapping[str, bytes]) -> bytes | None:
    try:
        return pack(files)
    except (ValueError, struct.error):
        return None
