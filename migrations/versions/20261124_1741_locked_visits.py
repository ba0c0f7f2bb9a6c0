"""from when on a visit can only be corrected"""

import sqlalchemy as sa
from alembic import op

revision = "20261124_1741"
down_revision = "20261124_1740"
branch_labels = None
depends_on = None

NAME, TABLE = "ix_visit_unlocked", "visit"
UNLOCKED = sa.text("locked_at IS NULL")


def upgrade() -> None:
    op.add_column(TABLE, sa.Column("locked_at", sa.BigInteger(), nullable=True))
    op.create_index(NAME, TABLE, ["closed_at"], sqlite_where=UNLOCKED, postgresql_where=UNLOCKED)


def downgrade() -> None:
    op.drop_index(NAME, table_name=TABLE)
    op.drop_column(TABLE, "locked_at")
