"""Every mistake is named at its place, with what would be right."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from backend.importing.columns.forms import BY_KEY
from backend.importing.reading.faults import SAYINGS
from backend.importing.reading.lines import Reading
from backend.importing.reading.meanings import Meanings
from backend.importing.reporting import saying
from backend.importing.workbook.book import Book
from tests.importing.sheets import FIRST_ROW, a_book, a_person, as_bytes, identity_number, place
from tests.importing.test_importing import faults, sent

if TYPE_CHECKING:
    from openpyxl import Workbook

    from backend.importing.reading.faults import Fault

TODAY = date(2026, 11, 23)
NUMBER = identity_number(1)
PRIVATE = {"name", "id_no", "phone"}


def read(book: Workbook, key: str = "people") -> list[Fault]:
    """What the reader alone finds."""
    opened = Book(io.BytesIO(as_bytes(book)))
    reading = Reading(opened, opened.sheets[0], BY_KEY[key], Meanings(), TODAY)
    return [fault for line in reading for fault in line.faults] + reading.faults


CELLS = [
    ("name", None, "value.missing"),
    ("name", "柳" * 65, "value.long"),
    ("name", "柳\x0b青", "value.characters"),
    ("name", " 柳青禾", "mended.space"),
    ("name", "'柳青禾", "mended.apostrophe"),
    ("id_no", 990100199001310021, "number.lost"),
    ("phone", "１３８００００００００", "mended.wide"),
    ("phone", "1380000", "mended"),
    ("phone", "电话", "phone.bad"),
    ("born", "31/1/1990", "date.order"),
    ("born", "正月", "date.bad"),
    ("born", "2026-13-01", "date.bad"),
    ("born", date(2027, 1, 1), "date.ahead"),
    ("born", "1890-01-01", "date.early"),
    ("born", 32904, "mended.serial"),
    ("sex", "男生", "code.unknown"),
    ("pools", "卫生库、别的库", "code.unknown"),
    ("lat", "二十九", "number.bad"),
    ("lat", "=29+1", "cell.formula"),
    ("called", "#REF!", "cell.fault"),
]


@pytest.mark.parametrize(("key", "value", "code"), CELLS)
def test_a_cell_that_cannot_be_read_is_named(key: str, value: Any, code: str) -> None:
    book = a_book(people=[a_person(1), a_person(2)])
    cell = book.worksheets[0].cell(FIRST_ROW + 1, place("people", key))
    if isinstance(value, str) and "\x0b" in value:
        cell.value, cell.data_type = value.replace("\x0b", "_x000B_"), "s"
    else:
        cell.value = value
    if code == "cell.fault":
        cell.data_type = "e"
    found = read(book)
    if code == "mended":  # a number that a short network has
        assert found == []
        return
    letter = get_column_letter(place("people", key))
    assert [(one.row, one.column, one.code) for one in found] == [(FIRST_ROW + 1, letter, code)]
    said = saying(found[0])
    assert all(text and "{" not in text for words in said.values() for text in words.values())
    if key in PRIVATE:
        assert found[0].said == ""


ROWS = [
    ({"id_no": NUMBER[:-1]}, "证件号码", "id.length"),
    ({"id_no": NUMBER[:-2] + "XX"}, "证件号码", "id.digits"),
    ({"id_no": "990100199013310021"}, "证件号码", "id.date"),
    ({"id_no": NUMBER[:-1] + ("1" if NUMBER[-1] != "1" else "2")}, "证件号码", "id.check"),
    ({"born": "1991-01-31"}, "出生日期", "id.born"),
    ({"sex": "女"}, "性别", "id.sex"),
    ({"id_no": None}, "证件号码", "key.missing"),
    ({"area": "123"}, "所在区划", "area.unknown"),
    ({"area": "990200"}, "所在区划", "area.not_yours"),
    ({"team": "石桥小组"}, "负责小组", "team.unknown"),
    ({"lat": 29.1}, "经度", "point.half"),
    ({"lat": 107.2, "lon": 29.1, "datum": "GCJ-02"}, "纬度", "point.swapped"),
    ({"lat": 129.1, "lon": 229.1, "datum": "GCJ-02"}, "纬度", "point.range"),
    ({"lat": -29.1, "lon": 107.2, "datum": "GCJ-02"}, "纬度", "point.abroad"),
    ({"lat": 29.1, "lon": 107.2}, "坐标系", "point.datum"),
    ({"guardian": "柳母"}, "监护能力", "guardian.capacity"),
    ({"capacity": "强"}, "监护人姓名", "guardian.name"),
    ({"capacity": "无监护人"}, "暂由哪个机构负责", "guardian.interim"),
    ({"interim": "云渡卫生院", "capacity": "无监护人"}, "暂由哪个机构负责", "organisation.unknown"),
    ({"consent": "同意"}, "签字日期", "consent.day"),
    ({"consent": "同意", "consent_on": "2026-01-01", "consent_by": "监护人"},
     "代为决定的原因", "consent.why"),
    ({"consent": "同意", "consent_on": "2026-01-01", "standing": "待核实"}, "知情同意", "consent.standing"),
    ({"id_no": identity_number(1, "20200131"), "consent": "同意", "consent_on": "2026-01-01"}, "由谁决定",
     "consent.child"),
]  # fmt: skip


def test_cells_that_do_not_fit_together_or_to_what_is_here_are_named(signed_in):
    doctor = signed_in("shen.zhixia")
    people = [a_person(1, own_number=None, **change) for change, _, _ in ROWS]
    # Each in a file of its own would be slow; in one file the same number twice would be found too.
    for at, one in enumerate(people):
        if one["id_no"] == NUMBER and "born" not in one and "sex" not in one:
            one["id_no"] = identity_number(101 + 2 * at)
    checked = sent(doctor, as_bytes(a_book(people=people)))
    found = set(faults(doctor, checked["id"]))
    wanted = {(FIRST_ROW + at, heading, code) for at, (_, heading, code) in enumerate(ROWS)}
    assert wanted <= found
    assert checked["bad"] == len(ROWS)


def test_the_same_person_twice_in_a_file_is_named_with_the_first_row(signed_in):
    doctor = signed_in("shen.zhixia")
    checked = sent(doctor, as_bytes(a_book(people=[a_person(1), a_person(2), a_person(1)])))
    [fault] = doctor.get(f"/api/imports/{checked['id']}/faults").json["items"]
    assert (fault["row"], fault["code"]) == (5, "row.twice")
    assert "第 3 行" in fault["what"]["zh"]


def test_merged_hidden_and_stray_cells_are_named() -> None:
    book = a_book(people=[a_person(number) for number in range(1, 5)])
    sheet = book.worksheets[0]
    beyond = len(BY_KEY["people"].columns) + 2
    sheet.merge_cells("A3:A4")
    sheet.row_dimensions[5].hidden = True
    sheet.cell(6, beyond, "备注").font = Font(bold=True)
    found = [(one.row, one.code) for one in read(book)]
    assert found == [(3, "cell.merged"), (4, "cell.merged"), (4, "value.missing"), (5, "row.hidden"),
                     (6, "cell.beyond")]  # fmt: skip


def test_strange_missing_and_doubled_headings_are_named() -> None:
    book = a_book(people=[a_person(1)])
    sheet = book.worksheets[0]
    sheet.cell(1, place("people", "name"), "性 名")
    sheet.cell(1, place("people", "phone"), "性别")
    assert {one.code for one in read(book)} == {
        "column.unknown", "column.twice", "column.missing", "sheet.left_out",
    }  # fmt: skip


def test_headings_may_stand_in_any_order_under_a_title_and_in_english() -> None:
    book = a_book(people=[a_person(1)])
    sheet = book.worksheets[0]
    sheet.delete_rows(1)
    sheet.insert_rows(1)
    sheet.cell(1, 1, "石桥村名单")
    assert read(book) == []


def test_the_example_stays_out_unless_somebody_wrote_over_it(signed_in):
    doctor = signed_in("shen.zhixia")
    template = doctor.get("/api/imports/template").data
    checked = sent(doctor, template)
    assert (checked["new"], checked["bad"], checked["blocked"]) == (0, 0, False)
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(template))
    book["服务对象"].cell(3, place("people", "address"), "石桥村四组")
    assert {code for _, _, code in faults(doctor, sent(doctor, as_bytes(book))["id"])} == {"row.example"}


def test_a_sheet_nobody_knows_and_a_hidden_one_are_named(signed_in):
    doctor = signed_in("shen.zhixia")
    book = a_book(people=[a_person(1)])
    book.create_sheet("花名册").append(["姓名"])
    book["服务对象"].sheet_state = "hidden"
    checked = sent(doctor, as_bytes(book))
    assert {code for _, _, code in faults(doctor, checked["id"])} == {"sheet.unknown", "sheet.hidden"}
    assert checked["blocked"]


def test_codes_of_another_system_are_asked_about_and_kept_by_name(signed_in):
    doctor = signed_in("shen.zhixia")
    rows = [a_person(1, consent=1, consent_on="2026-03-01"), a_person(2, consent=0, consent_on="2026-03-01")]
    checked = sent(doctor, as_bytes(a_book(people=rows)))
    assert checked["codes_open"]
    [question] = checked["questions"]
    assert [(one["value"], one["code"], one["sure"]) for one in question["values"]] == [
        ("0", None, False), ("1", "AGREED", False),
    ]  # fmt: skip
    codes = {"people": {"consent": {"0": "DECLINED", "1": "AGREED"}}}
    options = {"codes": codes, "datum": "", "system": "import", "keep_as": "省平台"}
    doctor.put(f"/api/imports/{checked['id']}/options", json=options)
    again = doctor.get(f"/api/imports/{checked['id']}").json
    assert (again["new"], again["bad"], again["codes_open"]) == (2, 0, False)
    [profile] = doctor.get("/api/imports/profiles").json
    assert (profile["name"], profile["options"]["codes"]) == ("省平台", codes)


def test_every_saying_has_both_languages() -> None:
    for said in SAYINGS.values():
        assert all(said.what)
        assert all(said.right)
