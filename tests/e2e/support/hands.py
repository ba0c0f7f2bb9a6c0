"""Phones put into hands: each story's own copies, all gone when it ends."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.e2e.support.desk import Desk
from tests.e2e.support.phone import Phone, Place
from tests.e2e.support.worker import Worker

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Playwright

GATE = Place(33.846888, 108.450715)
"""Where a phone is until its owner goes somewhere."""


class Hands:
    """Phones that reach the server at `url`; `morning` holds the prepared ones, `folder` these copies."""

    def __init__(self, driver: Playwright, url: str, folder: Path, morning: Path | None = None) -> None:
        self._driver, self._url, self._folder, self._morning = driver, url, folder, morning
        self._phones: list[Phone] = []

    def __call__(self, login: str, *, ready: bool = True, folder: str = "", ahead: int = 0) -> Worker:
        """The phone of `login` as it was in the morning, enrolled; `ready=False` one that is new to the app.

        `ahead`: ms that its clock has run on since.
        """
        place = self._folder / (folder or login)
        prepared = ready and self._morning is not None and (self._morning / login).exists()
        if prepared and self._morning:
            shutil.copytree(self._morning / login, place)
        phone = Phone(self._driver, place, login, self._url, GATE, ahead)
        self._phones.append(phone)
        worker = Worker(phone)
        if prepared:
            worker.today()
        elif ready:
            worker.set_up(Desk(self._url, "gu.ning"))
        return worker

    def put_down(self) -> None:
        """End every browser."""
        for phone in self._phones:
            phone.kill()
