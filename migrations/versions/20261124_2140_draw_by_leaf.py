"""months are drawn by the leaves of receipts, and doubted visits are called besides"""

import sqlalchemy as sa
from alembic import op

revision = "20261124_2140"
down_revision = "20261124_2120"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "sample_month",
        sa.Column("rule", sa.String(length=24), nullable=False, server_default="lianfang.sample/v1"),
    )
    op.add_column("sample_month", sa.Column("until", sa.BigInteger(), nullable=True))
    op.add_column(
        "sample_visit", sa.Column("random", sa.Boolean(), nullable=False, server_default=sa.true())
    )
    op.execute(
        "UPDATE sample_month SET until ="
        " (SELECT max(size) FROM log_head WHERE log_head.at <= sample_month.drawn_at)"
    )


def downgrade() -> None:
    op.drop_column("sample_visit", "random")
    op.drop_column("sample_month", "until")
    op.drop_column("sample_month", "rule")
