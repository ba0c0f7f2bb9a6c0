"""when an answer to a doubt was written: a decision may have come before it arrived"""

import sqlalchemy as sa
from alembic import op

revision = "20261124_2220"
down_revision = "20261124_2210"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("review_reply", sa.Column("written_at", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    op.drop_column("review_reply", "written_at")
