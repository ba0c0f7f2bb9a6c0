"""What axe finds on a page that anybody would be kept out by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.e2e.support.server import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = (ROOT / "pwa/node_modules/axe-core/axe.min.js").read_text()
# A page that is still being laid out anew is no fault: what axe finds, it must find again a moment later.
SERIOUS = """
    async () => {
        const look = async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
            .filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
        const first = await look()
        if (first.length === 0) return []
        await new Promise((next) => setTimeout(next, 500))
        const again = await look()
        return first.filter((one) => again.includes(one))
    }
"""


def faults(page: Page) -> list[str]:
    """Whatever is serious or critical, as rule and element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    return list(page.evaluate(SERIOUS))
