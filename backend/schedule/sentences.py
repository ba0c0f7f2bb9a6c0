"""Why a task is due on its day, in one sentence a person would say. Pure.

Who may not read clinical facts gets the same day with a sentence that names none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from backend.kernel.errors import Words

if TYPE_CHECKING:
    from datetime import date

    from backend.schedule.due import Due
    from backend.schedule.table import Match

_ZH_SEEN, _EN_SEEN = "上次{base_zh}见到：{span_zh}", "last seen {base_en}: {span_en}"

SAYS: Final[dict[str, Words]] = {
    "D0": Words("{base_zh}起失去联系，请查找", "out of contact since {base_en}: search"),
    "D1": Words(
        "{base_zh}同意或建档：规定的工作日内首次随访",
        "began {base_en}: first follow-up within the working days set",
    ),
    "D2": Words(
        "{base_zh}出院：按工作日首次随访", "discharged {base_en}: follow-up within the working days set"
    ),
    "R1": Words("{base_zh}解除羁押：尽快随访", "released {base_en}: follow up soon"),
    "R2": Words("{base_zh}重新联系上：尽快随访", "found again {base_en}: follow up soon"),
    "R3": Words(
        "{base_zh}本人或监护人对服务安排提出异议：规定的工作日内重新评估",
        "objected to on {base_en}: to be assessed anew within the working days set",
    ),
    "R4": Words(
        "{base_zh}起已有答复，请告知本人或监护人并说明理由",
        "an answer stands since {base_en}: tell the person or their guardian, and say why",
    ),
    "D3": Words(f"稳定，{_ZH_SEEN}", f"stable, {_EN_SEEN}"),
    "D4": Words(f"基本稳定，{_ZH_SEEN}", f"basically stable, {_EN_SEEN}"),
    "D5a": Words(f"连续两次基本稳定，{_ZH_SEEN}", f"basically stable twice in a row, {_EN_SEEN}"),
    "D5b": Words(
        f"连续两次基本稳定，{_ZH_SEEN}，并请精神科医师指导",
        f"basically stable twice in a row, {_EN_SEEN}, with a psychiatrist's guidance",
    ),
    "D6": Words(f"由基本稳定转为稳定，{_ZH_SEEN}", f"stable after basically stable, {_EN_SEEN}"),
    "D7": Words(f"不稳定，{_ZH_SEEN}，当天转诊", f"unstable, {_EN_SEEN}, referral the same day"),
    "D8": Words("连续两次不稳定，转诊尚无结果", "unstable twice in a row, and the referral is still missing"),
    "D9": Words(
        f"危险性评估三级以上，按不稳定随访，{_ZH_SEEN}",
        f"danger level 3 or more counts as unstable, {_EN_SEEN}",
    ),
    "D10": Words("{note_zh}期间提前走访", "sooner, because of {note_en}"),
    "D11": Words("按分级提前走访", "sooner, by service level"),
    "D12": Words(
        "{base_zh}起不在家：{span_zh}核实状况", "not at home since {base_en}: check after {span_en}"
    ),
    "D14": Words(
        "{base_zh}没有见到：一周内换时间再访", "nobody was met on {base_en}: try another time within a week"
    ),
    "D15": Words("{base_zh}以来：每季度一次关爱走访", "since {base_en}: one caring visit a quarter"),
    "D16": Words("每季度至少一次，上次{base_zh}", "at least once a quarter, last {base_en}"),
    "DX": Words(f"尚无分类，{_ZH_SEEN}", f"no class recorded, {_EN_SEEN}"),
}
PLAIN: Final = Words("按规定走访", "a visit is due")
PLAIN_SEEN: Final = Words(_ZH_SEEN, _EN_SEEN)
CLINICAL: Final = frozenset({"D3", "D4", "D5a", "D5b", "D6", "D7", "D8", "D9", "D11", "DX"})
"""Rules whose sentence tells something of how a person is."""


def sentence(due: Due, *, clinical: bool) -> dict[str, str]:
    """`{zh, en}` for the rule that decided."""
    return said(due.winner, clinical=clinical)


def said(match: Match, *, clinical: bool) -> dict[str, str]:
    """`{zh, en}` for a rule that holds."""
    words = SAYS[match.rule]
    if not clinical and match.rule in CLINICAL:
        words = PLAIN_SEEN if match.span else PLAIN
    return words.filled(_names(match))


def _names(match: Match) -> dict[str, str]:
    span = match.span
    return {
        "base_zh": f"{match.base.month}月{match.base.day}日",
        "base_en": _english(match.base),
        "span_zh": span.zh if span else "",
        "span_en": span.en if span else "",
        "note_zh": match.note[0],
        "note_en": match.note[1],
    }


def _english(day: date) -> str:
    return f"{day.day} {day:%B}"
