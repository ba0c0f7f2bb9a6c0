"""A session that promised to only read."""

from typing import Any

from sqlalchemy import select, text

from backend.kernel.db import db, promise_to_read
from backend.roster.models import Area


def test_it_sees_one_moment_over_one_connection(app: Any) -> None:
    promise_to_read()
    for _ in range(20):
        db.session.scalars(select(Area)).all()
        db.session.execute(text("SELECT 1"))
    assert db.session.connection() is db.session.connection()
    assert db.engine.pool.checkedout() == 1  # type: ignore[attr-defined]
