"""the supplementary sheet, save by save"""

import sqlalchemy as sa
from alembic import op

revision = "20261123_1320"
down_revision = "20261123_1305"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "supplement_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("form_version", sa.Integer(), nullable=False),
        sa.Column("answers", sa.LargeBinary(), nullable=False),
        sa.Column("signed", sa.Boolean(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_supplement_entry_by")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_supplement_entry_patient_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supplement_entry")),
    )
    op.create_index("ix_supplement_entry_patient_id", "supplement_entry", ["patient_id"])


def downgrade() -> None:
    op.drop_table("supplement_entry")
