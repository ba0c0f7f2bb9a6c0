"""an index of those who borrowed a phone"""

import sqlalchemy as sa
from alembic import op

revision = "20261123_1025"
down_revision = "20261123_0935"
branch_labels = None
depends_on = None

BORROWED = sa.text("borrowed_reason IS NOT NULL")


def upgrade() -> None:
    op.create_index(
        "ix_participation_borrowed",
        "participation",
        ["staff_id", "joined_at"],
        sqlite_where=BORROWED,
        postgresql_where=BORROWED,
    )


def downgrade() -> None:
    op.drop_index("ix_participation_borrowed", table_name="participation")
