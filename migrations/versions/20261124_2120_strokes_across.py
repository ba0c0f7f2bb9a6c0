"""where a signature lies along a second direction, and its file's hash: copies are found however many lie near"""

import sqlalchemy as sa
from alembic import op

revision = "20261124_2120"
down_revision = "20261124_2110"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("trace_stroke", sa.Column("across", sa.Float(), nullable=True))
    op.drop_index("ix_trace_stroke_along", table_name="trace_stroke")
    op.create_index("ix_trace_stroke_along_across", "trace_stroke", ["along", "across"], unique=False)
    op.create_index("ix_trace_stroke_sha256", "trace_stroke", ["sha256"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_trace_stroke_sha256", table_name="trace_stroke")
    op.drop_index("ix_trace_stroke_along_across", table_name="trace_stroke")
    op.create_index("ix_trace_stroke_along", "trace_stroke", ["along"], unique=False)
    op.drop_column("trace_stroke", "across")
