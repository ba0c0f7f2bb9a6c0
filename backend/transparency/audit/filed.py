"""A bundle: its newest head, and proofs for the few heads that its receipts stand under."""

from backend.transparency.audit.source import Stamped
from backend.transparency.bundle import archive, layout
from backend.transparency.bundle.server import proofs_of, read_head
from backend.transparency.encoding import FormatError
from backend.transparency.trust import Trust


class Filed:
    """The log as a bundle file shows it."""

    complete = False

    def __init__(self, data: bytes) -> None:
        self._files, damage = archive.unpack(data)
        if damage or not {layout.SERVER, layout.CHECKPOINT, layout.CONSISTENCY} <= self._files.keys():
            raise FormatError("audit.bundle", "a whole bundle; `lianfang verify` names what is wrong with it")
        self._proofs = proofs_of(self._files[layout.CONSISTENCY])
        self._size = read_head(self._files[layout.CHECKPOINT])[0].size

    @property
    def trust(self) -> Trust:
        return Trust.parse(layout.text(self._files[layout.SERVER], "trust.shape"))

    @property
    def newest(self) -> str:
        return layout.text(self._files[layout.CHECKPOINT], "checkpoint.shape")

    def consistency(self, first: int, second: int) -> list[bytes] | None:
        return self._proofs.get(str(first)) if second == self._size else None

    def stamped(self, size: int) -> Stamped | None:
        if layout.STAMPED not in self._files:
            return None
        head, _ = read_head(self._files[layout.STAMPED])
        if head.size < size:
            return None
        return Stamped(
            layout.text(self._files[layout.STAMPED], "checkpoint.shape"), self._files.get(layout.STAMP, b"")
        )
