"""Reading XML that a stranger wrote: in pieces, without a document type, without entities."""

from __future__ import annotations

import zipfile
import zlib
from typing import IO, TYPE_CHECKING, Any, Final
from xml.parsers import expat

from backend.importing.refusals import Damaged, UnsafeXml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Start = Callable[[str, dict[str, str]], None]
    End = Callable[[str], None]
    Text = Callable[[str], None]

PIECE: Final = 64 * 1024


def walk(source: IO[bytes], start: Start, end: End | None = None, text: Text | None = None) -> Iterator[int]:
    """Read through; the handlers hear local names. Yields after each piece how many bytes that was.

    Raises:
        UnsafeXml: a document type, which is how entities that swell or fetch would come in.
        Damaged: not well-formed, or shorter than it says.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.StartElementHandler = lambda name, attributes: start(local(name), attributes)
    if end:
        parser.EndElementHandler = lambda name: end(local(name))
    if text:
        parser.CharacterDataHandler = text
    try:
        while piece := source.read(PIECE):
            parser.Parse(piece)
            yield len(piece)
        parser.Parse(b"", True)
    except (expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError, ValueError) as wrong:
        raise Damaged from wrong


def through(source: IO[bytes], start: Start, end: End | None = None, text: Text | None = None) -> None:
    """`walk` to the end."""
    for _ in walk(source, start, end, text):
        pass


def local(name: str) -> str:
    """The name without its prefix; some programs write `x:row`."""
    return name if ":" not in name else name.rpartition(":")[2]


def truth(value: str | None) -> bool:
    """What XML calls true."""
    return value in ("1", "true")


def _refuse(*_: Any) -> None:
    raise UnsafeXml
