"""Files that a stranger may have made: each is refused in words of its own, and nothing of it is kept."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from backend.importing import refusals as say
from backend.importing.models import Import
from backend.importing.workbook.book import Book
from backend.importing.workbook.opening import MOST_BYTES
from backend.kernel.db import db
from tests.importing.sheets import a_file, a_person

if TYPE_CHECKING:
    from collections.abc import Callable

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET = "xl/worksheets/sheet1.xml"


def remade(change: Callable[[str, bytes], bytes] = lambda _, data: data, **added: bytes) -> bytes:
    """A good file with its parts changed, and some added."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(a_file(people=[a_person()]))) as good,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for part in good.infolist():
            made.writestr(part.filename, change(part.filename, good.read(part)))
        for name, data in added.items():
            made.writestr(name, data)
    return buffer.getvalue()


def with_doctype(name: str, data: bytes) -> bytes:
    if name != SHEET:
        return data
    inside = b'<!DOCTYPE x [<!ENTITY who SYSTEM "file:///etc/passwd"><!ENTITY a "aaaa">]>'
    return data.replace(b"<worksheet", inside + b"<worksheet", 1)


def as_macro(name: str, data: bytes) -> bytes:
    kind = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    return data.replace(f"{XLSX}.main+xml".encode(), kind) if name == "[Content_Types].xml" else data


def cut_short(name: str, data: bytes) -> bytes:
    return data[: len(data) // 2] if name == SHEET else data


def encrypted() -> bytes:
    data = bytearray(a_file(people=[a_person()]))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            data[at + offset] |= 1
    return bytes(data)


FILES = {
    "old": (lambda: OLE + bytes(600), say.OldFormat),
    "password": (lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), say.PasswordProtected),
    "password of the archive": (encrypted, say.PasswordProtected),
    "no workbook": (
        lambda: "姓名,性别\n".encode("utf-8-sig"),
        say.NotAWorkbook,
    ),
    "a picture": (lambda: b"\xff\xd8\xff\xe0" + bytes(100), say.NotAWorkbook),
    "nothing": (lambda: b"", say.NotAWorkbook),
    "another archive": (lambda: remade(lambda *_: b"<x/>"), say.NotAWorkbook),
    "macros by name": (
        lambda: remade(**{"xl/vbaProject.bin": b"x"}),
        say.HasMacros,
    ),
    "macros by type": (lambda: remade(as_macro), say.HasMacros),
    "links": (lambda: remade(**{"xl/externalLinks/externalLink1.xml": b"<x/>"}), say.HasLinks),
    "connections": (lambda: remade(**{"xl/connections.xml": b"<x/>"}), say.HasLinks),
    "a bomb": (lambda: remade(**{"xl/media/image1.png": bytes(64 * 1024 * 1024)}), say.Bomb),
    "too large": (lambda: b"PK\x03\x04" + bytes(MOST_BYTES), say.FileTooLarge),
    "cut off": (lambda: a_file(people=[a_person()])[:-400], say.Damaged),
}


@pytest.mark.parametrize("name", FILES)
def test_the_outside_of_a_file_tells_what_it_is(name):
    make, refusal = FILES[name]
    with pytest.raises(refusal):
        Book(io.BytesIO(make()))


@pytest.mark.parametrize(("change", "refusal"), [(with_doctype, say.UnsafeXml), (cut_short, say.Damaged)])
def test_the_inside_of_a_sheet_is_met_while_it_is_read(change, refusal):
    book = Book(io.BytesIO(remade(change)))
    with pytest.raises(refusal):
        list(book.rows(book.sheets[0]))


def test_a_part_that_says_it_is_small_is_never_read_beyond_that():
    data = bytearray(remade())
    book = Book(io.BytesIO(bytes(data)))
    real = next(sheet for sheet in book.sheets).size
    entry = data.rfind(b"PK\x01\x02", 0, data.rfind(SHEET.encode()))
    data[entry + 24 : entry + 28] = (real // 2).to_bytes(4, "little")
    small = Book(io.BytesIO(bytes(data)))
    with pytest.raises(say.Damaged):
        list(small.rows(small.sheets[0]))


@pytest.mark.parametrize("name", ["old", "macros by type", "too large", "no workbook"])
def test_a_refused_file_is_not_kept(signed_in, name):
    doctor = signed_in("shen.zhixia")
    make, refusal = FILES[name]
    answer = doctor.post("/api/imports?name=x.xlsx", data=make(), content_type=XLSX)
    assert (answer.status_code, answer.json["code"]) == (refusal.status, refusal.code)
    assert db.session.scalars(select(Import)).all() == []


def test_what_is_met_later_ends_the_import_and_destroys_the_file(signed_in):
    doctor = signed_in("shen.zhixia")
    sent = doctor.post("/api/imports?name=x.xlsx", data=remade(with_doctype), content_type=XLSX).json
    ended = doctor.get(f"/api/imports/{sent['id']}").json
    assert (ended["state"], ended["refusal"]["code"]) == ("REFUSED", "import.unsafe_xml")
    assert not ended["file_kept"]
