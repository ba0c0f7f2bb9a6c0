"""An office: browsers on desks, or on a supervisor's phone, each with somebody signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import ViewportSize, expect

from tests.cast import PASSWORD
from tests.e2e.support.phone import ARGUMENTS, CHROMIUM, PATIENCE_MS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Playwright

DESK: ViewportSize = {"width": 1280, "height": 800}
SIZES: dict[str, ViewportSize] = {"phone": {"width": 360, "height": 740}, "desk": DESK}


class Office:
    """`office("tian.shouzheng")` gives a page of the app at `url`; one browser for all, one profile each."""

    def __init__(self, driver: Playwright, url: str) -> None:
        self._driver, self._url = driver, url
        self._browser: Browser | None = None

    def __call__(self, login: str, path: str = "/", *, size: str = "desk", password: str = PASSWORD) -> Page:
        """Sign in and go to `path`."""
        page = self.visitor(size=size)
        page.goto("/sign-in")
        page.get_by_label("账号").fill(login)
        page.locator("input[type=password]").fill(password)
        page.get_by_role("button", name="登录").click()
        bar = page.get_by_role("navigation", name="主要页面")
        # Whoever also goes to doors is asked for a PIN; at a desk nothing is kept that needs one.
        desk = page.get_by_role("link", name="这是办公电脑，只看登记和安排")
        expect(bar.or_(desk).first).to_be_visible()
        if desk.is_visible():
            desk.click()
            expect(bar).to_be_visible()
        page.goto(path)
        return page

    def visitor(self, *, size: str = "desk", user_agent: str | None = None) -> Page:
        """A page where nobody is signed in and nothing has been opened."""
        self._browser = self._browser or self._driver.chromium.launch(
            executable_path=CHROMIUM, args=ARGUMENTS
        )
        context = self._browser.new_context(
            base_url=self._url,
            viewport=SIZES[size],
            user_agent=user_agent,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            has_touch=size == "phone",
        )
        context.set_default_timeout(PATIENCE_MS)
        return context.new_page()

    def close(self) -> None:
        if self._browser:
            self._browser.close()
