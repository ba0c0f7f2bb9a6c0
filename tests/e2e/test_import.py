"""A list from Excel in a real browser: with mistakes, repaired, imported; the new person is due."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.support.server import Server
from tests.e2e.support.tour.importing import WRONG, people, send
from tests.importing.sheets import a_file, identity_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

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


def test_what_is_no_workbook_is_refused_in_words(server: Server, office: Office) -> None:
    assert server.running
    page = office(DOCTOR, "/admin/import")
    send(page, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old.xls")
    expect(page.get_by_text("这是旧格式的表格")).to_be_visible()
