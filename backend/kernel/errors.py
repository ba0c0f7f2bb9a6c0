"""What the server says when it will not do something: one stable code, what happened, what to do."""

from __future__ import annotations

from typing import Any, ClassVar, NamedTuple

CATALOGUE: dict[str, type[Refusal]] = {}
"""Every refusal of the product by code; `docs/refusals.md` is made from it."""


class Words(NamedTuple):
    """One sentence in both languages; `{names}` are filled from the refusal's details."""

    zh: str
    en: str

    def filled(self, details: dict[str, Any]) -> dict[str, str]:
        return {"zh": self.zh.format_map(details), "en": self.en.format_map(details)}


class Refusal(Exception):
    """Base of all refusals: subclass it, name the four attributes, raise it with its details.

    Raising one rolls back the request's transaction, unless `keeps` says that what was already
    written (a failed sign-in, for example) must stay.
    """

    status: ClassVar[int] = 400
    code: ClassVar[str]
    message: ClassVar[Words]
    help: ClassVar[Words]
    keeps: ClassVar[bool] = False

    def __init__(self, **details: Any) -> None:
        super().__init__(self.code)
        self.details = details

    def __init_subclass__(cls) -> None:
        if CATALOGUE.setdefault(cls.code, cls) is not cls:
            raise TypeError(f"two refusals are called {cls.code}")

    def as_json(self) -> dict[str, Any]:
        """`{code, message: {zh, en}, help: {zh, en}, details}`."""
        return {
            "code": self.code,
            "message": self.message.filled(self.details),
            "help": self.help.filled(self.details),
            "details": self.details,
        }
