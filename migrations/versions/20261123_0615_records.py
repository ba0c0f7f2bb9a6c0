"""records"""

import sqlalchemy as sa
from alembic import op

revision = "20261123_0615"
down_revision = "20261123_0610"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "followup_record",
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("form", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.Column("form_id", sa.String(length=40), nullable=True),
        sa.Column("form_version", sa.Integer(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("class_", sa.Integer(), nullable=True),
        sa.Column("danger", sa.Integer(), nullable=True),
        sa.Column("adherence", sa.Integer(), nullable=True),
        sa.Column("complete", sa.Boolean(), nullable=True),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("assessed_by", sa.Uuid(), nullable=True),
        sa.Column("clinical_effect", sa.String(length=16), nullable=True),
        sa.Column("authenticity", sa.String(length=16), nullable=True),
        sa.Column("exception", sa.Integer(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_followup_record_visit_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_followup_record_patient_id")),
        sa.PrimaryKeyConstraint("visit_id", name=op.f("pk_followup_record")),
    )
    op.create_index("ix_followup_record_patient_id_at", "followup_record", ["patient_id", "at"], unique=False)
    op.create_table(
        "amendment",
        sa.Column("statement", sa.String(length=64), nullable=False),
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("clinical", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_amendment_visit_id")),
        sa.PrimaryKeyConstraint("statement", name=op.f("pk_amendment")),
    )
    op.create_index(op.f("ix_amendment_visit_id"), "amendment", ["visit_id"], unique=False)
    op.create_index(op.f("ix_amendment_state"), "amendment", ["state"], unique=False)


def downgrade() -> None:
    op.drop_table("amendment")
    op.drop_table("followup_record")
