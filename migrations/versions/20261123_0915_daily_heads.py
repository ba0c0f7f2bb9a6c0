"""daily heads of the log and their time-stamps"""

import sqlalchemy as sa
from alembic import op

revision = "20261123_0915"
down_revision = "20261123_0640"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "log_daily_head",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=True),
        sa.Column("stamp_digest", sa.String(length=64), nullable=True),
        sa.Column("stamped_at", sa.BigInteger(), nullable=True),
        sa.Column("tried_at", sa.BigInteger(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("trouble", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_log_daily_head")),
        sa.UniqueConstraint("size", name=op.f("uq_log_daily_head_size")),
    )


def downgrade() -> None:
    op.drop_table("log_daily_head")
