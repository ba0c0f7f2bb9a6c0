"""when a visit was judged last, from all that was there by then"""

import sqlalchemy as sa
from alembic import op

revision = "20261124_1830"
down_revision = "20261124_1810"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "visit_trace", sa.Column("judged_at", sa.BigInteger(), server_default="0", nullable=False)
    )


def downgrade() -> None:
    op.drop_column("visit_trace", "judged_at")
