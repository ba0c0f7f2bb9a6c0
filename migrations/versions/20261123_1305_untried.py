"""cycles that went by with no visit, no attempt and no call"""

import sqlalchemy as sa
from alembic import op

revision = "20261123_1305"
down_revision = "20261123_1025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("followup_task", sa.Column("untried", sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    op.drop_column("followup_task", "untried")
