"""What a person said about a file: what its codes mean, its datum, and whose own numbers it holds. Pure."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Final

OWN_SYSTEM: Final = "import"


@dataclass(frozen=True)
class Options:
    """`codes`: sheet → column → value in the file → our code, or "" to leave it out."""

    codes: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    datum: str = ""
    system: str = OWN_SYSTEM
    """The system that the own numbers come from; the same name next time finds the same people."""

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        return asdict(self)
