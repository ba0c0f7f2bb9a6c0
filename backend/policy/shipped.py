"""The policies that come with the product, read once from their files."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from backend.policy import documents
from backend.policy.documents import Document, Kind
from backend.policy.reading import Node

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backend.policy.team import TeamPolicy

NATIONAL: Final = "NATIONAL"
PROFILES: Final = (NATIONAL, "NANJING", "WANZHOU", "XINGGUO", "ZIYANG", "XIANNING")


@dataclass(frozen=True)
class Rulebook:
    """One document of every kind: what is in force somewhere on a day."""

    documents: Mapping[Kind, Document]

    def __getitem__(self, kind: Kind) -> Document:
        return self.documents[kind]


@cache
def rulebook(name: str = NATIONAL) -> Rulebook:
    """A shipped profile, or one in a file of the deployment's own when `name` is a path.

    Raises:
        PolicyError: it, or a document of it, cannot be used.
        OSError: there is no such file.
    """
    whole = Node(_file(name), "profile").only("profile", "extends", "documents")
    whole["profile"].text(16)
    base = whole["extends"].text_or_none()
    found = dict(rulebook(base).documents) if base else {}
    for item in whole["documents"].each():
        document = documents.parse(item.value)
        found[document.kind] = document
    if lacking := next((kind for kind in Kind if kind not in found), None):
        raise whole["documents"].wrong(f"{lacking} is missing", f"缺少 {lacking}")
    return Rulebook(found)


@cache
def as_written(name: str, kind: Kind) -> dict[str, Any]:
    """A document of a shipped profile, as its file has it: the start of a county's own."""
    listed = _file(name)["documents"]
    return next(dict(item) for item in listed if item["kind"] == kind)


def team_policy() -> TeamPolicy:
    """The default team policy."""
    policy: TeamPolicy = rulebook()[Kind.TEAM].body
    return policy


def _file(name: str) -> Any:
    if name in PROFILES:
        text = resources.files("backend.policy.profiles").joinpath(f"{name}.json").read_text(encoding="utf-8")
    else:
        text = Path(name).read_text(encoding="utf-8")
    return json.loads(text)
