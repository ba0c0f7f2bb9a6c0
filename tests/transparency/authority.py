"""A time-stamping authority on this machine: OpenSSL's, which can be told to misbehave."""

from __future__ import annotations

import subprocess
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SETTINGS = """
[tsa]
default_tsa = one
[one]
serial = ./serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
[root]
basicConstraints = critical, CA:true
[signer]
extendedKeyUsage = critical, timeStamping
[req]
distinguished_name = name
[name]
"""


@dataclass
class Authority:
    """`mood` is "willing", "down" (an error page) or "rude" (something that is no response)."""

    folder: Path
    url: str = ""
    mood: str = "willing"
    asked: list[bytes] = field(default_factory=list)

    @property
    def roots(self) -> Path:
        """Its root certificate."""
        return self.folder / "root.pem"

    def stamp(self, question: bytes) -> bytes:
        """The response to a request."""
        (self.folder / "q.tsq").write_bytes(question)
        self.openssl("ts -reply -config tsa.cnf -queryfile q.tsq -inkey tsa.key -signer tsa.pem -out r")
        return (self.folder / "r").read_bytes()

    def openssl(self, arguments: str) -> None:
        subprocess.run(["openssl", *arguments.split()], cwd=self.folder, check=True, capture_output=True)


def found(folder: Path) -> Authority:
    """A new authority with keys of its own."""
    folder.mkdir()
    (folder / "tsa.cnf").write_text(SETTINGS, encoding="ascii")
    (folder / "serial").write_text("01", encoding="ascii")
    made = Authority(folder)
    key = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -config tsa.cnf"
    made.openssl(f"req -x509 {key} -keyout root.key -out root.pem -subj /CN=Root -days 3650 -extensions root")
    made.openssl(f"req {key} -keyout tsa.key -out tsa.csr -subj /CN=Clock")
    made.openssl(
        "x509 -req -in tsa.csr -CA root.pem -CAkey root.key -out tsa.pem -days 3650"
        " -extfile tsa.cnf -extensions signer"
    )
    return made


@contextmanager
def serving(authority: Authority) -> Iterator[Authority]:
    """The authority, at `url` inside the block."""

    class Desk(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            authority.asked.append(self.rfile.read(int(self.headers["Content-Length"])))
            if authority.mood == "down":
                self.send_error(503)
                return
            rude = authority.mood == "rude"
            answer = b"<html>closed today</html>" if rude else authority.stamp(authority.asked[-1])
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    authority.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield authority
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
