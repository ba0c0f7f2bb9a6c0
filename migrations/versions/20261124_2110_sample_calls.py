"""every call back is kept"""

import sqlalchemy as sa
from alembic import op

revision = "20261124_2110"
down_revision = "20261124_1830"
branch_labels = None
depends_on = None

OLD = sa.table(
    "sample_visit",
    sa.column("visit_id", sa.Uuid()),
    sa.column("state", sa.String()),
    sa.column("told", sa.JSON(none_as_null=True)),
    sa.column("note", sa.LargeBinary()),
    sa.column("by", sa.Uuid()),
    sa.column("at", sa.BigInteger()),
)


def upgrade() -> None:
    calls = op.create_table(
        "sample_call",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("reached", sa.Boolean(), nullable=False),
        sa.Column("how", sa.String(length=5), nullable=False),
        sa.Column("came", sa.String(length=6), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("when", sa.String(length=9), nullable=True),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.Column("again", sa.LargeBinary(), nullable=True),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_sample_call_by")),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["sample_visit.visit_id"], name=op.f("fk_sample_call_visit_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sample_call")),
    )
    op.create_index(op.f("ix_sample_call_visit_id"), "sample_call", ["visit_id"])
    # The one call of a visit takes the visit's number: its note is sealed under that.
    told = op.get_bind().execute(sa.select(OLD).where(OLD.c.by.is_not(None))).mappings().all()
    op.bulk_insert(calls, [_call(row) for row in told])
    with op.batch_alter_table("sample_visit") as table:
        table.drop_constraint(op.f("fk_sample_visit_by"), type_="foreignkey")
        for name in ("told", "note", "by", "at"):
            table.drop_column(name)


def downgrade() -> None:
    with op.batch_alter_table("sample_visit") as table:
        table.add_column(sa.Column("told", sa.JSON(none_as_null=True), nullable=True))
        table.add_column(sa.Column("note", sa.LargeBinary(), nullable=True))
        table.add_column(sa.Column("by", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("at", sa.BigInteger(), nullable=True))
        table.create_foreign_key(op.f("fk_sample_visit_by"), "staff", ["by"], ["id"])
    op.drop_index(op.f("ix_sample_call_visit_id"), table_name="sample_call")
    op.drop_table("sample_call")


def _call(row: sa.RowMapping) -> dict[str, object]:
    answers = row["told"] or {"how": "CALL", "came": None, "people": None, "when": None}
    kept = {name: row[name] for name in ("note", "by", "at")}
    return {
        **{"id": row["visit_id"], "visit_id": row["visit_id"], "reached": row["told"] is not None},
        **kept,
        **{name: answers[name] for name in ("how", "came", "people", "when")},
        "again": None,
    }
