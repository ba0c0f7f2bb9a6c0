"""A server and phones for each story; nothing is shared between two stories but the built web app."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Playwright, sync_playwright

from tests.e2e.support.desk import Desk
from tests.e2e.support.phone import Phone, Place
from tests.e2e.support.server import Server
from tests.e2e.support.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

GATE = Place(29.6012, 107.3034)


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


@pytest.fixture
def server(filled_county: Path, tmp_path: Path) -> Iterator[Server]:
    folder = tmp_path / "data"
    shutil.copytree(filled_county, folder)
    server = Server(folder)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def hand(browser_driver: Playwright, server: Server, tmp_path: Path) -> Iterator[Callable[..., Worker]]:
    """`hand("he.xiaoman")` gives that colleague a phone that is enrolled and has today's visits."""
    phones: list[Phone] = []

    def give(login: str, *, ready: bool = True, folder: str = "") -> Worker:
        phone = Phone(browser_driver, tmp_path / (folder or login), login, server.url, GATE)
        phones.append(phone)
        worker = Worker(phone)
        if ready:
            worker.set_up(Desk(server.url, "gu.ning"))
        return worker

    yield give
    for phone in phones:
        phone.kill()
