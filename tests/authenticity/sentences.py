"""Every sentence that a check can say, read from its source: no story meets them all."""

from __future__ import annotations

import ast
import inspect
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backend.authenticity.checks import Check


def sentences(check: Check) -> Iterator[str]:
    """Every string of a check's file but what explains it to whoever reads the code."""
    tree = ast.parse(inspect.getsource(check))  # type: ignore[arg-type]
    explained = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    for one in ast.walk(tree):
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in explained:
            yield one.value
