"""A new version of the app comes out while a visit is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.e2e.support.alone import (
    AFTER_THE_PHOTO,
    VISIT,
    link,
    see_what_became_of_it,
    until_received,
    visit_alone,
)
from tests.e2e.support.edition import next_edition
from tests.e2e.support.office import A_DOCTORS_VISIT, look_up

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.e2e.support.server import Server
    from tests.e2e.support.worker import Worker

OFFER = "有新版本"
IT_WAITS = """
    navigator.serviceWorker.getRegistration().then(async (registration) => {
        await registration.update()
        return registration.waiting !== null
    })
"""


def is_next_edition(page: Page) -> bool:
    return page.locator("meta[name=edition]").count() == 1


def test_a_new_version_waits_for_the_visit_and_then_keeps_everything(
    server: Server, hand: Callable[..., Worker], tmp_path: Path
) -> None:
    shen = hand("shen.zhixia")
    visit_alone(shen, VISIT[:AFTER_THE_PHOTO])

    server.stop()
    server.environment["LIANFANG_PWA"] = str(next_edition(tmp_path / "next"))
    server.start()
    shen.phone.until(IT_WAITS)
    shen.phone.airplane(on=True)
    shen.today()
    expect(link("接着走访")(shen)).to_be_visible()
    expect(shen.page.get_by_text(OFFER)).to_be_hidden()
    link("接着走访")(shen).tap()
    visit = visit_alone(shen, VISIT[AFTER_THE_PHOTO:])
    assert not is_next_edition(shen.page)

    shen.today()
    shen.page.get_by_role("complementary", name=OFFER).get_by_role("button", name="现在更新").tap()
    expect(shen.page.locator("meta[name=edition]")).to_have_count(1)

    see_what_became_of_it(shen, visit)
    expect(shen.page.get_by_text("已存在本机，尚未收到").first).to_be_visible()
    shen.phone.airplane(on=False)
    until_received(shen)
    found = look_up(server, visit)
    assert found.is_whole
    assert found.kinds == A_DOCTORS_VISIT
