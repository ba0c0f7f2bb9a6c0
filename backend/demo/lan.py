"""How a real phone on the same network comes in.

Browsers give camera, position and service workers to secure origins only, and no public authority signs for
an address on a local network. So the demo makes its own certificates; a page over plain HTTP at the door
hands the phone the one to install, says how, and leads to the app over HTTPS.
"""

from __future__ import annotations

import io
import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING

import segno

from backend.demo.certificates import Certificates, certificates

if TYPE_CHECKING:
    from pathlib import Path


class NoNetwork(OSError):
    """This machine has no address that a phone could reach."""


@dataclass(frozen=True)
class Invitation:
    """Where a phone comes in (`door`, `home`: URLs), and the certificates it will meet."""

    host: str
    door: str
    home: str
    files: Certificates

    @property
    def door_application(self) -> str:
        """The door, in gunicorn's words."""
        return f"backend.demo.door:create({str(self.files.authority)!r}, {self.home!r})"

    def __str__(self) -> str:
        return "\n".join(
            [
                qr(self.door),
                f"phone: scan this, or open {self.door} in its browser (not in WeChat)",
                "       the page says how to make the phone trust this demo; then all works, also offline",
                f"       certificate's SHA-256: {self.files.fingerprint}",
                f"       afterwards the app is at {self.home}",
            ]
        )


def invite(folder: Path, host: str, door_port: int, home_port: int) -> Invitation:
    """Make the certificates for `host` (an address of this machine; empty: the one on its main network) in
    `folder`, where they are missing.

    Raises:
        NoNetwork: there is no network.
    """
    host = host or address()
    return Invitation(
        host, f"http://{host}:{door_port}", f"https://{host}:{home_port}", certificates(folder, host)
    )


def address() -> str:
    """This machine's address on the network its default route leads to.

    Raises:
        NoNetwork: there is none.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # TEST-NET: a datagram socket sends nothing on connect
        except OSError as none:
            raise NoNetwork("this machine is on no network, so no phone can reach it") from none
        return str(probe.getsockname()[0])


def qr(text: str) -> str:
    """`text` as a QR code a terminal can show."""
    drawing = io.StringIO()
    segno.make(text, error="m").terminal(drawing, compact=True)
    return drawing.getvalue()
