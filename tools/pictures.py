"""Photograph every screen at the size of a small phone and of a desk: `make pictures`."""

from __future__ import annotations

import argparse
import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import expect, sync_playwright

from tests.e2e.support.hands import Hands
from tests.e2e.support.screen import SIZES, Office
from tests.e2e.support.server import Server
from tests.e2e.support.tour import PARTS

if TYPE_CHECKING:
    from playwright.sync_api import Page

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
COLOURS = 128
STILL = "* { transition: none !important; animation: none !important; caret-color: transparent !important }"


class Photographer:
    """Keeps a picture a size of whatever it is shown."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def __call__(self, name: str, page: Page) -> None:
        before = page.viewport_size
        for size, viewport in SIZES.items():
            page.set_viewport_size(viewport)
            page.evaluate("document.activeElement?.closest('section[id]')?.scrollIntoView()")
            page.wait_for_timeout(300)  # until the mark of the last tap has faded
            shot = page.screenshot(style=STILL)
            file = self.folder / f"{name}-{size}.png"
            picture = Image.open(io.BytesIO(shot)).convert("RGB")
            picture.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
        if before:
            page.set_viewport_size(before)
        print(name, flush=True)


def main() -> None:
    """Tell the tour's stories on a fictitious county of its own, and photograph them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=[part.__name__ for part in PARTS], help="one part of the tour")
    only = parser.parse_args().only
    expect.set_options(timeout=30_000)
    see = Photographer(FOLDER)
    with tempfile.TemporaryDirectory(prefix="lianfang-pictures-") as home, sync_playwright() as driver:
        server = Server(Path(home) / "data")
        server.fill()
        server.start()
        for part in PARTS:
            if only not in (None, part.__name__):
                continue
            hands, office = Hands(driver, server.url, Path(home) / part.__name__), Office(driver, server.url)
            part(server, hands, office, see)
            hands.put_down()
            office.close()
        server.stop()


if __name__ == "__main__":
    main()
