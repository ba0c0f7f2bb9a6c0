"""The configured application, for a command that works in its database."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from backend.commands.command import Trouble
from backend.config import Config

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID


@contextmanager
def house() -> Iterator[None]:
    """Inside the configured application; its connections are closed in the end."""
    from backend.app import create_app
    from backend.kernel.db import db

    with create_app(Config.from_env()).app_context():
        try:
            yield
        finally:
            db.session.remove()
            db.engine.dispose()


def staff(login: str) -> UUID:
    """Who signs in under this name."""
    from sqlalchemy import select

    from backend.kernel.db import db
    from backend.roster.models import Staff

    identity = db.session.scalar(select(Staff.id).where(Staff.login == login))
    if identity is None:
        raise Trouble(f"nobody signs in as {login}")
    return identity
