"""what organisations are told about their turnout, and answer"""

import sqlalchemy as sa
from alembic import op

revision = "20261124_2150"
down_revision = "20261124_2140"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "turnout_quarter",
        sa.Column("quarter", sa.String(length=7), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("quarter", name=op.f("pk_turnout_quarter")),
    )
    op.create_table(
        "turnout_notice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("quarter", sa.String(length=7), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("came", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_turnout_notice_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["quarter"], ["turnout_quarter.quarter"], name=op.f("fk_turnout_notice_quarter")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turnout_notice")),
        sa.UniqueConstraint("organisation_id", "quarter", name=op.f("uq_turnout_notice_organisation_id_quarter")),
    )
    op.create_table(
        "turnout_answer",
        sa.Column("notice_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(length=12), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_turnout_answer_by")),
        sa.ForeignKeyConstraint(["notice_id"], ["turnout_notice.id"], name=op.f("fk_turnout_answer_notice_id")),
        sa.PrimaryKeyConstraint("notice_id", name=op.f("pk_turnout_answer")),
    )


def downgrade() -> None:
    op.drop_table("turnout_answer")
    op.drop_table("turnout_notice")
    op.drop_table("turnout_quarter")
