"""`lianfang demo`: keys, tables, the fictitious county, and who may sign in to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from unicodedata import east_asian_width

from backend.app import create_app
from backend.demo import county, fill
from backend.kernel import keys, schema
from backend.kernel.db import db

if TYPE_CHECKING:
    from backend.config import Config

COLUMNS: Final = (16, 20, 8, 18, 0)
ROLE_WORDS: Final = {
    "HEAD": "单位负责人",
    "GRID": "网格员",
    "VIL": "村两委",
    "MHP": "精防医生 · 组长",
    "PSY": "精神科医师",
    "POL": "民警",
    "CIV": "民政干事",
    "DPF": "残联专职委员",
    "SUP": "督导员",
    "ADM_SYS": "系统管理员",
    "ADM_SEC": "安全管理员",
    "ADM_AUD": "审计管理员",
}


def prepare(config: Config) -> str:
    """Make whatever is missing; returns the accounts as a table.

    Raises:
        NotADemo: the database holds something else.
    """
    keys.create(config.key_folder)
    app = create_app(config)
    with app.app_context():
        schema.upgrade()
    fill.fill(app, config.zone)
    with app.app_context():
        db.engine.dispose()
    return accounts()


def accounts() -> str:
    """Who may sign in, one a line."""
    rows = [("login", "password", "who", "role", "organisation")]
    rows += [
        (login, county.PASSWORD, name, ROLE_WORDS[role], org) for login, name, role, org in fill.accounts()
    ]
    return "\n".join(
        " ".join(_padded(cell, width) for cell, width in zip(row, COLUMNS, strict=True)) for row in rows
    )


def _padded(text: str, width: int) -> str:
    """`text` filled up to `width` columns; Chinese characters take two."""
    taken = sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
    return text + " " * (width - taken)
