"""A walk past every screen of the app, told in the order in which people meet them.

Whoever walks along passes `see(name, page)` and is shown each screen once, in Chinese, at the phone's size; a
screen must look the same again when `see` returns. Who only wants some of it takes some of the parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.e2e.support.tour.account import alone_with_a_new_phone, asked_the_day_after
from tests.e2e.support.tour.calendar import planning_ahead
from tests.e2e.support.tour.door import at_a_closed_door, at_the_door
from tests.e2e.support.tour.importing import a_list_from_excel
from tests.e2e.support.tour.office import at_the_desks
from tests.e2e.support.tour.papers import away_from_the_door
from tests.e2e.support.tour.register import at_the_register
from tests.e2e.support.tour.review import when_somebody_asks

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.e2e.support.hands import Hands
    from tests.e2e.support.screen import Office
    from tests.e2e.support.server import Server

    See = Callable[[str, Page], None]
    Part = Callable[[Server, Hands, Office, See], None]

PARTS: tuple[Part, ...] = (
    alone_with_a_new_phone,
    planning_ahead,
    at_the_door,
    at_a_closed_door,
    asked_the_day_after,
    away_from_the_door,
    at_the_desks,
    a_list_from_excel,
    at_the_register,
    when_somebody_asks,
)
