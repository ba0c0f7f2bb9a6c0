"""how a person was told what became of their objection"""

import sqlalchemy as sa
from alembic import op

revision = "20261124_1810"
down_revision = "20261124_1809"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("colour_answer", sa.Column("how", sa.String(length=8), nullable=True))


def downgrade() -> None:
    op.drop_column("colour_answer", "how")
