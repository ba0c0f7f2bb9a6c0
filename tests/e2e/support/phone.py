"""A phone: one Chromium of its own, with its storage, place and camera, that can be killed and reopened."""

import contextlib
import io
import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import BrowserContext, Locator, Page, Playwright, ViewportSize

from tests.e2e.support import camera

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
]  # fmt: skip
PATIENCE_MS = 30_000
"""The machine may be busy; what holds is seen at once all the same."""
SMALL: ViewportSize = {"width": 360, "height": 740}


@dataclass(frozen=True)
class Place:
    """Where the phone believes it is: degrees WGS-84 and metres."""

    latitude: float
    longitude: float
    accuracy: float = 12.0


# Every clock of the page runs on by so much at once, as on a phone that slept in a pocket.
SLEPT = """
    {
        const day = globalThis.awakeDate ??= Date
        const mono = globalThis.awakeMono ??= performance.now.bind(performance)
        globalThis.Date = class extends day {
            constructor(...given) { given.length ? super(...given) : super(day.now() + AHEAD) }
            static now() { return day.now() + AHEAD }
        }
        performance.now = () => mono() + AHEAD
        const watch = globalThis.awakeWatch ??= Geolocation.prototype.watchPosition
        Geolocation.prototype.watchPosition = function (found, ...more) {
            const fix = ({ coords, timestamp }) => found({ coords, timestamp: timestamp + AHEAD })
            return watch.call(this, fix, ...more)
        }
        void 0 // a function as the last value would be called
    }
"""


class Phone:
    """`owner` is the login of the person who carries it; `folder` keeps its storage between lives.

    `ahead` is how many ms its clocks have run on.
    """

    def __init__(
        self, playwright: Playwright, folder: Path, owner: str, base_url: str, place: Place, ahead: int = 0
    ) -> None:
        self._playwright, self._folder = playwright, folder
        self.owner, self.base_url, self.place, self.ahead = owner, base_url, place, ahead
        self.camera = folder / "camera.y4m"
        self.context: BrowserContext
        self.page: Page
        folder.mkdir(parents=True, exist_ok=True)
        self.look_away()
        self.open()

    def open(self, path: str = "/") -> None:
        """Start the browser on the storage it left behind."""
        self.context = self._playwright.chromium.launch_persistent_context(
            str(self._folder / "profile"),
            executable_path=CHROMIUM,
            args=[*ARGUMENTS, f"--use-file-for-fake-video-capture={self.camera}"],
            headless=True,
            viewport=SMALL,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            has_touch=True,
            base_url=self.base_url,
            permissions=["geolocation", "camera"],
            geolocation={"latitude": self.place.latitude, "longitude": self.place.longitude,
                         "accuracy": self.place.accuracy},
        )  # fmt: skip
        self.context.set_default_timeout(PATIENCE_MS)
        self.page = self.context.pages[0] if self.context.pages else self.context.new_page()
        self._run_on()
        self.page.goto(path)

    def sleep(self, ms: int) -> None:
        """Lie in a pocket so long; waking, the page looks at the clock."""
        self.ahead += ms
        self._run_on()
        self.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    def go_to(self, place: Place) -> None:
        """Be carried to `place`."""
        self.place = place
        self.context.set_geolocation(
            {"latitude": place.latitude, "longitude": place.longitude, "accuracy": place.accuracy}
        )

    def _run_on(self) -> None:
        if self.ahead:
            script = SLEPT.replace("AHEAD", str(self.ahead))
            self.context.add_init_script(script)
            self.page.evaluate(script)

    def close(self) -> None:
        self.context.close()

    def kill(self) -> None:
        """End the browser at once, as a phone does that runs out of battery or memory."""
        profile = str(self._folder / "profile")
        for process in Path("/proc").iterdir():
            if process.name.isdigit() and profile in _command_line(process):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(int(process.name), signal.SIGKILL)
        with contextlib.suppress(Exception):
            self.context.close()
        for lock in (self._folder / "profile").glob("Singleton*"):
            lock.unlink()

    def reopen(self, path: str = "/") -> None:
        self.kill()
        self.open(path)

    def until(self, script: str, seconds: float = 60) -> None:
        """Wait until `script` promises true; to `wait_for_function` any promise would be true."""
        deadline = time.monotonic() + seconds
        while not self.page.evaluate(script):
            assert time.monotonic() < deadline, f"not within {seconds} s: {script}"
            self.page.wait_for_timeout(100)

    def wait_until_packed(self) -> None:
        """Wait until the whole app is on the phone, so that it opens and scans without a network."""
        self.until("""
            navigator.serviceWorker.ready
                .then(() => caches.open('heavy'))
                .then((heavy) => heavy.keys())
                .then((parts) => parts.length > 0)
        """)

    def airplane(self, on: bool) -> None:
        """Airplane mode: no network for the page and its service worker."""
        self.context.set_offline(on)

    def hear_of_network(self) -> None:
        """The system says that there is one again; the phone need not wait until its next try."""
        self.page.evaluate("dispatchEvent(new Event('online'))")

    def look_away(self) -> None:
        """Hold this phone's camera before nothing in particular: a code it saw before would be read again."""
        camera.point_at(self.camera, Image.new("RGB", (640, 480), (150, 120, 90)))

    def look_at(self, other: Locator) -> None:
        """Hold this phone's camera before what another phone shows."""
        picture = Image.open(io.BytesIO(other.screenshot(scale="device")))
        camera.point_at(self.camera, picture)


def _command_line(process: Path) -> str:
    try:
        return (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""
