"""Reads a policy document one value at a time, so that a refusal can name the very place. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

E = TypeVar("E", bound=Enum)


class PolicyError(ValueError):
    """The policy cannot be used: `where` in the document, and why in both languages."""

    def __init__(self, where: str, en: str, zh: str) -> None:
        super().__init__(f"{where}: {en}")
        self.where, self.en, self.zh = where, en, zh


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the document and its place, such as `body.rules[2].grade`."""

    value: object
    where: str

    def wrong(self, en: str, zh: str) -> PolicyError:
        """The complaint about this place, to be raised."""
        return PolicyError(self.where, en, zh)

    def __getitem__(self, name: str) -> Node:
        return Node(self._object().get(name), f"{self.where}.{name}")

    @property
    def given(self) -> bool:
        """Whether there is anything here."""
        return self.value is not None

    def only(self, *names: str) -> Node:
        """Itself, an object that has none but these members: a misspelt one would silently not hold."""
        if unknown := sorted(set(self._object()) - set(names)):
            raise self.wrong(f"unknown key {unknown[0]}", f"不认识的项 {unknown[0]}")
        return self

    def members(self) -> list[tuple[str, Node]]:
        """The members of an object."""
        return [(name, self[name]) for name in self._object()]

    def each(self) -> list[Node]:
        """The items of a list; nothing here counts as an empty one."""
        if self.value is None:
            return []
        if not isinstance(self.value, list | tuple):
            raise self.wrong("not a list", "不是列表")
        return [Node(item, f"{self.where}[{place}]") for place, item in enumerate(self.value)]

    def whole(self, low: int = 0, high: int = 10_000) -> int:
        """A whole number within bounds."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise self.wrong("missing or not a whole number", "缺少，或不是整数")
        if not low <= self.value <= high:
            raise self.wrong(f"must lie between {low} and {high}", f"应在 {low} 到 {high} 之间")
        return self.value

    def flag(self) -> bool:
        """True or false."""
        if not isinstance(self.value, bool):
            raise self.wrong("missing or neither true nor false", "缺少，或不是 true/false")
        return self.value

    def text(self, most: int = 200) -> str:
        """Text that says something."""
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.wrong("missing or not text", "缺少，或不是文字")
        if len(self.value) > most:
            raise self.wrong(f"longer than {most} characters", f"超过 {most} 个字")
        return self.value

    def text_or_none(self, most: int = 200) -> str | None:
        return self.text(most) if self.given else None

    def day(self) -> date:
        """A date as YYYY-MM-DD."""
        try:
            return date.fromisoformat(str(self.value))
        except ValueError:
            raise self.wrong("missing or not a date", "缺少，或不是日期") from None

    def day_or_none(self) -> date | None:
        return self.day() if self.given else None

    def one_of(self, kind: type[E]) -> E:
        """A member of a code list."""
        try:
            return kind(self.value)
        except ValueError:
            raise self.wrong(f"{self.value!r} is not a known value", f"{self.value!r} 不是已知的值") from None

    def several(self, kind: type[E]) -> list[E]:
        """A list of members of a code list."""
        return [item.one_of(kind) for item in self.each()]

    def _object(self) -> Mapping[str, object]:
        if not isinstance(self.value, dict):
            raise self.wrong("missing or not an object", "缺少，或不是对象")
        return self.value
