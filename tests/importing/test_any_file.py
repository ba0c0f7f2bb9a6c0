"""Whatever good values a template is filled with come in whole; a row made bad is named at its place."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from backend.importing.checking import people
from backend.importing.checking.here import Group, Here, Place
from backend.importing.checking.judged import Checked, Fate
from backend.importing.columns.codes import DatumCode
from backend.importing.columns.forms import BY_KEY
from backend.importing.columns.people_codes import WhereCode
from backend.importing.reading.lines import Reading
from backend.importing.reading.meanings import Meanings
from backend.importing.workbook.book import Book
from backend.kernel.ids import uuid7
from backend.patients.values import Sex
from backend.roster.gate import Reach, Scope
from tests.importing.sheets import FIRST_ROW, a_book, as_bytes, identity_number, place

TODAY = date(2026, 11, 23)
PATH = "990100/990100101/990100101201/"
NAMES = st.text("柳青白朱玄阿依古丽·買ab ", min_size=2, max_size=20).filter(
    lambda name: name == " ".join(name.split())
)
DAYS = st.dates(date(1930, 1, 1), date(2010, 12, 31))
ASIDE = st.dates(date(2012, 1, 1), TODAY)


def written(day: date) -> st.SearchStrategy[Any]:
    """A day as one or another person types it."""
    return st.sampled_from(
        [day, day.isoformat(), f"{day.year}/{day.month}/{day.day}", f"{day:%Y%m%d}", f"{day:%Y年%m月%d日}"]
    )


@st.composite
def rows(draw: st.DrawFn) -> dict[str, Any]:
    born = draw(DAYS)
    number = draw(st.integers(0, 999))
    areas = ["990100101201", 990100101201, "石桥村", "990100101201 石桥村"]
    row: dict[str, Any] = {"name": draw(NAMES), "area": draw(st.sampled_from(areas))}
    row["id_no"] = identity_number(number, f"{born:%Y%m%d}")
    if draw(st.booleans()):
        row["born"] = draw(written(born))
    if draw(st.booleans()):
        row["sex"] = draw(st.sampled_from([(Sex.MALE if number % 2 else Sex.FEMALE).zh, "未说明"]))
    if draw(st.booleans()):
        row["phone"] = draw(st.sampled_from(["13800000000", 13800000000, "138 0000 0000", "0231-5550101"]))
    if draw(st.booleans()):
        row |= {"address": "石桥村三组", "lat": draw(st.floats(20, 50)), "lon": draw(st.floats(75, 130)),
                "datum": draw(st.sampled_from(list(DatumCode))).zh}  # fmt: skip
    if draw(st.booleans()):
        said, on = draw(st.sampled_from(["同意", "不同意"])), draw(ASIDE.flatmap(written))
        row |= {"consent": said, "consent_on": on,
                "consent_by": "监护人", "consent_why": "本人无法理解"}  # fmt: skip
    if draw(st.booleans()):
        row |= {"guardian": draw(NAMES), "capacity": draw(st.sampled_from(["强", "弱"]))}
    row["whereabouts"] = draw(st.sampled_from([None, *(one.zh for one in WhereCode)]))
    return row


BAD = {
    "name": ["柳" * 65, "=A1"],
    "id_no": ["990100199001310020", "12", 990100199001310021],
    "born": ["31/1/1990", "昨天", "2026-02-30"],
    "sex": ["男生", "X"],
    "phone": ["电话", "12"],
    "area": ["990100101299", "柏树村"],
    "lat": ["北纬", "=1+1"],
    "datum": ["北京 54"],
    "consent": ["也许"],
    "consent_on": ["2027-01-01"],
    "whereabouts": ["失访"],
}


def here() -> Here:
    known = Here(Reach(Scope.AREA, None, ("990100/990100101/",)))
    known.enter_area(Place(uuid7(), "990100101201", "石桥村", "VILLAGE", PATH, "VILLAGE"))
    known.enter_team(Group(uuid7(), "石桥村关爱帮扶小组", PATH, "shen.zhixia"))
    return known


def judged(filled: list[dict[str, Any]]) -> list[Checked]:
    """The rows of a file, read and judged without a database."""
    book = Book(io.BytesIO(as_bytes(a_book(people=filled))))
    reading = Reading(book, book.sheets[0], BY_KEY["people"], Meanings(), TODAY)
    found = [Checked(line, reading) for line in reading]
    known = here()
    for one in found:
        people.person(one, known, TODAY, "")
    assert reading.faults == []
    return found


@settings(max_examples=60)
@given(st.lists(rows(), min_size=1, max_size=5))
def test_good_values_come_in_whole(filled: list[dict[str, Any]]) -> None:
    found = judged(filled)
    assert [one.fate for one in found] == [Fate.NEW] * len(filled), [one.line.faults for one in found]
    for one, row in zip(found, filled, strict=True):
        assert (one.given.identity.name, one.given.identity.id_no) == (row["name"], row["id_no"])
        assert one.given.identity.born == f"{row['id_no'][6:10]}-{row['id_no'][10:12]}-{row['id_no'][12:14]}"
        assert (one.given.consent is not None) == ("consent" in row)


@settings(max_examples=80)
@given(st.lists(rows(), min_size=1, max_size=4), st.data())
def test_a_row_made_bad_is_named_at_its_place_and_no_other(filled: list[dict[str, Any]], data: Any) -> None:
    at = data.draw(st.integers(0, len(filled) - 1))
    key = data.draw(st.sampled_from(sorted(BAD)))
    filled[at] = {**filled[at], key: data.draw(st.sampled_from(BAD[key]))}
    found = judged(filled)
    assert [one.fate is Fate.BAD for one in found] == [number == at for number in range(len(filled))]
    letter = get_column_letter(place("people", key))
    assert (FIRST_ROW + at, letter) in {(one.row, one.column) for one in found[at].line.faults if one.bad}
