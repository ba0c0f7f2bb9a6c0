"""The workbook that people fill in: a sheet a kind, drop-downs, notes, an example that stays out."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from backend.importing.columns.column import Kind
from backend.importing.columns.forms import CHOICES, FORMS, NOTES
from backend.importing.reading.lines import EXAMPLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from backend.importing.checking.here import Here
    from backend.importing.columns.column import Column, Form

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LAST_ROW: Final = 5000
OFFERED: Final = 3000
"""How many areas or teams a drop-down offers; beyond that nobody scrolls."""
_HEAD, _NEEDED, _SAMPLE = (PatternFill("solid", fgColor=colour) for colour in ("D8EBE7", "F6DFC3", "EEEEEE"))
_GREY: Final = Font(italic=True, color="777777")
_TEXT: Final = "@"
_DAY: Final = "yyyy-mm-dd"
NOTE_LINES: Final = (
    ("每种内容一张工作表；不用的工作表可以留空。", "One sheet for each kind; those not used may stay empty."),
    ("橙色标题为必填，其余按需填写；标题行请保留。", "Orange headings are needed; keep the headings."),
    ("灰色的示例行不会导入，可以删除。", "The grey example is not imported; it may be deleted."),
    ("从别处复制时，请用“选择性粘贴 → 值”，不要合并单元格，不要用公式。",
     "Paste as values; no merged cells, no formulas."),
    ("号码所在的列已设为文本，请勿改成数字，否则末尾几位会丢失。",
     "Columns of numbers are text: as amounts they would lose their last digits."),
    ("坐标请写明坐标系。从高德、腾讯、微信取得的是 GCJ-02，百度是 BD-09，手机定位是 WGS 84。",
     "Say which datum: Amap, Tencent, WeChat GCJ-02; Baidu BD-09; a phone's position WGS 84."),
    ("导入只增加、不修改：系统中已有的行会被跳过，可以放心再次导入同一个文件。",
     "An import adds and never changes; the same file may be imported again."),
    ("上传的文件加密保存，导入结束即销毁；请妥善保管或删除您电脑上的这一份。",
     "What you send is kept encrypted and destroyed after the import; look after your own copy."),
)  # fmt: skip


def template(allowed: Iterable[str], here: Here) -> bytes:
    """The template with the sheets that somebody may import; lists offer what is within their reach."""
    book = Workbook()
    notes = book.active
    assert notes is not None  # noqa: S101  a new workbook has one sheet
    notes.title = NOTES.zh
    lists = _lists(here)
    wanted = set(allowed)
    forms = [form for form in FORMS if form.key in wanted]
    _write_notes(notes, forms)
    sheets = [(form, book.create_sheet(form.words.zh)) for form in forms]
    places = _write_choices(book.create_sheet(CHOICES.zh), forms, lists)
    for form, sheet in sheets:
        _write_form(sheet, form, places)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def still(cell: Any, words: str) -> None:
    """Words that somebody else chose, as words: never a formula, never what a workbook cannot hold."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", words)
    cell.data_type = "s"


def _lists(here: Here) -> dict[str, list[str]]:
    within = [one for one in here.areas.values() if here.reach.covers_area(one.path)]
    teams = [name for name, held in here.teams.items() if any(here.reach.covers_area(t.path) for t in held)]
    return {
        "areas": [f"{one.code} {one.name}" for one in sorted(within, key=lambda one: one.path)][:OFFERED],
        "organisations": sorted(here.organisations)[:OFFERED],
        "teams": sorted(teams)[:OFFERED],
    }


def _write_notes(sheet: Worksheet, forms: Sequence[Form]) -> None:
    sheet.column_dimensions["A"].width = 60
    sheet.column_dimensions["B"].width = 60
    sheet.append(["联访 · 导入模板", "Lianfang · import template"])
    sheet["A1"].font = sheet["B1"].font = Font(bold=True, size=14)
    for line in NOTE_LINES:
        sheet.append(line)
    for form in forms:
        sheet.append([])
        sheet.append([f"{form.words.zh} {form.words.en}"])
        sheet.cell(sheet.max_row, 1).font = Font(bold=True)
        for column in form.columns:
            if column.note.zh:
                sheet.append([f"{column.words.zh}：{column.note.zh}", f"{column.words.en}: {column.note.en}"])
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _write_choices(sheet: Worksheet, forms: Sequence[Form], lists: Mapping[str, list[str]]) -> dict[str, str]:
    """Each list in a column of its own; returns where each stands."""
    places: dict[str, str] = {}
    for form in forms:
        for column in form.columns:
            name = _list_name(form, column)
            words = [one.zh for one in column.codes] if column.codes else lists.get(column.choices, [])
            if name and words and name not in places:
                letter = get_column_letter(len(places) + 1)
                sheet[f"{letter}1"] = column.words.zh
                sheet[f"{letter}1"].fill = _HEAD
                sheet.column_dimensions[letter].width = 30
                for row, word in enumerate(words, start=2):
                    still(sheet[f"{letter}{row}"], word)
                places[name] = f"'{CHOICES.zh}'!${letter}$2:${letter}${len(words) + 1}"
    return places


def _write_form(sheet: Worksheet, form: Form, places: Mapping[str, str]) -> None:
    sheet.freeze_panes = "B3"
    for number, column in enumerate(form.columns, start=1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = max(14, 2 * len(column.words.zh) + 4)
        for row in range(1, LAST_ROW // 10):
            sheet.cell(row, number).number_format = _DAY if _is_day(column) else _TEXT
        head, english = sheet.cell(1, number, column.words.zh), sheet.cell(2, number, column.words.en)
        head.font, english.font = Font(bold=True), _GREY
        head.fill = english.fill = _NEEDED if column.required else _HEAD
        if column.note.zh:
            head.comment = Comment(f"{column.note.zh}\n{column.note.en}", "联访", height=90, width=260)
        sample = sheet.cell(3, number, column.example)
        sample.fill, sample.font = _SAMPLE, _GREY
        if number == 1 and not column.example.startswith(EXAMPLE):
            sample.value = f"{EXAMPLE}：{column.example}"
        if place := places.get(_list_name(form, column)):
            _offer(sheet, letter, place, strict=column.kind is Kind.CODE)


def _offer(sheet: Worksheet, letter: str, place: str, *, strict: bool) -> None:
    """A drop-down. Several values, and codes of other systems, may be typed where it is not strict."""
    offer = DataValidation(type="list", formula1=place, allow_blank=True, showErrorMessage=strict)
    offer.error, offer.errorTitle = "请从下拉列表中选择 / Choose from the list", "选项"
    offer.add(f"{letter}4:{letter}{LAST_ROW}")
    sheet.add_data_validation(offer)


def _list_name(form: Form, column: Column) -> str:
    if column.codes:
        return f"{form.key}.{column.key}"
    return column.choices


def _is_day(column: Column) -> bool:
    return column.kind in (Kind.DAY, Kind.PAST_DAY)
