"""Several phones, or one phone's two tabs, sending at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import func, select

from backend.demo.web import Web
from backend.kernel.db import db
from backend.transparency import receipt
from backend.transparency.fsck import Tally, examine
from backend.transparency.log import trust
from backend.transparency.models import LogEntry, LogHead
from backend.transparency.receipt import Receipt
from backend.visits.intake import receiving
from backend.visits.intake.sending import Sending
from backend.visits.models import Quarantine
from backend.visits.projecting.check import check_projections

if TYPE_CHECKING:
    from tests.visits.conftest import Door
    from tests.visits.phones import Handset

Batch = tuple["Handset", list[Any]]


def send_at_once(*batches: Batch) -> list[list[dict[str, Any]]]:
    """Each batch in a thread of its own; the results in the same order."""
    db.session.commit()

    def send(batch: Batch) -> list[dict[str, Any]]:
        phone, statements = batch
        body = {"sent_at": phone.wall, "statements": statements}
        return list(Web.call(phone.web, "POST", "/api/statements", json=body)["results"])

    with ThreadPoolExecutor(len(batches)) as threads:
        return list(threads.map(send, batches))


def outbox(phone: Handset) -> list[Any]:
    return [one.to_json() for one in phone.statements]


def test_the_same_batch_from_two_tabs_is_kept_once(door: Door) -> None:
    he = door.hand("he.xiaoman")
    door.together(he)

    one, other = send_at_once((he, outbox(he)), (he, outbox(he)))

    assert one == other
    assert {result["status"] for result in one} == {"received"}
    assert db.session.scalar(select(func.count()).select_from(LogEntry)) == 2


def test_two_halves_of_a_visit_at_the_same_moment_are_one_visit(door: Door) -> None:
    he, shen, tang = (door.hand(login) for login in ("he.xiaoman", "shen.zhixia", "tang.he"))
    door.together(he, shen, tang)

    results = send_at_once((he, outbox(he)), (shen, outbox(shen)), (tang, outbox(tang)))

    assert {one["status"] for batch in results for one in batch} == {"received"}
    visit = door.read()
    assert (visit.authenticity, len(visit.participations)) == ("JOINT_CONFIRMED", 3)
    assert list(examine(Tally(), [check_projections])) == []


def test_what_several_phones_send_is_kept_under_one_head_and_each_is_answered_on_its_own(door: Door) -> None:
    phones = [door.hand(login) for login in ("he.xiaoman", "shen.zhixia", "tang.he")]
    for phone in phones:
        phone.open(door.visit, door.patient)
    phones[1].tell("visit.teleport", door.visit, door.patient)
    sendings = [Sending(UUID(one.staff), one.wall, outbox(one)) for one in phones]

    batches = receiving.take(sendings)
    db.session.commit()

    answers = [[one.answer() for one in batch] for batch in batches]
    assert [[one["status"] for one in answer] for answer in answers] == [
        ["received"], ["received", "quarantined"], ["received"],
    ]  # fmt: skip
    for phone, [result, *_] in zip(phones, answers, strict=True):
        receipt.verify(Receipt.parse(result["receipt"]), phone.statements[0], trust())
    assert db.session.scalars(select(LogHead.size)).all() == [3]
    assert db.session.scalar(select(Quarantine.staff_id)) == UUID(phones[1].staff)


def test_nobody_sends_what_another_signed(door: Door) -> None:
    he, shen = door.hand("he.xiaoman"), door.hand("shen.zhixia")
    he.open(door.visit, door.patient)
    sendings = [
        Sending(UUID(shen.staff), shen.wall, outbox(he)),
        Sending(UUID(he.staff), he.wall, outbox(he)),
    ]

    [[away], [kept]] = receiving.take(sendings)

    assert [away.answer()["error"]["code"], kept.answer()["error"]] == ["statement.author_mismatch", None]
