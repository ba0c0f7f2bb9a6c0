"""The official record on the screen: whoever holds the phone is asked for their own part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.e2e.support.worker import Worker

STABLE: dict[str, list[tuple[str, str]]] = {
    "目前状况": [("目前症状", "以上都没有"), ("自知力", "自知力完全"), ("睡眠", "良好"), ("饮食", "良好")],
    "社会功能": [
        *((one, "良好") for one in ("个人生活料理", "家务劳动", "学习能力", "社会人际交往")),
        ("生产劳动及工作", "此项不适用"),
    ],
    "两次随访期间": [("危险行为", "无"), ("关锁情况", "无关锁"), ("住院情况", "未住院")],
    "治疗与用药": [
        ("实验室检查", "无"),
        ("用药依从性", "医嘱勿需用药"),
        ("药物不良反应", "此项不适用"),
        ("治疗效果", "好转"),
        ("是否转诊", "否"),
        ("用药情况", "没有用药"),
    ],
    "分类与下次随访": [("本次随访分类", "稳定")],
}
"""A stable person's answers, section by section: (question, answer)."""
BESIDE = {"以上都没有", "没有用药"}
"""What stands below its question, as a tile of its own."""


def fill_sheet(worker: Worker) -> int:
    """From the first section to the signatures; returns how many answers were given."""
    given = 0
    signing = worker.page.get_by_role("heading", name="签名", exact=True)
    any_part = worker.page.get_by_role("heading", name=re.compile(f"^({'|'.join([*STABLE, '签名'])})$"))
    for section, answers in STABLE.items():
        heading = worker.page.get_by_role("heading", name=section, exact=True)
        expect(any_part).to_be_visible()
        if not heading.is_visible():
            continue  # another part's
        for question, answer in answers:
            group = worker.page.get_by_role("group", name=question, exact=True)
            if answer in BESIDE:
                worker.choose(answer)
                given += 1
            elif group.count():
                group.get_by_text(answer, exact=True).first.tap()
                given += 1
        worker.tap("下一步")
        expect(heading).to_be_hidden()
    expect(signing).to_be_visible()
    return given
