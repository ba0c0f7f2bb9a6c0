"""What lies in the store, and what should."""

from __future__ import annotations

from pathlib import Path

from flask import current_app
from sqlalchemy import select

from backend.evidence import store
from backend.evidence.models import Evidence
from backend.kernel.db import db


def lying() -> set[str]:
    """Names of the originals in the store; what is derived from them is not among these."""
    folder = Path(current_app.extensions["lianfang.evidence"]._folder)
    return {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file() and not file.suffix}


def named() -> set[str]:
    """Those that a row names."""
    return {store.name_of(one) for one in db.session.scalars(select(Evidence.object)) if one}
