"""Somebody objects to their colour: any colleague records it, and a doctor has a task and explains."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.support.desk import Desk
from tests.e2e.support.server import Server
from tests.e2e.test_desk import DOCTOR, open_person, section

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.e2e.support.screen import Office
    from tests.e2e.support.wire import Wire


@pytest.fixture
def server(filled_county: Path, wire: Wire, tmp_path: Path) -> Iterator[Server]:
    """Desks need no phones that were prepared in the morning."""
    with Server.on_a_copy(filled_county, tmp_path / "data", wire) as server:
        yield server


def test_a_grid_worker_records_an_objection_and_the_doctor_explains_and_assesses(
    server: Server, office: Office
) -> None:
    name = somebody_graded(server)
    worker = office("he.xiaoman", "/register", size="phone")
    open_person(worker, name)
    expect(section(worker, "服务分级").get_by_text("现在：")).to_have_count(0)
    worker.get_by_role("button", name="服务分级：记录询问或异议").click()
    worker.get_by_text("不同意", exact=True).click()
    worker.get_by_label("原话").fill("我一直按时吃药")
    worker.get_by_role("button", name="保存").click()
    expect(worker.get_by_text("已记录，医生会重新评估")).to_be_visible()
    expect(section(worker, "服务分级")).to_contain_text("等待重新评估")

    doctor = office(DOCTOR, "/register")
    open_person(doctor, name)
    level = section(doctor, "服务分级")
    expect(level).to_contain_text("我一直按时吃药")
    level.get_by_text("怎么向本人说明").click()
    expect(level.get_by_text("不影响治疗、补助、上学和工作")).to_be_visible()
    expect(section(doctor, "下次走访")).to_contain_text("重新评估")
    expect(level.get_by_role("button", name="告知本人")).to_have_count(0)


def somebody_graded(server: Server) -> str:
    """Whoever of 石桥村 has a colour that counts."""
    desk = Desk(server.url, DOCTOR)
    for row in desk.ask("GET", "/api/patients?per_page=100")["items"]:
        card = desk.ask("GET", f"/api/patients/{row['id']}/card")
        settled = card["colour"] and card["colour"]["assessments"]
        if settled and row["area"]["name"] == "石桥村":
            return str(row["name"])
    raise AssertionError("nobody has a colour")
