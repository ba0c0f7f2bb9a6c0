"""the board's totals from an index alone"""

import sqlalchemy as sa
from alembic import op

revision = "20261123_1413"
down_revision = "20261123_1412"
branch_labels = None
depends_on = None

NAME, TABLE = "ix_followup_task_area_id_due_on", "followup_task"
OPEN = sa.text("state = 'OPEN'")


def upgrade() -> None:
    _index("area_id", "due_on", "team_id", "assignee_id", "untried")


def downgrade() -> None:
    _index("area_id", "due_on")


def _index(*columns: str) -> None:
    op.drop_index(NAME, table_name=TABLE)
    op.create_index(NAME, TABLE, [*columns], sqlite_where=OPEN, postgresql_where=OPEN)
