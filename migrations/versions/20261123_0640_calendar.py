"""calendar"""

import sqlalchemy as sa
from alembic import op

revision = "20261123_0640"
down_revision = "20261123_0615"
branch_labels = None
depends_on = None

OPEN = sa.text("state = 'OPEN'")


def upgrade() -> None:
    op.create_table(
        "followup_task",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("assignee_id", sa.Uuid(), nullable=True),
        sa.Column("base_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("window_start", sa.Date(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("rule", sa.String(length=4), nullable=False),
        sa.Column("matches", sa.JSON(), nullable=False),
        sa.Column("escalate", sa.Boolean(), nullable=False),
        sa.Column("policy", sa.String(length=100), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_visit_id", sa.Uuid(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_by_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_followup_task_patient_id")),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_followup_task_area_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_followup_task_team_id")),
        sa.ForeignKeyConstraint(["assignee_id"], ["staff.id"], name=op.f("fk_followup_task_assignee_id")),
        sa.ForeignKeyConstraint(["done_by_id"], ["staff.id"], name=op.f("fk_followup_task_done_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_followup_task")),
    )
    op.create_index(
        "ix_followup_task_open",
        "followup_task",
        ["patient_id", "kind"],
        unique=True,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )
    op.create_index(
        "ix_followup_task_patient_id_base_on", "followup_task", ["patient_id", "kind", "base_on"]
    )
    for column in ("team_id", "area_id", "assignee_id"):
        op.create_index(
            f"ix_followup_task_{column}_due_on",
            "followup_task",
            [column, "due_on"],
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        )
    op.create_index(
        "ix_followup_task_due_on",
        "followup_task",
        ["due_on", "id"],
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )
    op.create_table(
        "course",
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("last_visit_id", sa.Uuid(), nullable=True),
        sa.Column("met_on", sa.Date(), nullable=True),
        sa.Column("disease_class", sa.Integer(), nullable=True),
        sa.Column("danger", sa.Integer(), nullable=True),
        sa.Column("colour", sa.String(length=8), nullable=True),
        sa.Column("phone_cycles", sa.Integer(), nullable=False),
        sa.Column("light", sa.String(length=8), nullable=False),
        sa.Column("shortage", sa.Integer(), nullable=False),
        sa.Column("dues", sa.JSON(), nullable=False),
        sa.Column("computed_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_course_patient_id")),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_course_area_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_course_team_id")),
        sa.PrimaryKeyConstraint("patient_id", name=op.f("pk_course")),
    )
    op.create_index("ix_course_computed_on", "course", ["computed_on"])
    op.create_index("ix_course_light_area_id", "course", ["light", "area_id"])
    op.create_table(
        "colour_assessment",
        sa.Column("statement", sa.String(length=64), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("proposed", sa.String(length=8), nullable=True),
        sa.Column("confirmed", sa.String(length=8), nullable=False),
        sa.Column("differs", sa.Boolean(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("second_needed", sa.Boolean(), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=True),
        sa.Column("second_by", sa.Uuid(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("policy", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_colour_assessment_patient_id")),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_colour_assessment_by")),
        sa.ForeignKeyConstraint(["second_by"], ["staff.id"], name=op.f("fk_colour_assessment_second_by")),
        sa.PrimaryKeyConstraint("statement", name=op.f("pk_colour_assessment")),
    )
    op.create_index(
        "ix_colour_assessment_patient_id_on_day", "colour_assessment", ["patient_id", "on_day"]
    )
    op.add_column("visit_member", sa.Column("answer", sa.String(length=3), nullable=True))
    op.add_column("visit_member", sa.Column("answer_reason", sa.String(length=12), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("visit_member") as table:
        table.drop_column("answer_reason")
        table.drop_column("answer")
    op.drop_table("colour_assessment")
    op.drop_table("course")
    op.drop_table("followup_task")
