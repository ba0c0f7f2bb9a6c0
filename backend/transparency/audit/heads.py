"""Reads a list of heads: whole checkpoints, the answer of ``GET /api/log/heads``, or what fits on paper.

On paper a head is one line, its size and its root in base64, without signatures. Lines with # are remarks.
"""

import json
import re
from dataclasses import dataclass

from backend.transparency import checkpoint
from backend.transparency.checkpoint import HASH_BYTES
from backend.transparency.encoding import FormatError, unb64
from backend.transparency.note import Note

_PAPER = re.compile(r"([1-9][0-9]{0,18})\s+(\S+)")
_NOTE = re.compile(r"[^\n—#]+\n[0-9]+\n\S+\n\n(?:— \S+ \S+\n)+")


@dataclass(frozen=True)
class Written:
    """A head somebody wrote down; `where` is its place in the list, `note` its signatures if it has any."""

    where: str
    size: int
    root: bytes
    origin: str | None = None
    note: Note | None = None


def read(text: str) -> list[Written]:
    """The heads, smallest first; raises `FormatError` (`heads.*`, `checkpoint.*`) for what is no head."""
    found = _from_answer(text) if text.lstrip().startswith("{") else _from_lines(text)
    if not found:
        raise FormatError("heads.none", "at least one head")
    return sorted(found, key=lambda head: head.size)


def signed(where: str, text: str) -> Written:
    """A head from its checkpoint."""
    head, note = checkpoint.read(text)
    return Written(where, head.size, head.root, head.origin, note)


def _from_answer(text: str) -> list[Written]:
    try:
        answered = [(str(one["day"]), str(one["checkpoint"])) for one in json.loads(text)["heads"]]
    except (ValueError, KeyError, TypeError) as error:
        raise FormatError("heads.shape", "the answer of GET /api/log/heads") from error
    return [signed(f"head of {day}", note) for day, note in answered]


def _from_lines(text: str) -> list[Written]:
    lines = f"{text}\n".replace("\r\n", "\n")
    found = [signed(_place(lines, match.start()), match.group()) for match in _NOTE.finditer(lines)]
    rest = _NOTE.sub(lambda match: "\n" * match.group().count("\n"), lines)
    for number, line in enumerate(rest.split("\n"), 1):
        said = line.partition("#")[0].strip()
        if not said:
            continue
        paper = _PAPER.fullmatch(said)
        if paper is None:
            raise FormatError("heads.line", f"a checkpoint, or size and root, in line {number}")
        root = unb64(paper[2], "heads.root", HASH_BYTES)
        found.append(Written(f"head in line {number}", int(paper[1]), root))
    return found


def _place(text: str, start: int) -> str:
    return f"head in line {text.count(chr(10), 0, start) + 1}"
