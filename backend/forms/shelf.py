"""The forms that are shipped, every version that was ever in use. Read once; a wrong one stops the start."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backend.forms.reading import FormWrong, read
from backend.forms.refusals import NoSuchForm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backend.forms.definition import Definition

FOLDER = Path(__file__).parent / "definitions"
Key = tuple[str, int]


@cache
def sources() -> Mapping[Key, dict[str, Any]]:
    """Every file by id and version, as it is served."""
    found = {
        path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))
    }
    for name, source in found.items():
        if name != f"{source['id']}.v{source['version']}.json":
            raise FormWrong(name, "is named otherwise inside")
    return {(source["id"], source["version"]): source for source in found.values()}


@cache
def forms() -> Mapping[Key, Definition]:
    """Every form by id and version."""
    return {key: read(source) for key, source in sources().items()}


def find(form_id: str, version: int) -> Definition | None:
    """That version of a form, or None: it comes from an app newer than this server."""
    return forms().get((form_id, version))


def newest() -> list[dict[str, Any]]:
    """The newest version of every form, as it is served."""
    latest = {form_id: key for key in sorted(sources()) for form_id in key[:1]}
    return [sources()[key] for key in latest.values()]


def source(form_id: str, version: int) -> dict[str, Any]:
    """That version of a form, as it is served; raises NoSuchForm."""
    try:
        return sources()[form_id, version]
    except KeyError:
        raise NoSuchForm from None
