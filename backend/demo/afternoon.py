"""Five visits of one afternoon that nobody made: both phones in one hand, one wall, one signature (SC-17).

The statements are real, and come through the same door as everybody's: what is wrong with them, the checks
have to find out by themselves.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageOps

from backend.demo import sheets
from backend.demo.senses import SIZE

if TYPE_CHECKING:
    from backend.demo.stage import Stage

NAMES: Final = ("卓远山", "尹溪亭", "燕归云", "洛听泉", "沐星遥")
FROM: Final = (2, 17, 10)


def five_at_once(stage: Stage) -> None:
    """Two phones go from door to door, kilometres apart, within half an hour; only their places do."""
    lu, mo = stage.phone("lu.zhixing"), stage.phone("mo.qing")
    doors = [stage.door(name, "lu.zhixing", "mo.qing") for name in NAMES]
    stage.at(*FROM)
    lu.contact()
    mo.contact()
    wall = drawn = b""
    for number, door in enumerate(doors):
        opener, colleague = stage.visitor("lu.zhixing", door), stage.visitor("mo.qing", door, metres_off=9)
        wall = wall or opener.senses.photo("DOORPLATE")
        drawn = drawn or opener.senses.strokes("家人")
        opener.open([mo.staff])
        stage.world.wait(seconds=4)
        colleague.join(opener, seconds=9)
        stage.world.wait(minutes=6)
        opener.take_photo("DOORPLATE", again(wall, number))
        opener.assess(**sheets.assessment(3, 0, sheets.GREEN))
        family = opener.signature_of("FAMILY", "家人", "母亲", drawn)
        record = opener.close(family, note="情况稳定，无异常。", seen=["PATIENT", "FAMILY"], **sheets.seen())
        colleague.leave(record)
    lu.sync()
    mo.sync()
    stage.at(1, 7, 20)
    last = {"visit": doors[-2].visit, "patient": doors[-2].patient}
    words = "那天下午雨大，是在卫生院照着上个月的纸质表集中补录的，没有都走到。"
    lu.say("review.reply", {**last, "text": words, "photos": [], "colleague": mo.staff, "appeal": False})
    lu.sync()
    hers = "我的手机那天借给了同事，我在卫生院。"
    mo.say("review.reply", {**last, "text": hers, "photos": [], "colleague": None, "appeal": False})
    mo.sync()


def again(picture: bytes, number: int) -> bytes:
    """The same picture once more, as a chat hands it on; the last one with its edges cut off."""
    seen: Image.Image = Image.open(io.BytesIO(picture))
    width, height = seen.size
    if number == len(NAMES) - 1:
        seen = ImageOps.crop(seen, (width // 20, height // 20)).resize(SIZE)
    out = io.BytesIO()
    seen.save(out, "JPEG", quality=90 - 4 * number)
    return out.getvalue()
