"""which network a statement came in by, comparable within its visit"""

import sqlalchemy as sa
from alembic import op

revision = "20261124_2210"
down_revision = "20261124_2200"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("statement", sa.Column("network", sa.String(16), nullable=True))


def downgrade() -> None:
    op.drop_column("statement", "network")
