"""What to call a person at the door: by given name, as a neighbour would. Pure."""

from __future__ import annotations

from typing import Final

_TWO_CHARACTER_SURNAMES: Final = (
    "欧阳司马上官诸葛夏侯皇甫尉迟公孙慕容令狐长孙宇文司徒司空东方南宫西门独孤端木轩辕百里呼延"
    "东郭闻人澹台公冶太叔申屠钟离万俟鲜于闾丘赫连淳于单于濮阳"
)
_DOUBLE: Final = {_TWO_CHARACTER_SURNAMES[at : at + 2] for at in range(0, len(_TWO_CHARACTER_SURNAMES), 2)}
_DOTS: Final = "·•・‧"


def first_name(name: str) -> str:
    """The given name: 何小满 → 小满, 欧阳若溪 → 若溪, 阿依古丽·买买提 → 阿依古丽, Anna Berg → Anna."""
    name = " ".join(name.split())
    for dot in _DOTS:
        name = name.replace(dot, " ")
    if " " in name:  # names with several words put the given name first
        return name.split()[0]
    surname = 2 if name[:2] in _DOUBLE and len(name) > 2 else 1
    return name[surname:] or name
