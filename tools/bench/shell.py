"""The app's shell: its size over the wire, and how soon it opens without a network on a slow phone."""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.e2e.support.phone import Phone, Place
from tests.e2e.support.server import ROOT, Server

SLOWDOWN = 4
STARTS = 5


def main() -> None:
    """Print sizes, then the median of several offline starts on a CPU slowed four times."""
    _sizes()
    with tempfile.TemporaryDirectory(prefix="lianfang-bench-") as folder, sync_playwright() as playwright:
        server = Server(Path(folder) / "data")
        server.fill()
        server.start()
        phone = Phone(playwright, Path(folder) / "phone", "nobody", server.url, Place(29.5, 107.5))
        phone.page.evaluate("navigator.serviceWorker.ready")
        phone.page.wait_for_function("navigator.serviceWorker.controller !== null || location.reload()")
        server.stop()
        starts = [_start(phone.page) for _ in range(STARTS)]
        phone.close()
    print(f"offline start, CPU {SLOWDOWN}x slower: {statistics.median(starts):.0f} ms (median of {STARTS})")


def _sizes() -> None:
    """What index.html asks for before anything shows."""
    dist = ROOT / "pwa" / "dist"
    page = (dist / "index.html").read_text(encoding="utf-8")
    for kind in ("js", "css"):
        files = [file for file in dist.rglob(f"*.{kind}") if file.name in page]
        size = sum(file.with_name(file.name + ".gz").stat().st_size for file in files)
        print(f"shell {kind}: {size / 1000:.1f} kB gz in {len(files)} files")


def _start(page: Page) -> float:
    """Milliseconds from navigation to the first screen a person can use."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    page.goto("/")
    page.locator("main").first.wait_for()
    elapsed: float = page.evaluate("performance.now()")
    session.detach()
    return elapsed
