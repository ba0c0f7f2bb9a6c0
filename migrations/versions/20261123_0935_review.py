"""the checks of real visits, and the review"""

import sqlalchemy as sa
from alembic import op

revision = "20261123_0935"
down_revision = "20261123_0930"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "assessment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.String(length=16), nullable=False),
        sa.Column("policy", sa.String(length=100), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("flagged", sa.Boolean(), nullable=False),
        sa.Column("doubtful", sa.Boolean(), nullable=False),
        sa.Column("silent", sa.Boolean(), nullable=False),
        sa.Column("pattern", sa.String(length=12), nullable=True),
        sa.Column("findings", sa.LargeBinary(), nullable=False),
        sa.Column("failed", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment")),
    )
    op.create_index("ix_assessment_visit_id_at", "assessment", ["visit_id", "at"], unique=False)
    op.create_table(
        "county_rates",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(length=16), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_county_rates")),
    )
    op.create_index(op.f("ix_county_rates_at"), "county_rates", ["at"], unique=False)
    op.create_table(
        "doubt",
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("check", sa.String(length=32), nullable=False),
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.String(length=12), nullable=False),
        sa.Column("pattern", sa.String(length=12), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("strength", sa.Integer(), nullable=False),
        sa.Column("numbers", sa.JSON(), nullable=False),
        sa.Column("version", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("assessment_id", "check", name=op.f("pk_doubt")),
    )
    op.create_index("ix_doubt_check_visit_id", "doubt", ["check", "visit_id"], unique=False)
    op.create_table(
        "evidence_trait",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "patient_id", name=op.f("pk_evidence_trait")),
    )
    op.create_table(
        "sample_month",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("drawn_at", sa.BigInteger(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("checkpoint", sa.Text(), nullable=False),
        sa.Column("policy", sa.String(length=16), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_sample_month")),
    )
    op.create_table(
        "standing",
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.String(length=16), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("doubtful", sa.Boolean(), nullable=False),
        sa.Column("pattern", sa.String(length=12), nullable=True),
        sa.PrimaryKeyConstraint("visit_id", name=op.f("pk_standing")),
    )
    op.create_table(
        "trace_member",
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("staff", sa.String(length=36), nullable=False),
        sa.Column("began", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("visit_id", "staff", name=op.f("pk_trace_member")),
    )
    op.create_index("ix_trace_member_staff_began", "trace_member", ["staff", "began"], unique=False)
    op.create_table(
        "trace_photo",
        sa.Column(
            "number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=20), nullable=False),
        sa.Column("team", sa.String(length=36), nullable=False),
        sa.Column("began", sa.BigInteger(), nullable=False),
        sa.Column("pdq", sa.LargeBinary(length=32), nullable=True),
        sa.Column("quality", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_trace_photo")),
    )
    op.create_index(
        "ix_trace_photo_patient_id_subject_began",
        "trace_photo",
        ["patient_id", "subject", "began"],
        unique=False,
    )
    op.create_index("ix_trace_photo_sha256", "trace_photo", ["sha256"], unique=False)
    op.create_index("ix_trace_photo_team_began", "trace_photo", ["team", "began"], unique=False)
    op.create_index("ix_trace_photo_visit_id_sha256", "trace_photo", ["visit_id", "sha256"], unique=True)
    op.create_table(
        "trace_sample",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("key", "visit_id", name=op.f("pk_trace_sample")),
    )
    op.create_index(op.f("ix_trace_sample_visit_id"), "trace_sample", ["visit_id"], unique=False)
    op.create_table(
        "trace_stroke",
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("hand", sa.String(length=100), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("began", sa.BigInteger(), nullable=False),
        sa.Column("along", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("visit_id", "sha256", "hand", name=op.f("pk_trace_stroke")),
    )
    op.create_index("ix_trace_stroke_along", "trace_stroke", ["along"], unique=False)
    op.create_index("ix_trace_stroke_hand_began", "trace_stroke", ["hand", "began"], unique=False)
    op.create_table(
        "visit_trace",
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("team", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("began", sa.BigInteger(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("measured", sa.String(length=64), nullable=True),
        sa.Column("datum", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("signs", sa.JSON(), nullable=False),
        sa.Column("measures", sa.JSON(), nullable=False),
        sa.Column("doubted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("visit_id", name=op.f("pk_visit_trace")),
    )
    op.create_index("ix_visit_trace_began", "visit_trace", ["began"], unique=False)
    op.create_index("ix_visit_trace_device_id", "visit_trace", ["device_id"], unique=False)
    op.create_index("ix_visit_trace_measured", "visit_trace", ["measured"], unique=False)
    op.create_index("ix_visit_trace_patient_id_place", "visit_trace", ["patient_id", "place"], unique=False)
    op.create_table(
        "review_case",
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("because", sa.String(length=8), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=True),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("pattern", sa.String(length=12), nullable=True),
        sa.Column("doubtful", sa.Boolean(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("doubts", sa.JSON(), nullable=False),
        sa.Column("channels", sa.JSON(), nullable=False),
        sa.Column("outcome", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_review_case_area_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_review_case_patient_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_review_case_team_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_review_case_visit_id")),
        sa.PrimaryKeyConstraint("visit_id", name=op.f("pk_review_case")),
    )
    op.create_index(op.f("ix_review_case_patient_id"), "review_case", ["patient_id"], unique=False)
    op.create_index("ix_review_case_state_area_id", "review_case", ["state", "area_id"], unique=False)
    op.create_table(
        "review_decision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=True),
        sa.Column("outcome", sa.String(length=10), nullable=False),
        sa.Column("rejects", sa.Boolean(), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("on_appeal", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_review_decision_by")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_review_decision_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_decision")),
    )
    op.create_index(op.f("ix_review_decision_visit_id"), "review_decision", ["visit_id"], unique=False)
    op.create_table(
        "review_reply",
        sa.Column("statement", sa.String(length=64), nullable=False),
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("appeal", sa.Boolean(), nullable=False),
        sa.Column("colleague", sa.Uuid(), nullable=True),
        sa.Column("confirmed", sa.Boolean(), nullable=True),
        sa.Column("confirmed_at", sa.BigInteger(), nullable=True),
        sa.Column("confirmation", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_review_reply_by")),
        sa.ForeignKeyConstraint(["colleague"], ["staff.id"], name=op.f("fk_review_reply_colleague")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_review_reply_visit_id")),
        sa.PrimaryKeyConstraint("statement", name=op.f("pk_review_reply")),
    )
    op.create_index(op.f("ix_review_reply_colleague"), "review_reply", ["colleague"], unique=False)
    op.create_index(op.f("ix_review_reply_visit_id"), "review_reply", ["visit_id"], unique=False)
    op.create_table(
        "sample_visit",
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("leader_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("told", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_sample_visit_area_id")),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_sample_visit_by")),
        sa.ForeignKeyConstraint(["leader_id"], ["staff.id"], name=op.f("fk_sample_visit_leader_id")),
        sa.ForeignKeyConstraint(["month"], ["sample_month.month"], name=op.f("fk_sample_visit_month")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_sample_visit_patient_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_sample_visit_visit_id")),
        sa.PrimaryKeyConstraint("visit_id", name=op.f("pk_sample_visit")),
    )
    op.create_index("ix_sample_visit_month_area_id", "sample_visit", ["month", "area_id"], unique=False)
    op.add_column("organisation", sa.Column("lat", sa.Float(), nullable=True))
    op.add_column("organisation", sa.Column("lon", sa.Float(), nullable=True))


def downgrade() -> None:
    op.drop_column("organisation", "lon")
    op.drop_column("organisation", "lat")
    op.drop_index("ix_sample_visit_month_area_id", table_name="sample_visit")
    op.drop_table("sample_visit")
    op.drop_index(op.f("ix_review_reply_visit_id"), table_name="review_reply")
    op.drop_index(op.f("ix_review_reply_colleague"), table_name="review_reply")
    op.drop_table("review_reply")
    op.drop_index(op.f("ix_review_decision_visit_id"), table_name="review_decision")
    op.drop_table("review_decision")
    op.drop_index("ix_review_case_state_area_id", table_name="review_case")
    op.drop_index(op.f("ix_review_case_patient_id"), table_name="review_case")
    op.drop_table("review_case")
    op.drop_index("ix_visit_trace_patient_id_place", table_name="visit_trace")
    op.drop_index("ix_visit_trace_measured", table_name="visit_trace")
    op.drop_index("ix_visit_trace_device_id", table_name="visit_trace")
    op.drop_index("ix_visit_trace_began", table_name="visit_trace")
    op.drop_table("visit_trace")
    op.drop_index("ix_trace_stroke_hand_began", table_name="trace_stroke")
    op.drop_index("ix_trace_stroke_along", table_name="trace_stroke")
    op.drop_table("trace_stroke")
    op.drop_index(op.f("ix_trace_sample_visit_id"), table_name="trace_sample")
    op.drop_table("trace_sample")
    op.drop_index("ix_trace_photo_visit_id_sha256", table_name="trace_photo")
    op.drop_index("ix_trace_photo_team_began", table_name="trace_photo")
    op.drop_index("ix_trace_photo_sha256", table_name="trace_photo")
    op.drop_index("ix_trace_photo_patient_id_subject_began", table_name="trace_photo")
    op.drop_table("trace_photo")
    op.drop_index("ix_trace_member_staff_began", table_name="trace_member")
    op.drop_table("trace_member")
    op.drop_table("standing")
    op.drop_table("sample_month")
    op.drop_table("evidence_trait")
    op.drop_index("ix_doubt_check_visit_id", table_name="doubt")
    op.drop_table("doubt")
    op.drop_index(op.f("ix_county_rates_at"), table_name="county_rates")
    op.drop_table("county_rates")
    op.drop_index("ix_assessment_visit_id_at", table_name="assessment")
    op.drop_table("assessment")
