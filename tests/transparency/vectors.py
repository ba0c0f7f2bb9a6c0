"""Reads the vectors that Vitest reads too."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "vectors"


def load(name: str) -> dict[str, Any]:
    vectors: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return vectors


def error_of(action: Any, *arguments: Any) -> str | None:
    """Code of the FormatError that `action` raises; None if it raises none."""
    from backend.transparency.encoding import FormatError

    try:
        action(*arguments)
    except FormatError as error:
        return error.code
    return None
