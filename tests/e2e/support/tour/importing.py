"""A list from Excel: the mistakes in it, the repaired one, and how it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import FilePayload, expect

from tests.importing.sheets import a_file, a_person

if TYPE_CHECKING:
    from typing import Any

    from playwright.sync_api import Page

    from tests.e2e.support.hands import Hands
    from tests.e2e.support.screen import Office
    from tests.e2e.support.server import Server
    from tests.e2e.support.tour import See

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WRONG = {"id_no": "990100199001310085", "phone": "１３８００００００００", "born": "31/1/1990"}


def people(**mistakes: Any) -> list[dict[str, Any]]:
    """Two people of 石桥村, the second with these mistakes; consent as another system writes it."""
    return [a_person(7, consent="1", consent_on="2026-03-01"), a_person(8, **mistakes)]


def send(page: Page, data: bytes, name: str = "石桥村名单.xlsx") -> None:
    """Choose a file."""
    page.get_by_label("选择填好的文件").set_input_files(FilePayload(name=name, mimeType=XLSX, buffer=data))


def a_list_from_excel(server: Server, hand: Hands, office: Office, see: See) -> None:
    assert hand
    page = office("shen.zhixia", "/admin/import")
    expect(page.get_by_text("还没有导入过")).to_be_visible()
    see("import", page)
    send(page, a_file(people=people(**WRONG)))
    server.do_jobs()
    expect(page.get_by_text("这些代码是什么意思？")).to_be_visible()
    see("import-codes", page)
    page.get_by_role("button", name="确认并重新检查").click()
    server.do_jobs()
    expect(page.get_by_role("heading", name="逐项问题")).to_be_visible()
    see("import-faults", page)
    page.get_by_text("只导入没有问题的 1 行").click()
    page.get_by_role("button", name="开始导入").click()
    server.do_jobs()
    expect(page.get_by_role("heading", name="导入完成")).to_be_visible()
    see("import-done", page)
    page.context.close()
