"""answers about homes; whose phone holds a card"""

import sqlalchemy as sa
from alembic import op

revision = "20261123_0920"
down_revision = "20261123_0915"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("home", sa.Column("looked_at", sa.BigInteger(), nullable=True))
    op.create_index(op.f("ix_cached_patient_patient_id"), "cached_patient", ["patient_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_cached_patient_patient_id"), table_name="cached_patient")
    op.drop_column("home", "looked_at")
