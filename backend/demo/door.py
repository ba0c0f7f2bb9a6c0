"""The one page that phones get over plain HTTP: it hands over the certificate and leads on to HTTPS."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from backend.demo.certificates import der

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

PAGE: Final = Path(__file__).with_name("door.html")
CERTIFICATE: Final = "/lianfang-demo.crt"
CERTIFICATE_TYPE: Final = "application/x-x509-ca-cert"
"""The type by which iOS offers to install a profile; Android saves the file for its settings."""
SAFETY: Final = [
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
]


def create(authority: str, home: str) -> WSGIApplication:
    """A WSGI application that answers with the page and with the certificate in the file `authority`, and
    with nothing else. `home` is the URL the page leads to.
    """
    page = PAGE.read_text(encoding="utf-8").replace("{certificate}", CERTIFICATE).replace("{home}", home)
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src {home}"
    html = [("Content-Type", "text/html; charset=utf-8"), ("Content-Security-Policy", policy)]
    answers = {
        "/": (page.encode(), html),
        CERTIFICATE: (der(Path(authority)), [("Content-Type", CERTIFICATE_TYPE)]),
    }

    def door(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or environ["PATH_INFO"] not in answers:
            start("404 Not Found", [*SAFETY, ("Content-Length", "0")])
            return []
        body, headers = answers[environ["PATH_INFO"]]
        start("200 OK", [*SAFETY, *headers, ("Content-Length", str(len(body)))])
        return [body]

    return door
