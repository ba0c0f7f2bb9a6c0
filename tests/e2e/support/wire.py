"""The mobile network between phone and server: it can be gone, lose an answer, or break off half-way."""

from __future__ import annotations

import re
import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field

from tests.e2e.support.server import free_port

CHUNK = 65_536
METHODS = (b"GET /", b"POST /", b"PUT /", b"DELETE /", b"PATCH /")
LENGTH = re.compile(rb"^content-length: *(\d+)", re.IGNORECASE | re.MULTILINE)


@dataclass
class Mishap:
    """Something that befalls the next request whose first line begins with `request`, then no other."""

    request: bytes
    after: int | None
    """Bytes of the request that still get through; None: all of it, but nothing of the answer."""
    late: float | None = None
    """Seconds by which the answer comes late, if it is not lost."""
    happened: threading.Event = field(default_factory=threading.Event)

    def befalls(self, head: bytes) -> bool:
        """A request that would be over before it broke off is left alone."""
        length = LENGTH.search(head)
        long_enough = self.after is None or (length is not None and int(length[1]) > self.after)
        return head.startswith(self.request) and long_enough


class Wire:
    """Carries bytes from a port that stays the same (the phone's origin) to whichever server is there."""

    def __init__(self, port: int | None = None) -> None:
        self.port = port or free_port()
        self.url = f"http://localhost:{self.port}"
        self.to = 0
        self.heads: list[str] = []
        """First line and headers of every request so far."""
        self._gone = False
        self._mishaps: list[Mishap] = []
        self._lines: set[_Line] = set()
        self._door = socket.create_server(("127.0.0.1", self.port), backlog=64)
        threading.Thread(target=self._answer_the_door, daemon=True).start()

    def gone(self, gone: bool) -> None:
        """No signal: lines break, and new ones come to nothing."""
        self._gone = gone
        if gone:
            for line in list(self._lines):
                line.cut()

    def recover(self) -> None:
        """As in the morning: sound, nothing heard yet."""
        self.gone(gone=False)
        self.heads.clear()
        self._mishaps.clear()

    def lose_answer(self, request: str) -> threading.Event:
        """The server gets the next `request` whole and answers; the answer never arrives."""
        return self._expect(Mishap(request.encode(), None))

    def answer_late(self, request: str, seconds: float) -> threading.Event:
        """The answer to the next `request` takes so much longer."""
        return self._expect(Mishap(request.encode(), None, seconds))

    def break_off(self, request: str, after: int) -> threading.Event:
        """The next `request` breaks off after so many bytes."""
        return self._expect(Mishap(request.encode(), after))

    def close(self) -> None:
        self.gone(gone=True)
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()

    def _expect(self, mishap: Mishap) -> threading.Event:
        self._mishaps.append(mishap)
        return mishap.happened

    def _answer_the_door(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._door.accept()
                if self._gone:
                    near.close()
                else:
                    threading.Thread(target=self._connect, args=(near,), daemon=True).start()

    def _connect(self, near: socket.socket) -> None:
        try:
            far = socket.create_connection(("127.0.0.1", self.to))
        except OSError:
            near.close()
            return
        line = _Line(near, far, self)
        self._lines.add(line)
        line.carry()
        self._lines.discard(line)

    def begins(self, head: bytes) -> Mishap | None:
        """A request begins; returns what befalls it."""
        self.heads.append(head.partition(b"\r\n\r\n")[0].decode("latin-1"))
        for mishap in self._mishaps:
            if mishap.befalls(head):
                self._mishaps.remove(mishap)
                return mishap
        return None


class _Line:
    """One connection. A request is taken to begin with a chunk of its own, as browsers send them."""

    def __init__(self, near: socket.socket, far: socket.socket, wire: Wire) -> None:
        self._near, self._far, self._wire = near, far, wire
        self._mishap: Mishap | None = None
        self._passed = 0

    def carry(self) -> None:
        """Both ways, until either end or a mishap closes the line."""
        back = threading.Thread(target=self._carry_back, daemon=True)
        back.start()
        with suppress(OSError):
            while chunk := self._near.recv(CHUNK):
                self._carry_there(chunk)
        self.cut()
        back.join()
        self._near.close()
        self._far.close()

    def cut(self) -> None:
        for end in (self._near, self._far):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _carry_there(self, chunk: bytes) -> None:
        if self._mishap is None and chunk.startswith(METHODS):
            self._mishap = self._wire.begins(chunk)
        limit = self._mishap.after if self._mishap else None
        if self._mishap is None or limit is None:
            self._far.sendall(chunk)
            return
        self._far.sendall(chunk[: max(0, limit - self._passed)])
        self._passed += len(chunk)
        if self._passed >= limit:
            self._end_badly(self._mishap)

    def _carry_back(self) -> None:
        with suppress(OSError):
            while chunk := self._far.recv(CHUNK):
                if self._mishap and self._mishap.late is not None:
                    time.sleep(self._mishap.late)
                    self._mishap.happened.set()
                    self._mishap = None
                elif self._mishap and self._mishap.after is None:
                    self._end_badly(self._mishap)
                    return
                self._near.sendall(chunk)
        self.cut()

    def _end_badly(self, mishap: Mishap) -> None:
        mishap.happened.set()
        self.cut()
