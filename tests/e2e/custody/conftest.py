"""Two phones on a working morning: enrolled, the day's visits aboard. Made once, then copied for each story."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.support.hands import GATE
from tests.e2e.support.desk import Desk
from tests.e2e.support.phone import Phone
from tests.e2e.support.server import Server
from tests.e2e.support.wire import Wire
from tests.e2e.support.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Playwright

# A phone that was killed starts cold, and the machine may be busy.
expect.set_options(timeout=20_000)

CARRIED_BY = ("shen.zhixia", "he.xiaoman")


@pytest.fixture(scope="session")
def wire() -> Iterator[Wire]:
    """The phones' way to the server; its address is the origin their storage belongs to."""
    wire = Wire()
    yield wire
    wire.close()


@pytest.fixture(scope="session")
def morning(
    browser_driver: Playwright, filled_county: Path, wire: Wire, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A folder with the server's `data` and one folder a phone."""
    folder = tmp_path_factory.mktemp("morning")
    shutil.copytree(filled_county, folder / "data")
    server = Server(folder / "data")
    server.start()
    wire.to = server.port
    for login in CARRIED_BY:
        phone = Phone(browser_driver, folder / login, login, wire.url, GATE)
        Worker(phone).set_up(Desk(server.url, "gu.ning"))
        phone.wait_until_packed()
        phone.close()
    server.stop()
    return folder


@pytest.fixture
def server(morning: Path, wire: Wire, tmp_path: Path) -> Iterator[Server]:
    shutil.copytree(morning / "data", tmp_path / "data")
    server = Server(tmp_path / "data")
    server.start()
    wire.to = server.port
    wire.gone(gone=False)
    yield server
    server.stop()


@pytest.fixture
def hand(
    browser_driver: Playwright, server: Server, wire: Wire, morning: Path, tmp_path: Path
) -> Iterator[Callable[[str], Worker]]:
    """`hand("he.xiaoman")` gives that colleague's phone, as it was in the morning."""
    assert server.url
    phones: list[Phone] = []

    def give(login: str) -> Worker:
        shutil.copytree(morning / login, tmp_path / login)
        phone = Phone(browser_driver, tmp_path / login, login, wire.url, GATE)
        phones.append(phone)
        worker = Worker(phone)
        worker.today()
        return worker

    yield give
    for phone in phones:
        phone.kill()
