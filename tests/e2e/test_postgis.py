"""The two-phone story against PostGIS, under gunicorn with two workers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.databases import postgis_cluster
from tests.e2e.support.hands import Hands
from tests.e2e.support.office import assert_everything_holds, look_up
from tests.e2e.support.server import Server
from tests.e2e.test_joint_visit import visit_together

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Playwright


def test_a_joint_visit_is_whole_on_postgis_with_two_workers(
    browser_driver: Playwright, tmp_path: Path
) -> None:
    with postgis_cluster() as cluster:
        server = Server(tmp_path / "data", {"LIANFANG_DATABASE_URL": cluster.create("county")}, workers=2)
        server.fill()
        server.start()
        hands = Hands(browser_driver, server.url, tmp_path)
        shen, he = hands("shen.zhixia"), hands("he.xiaoman")
        for worker in (shen, he):
            worker.phone.wait_until_packed()
            worker.phone.airplane(on=True)
        server.stop()

        visit_together(server, shen, he)
        server.start()
        for worker in (shen, he):
            worker.phone.airplane(on=False)
            worker.everything_received()
        found = look_up(server, shen.visit)
        assert found.page["authenticity"] == "JOINT_CONFIRMED"
        assert found.is_whole
        assert_everything_holds(server)
        hands.put_down()
        server.stop()
