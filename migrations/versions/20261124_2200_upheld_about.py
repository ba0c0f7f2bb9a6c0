"""whom an upheld doubt concerns; what was not upheld is forgotten"""

import sqlalchemy as sa
from alembic import op

revision = "20261124_2200"
down_revision = "20261124_2150"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("review_decision", sa.Column("about", sa.JSON(), server_default="[]", nullable=False))
    op.add_column("review_case", sa.Column("forgotten_at", sa.BigInteger(), nullable=True))
    with op.batch_alter_table("review_decision") as table:
        table.alter_column("note", existing_type=sa.LargeBinary(), nullable=True)


def downgrade() -> None:
    op.execute("UPDATE review_decision SET note = '' WHERE note IS NULL")
    with op.batch_alter_table("review_decision") as table:
        table.alter_column("note", existing_type=sa.LargeBinary(), nullable=False)
    op.drop_column("review_case", "forgotten_at")
    op.drop_column("review_decision", "about")
