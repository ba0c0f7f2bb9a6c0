"""A server and phones for each story; nothing is shared between two stories but the way a morning begins."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Playwright, expect, sync_playwright

from tests.e2e.support.desk import Desk
from tests.e2e.support.hands import GATE, Hands
from tests.e2e.support.phone import PATIENCE_MS, Phone
from tests.e2e.support.screen import Office
from tests.e2e.support.server import Server
from tests.e2e.support.wire import Wire
from tests.e2e.support.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CARRIED_BY = ("shen.zhixia", "he.xiaoman", "luo.yuan")


@pytest.fixture(autouse=True)
def patience() -> None:
    expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def browser_driver() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def filled_county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictitious county, filled once and copied for each story."""
    folder = tmp_path_factory.mktemp("county") / "data"
    Server(folder).fill()
    return folder


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
    """Phones enrolled, the day's visits aboard: the server's `data` and a folder a phone, to be copied."""
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
    with Server.on_a_copy(morning / "data", tmp_path / "data", wire) as server:
        yield server


@pytest.fixture
def hand(
    browser_driver: Playwright, server: Server, wire: Wire, morning: Path, tmp_path: Path
) -> Iterator[Hands]:
    """`hand("he.xiaoman")` gives that colleague's phone as it was in the morning; `ready=False` a new one."""
    assert server.running
    hands = Hands(browser_driver, wire.url, tmp_path, morning)
    yield hands
    hands.put_down()


@pytest.fixture
def office(browser_driver: Playwright, server: Server, wire: Wire) -> Iterator[Office]:
    """`office("gu.ning")` is a page on that person's desk, signed in."""
    assert server.running
    office = Office(browser_driver, wire.url)
    yield office
    office.close()
