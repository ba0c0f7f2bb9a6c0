"""Two colleagues' phones, their halves and their photos, in any order and some of it twice: one outcome.

Invariant 10 of `DOMAIN.md` §6.4, and the same for the checks: whatever order the jobs run in, what they say
in the end is the same, and nothing they said before is gone.
"""

from __future__ import annotations

import random
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from backend.authenticity.models import Assessment
from backend.authenticity.real import jobs as rounds
from backend.authenticity.real import judging
from backend.commands.verifying import everything
from backend.kernel import clock, jobs
from backend.kernel.db import db
from backend.kernel.ids import uuid7
from backend.transparency.fsck import Tally
from backend.visits.projecting.check import check_projections
from tests.evidence.photos import a_photo, sha256
from tests.patients.people import HOME, a_patient
from tests.scenarios.inquiry import strokes
from tests.visits import anew, honest, records

if TYPE_CHECKING:
    from uuid import UUID

    from tests.visits.conftest import Door
    from tests.visits.phones import Handset

ORDERS = 25
Sending = tuple[Any, ...]
"""`("statement", phone, envelope)` or `("file", phone, patient, data, media type)`."""


def visit(door: Door, he: Handset, shen: Handset, patient: UUID, seed: int, **assessed: Any) -> list[Sending]:
    """A joint visit with a photo and a drawn name; both are those of every other visit of this seed."""
    which = uuid7()
    photo, name = a_photo(640, 480, seed=seed), strokes(seed)
    he.open(which, patient, shen)
    door.world.wait(minutes=1)
    shen.join(which, patient, he)
    door.world.wait(seconds=14)
    shake = he.shake(which, shen, seconds=14)
    door.world.wait(minutes=20)
    taken = honest.photo(he.wall, he.mono, he.session, sha256=sha256(photo))
    family = {**honest.signature("FAMILY", relation="母亲"), "strokes": sha256(name)}
    closed = he.close(
        which, patient, shakes=[shake], photos=[taken], photo_refused=None, signatures=[family],
        **records.seen(),
    )  # fmt: skip
    shen.tell("record.assess", which, patient, **records.assessment(**assessed))
    shen.leave(which, patient, closed)
    change = {"field": "housework", "old": "GOOD", "new": "FAIR", "reason": "听错了"}
    amend = shen.tell("record.amend", which, patient, **change)
    he.tell("record.approve", which, patient, amendment=amend.hash, approved=True, note="")
    door.world.wait(minutes=60)
    drawn = "application/vnd.lianfang.strokes+json"
    return [("file", he, patient, photo, "image/jpeg"), ("file", he, patient, name, drawn)]


@pytest.fixture
def day(door: Door) -> list[Sending]:
    """Three visits and an attempt, sent days later: the first two show one picture and one hand, and why the
    attempt was late is said twice.
    """
    other, third = (a_patient(door.cast, name, HOME).id for name in ("程一帆", "孟云舒"))
    jobs.commit()
    he, shen, tang = (door.hand(login) for login in ("he.xiaoman", "shen.zhixia", "tang.he"))
    files = visit(door, he, shen, door.patient, 3)
    files += visit(door, he, shen, other, 3, adherence="INTERMITTENT")
    files += visit(door, he, shen, third, 8)
    alone = uuid7()
    tang.open(alone, third)
    door.world.wait(minutes=5)
    record = tang.attempt(alone, third, "NOBODY").hash
    door.world.wait(minutes=4 * 24 * 60)
    for reason in ("PHOTOS", "PHONE"):
        tang.tell("record.late", alone, third, record=record, reason=reason, note="")
        door.world.wait(minutes=5)
    said = [("statement", phone, one) for phone in (he, shen, tang) for one in phone.statements]
    return [*files, *said]


def luck(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311  luck, no secret


def deliver(sending: Sending) -> None:
    kind, phone, *what = sending
    if kind == "statement":
        [result] = phone.post([what[0].to_json()])["results"]
        assert result["status"] == "received", result
    else:
        patient, data, media_type = what
        address = f"/api/evidence/{sha256(data)}?patient={patient}"
        phone.web.call("PUT", address, data=data, content_type=media_type)


def live(day: list[Sending], chance: random.Random) -> anew.Postponed:
    """Everything arrives in some order, a third of it twice, while jobs are done when they are done."""
    order = [*day, *chance.sample(day, len(day) // 3)]
    chance.shuffle(order)
    with anew.Postponed(chance) as heap:
        for sending in order:
            deliver(sending)
            if chance.random() < 0.3:
                heap.do(chance.random())
        heap.do()
        rounds.sweep()
        jobs.commit()
        heap.do()
    return heap


def test_in_any_order_and_twice_the_server_says_the_same(door: Door, day: list[Sending]) -> None:
    morning = anew.snapshot()
    live(day, luck(0))
    wanted = anew.state()
    assert sum("verdict" in what for what in wanted) == 4
    [*_, last] = [one for kind, _, one, *_ in day if kind == "statement"]
    assert sum(last.hash in str(said) for what, said in wanted.items() if "time.late" in what) == 1
    for seed in range(1, ORDERS):
        anew.put_back(morning)
        live(day, luck(seed))
        found = anew.state()
        differs = {what: (one, found[what]) for what, one in wanted.items() if found[what] != one}
        assert differs == {}, f"order {seed}"
        assert list(check_projections(Tally())) == []
    lines: list[str] = []
    assert everything(lines.append, lambda _: None), lines


def verdicts() -> dict[str, Any]:
    """What the checks say of every visit."""
    return {what: said for what, said in anew.state().items() if "verdict" in what}


def test_asks_that_a_later_judgement_answers_may_be_left_out(
    door: Door, day: list[Sending], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "CLOCKS_MS", 0)
    answered: list[bool] = []
    real = judging.judged_since
    monkeypatch.setattr(judging, "judged_since", lambda *of: answered.append(real(*of)) or answered[-1])
    morning, ticks = anew.snapshot(), count()
    live(day, luck(0))
    wanted = verdicts()
    assert not any(answered), "the clock stood still"
    for seed in range(1, 10):
        anew.put_back(morning)
        with clock.reading(lambda: door.world.now + next(ticks)):
            live(day, luck(seed))
        assert verdicts() == wanted, f"order {seed}"
    assert sum(answered) > 100


def test_what_the_checks_said_on_the_way_stays(door: Door, day: list[Sending]) -> None:
    heap = live(day, luck(99))
    assert heap.done["assess"] > len(heap.done)

    def kept() -> list[tuple[Any, ...]]:
        db.session.rollback()
        rows = db.session.scalars(select(Assessment).order_by(Assessment.id)).all()
        return [(one.id, one.visit_id, one.at, one.digest, one.findings) for one in rows]

    before = kept()
    assert len(before) > 4  # some were said with half of it missing
    for visit in {one[1] for one in before}:
        for again in (True, False):
            rounds.assess(visit, again)
            jobs.commit()
    rounds.sweep()
    jobs.commit()
    assert kept() == before
