"""A delivery of medicine and a visit of care: short forms of their own, one colleague, no assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.e2e.support.homes import home_on
from tests.e2e.support.office import look_up

if TYPE_CHECKING:
    from tests.e2e.support.hands import Hands
    from tests.e2e.support.server import Server
    from tests.e2e.support.worker import Worker


def alone_at(he: Worker, name: str) -> None:
    """To the door of `name`, where the colleague who was to come has none of these phones."""
    card = he.cards.filter(has_text=name).first
    he.phone.go_to(home_on(card.inner_text()))
    card.get_by_role("link").first.tap()
    he.open_visit()
    he.tap("先往下走")
    he.take_photo("门牌")
    he.tap("下一步")


def finish(he: Worker) -> None:
    """From the summary to the end, where no colleague is there to read the record."""
    he.tap("下一步")
    he.tap("完成走访")
    he.until(he.page.get_by_role("heading", name="走访做完了"))
    he.everything_received()


def test_medicine_handed_over_is_counted_sealed_and_signed_for(server: Server, hand: Hands) -> None:
    he = hand("he.xiaoman")
    alone_at(he, "若谷")
    for answer in ("只见到家属", "门口交谈"):
        he.choose(answer)
    he.tap("下一步")
    he.tap("下一步")
    he.page.get_by_label("包数").fill("2")
    he.page.get_by_label("封签号").fill("QY-0231")
    he.choose("监护人")
    he.page.get_by_label("与本人关系").fill("母亲")
    he.choose("没有")
    he.tap("下一步")
    he.choose("有些吃力")
    he.tap("下一步")
    he.sign()
    finish(he)

    page = look_up(server, he.visit).page
    told = page["filled"]["answers"]
    assert (page["filled"]["id"], page["filled"]["complete"]) == ("delivery", True)
    assert (told["packages"], told["seal"], told["receiver"]) == (2, "QY-0231", "GUARDIAN")
    assert page["clinical_effect"] == "CONTACT_ONLY"


def test_a_visit_of_care_asks_for_wishes_and_nothing_clinical(server: Server, hand: Hands) -> None:
    he = hand("he.xiaoman")
    alone_at(he, "远帆")
    for answer in ("见到本人", "门口交谈"):
        he.choose(answer)
    he.tap("下一步")
    expect(he.page.get_by_role("heading", name="补充一句", exact=True)).to_be_visible()
    he.tap("下一步")
    he.choose("补助政策")
    he.choose("暂时没有")
    he.choose("问过")
    he.choose("再想想")
    he.tap("下一步")
    he.sign()
    finish(he)

    page = look_up(server, he.visit).page
    assert (page["filled"]["id"], page["filled"]["complete"]) == ("outreach", True)
    assert page["filled"]["answers"]["consent_answer"] == "THINKING"
    assert page["record"]["danger"]["level"] is None
