"""SC-05: two days in the mountains without a network; one clock is nine minutes slow. Late, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from backend.demo.clock import HOUR, MINUTE
from backend.kernel.db import db
from backend.review import cases
from tests.scenarios.inquiry import Inquiry, mine

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Browser
    from tests.visits.conftest import Door

DAYS_LATER = 58 * 60


def test_what_was_told_offline_is_believed_and_corrected(
    door: Door, supervisor: Callable[[], dict[str, Any]]
) -> None:
    monday = door.world.now
    he, shen = door.hand("he.xiaoman", fast=-9 * MINUTE), door.hand("shen.zhixia")
    door.world.wait(minutes=28 * 60)
    for phone in (he, shen):
        phone.reload()  # the app was closed overnight
    opened = door.world.now
    door.together(he, shen)
    door.world.now = monday + DAYS_LATER * MINUTE

    results = [*he.send(), *shen.send()]

    assert {one["status"] for one in results} == {"received"}
    assert {one["receipt"]["chain"] for one in results} == {"ok"}
    shown = supervisor()
    assert (shown["authenticity"], shown["clinical_effect"]) == ("JOINT_CONFIRMED", "RESETS_DUE")
    assert shown["opened_at"] == opened
    bracket = shown["bracket"]
    assert monday <= bracket["not_before"] <= monday + 2 * MINUTE
    assert bracket["not_after"] - bracket["not_before"] > 57 * HOUR
    slow = next(one for one in shown["members"] if one["name"] == "何小满")
    assert slow["clock"] == {"zh": "手机慢 9 分钟", "en": "phone is 9 min slow"}
    assert shown["notes"] == []
    read = next(one for one in shown["members"] if one["name"] == "沈知夏")["handshakes"][0]
    assert (read["code"], read["reply"]) == (True, True)  # recomputed from the opener's secret


def test_one_phone_with_signal_at_noon_bounds_everybody(
    door: Door, supervisor: Callable[[], dict[str, Any]]
) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    door.world.wait(minutes=240)
    shen.contact()
    noon = door.world.now
    door.world.wait(minutes=5)
    door.together(he, shen)
    door.world.wait(minutes=10)
    shen.send()
    received = door.world.now
    door.world.wait(minutes=DAYS_LATER)
    he.send()

    assert supervisor()["bracket"] == {"not_before": noon, "not_after": received}


@pytest.mark.usefixtures("spoken")
def test_late_without_a_word_from_the_phone_is_asked_about_and_the_reason_stands_beside_the_finding(
    door: Door, signed_in: Callable[[str], Browser]
) -> None:
    he = door.hand("he.xiaoman")
    he.open(door.visit, door.patient)
    door.world.wait(minutes=20)
    record = he.close(door.visit, door.patient, offline=None)
    door.world.wait(minutes=5 * 24 * 60)
    he.send()
    cases.begin(door.visit, cases.SAMPLE)
    cases.weigh(door.visit)
    db.session.commit()
    desk = Inquiry(signed_in("tian.shouzheng"))
    bare = desk.doubts(door.visit)["time.late"]
    assert (bare["rule"], bare["explained"]) == ("A-11", None)

    said = {"record": record.hash, "reason": "OTHER", "note": "手机借给儿子了"}
    he.tell("record.late", door.visit, door.patient, **said)
    asked = door.world.now
    he.send()

    told = desk.doubts(door.visit)["time.late"]
    assert told["words"]["zh"] == "记录在三天后才到达，事后说明了原因：其他"
    explained = told["explained"]
    assert (explained["by"]["name"], explained["at"]) == ("何小满", asked)
    assert (explained["reason"]["zh"], explained["note"]) == ("其他", "手机借给儿子了")
    assert "手机借给儿子了" not in str(mine(he)["items"][0]["findings"])
