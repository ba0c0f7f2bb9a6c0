"""who has a visit planned or under way, without their history"""

import sqlalchemy as sa
from alembic import op

revision = "20261124_1809"
down_revision = "20261124_1741"
branch_labels = None
depends_on = None

NAME, TABLE = "ix_visit_patient_id_live", "visit"
LIVE = sa.text("state IN ('PLANNED', 'OPEN')")


def upgrade() -> None:
    op.create_index(NAME, TABLE, ["patient_id"], sqlite_where=LIVE, postgresql_where=LIVE)


def downgrade() -> None:
    op.drop_index(NAME, table_name=TABLE)
