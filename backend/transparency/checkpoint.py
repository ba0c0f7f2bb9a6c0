"""Signed tree heads, in the form any witness can read: C2SP checkpoints, which are signed notes.

https://c2sp.org/tlog-checkpoint
"""

import re
from dataclasses import dataclass

from backend.transparency.encoding import FormatError, b64, unb64
from backend.transparency.note import Note

HASH_BYTES = 32
_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")


@dataclass(frozen=True)
class Checkpoint:
    """The head of the log `origin` at `size` leaves."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The signed text."""
        return f"{self.origin}\n{self.size}\n{b64(self.root)}\n"


def read(text: str) -> tuple[Checkpoint, Note]:
    """The head and its signatures, none checked yet; raises `FormatError` (`checkpoint.*`, `note.*`)."""
    note = Note.parse(text)
    lines = note.text[:-1].split("\n")
    # Extension lines are allowed by the standard, discouraged by it, and never written by us.
    if len(lines) != 3 or not lines[0]:
        raise FormatError("checkpoint.shape", "origin, size and root, each on its line")
    if not _SIZE.fullmatch(lines[1]):
        raise FormatError("checkpoint.size", "a plain decimal number")
    return Checkpoint(lines[0], int(lines[1]), unb64(lines[2], "checkpoint.root", HASH_BYTES)), note
