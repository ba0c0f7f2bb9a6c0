"""What every answer tells the browser about safety."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, request
from flask_talisman import Talisman

if TYPE_CHECKING:
    from flask import Flask

    from backend.config import Config

CONTENT_SECURITY_POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "img-src": "'self' blob: data:",
    "media-src": "'self' blob:",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
PERMISSIONS_POLICY = {
    "geolocation": "(self)",
    "camera": "(self)",
    "microphone": "()",
    "payment": "()",
    "usb": "()",
    "browsing-topics": "()",
}


def init_app(app: Flask, config: Config) -> None:
    """Only our own code runs, only our own pages ask for position and camera; HSTS only behind TLS."""
    Talisman(
        app,
        force_https=False,  # the proxy redirects; a plain-http demo on the same machine must work
        strict_transport_security=config.tls,
        session_cookie_secure=config.tls,
        content_security_policy=CONTENT_SECURITY_POLICY,
        permissions_policy=PERMISSIONS_POLICY,
        frame_options="DENY",
        referrer_policy="no-referrer",
    )
    app.after_request(_keep_answers_out_of_caches)


def _keep_answers_out_of_caches(answer: Response) -> Response:
    """What the API answers is for whoever asked, and stays on no shared phone."""
    if request.path.startswith("/api/"):
        answer.headers.setdefault("Cache-Control", "no-store")
    return answer
