"""What ended lately, and what a phone told last, are found without reading everything."""

from collections.abc import Sequence

from alembic import op

revision = "20261123_1345"
down_revision = "20261123_1330"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_index("ix_visit_closed_at", "visit", ["closed_at"])
    op.create_index("ix_visit_trace_device_id_began", "visit_trace", ["device_id", "began"])
    op.drop_index("ix_visit_trace_device_id", "visit_trace")


def downgrade() -> None:
    op.create_index("ix_visit_trace_device_id", "visit_trace", ["device_id"])
    op.drop_index("ix_visit_trace_device_id_began", "visit_trace")
    op.drop_index("ix_visit_closed_at", "visit")
