"""files in the store are looked up by name"""

from alembic import op

revision = "20261124_1740"
down_revision = "20261123_1413"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_evidence_object", "evidence", ["object"])


def downgrade() -> None:
    op.drop_index("ix_evidence_object", table_name="evidence")
