"""At a desk: a doctor settles where somebody lives; a leader asks a colleague, and the phone knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.support.desk import Desk
from tests.e2e.support.hands import Hands
from tests.e2e.support.server import Server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page, Playwright

    from tests.e2e.support.screen import Office
    from tests.e2e.support.wire import Wire


@pytest.fixture
def server(filled_county: Path, wire: Wire, tmp_path: Path) -> Iterator[Server]:
    """Desks need no phones that were prepared in the morning."""
    with Server.on_a_copy(filled_county, tmp_path / "data", wire) as server:
        yield server


DOCTOR, SUPERVISOR = "shen.zhixia", "tian.shouzheng"


def section(page: Page, title: str) -> Locator:
    return page.locator("section").filter(has=page.get_by_role("heading", name=title, exact=True))


def open_person(page: Page, name: str) -> None:
    """Find somebody by the beginning of their name."""
    page.get_by_label("找一个人").fill(name[0])
    page.get_by_role("button", name="查找").click()
    # A row of the list before would be gone under the finger.
    expect(page.get_by_text("找到 ")).to_be_visible()
    page.get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", name=name)).to_be_visible()


def test_a_doctor_settles_where_somebody_lives_and_takes_back_their_consent(
    server: Server, office: Office
) -> None:
    page = office(DOCTOR, "/register")
    open_person(page, "邵明溪")
    expect(page.get_by_text(re.compile("1 次联合走访在距登记住处约 6[0-9]0 米处见面"))).to_be_visible()
    page.get_by_role("button", name="说明住处").click()
    page.get_by_text("搬到了那里").click()
    page.get_by_label("新住址").fill("竹溪村坡上 3 号")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("住处已说明")).to_be_visible()
    homes = section(page, "住处")
    expect(homes.locator("li").first).to_contain_text("竹溪村坡上 3 号")
    expect(homes.locator("li").last).to_contain_text("竹溪村二组 20 号")
    visits = Desk(server.url, SUPERVISOR).ask("GET", "/api/visits?per_page=100")["items"]
    code = section(page, "基本信息").locator("dd").first.inner_text()
    [visit] = [one for one in visits if one["patient_code"] == code]
    whole = Desk(server.url, SUPERVISOR).ask("GET", f"/api/visits/{visit['id']}")
    assert {one["position_in"]["result"] for one in whole["members"]} == {"MATCH"}

    page.get_by_role("button", name="撤回同意：参加社区管理").click()
    page.get_by_role("button", name="撤回", exact=True).last.click()
    expect(page.get_by_text("已撤回")).to_be_visible()
    expect(section(page, "现在的情况")).to_contain_text("非在管")
    page.goto("/cases?kind=NON_MANAGED")
    expect(page.get_by_role("heading", name="邵明溪")).to_be_visible()


def test_a_leader_asks_a_colleague_and_the_visit_is_on_that_phone(
    server: Server, browser_driver: Playwright, wire: Wire, office: Office, tmp_path: Path
) -> None:
    assert server.running
    hands = Hands(browser_driver, wire.url, tmp_path)
    he = hands("he.xiaoman")
    expect(he.page.get_by_text("怀谷")).to_have_count(0)
    leader = office(DOCTOR, "/board")
    row = leader.get_by_role("article").filter(has=leader.get_by_role("link", name="怀谷"))
    row.get_by_role("button", name="请人去看怀谷").click()
    leader.get_by_text("何小满", exact=True).last.click()
    leader.get_by_role("button", name="请人去", exact=True).last.click()
    expect(leader.get_by_text("已请何小满负责 1 项")).to_be_visible()
    expect(row.get_by_text("何小满").first).to_be_visible()
    he.tap("刷新")
    expect(he.page.get_by_text("怀谷").first).to_be_visible()
    hands.put_down()


def test_a_rule_is_proposed_by_one_and_adopted_by_another_who_sees_what_it_changes(
    server: Server, office: Office
) -> None:
    assert server.running
    page = office("cheng.yan", "/admin/policies/DISTANCES/next")
    text = page.get_by_label("规则原文")
    expect(text).to_have_value(re.compile("radius_m"))
    text.fill(text.input_value().replace('"VILLAGE": 200', '"VILLAGE": 220'))
    page.get_by_label("在哪里适用").select_option(label="青崖县")
    page.get_by_role("button", name="检查").click()
    expect(page.get_by_text("可以使用")).to_be_visible()
    page.get_by_role("button", name="提出新版本").click()
    page.wait_for_url(re.compile("/versions/"))
    path = re.sub(r"^https?://[^/]+", "", page.url)
    supervisor = office(SUPERVISOR, path)
    expect(supervisor.get_by_text("走访日期没有变化。")).to_be_visible(timeout=30_000)
    supervisor.get_by_role("button", name="采用", exact=True).click()
    expect(supervisor.get_by_text("已采用")).to_be_visible()


def test_a_supervisor_sees_codes_and_a_grid_worker_no_illness(server: Server, office: Office) -> None:
    assert server.running
    page = office(SUPERVISOR, "/register")
    expect(page.get_by_text("合计").first).to_be_visible()
    expect(page.get_by_label("找一个人")).to_have_count(0)
    expect(page.get_by_text("柳青禾")).to_have_count(0)
    worker = office("he.xiaoman", "/register")
    open_person(worker, "陈望舒")
    for hidden in ("诊断", "知情同意", "间断服药"):
        expect(worker.get_by_text(hidden)).to_have_count(0)
