"""a decided case that new facts opened again, and what a month's sample was drawn from"""

import sqlalchemy as sa
from alembic import op

revision = "20261123_1330"
down_revision = "20261123_1320"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("review_case", sa.Column("reopened_at", sa.BigInteger(), nullable=True))
    op.add_column("sample_month", sa.Column("among", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    op.drop_column("sample_month", "among")
    op.drop_column("review_case", "reopened_at")
