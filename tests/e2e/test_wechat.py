"""Opened inside WeChat: the page says how to get out, and does nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.e2e.support.screen import Office

WECHAT = (
    "Mozilla/5.0 (Linux; Android 12; LIO-AN00) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
    "Chrome/116.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.47.2560 NetType/4G Language/zh_CN"
)
# Whatever would take something from the person or their surroundings says so here.
WATCH = """
    asked = []
    navigator.mediaDevices.getUserMedia = () => { asked.push('camera'); return Promise.reject() }
    for (const name of ['getCurrentPosition', 'watchPosition'])
        navigator.geolocation[name] = () => asked.push('position')
"""
KEPT = """
    async () => ({
        databases: (await indexedDB.databases()).length,
        caches: (await caches.keys()).length,
        workers: (await navigator.serviceWorker.getRegistrations()).length,
        words: localStorage.length + sessionStorage.length,
        cookies: document.cookie.length,
    })
"""


def opened_in_wechat(office: Office, path: str) -> tuple[Page, list[str]]:
    """The page, and every address it asked the server for."""
    page = office.visitor(size="phone", user_agent=WECHAT)
    page.add_init_script(WATCH)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path)
    expect(page.get_by_role("heading", name="换浏览器打开")).to_be_visible()
    return page, asked


def test_it_says_how_to_open_the_page_in_the_browser(office: Office) -> None:
    page, _ = opened_in_wechat(office, "/today")
    expect(page.get_by_text("选“在浏览器打开”")).to_be_visible()
    expect(page.get_by_text(page.evaluate("location.origin"), exact=True)).to_be_visible()


def test_nothing_is_captured_stored_or_asked_of_the_server(office: Office) -> None:
    page, asked = opened_in_wechat(office, "/visits/019e0000-0000-7000-8000-000000000000/open")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("asked") == []
    assert set(page.evaluate(KEPT).values()) == {0}
    assert page.context.cookies() == []
    assert [url for url in asked if "/api/" in url] == []
