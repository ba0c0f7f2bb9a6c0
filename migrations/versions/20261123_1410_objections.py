"""what somebody says of their colour, and that they were told"""

import sqlalchemy as sa
from alembic import op

revision = "20261123_1410"
down_revision = "20261123_1345"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "colour_objection",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("said_by", sa.String(length=8), nullable=False),
        sa.Column("wish", sa.String(length=8), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_colour_objection_by")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_colour_objection_patient_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_colour_objection")),
    )
    op.create_index("ix_colour_objection_patient_id", "colour_objection", ["patient_id"])
    op.create_table(
        "colour_answer",
        sa.Column("objection_id", sa.Uuid(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_colour_answer_by")),
        sa.ForeignKeyConstraint(
            ["objection_id"], ["colour_objection.id"], name=op.f("fk_colour_answer_objection_id")
        ),
        sa.PrimaryKeyConstraint("objection_id", name=op.f("pk_colour_answer")),
    )


def downgrade() -> None:
    op.drop_table("colour_answer")
    op.drop_table("colour_objection")
