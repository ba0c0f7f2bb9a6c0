"""A list from Excel in a real browser: with mistakes, repaired, imported; the new person is due."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from openpyxl.utils import get_column_letter
from playwright.sync_api import expect

from backend.importing.columns.forms import BY_KEY
from tests.e2e.support.server import Server
from tests.e2e.support.tour.importing import WRONG, people, send
from tests.importing.sheets import FIRST_ROW, a_file, a_person, identity_number, place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.e2e.support.screen import Office
    from tests.e2e.support.wire import Wire

DOCTOR = "shen.zhixia"


@pytest.fixture
def server(filled_county: Path, wire: Wire, tmp_path: Path) -> Iterator[Server]:
    """Nobody carries a phone here."""
    with Server.on_a_copy(filled_county, tmp_path / "data", wire) as server:
        yield server


def confirm_codes(page: Page, server: Server) -> None:
    expect(page.get_by_label(re.compile("文件里的“1”"))).to_have_value("AGREED")
    page.get_by_role("button", name="确认并重新检查").click()
    server.do_jobs()


def test_a_list_with_mistakes_is_repaired_imported_and_its_people_are_due(
    server: Server, office: Office
) -> None:
    page = office(DOCTOR, "/admin/import")
    send(page, a_file(people=people(**WRONG)))
    server.do_jobs()
    confirm_codes(page, server)
    expect(page.get_by_text("校验码不符")).to_be_visible()
    expect(page.get_by_text("看不出哪个是月、哪个是日")).to_be_visible()
    expect(page.get_by_text("还有问题，不能全部导入")).to_be_visible()
    assert WRONG["id_no"] not in page.content()

    page.get_by_role("link", name="重新上传").click()
    send(page, a_file(people=people()))
    server.do_jobs()
    confirm_codes(page, server)
    expect(page.get_by_text("没有发现问题")).to_be_visible()
    page.get_by_role("button", name="开始导入").click()
    server.do_jobs()
    expect(page.get_by_text("新增 2 行")).to_be_visible()
    expect(page.get_by_text("上传的文件已销毁。")).to_be_visible()

    due = page.request.get("/api/board?per_page=200").json()["items"]
    token = page.request.get("/api/session").json()["csrf"]
    [found] = page.request.post(
        "/api/patients/search", data={"id_no": identity_number(8)}, headers={"X-CSRF-Token": token}
    ).json()
    assert found["id"] in {one["patient"] for one in due}


# A row's mistake, the column it is in, and what the check says of it: what is wrong, what would be right.
MISTAKES = (
    ({"id_no": WRONG["id_no"]}, "id_no", ("证件号码", "校验码不符", "请对照原件；前 17 位若无误，末位应为")),
    ({"born": "31/1/1990"}, "born", ("出生日期", "看不出哪个是月、哪个是日", "例如 2026-01-31")),
    ({"area": "990100999999"}, "area", ("所在区划", "没有这个区划", "见“选项”表")),
    ({"phone": "1380-电话"}, "phone", ("电话", "电话号码不正确", "手机 11 位，座机加区号")),
    ({"guardian": "柳母"}, "capacity", ("监护能力", "没有填监护能力", "请选：")),
)


def about(page: Page, row: int, column: str) -> Locator:
    """The line of the report about one cell."""
    cell = f"{BY_KEY['people'].words.zh} 第 {row} 行 {get_column_letter(place('people', column))}"
    return page.get_by_role("row").filter(has_text=cell).filter(has_text="须改正")


def test_of_a_list_with_five_bad_rows_only_the_good_ones_get_into_the_register(
    server: Server, office: Office
) -> None:
    page = office(DOCTOR, "/admin/import")
    bad = [a_person(20 + at, **change) for at, (change, _, _) in enumerate(MISTAKES)]
    send(page, a_file(people=[a_person(7), *bad, a_person(10)]))
    server.do_jobs()
    page.get_by_text("只看必须改正的").click()
    for row, (_, column, words) in enumerate(MISTAKES, FIRST_ROW + 1):
        for word in words:
            expect(about(page, row, column)).to_contain_text(word)
    expect(page.get_by_role("row").filter(has_text="须改正")).to_have_count(len(MISTAKES))

    page.get_by_text("只导入没有问题的 2 行").click()
    page.get_by_role("button", name="开始导入").click()
    server.do_jobs()
    expect(page.get_by_text("新增 2 行")).to_be_visible()
    expect(page.get_by_text("有问题的 5 行没有导入")).to_be_visible()
    page.get_by_role("link", name="去看服务对象").click()
    for name in ("柳玄禾", "柳朱禾"):
        look_for(page, name)
        expect(page.get_by_role("link", name=name)).to_have_count(1)
    look_for(page, "柳白禾")
    expect(page.get_by_text("没有找到")).to_be_visible()


def look_for(page: Page, name: str) -> None:
    """Search the register."""
    page.get_by_label("找一个人").fill(name)
    page.get_by_role("button", name="查找").click()


def test_what_is_no_workbook_is_refused_in_words(server: Server, office: Office) -> None:
    assert server.running
    page = office(DOCTOR, "/admin/import")
    send(page, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old.xls")
    expect(page.get_by_text("这是旧格式的表格")).to_be_visible()
