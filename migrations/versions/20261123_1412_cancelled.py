"""a planned visit that is not made says why"""

import sqlalchemy as sa
from alembic import op

revision = "20261123_1412"
down_revision = "20261123_1410"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("visit", sa.Column("cancelled", sa.String(length=12), nullable=True))


def downgrade() -> None:
    op.drop_column("visit", "cancelled")
