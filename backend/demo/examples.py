"""Visits a supervisor will meet: a good, a lonely and a vain one, a move, a borrowed phone, a gap.

Five of one afternoon that nobody made, which the checks put before the supervisor. What a family objects to.
And two visits for later, planned on a phone: one for the day after tomorrow, one that takes more people than
were asked.

They are made of real statements from real keys, sent through the same door as everybody's.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from backend.demo import afternoon, sheets
from backend.demo.stage import BEGAN
from backend.kernel.ids import uuid7

if TYPE_CHECKING:
    from backend.demo.stage import Stage


def tell(stage: Stage) -> None:
    """Play all of them, oldest first."""
    with stage.world.turning():
        for example in (
            *(first_of_all, joint_visit, single_visit, nobody_home, afternoon.five_at_once),
            *(moved_house, borrowed_phone, lost_draft, objected, asked_along, fewer_asked),
        ):
            example(stage)
        stage.work()


def first_of_all(stage: Stage) -> None:
    """The county's first visit, five weeks ago: with it the month began in which findings are collected."""
    stage.at(BEGAN, 8, 40)
    lu, tang = stage.phone("lu.zhixing"), stage.phone("tang.he")
    door = stage.door("白松月", "lu.zhixing", "tang.he")
    lu.contact()
    tang.contact()
    stage.at(BEGAN, 10, 5)
    opener, colleague = stage.visitor("lu.zhixing", door, accuracy_m=16), stage.visitor("tang.he", door)
    opener.open([tang.staff])
    stage.world.wait(seconds=30)
    colleague.join(opener, seconds=17)
    stage.world.wait(minutes=12)
    opener.take_photo("PATH")
    stage.world.wait(minutes=11)
    opener.assess(**sheets.assessment(3, 0, sheets.GREEN))
    record = opener.close(opener.signature_of("PATIENT", "白松月"), **sheets.seen(learning="GOOD"))
    stage.world.wait(minutes=1)
    colleague.leave(record)
    stage.at(BEGAN, 12, 30)
    lu.sync()
    tang.sync()


def joint_visit(stage: Stage) -> None:
    """Two colleagues of two organisations, a recheck, photos, and the person's own signature."""
    stage.at(3, 8, 10)
    shen, he = stage.phone("shen.zhixia"), stage.phone("he.xiaoman", fast=14 * 60_000)
    door = stage.door("柳青禾", "shen.zhixia", "he.xiaoman")
    shen.contact()
    he.contact()
    stage.at(3, 9, 40)
    opener, colleague = stage.visitor("shen.zhixia", door), stage.visitor("he.xiaoman", door, accuracy_m=18)
    opener.open([he.staff])
    stage.world.wait(seconds=20)
    colleague.join(opener)
    stage.world.wait(minutes=4)
    opener.take_photo("DOORPLATE")
    stage.world.wait(minutes=11)
    colleague.recheck(opener)
    stage.world.wait(minutes=8)
    colleague.take_photo("PATH")
    opener.take_photo("MEDICINE")
    signed = opener.signature_of("PATIENT", "柳青禾")
    opener.assess(**sheets.assessment(3, 0, sheets.GREEN))
    record = opener.close(signed, note="在院子里聊了一会儿，精神不错。", **sheets.seen())
    stage.world.wait(minutes=1)
    colleague.leave(record)
    stage.at(3, 12, 5)
    shen.sync()
    he.sync()


def single_visit(stage: Stage) -> None:
    """One person alone: the facts are kept, it is not a joint visit."""
    stage.at(2, 8, 20)
    he = stage.phone("he.xiaoman")
    door = stage.door("程一帆", "he.xiaoman", "shen.zhixia")
    he.contact()
    stage.at(2, 10, 15)
    alone = stage.visitor("he.xiaoman", door, accuracy_m=25)
    alone.open([stage.phone("shen.zhixia").staff])
    stage.world.wait(minutes=12)
    alone.take_photo("PATH")
    absent = {"member": stage.phone("shen.zhixia").staff, "reason": "DUTY", "note": ""}
    danger = {"level": None, "target": None, "not_assessed": "医生未到场，未作评估"}
    family = alone.signature_of("FAMILY", "程秋", "母亲")
    met = {"outcome": "SEEN_PARTIAL", "seen": ["PATIENT", "FAMILY"], "danger": danger}
    alone.close(family, entry="DOORSTEP", place=11, absent=[absent], **met, **sheets.seen(social="FAIR"))
    stage.at(2, 11, 30)
    he.sync()


def nobody_home(stage: Stage) -> None:
    """Nobody answered the door: as honest as any other visit."""
    stage.at(2, 13, 30)
    tang, mo = stage.phone("tang.he"), stage.phone("mo.qing")
    door = stage.door("孟云舒", "tang.he", "mo.qing")
    tang.contact()
    mo.contact()
    stage.at(2, 15, 10)
    opener, colleague = stage.visitor("tang.he", door), stage.visitor("mo.qing", door)
    opener.open([mo.staff])
    stage.world.wait(seconds=15)
    colleague.join(opener)
    stage.world.wait(minutes=6)
    opener.take_photo("DOORPLATE")
    left = sheets.form("attempt", sheets.NOBODY)
    colleague.leave(opener.attempt("NOBODY", note="邻居说下周才回来。", form=left))
    stage.at(2, 17, 0)
    tang.sync()
    mo.sync()


def moved_house(stage: Stage) -> None:
    """They met at a door far from the recorded home: somebody has yet to say that the person moved."""
    stage.at(1, 7, 50)
    shen, mo = stage.phone("shen.zhixia"), stage.phone("mo.qing")
    door = stage.door("邵明溪", "shen.zhixia", "mo.qing")
    shen.contact()
    mo.contact()
    stage.at(1, 8, 2)
    opener = stage.visitor("shen.zhixia", door, metres_off=640)
    colleague = stage.visitor("mo.qing", door, metres_off=648)
    opener.open([mo.staff])
    stage.world.wait(seconds=18)
    colleague.join(opener)
    stage.world.wait(minutes=8)
    colleague.recheck(opener)
    stage.world.wait(minutes=9)
    opener.take_photo("DOORPLATE")
    record = opener.close(opener.signature_of("PATIENT", "邵明溪"), note="上个月搬到了坡上的新房。")
    stage.world.wait(minutes=1)
    colleague.leave(record)
    stage.at(1, 8, 40)
    shen.sync()
    mo.sync()


def borrowed_phone(stage: Stage) -> None:
    """A colleague whose battery was empty signs on the other's phone, and has 48 hours to say so themself."""
    stage.at(1, 8, 55)
    shen, ge = stage.phone("shen.zhixia"), stage.phone("ge.ping")
    door = stage.door("苏念北", "shen.zhixia", "ge.ping")
    shen.contact()
    stage.at(1, 9, 30)
    opener = stage.visitor("shen.zhixia", door)
    opener.open([ge.staff])
    stage.world.wait(minutes=1)
    opener.lend(ge.owner, "BATTERY")
    stage.world.wait(minutes=17)
    opener.take_photo("TEAM")
    found = {"sleep": "FAIR", "social": "POOR", "adherence": "INTERMITTENT"}
    opener.assess(**sheets.assessment(2, 1, sheets.ORANGE, **found))
    told = {"level": 1, "target": None, "not_assessed": None}
    opener.close(opener.signature_of("PATIENT", "苏念北"), danger=told, **sheets.seen(social="POOR"))
    stage.at(1, 11, 45)
    shen.sync()


def lost_draft(stage: Stage) -> None:
    """One link of a phone's chain never arrives; what follows shows the gap, and nobody is accused."""
    stage.at(1, 13, 40)
    luo, he = stage.phone("luo.yuan", fast=-40_000), stage.phone("he.xiaoman")
    door = stage.door("林栖梧", "he.xiaoman", "luo.yuan")
    he.contact()
    luo.contact()
    stage.at(1, 14, 20)
    opener, colleague = stage.visitor("he.xiaoman", door), stage.visitor("luo.yuan", door, accuracy_m=40)
    luo.statements.remove(stage.visitor("luo.yuan", door).discard())
    opener.open([luo.staff])
    stage.world.wait(seconds=25)
    colleague.join(opener, seconds=22)
    stage.world.wait(minutes=19)
    opener.take_photo("DOORPLATE")
    record = opener.close(opener.signature_of("PATIENT", "林栖梧"), entry="DOORSTEP", place=11)
    stage.world.wait(minutes=1)
    colleague.leave(record)
    stage.at(1, 16, 10)
    he.sync()
    luo.sync()


def objected(stage: Stage) -> None:
    """Somebody's family finds that people come too often: passed on from a phone, and a doctor has a task."""
    stage.at(1, 16, 30)
    tang = stage.phone("tang.he")
    tang.contact()
    about = {"visit": str(uuid7()), "patient": stage.somebody("白松月")}
    said = {"said_by": "GUARDIAN", "wish": "OBJECT", "on": (stage.today - timedelta(days=1)).isoformat()}
    tang.say("colour.object", {**about, **said, "words": "来的人多，邻居都看见了，能不能少来一个。"})
    tang.sync()


def asked_along(stage: Stage) -> None:
    """A visit for later: one colleague comes, one has not said, one cannot, and nobody minds."""
    stage.at(1, 17, 0)
    shen, tang, luo, mo = (stage.phone(login) for login in ("shen.zhixia", "tang.he", "luo.yuan", "mo.qing"))
    about = {"visit": str(uuid7()), "patient": stage.somebody("魏长青")}
    day = (stage.today + timedelta(days=2)).isoformat()
    asked = [one.staff for one in (shen, tang, luo)]
    cannot = {"member": mo.staff, "reason": "DUTY", "note": ""}
    shen.contact()
    plan = {"planned_on": day, "expected": asked, "purpose": "FOLLOW_UP", "note": "", "absent": [cannot]}
    shen.say("visit.plan", {**about, **plan})
    shen.sync()
    stage.world.wait(minutes=40)
    tang.contact()
    tang.say("visit.answer", {**about, "answer": "YES", "reason": None, "note": "", "planned_on": day})
    tang.sync()


def fewer_asked(stage: Stage) -> None:
    """The rule wants more than were asked: who plans sees it, and a reason in one tap lets fewer go."""
    stage.at(1, 18, 0)
    shen, ge = stage.phone("shen.zhixia"), stage.phone("ge.ping")
    about = {"visit": str(uuid7()), "patient": stage.somebody("苏念北")}
    day = (stage.today + timedelta(days=12)).isoformat()
    plan = {"planned_on": day, "expected": [shen.staff, ge.staff], "purpose": "FOLLOW_UP", "note": ""}
    shen.contact()
    shen.say("visit.plan", {**about, **plan, "absent": []})
    shen.sync()
