"""What was found, as a file to work through beside the spreadsheet: xlsx, or csv for other programs.

Cells that begin like a formula are kept as text: a report opened in Excel runs nothing that the file brought.
"""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from backend.importing.reading.faults import SAYINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from backend.importing.reading.faults import Fault

HEADINGS: Final = ("工作表", "行", "列", "标题", "问题", "应当", "内容", "Problem", "What is right", "代码")
PASSWORD_HEADINGS: Final = ("账号", "姓名", "初始密码")
_LIVE: Final = ("=", "+", "-", "@", "\t", "\r")


def saying(fault: Fault) -> dict[str, dict[str, str]]:
    """What is wrong and what would be right, filled, in both languages."""
    said = SAYINGS[fault.code]
    details = {**fault.details, "said": fault.said}
    return {"what": said.what.filled(details), "right": said.right.filled(details)}


def as_xlsx(faults: Iterable[Fault]) -> bytes:
    """The report as a workbook."""
    return workbook(HEADINGS, _lines(faults))


def as_csv(faults: Iterable[Fault]) -> bytes:
    """The report as text that Excel takes for UTF-8."""
    buffer = StringIO()
    writer = csv.writer(buffer)
    writer.writerow(HEADINGS)
    writer.writerows([_still(cell) for cell in line] for line in _lines(faults))
    return buffer.getvalue().encode("utf-8-sig")


def workbook(headings: Sequence[str], lines: Iterable[Sequence[Any]]) -> bytes:
    """One sheet of lines below bold headings."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Sheet1")
    sheet.freeze_panes = "A2"
    for letter, width in zip("ABCDEFGHI", (12, 8, 6, 16, 40, 44, 20, 40, 40), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.append(_bold(sheet, headings))
    for line in lines:
        sheet.append([_still(cell) for cell in line])
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _bold(sheet: Any, words: Sequence[str]) -> list[Any]:
    cells = [WriteOnlyCell(sheet, word) for word in words]
    for cell in cells:
        cell.font = Font(bold=True)
    return cells


def _lines(faults: Iterable[Fault]) -> Iterator[list[Any]]:
    for fault in faults:
        said = saying(fault)
        yield [
            fault.sheet,
            fault.row or "",
            fault.column,
            fault.heading,
            said["what"]["zh"],
            said["right"]["zh"],
            fault.said,
            said["what"]["en"],
            said["right"]["en"],
            fault.code,
        ]


def _still(cell: Any) -> Any:
    if not isinstance(cell, str):
        return cell
    words = ILLEGAL_CHARACTERS_RE.sub("", cell)
    return f"'{words}" if words.startswith(_LIVE) else words
