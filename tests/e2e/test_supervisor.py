"""What a supervisor sees of a visit that two phones made at a door, on a desk and on a phone."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.e2e.support.hands import Hands
from tests.e2e.support.server import Server
from tests.e2e.test_joint_visit import visit_together

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page, Playwright, Route

    from tests.e2e.support.screen import Office
    from tests.e2e.support.wire import Wire

SUPERVISOR, AUDITOR, OUTSIDER = "tian.shouzheng", "bai.yu", "ding.yi"


@dataclass(frozen=True)
class Visited:
    """A visit made and received, and the server that knows it."""

    server: Server
    visit: str

    @property
    def path(self) -> str:
        return f"/review/visits/{self.visit}"


@pytest.fixture(scope="module")
def visited(
    browser_driver: Playwright, morning: Path, wire: Wire, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Visited]:
    """沈知夏 and 何小满 have been at a door together; nobody in this file changes it."""
    folder = tmp_path_factory.mktemp("visited")
    with Server.on_a_copy(morning / "data", folder / "data", wire) as server:
        hands = Hands(browser_driver, wire.url, folder, morning)
        shen, he = hands("shen.zhixia"), hands("he.xiaoman")
        visit_together(server, shen, he)
        for worker in (shen, he):
            worker.everything_received()
        visit = shen.visit
        hands.put_down()
        yield Visited(server, visit)


@pytest.fixture(scope="module")
def server(visited: Visited) -> Server:
    return visited.server


def section(page: Page, title: str) -> Locator:
    return page.locator("section").filter(has=page.get_by_role("heading", name=title, exact=True))


@pytest.mark.parametrize("size", ["phone", "desk"])
def test_the_page_says_who_when_and_where_in_words(visited: Visited, office: Office, size: str) -> None:
    page = office(SUPERVISOR, visited.path, size=size)
    expect(page.get_by_text("两人到场，已互相确认")).to_be_visible()
    who = section(page, "谁在场")
    for name in ("沈知夏", "何小满"):
        card = who.get_by_role("article").filter(has=page.get_by_role("heading", name=name))
        expect(card.get_by_text("多方印证")).to_be_visible()
    expect(who.get_by_text(re.compile("^与沈知夏会合：.*动态码对上"))).to_be_visible()
    when = section(page, "什么时候")
    expect(when.get_by_text(re.compile("^这次走访开始于 .+ 与 .+ 之间，可以证明。$"))).to_be_visible()
    expect(when.get_by_text("沈知夏的手机：手机时间准确")).to_be_visible()
    where = section(page, "在哪里")
    expect(where.get_by_text("在住处范围内").first).to_be_visible()
    expect(where.get_by_role("img")).to_be_visible()


def test_an_opened_photo_is_the_signed_one_and_the_auditor_reads_who_opened_it(
    visited: Visited, office: Office
) -> None:
    page = office(SUPERVISOR, visited.path)
    page.get_by_role("button", name="打开照片 门牌").click()
    expect(page.get_by_text("与签过名的照片一个字节不差")).to_be_visible()
    photo = page.get_by_role("img", name="门牌")
    assert photo.evaluate("image => image.naturalWidth") >= 1280

    records = office(AUDITOR, "/admin/access").get_by_role("row")
    opened = records.filter(has_text="打开照片或签名").filter(has_text=visited.visit[:13])
    expect(opened.first).to_contain_text("田守正")


def test_a_signature_is_written_again_stroke_by_stroke(visited: Visited, office: Office) -> None:
    page = office(SUPERVISOR, visited.path)
    ink = section(page, "签名")
    ink.get_by_role("button", name="查看签名").first.click()
    lines = ink.locator("svg line")
    expect(ink.get_by_text(re.compile("^3 笔，用时"))).to_be_visible()
    whole = lines.count()
    ink.get_by_label("重放位置").fill("0")
    expect(lines).not_to_have_count(whole)
    ink.get_by_role("button", name="按原速重放").click()
    expect(lines).to_have_count(whole)


def test_every_statement_is_proven_in_the_browser(visited: Visited, office: Office) -> None:
    page = office(SUPERVISOR, visited.path)
    proof = section(page, "陈述与核验")
    expect(proof.get_by_text("5 份中 4 份核验通过")).to_be_visible(timeout=30_000)
    expect(proof.get_by_text("1 份的原文只给医务人员看")).to_be_visible()
    expect(proof.locator("summary").get_by_text("核验通过")).to_have_count(4)
    expect(proof.get_by_text(re.compile("开头与收到这些陈述时的日志一条不差"))).to_be_visible()


def tampered(envelope: dict[str, Any]) -> None:
    """Change one byte of the signed text: a digit of some time."""
    text = base64.b64decode(envelope["payload"])
    at = text.index(b'"wall":') + len(b'"wall":') + 9
    changed = text[:at] + bytes([text[at] ^ 1]) + text[at + 1 :]
    envelope["payload"] = base64.b64encode(changed).decode()


def test_one_changed_byte_shows_as_not_verified(visited: Visited, office: Office) -> None:
    page = office(SUPERVISOR)

    def answer(route: Route) -> None:
        body = route.fetch().json()
        tampered(body["statements"][1]["envelope"])
        route.fulfill(body=json.dumps(body), content_type="application/json")

    page.route(f"**/api/visits/{visited.visit}", answer)
    page.goto(visited.path)
    proof = section(page, "陈述与核验")
    expect(proof.get_by_text("5 份中 3 份核验通过")).to_be_visible(timeout=30_000)
    expect(proof.locator("summary").get_by_text("没有通过")).to_have_count(1)
    expect(section(page, "证明了什么").get_by_text("5 份陈述中有 3 份在这台设备上核验通过")).to_be_visible()


def test_the_downloaded_bundle_holds_without_server_and_database(
    visited: Visited, office: Office, tmp_path: Path
) -> None:
    page = office(SUPERVISOR, visited.path)
    with page.expect_download() as download:
        page.get_by_role("link", name="下载证据包").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)

    elsewhere = Server(tmp_path / "elsewhere")
    assert "everything holds" in elsewhere.lianfang("verify", str(file)).stdout
    changed = bytearray(file.read_bytes())
    changed[len(changed) // 2] ^= 1
    file.write_bytes(changed)
    assert elsewhere.lianfang("verify", str(file), check=False).returncode == 1


def test_the_list_is_narrowed_and_the_address_remembers_it(visited: Visited, office: Office) -> None:
    page = office(SUPERVISOR, "/review/visits")
    cards = page.locator("section.goes")
    expect(cards.first).to_be_visible()
    page.get_by_label("证明了什么").select_option(label="联合走访，已互相确认")
    expect(page).to_have_url(re.compile("authenticity=JOINT_CONFIRMED"))
    expect(cards.filter(has_not_text="已互相确认")).to_have_count(0)
    expect(cards.filter(has_text="已互相确认").first).to_be_visible()
    page.reload()
    expect(cards.get_by_text("两人到场，已互相确认").first).to_be_visible()
    page.get_by_label("编号或同事").fill("nobody-has-this")
    page.get_by_label("编号或同事").press("Enter")
    expect(page.get_by_text("没有符合条件的走访")).to_be_visible()
    assert visited.visit


def test_a_long_list_is_turned_page_by_page(visited: Visited, office: Office) -> None:
    page = office(SUPERVISOR)
    # Fifty a page is more than this county has: ask for five.
    page.route("**/api/visits?*", lambda route: route.continue_(url=f"{route.request.url}&per_page=5"))
    page.goto("/review/visits?to=2099-01-01")
    cards = page.locator("section.goes")
    expect(cards).to_have_count(5)
    first = cards.first.inner_text()
    page.get_by_role("button", name="下一页").click()
    expect(page.get_by_text(re.compile("^第 2 页"))).to_be_visible()
    expect(cards.first).not_to_have_text(first)
    page.go_back()
    expect(page.get_by_text(re.compile("^第 1 页"))).to_be_visible()
    assert visited.visit


def test_a_supervisor_of_another_county_finds_nothing(visited: Visited, office: Office) -> None:
    page = office(OUTSIDER, "/review/visits")
    expect(page.get_by_text("合计 0 条")).to_be_visible()
    page.goto(visited.path)
    expect(page.get_by_role("alert")).to_be_visible()
    for told in ("沈知夏", "何小满", "石桥村"):
        expect(page.get_by_text(told)).to_have_count(0)
