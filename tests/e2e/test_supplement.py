"""At a desk, or on a phone's narrow screen: the supplementary sheet, until a doctor signs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.support.desk import Desk
from tests.e2e.support.server import Server
from tests.e2e.test_desk import DOCTOR, open_person, section

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.e2e.support.screen import Office
    from tests.e2e.support.wire import Wire


@pytest.fixture
def server(filled_county: Path, wire: Wire, tmp_path: Path) -> Iterator[Server]:
    """Desks need no phones that were prepared in the morning."""
    with Server.on_a_copy(filled_county, tmp_path / "data", wire) as server:
        yield server


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_a_doctor_completes_the_sheet_and_signs_it(server: Server, office: Office, size: str) -> None:
    page = office(DOCTOR, "/register", size=size)
    open_person(page, "邵明溪")
    section(page, "补充信息").get_by_role("link", name="查看和填写").click()
    expect(page.get_by_role("heading", name="还有 1 项没填")).to_be_visible()
    expect(page.get_by_role("button", name="确认并签名")).to_have_count(0)
    person = page.url.split("/")[-2]
    doctor = Desk(server.url, DOCTOR)
    doctor.ask("POST", f"/api/patients/{person}/diagnosis", {"disease": 1})
    page.reload()
    page.get_by_text("退休", exact=True).click()
    expect(page.get_by_text("有 1 项还没保存")).to_be_visible()
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_text("已保存")).to_be_visible()
    expect(page.get_by_text("就业情况 · 退休")).to_be_visible()
    page.get_by_role("button", name="确认并签名").click()
    expect(page.get_by_text("沈知夏 2026年").first).to_be_visible()
    expect(page.get_by_text("已签名")).to_be_visible()
    assert doctor.ask("GET", f"/api/patients/{person}/supplement")["complete"] is True


def test_a_grid_worker_fills_in_their_part_and_leaving_keeps_it(server: Server, office: Office) -> None:
    assert server.running
    page = office("he.xiaoman", "/register", size="phone")
    open_person(page, "柳青禾")
    section(page, "补充信息").get_by_role("link", name="查看和填写").click()
    expect(page.get_by_text("只显示由您填写的部分。")).to_be_visible()
    for hidden in ("危险行为", "既往关锁情况", "诊断", "精准扶贫对象"):
        expect(page.get_by_text(hidden)).to_have_count(0)
    page.get_by_text("在校学生", exact=True).click()
    page.get_by_role("button", name="返回").click()
    section(page, "补充信息").get_by_role("link", name="查看和填写").click()
    expect(page.get_by_text("就业情况 · 在校学生")).to_be_visible()
