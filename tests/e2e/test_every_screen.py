"""Every screen, small and large, in both languages: nothing serious for axe, all in reach of a thumb."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.e2e.support.axe import faults
from tests.e2e.support.screen import SIZES
from tests.e2e.support.tour import PARTS

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.e2e.support.hands import Hands
    from tests.e2e.support.screen import Office
    from tests.e2e.support.server import Server
    from tests.e2e.support.tour import Part

SPEAK = """
    async (language) => {
        localStorage.setItem('lianfang.locale', language)
        dispatchEvent(new StorageEvent('storage', { key: 'lianfang.locale' }))
        while (document.documentElement.lang !== language) await new Promise((next) => setTimeout(next, 20))
    }
"""
# What may be pushed sideways in a frame of its own is no fault; the whole page is.
SIDEWAYS = """
    () => {
        const { style, clientWidth } = document.documentElement
        style.fontSize = '200%'
        const framed = (one) => one !== null && one !== document.body &&
            (getComputedStyle(one).overflowX !== 'visible' || framed(one.parentElement))
        const wide = [document.body, ...document.querySelectorAll('dialog[open]')]
            .filter((one) => Math.max(one.scrollWidth, one.parentElement.scrollWidth) > clientWidth)
            .flatMap((one) => [...one.querySelectorAll('*')])
            .filter((one) => one.getBoundingClientRect().right > clientWidth && !framed(one.parentElement))
            .map((one) => `${one.getBoundingClientRect().right} px: ${one.outerHTML.slice(0, 120)}`)
        style.fontSize = ''
        return wide
    }
"""
# What a thumb must hit: 48 px each way. A link within a sentence is as high as its line, as anywhere.
TOO_SMALL = """
    () => {
        const top = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document
        const ticked = 'input[type=radio], input[type=checkbox]'
        return [...top.querySelectorAll('button, a[href], input, select, textarea, summary')]
            .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('p, h2, h3'))
            .map((one) => (one.matches(ticked) ? one.closest('label') : one))
            .map((one) => [one, one.getBoundingClientRect()])
            .filter(([, { width, height }]) => width > 0 && Math.min(width, height) < 47.5)
            .map(([one, { width, height }]) => `${width}×${height}: ${one.outerHTML.slice(0, 120)}`)
    }
"""


class Inspector:
    """Looks at each screen it is shown, and remembers what is wrong with it."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.seen = 0

    def __call__(self, name: str, page: Page) -> None:
        before = page.viewport_size
        for language in ("en", "zh-CN"):
            if name != "wechat":  # where nothing is stored, no language is either
                page.evaluate(SPEAK, language)
            for size, viewport in SIZES.items():
                page.set_viewport_size(viewport)
                self._note(f"{name} {size} {language}", faults(page))
                if size == "phone":
                    self._note(f"{name} {language} at 200 %", page.evaluate(SIDEWAYS))
                    self._note(f"{name} {language} for a thumb", page.evaluate(TOO_SMALL))
        if before:
            page.set_viewport_size(before)
        self.seen += 1

    def _note(self, where: str, found: list[Any]) -> None:
        self.faults += [f"{where}: {one}" for one in found]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_screen_can_be_read_reached_and_hit(
    server: Server, hand: Hands, office: Office, part: Part
) -> None:
    inspector = Inspector()
    part(server, hand, office, inspector)
    assert inspector.seen > 0
    assert not inspector.faults, "\n".join(inspector.faults)
