"""first light"""

import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geometry

revision = "20261123_0300"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "area",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("level", sa.String(length=16), nullable=False),
        sa.Column("terrain", sa.String(length=16), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("path", sa.String(length=160), nullable=False),
        sa.ForeignKeyConstraint(["parent_id"], ["area.id"], name=op.f("fk_area_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area")),
        sa.UniqueConstraint("code", name=op.f("uq_area_code")),
    )
    op.create_index(
        "ix_area_path", "area", ["path"], unique=True, postgresql_ops={"path": "text_pattern_ops"}
    )
    op.create_table(
        "failed_sign_in",
        sa.Column("login_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.Column("locked_until", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("login_hash", name=op.f("pk_failed_sign_in")),
    )
    op.create_index(op.f("ix_failed_sign_in_last_at"), "failed_sign_in", ["last_at"], unique=False)
    op.create_table(
        "log_act",
        sa.Column("index", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("index", name=op.f("pk_log_act")),
    )
    op.create_index(op.f("ix_log_act_subject_id"), "log_act", ["subject_id"], unique=False)
    op.create_table(
        "log_entry",
        sa.Column("index", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("leaf", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("index", name=op.f("pk_log_entry")),
    )
    op.create_table(
        "log_head",
        sa.Column("size", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("root", sa.LargeBinary(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("size", name=op.f("pk_log_head")),
    )
    op.create_table(
        "log_node",
        sa.Column("level", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("index", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("level", "index", name=op.f("pk_log_node")),
    )
    op.create_table(
        "named_evidence",
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("statement_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("visit_id", "sha256", name=op.f("pk_named_evidence")),
    )
    op.create_table(
        "statement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("prev", sa.String(length=64), nullable=True),
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("clock_offset_ms", sa.BigInteger(), nullable=True),
        sa.Column("log_index", sa.BigInteger(), nullable=False),
        sa.Column("chain", sa.String(length=4), nullable=False),
        sa.Column("beacons_ok", sa.Boolean(), nullable=False),
        sa.Column("not_before", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement")),
        sa.UniqueConstraint("hash", name=op.f("uq_statement_hash")),
        sa.UniqueConstraint("log_index", name=op.f("uq_statement_log_index")),
    )
    op.create_index(op.f("ix_statement_author_id"), "statement", ["author_id"], unique=False)
    op.create_index("ix_statement_device_id_seq", "statement", ["device_id", "seq"], unique=False)
    op.create_index(op.f("ix_statement_patient_id"), "statement", ["patient_id"], unique=False)
    op.create_index(op.f("ix_statement_visit_id"), "statement", ["visit_id"], unique=False)
    op.create_table(
        "subject_key",
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("destroyed_at", sa.BigInteger(), nullable=True),
        sa.Column("rule", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("subject_id", name=op.f("pk_subject_key")),
    )
    op.create_table(
        "organisation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("type", sa.String(length=24), nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("duty_phone", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_organisation_area_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("name", name=op.f("uq_organisation_name")),
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("login", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("password_hash", sa.String(length=128), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_staff_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("login", name=op.f("uq_staff_login")),
    )
    op.create_table(
        "access_record",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=True),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("object_kind", sa.String(length=32), nullable=False),
        sa.Column("object_id", sa.String(length=64), nullable=False),
        sa.Column("purpose", sa.String(length=200), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("prev", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_access_record_staff_id")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_access_record")),
    )
    op.create_index(op.f("ix_access_record_at"), "access_record", ["at"], unique=False)
    op.create_index(op.f("ix_access_record_object_id"), "access_record", ["object_id"], unique=False)
    op.create_index(op.f("ix_access_record_staff_id"), "access_record", ["staff_id"], unique=False)
    op.create_table(
        "device",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("key_class", sa.String(length=8), nullable=False),
        sa.Column("platform", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("code", sa.String(length=6), nullable=True),
        sa.Column("code_until", sa.BigInteger(), nullable=True),
        sa.Column("wrong_codes", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("approved_at", sa.BigInteger(), nullable=True),
        sa.Column("approved_by", sa.Uuid(), nullable=True),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.Column("revoked_by", sa.Uuid(), nullable=True),
        sa.Column("revoke_reason", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["approved_by"], ["staff.id"], name=op.f("fk_device_approved_by")),
        sa.ForeignKeyConstraint(["revoked_by"], ["staff.id"], name=op.f("fk_device_revoked_by")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_device_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
    )
    op.create_index(op.f("ix_device_staff_id"), "device", ["staff_id"], unique=False)
    op.create_table(
        "feedback",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_feedback_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
    )
    op.create_table(
        "quarantine",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=True),
        sa.Column("statement", sa.String(length=64), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_quarantine_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quarantine")),
        sa.UniqueConstraint("digest", name=op.f("uq_quarantine_digest")),
    )
    op.create_index(op.f("ix_quarantine_at"), "quarantine", ["at"], unique=False)
    op.create_index(op.f("ix_quarantine_staff_id"), "quarantine", ["staff_id"], unique=False)
    op.create_table(
        "sign_in",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_sign_in_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sign_in_token_hash")),
    )
    op.create_index(op.f("ix_sign_in_staff_id"), "sign_in", ["staff_id"], unique=False)
    op.create_table(
        "staff_area",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_staff_area_area_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_staff_area_staff_id")),
        sa.PrimaryKeyConstraint("staff_id", "area_id", name=op.f("pk_staff_area")),
    )
    op.create_table(
        "staff_role",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_staff_role_staff_id")),
        sa.PrimaryKeyConstraint("staff_id", "role", name=op.f("pk_staff_role")),
    )
    op.create_table(
        "team",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("type", sa.String(length=16), nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("leader_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_team_area_id")),
        sa.ForeignKeyConstraint(["leader_id"], ["staff.id"], name=op.f("fk_team_leader_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
    )
    op.create_index(op.f("ix_team_leader_id"), "team", ["leader_id"], unique=False)
    op.create_table(
        "cached_patient",
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("patient_code", sa.String(length=32), nullable=False),
        sa.Column("first_at", sa.BigInteger(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_cached_patient_device_id")),
        sa.PrimaryKeyConstraint("device_id", "patient_id", name=op.f("pk_cached_patient")),
    )
    op.create_table(
        "device_report",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_device_report_device_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device_report")),
    )
    op.create_index(op.f("ix_device_report_device_id"), "device_report", ["device_id"], unique=False)
    op.create_table(
        "patient",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=9), nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("identity", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_patient_area_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_patient_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_patient")),
        sa.UniqueConstraint("code", name=op.f("uq_patient_code")),
    )
    op.create_index(op.f("ix_patient_area_id"), "patient", ["area_id"], unique=False)
    op.create_index(op.f("ix_patient_team_id"), "patient", ["team_id"], unique=False)
    op.create_table(
        "team_member",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_team_member_staff_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_team_member_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_member")),
        sa.UniqueConstraint(
            "team_id", "staff_id", "since", name=op.f("uq_team_member_team_id_staff_id_since")
        ),
    )
    op.create_index(op.f("ix_team_member_staff_id"), "team_member", ["staff_id"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("object", sa.Uuid(), nullable=True),
        sa.Column("media_type", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("received_from", sa.Uuid(), nullable=False),
        sa.Column("receipt_key", sa.String(length=8), nullable=False),
        sa.Column("receipt_sig", sa.LargeBinary(length=64), nullable=False),
        sa.Column("thumbnail", sa.String(length=10), nullable=False),
        sa.Column("withdrawn_at", sa.BigInteger(), nullable=True),
        sa.Column("withdrawn_rule", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_evidence_patient_id")),
        sa.ForeignKeyConstraint(["received_from"], ["staff.id"], name=op.f("fk_evidence_received_from")),
        sa.PrimaryKeyConstraint("sha256", "patient_id", name=op.f("pk_evidence")),
    )
    op.create_index(
        "ix_evidence_thumbnail_to_do",
        "evidence",
        ["received_at"],
        unique=False,
        sqlite_where=sa.text("thumbnail = 'to do'"),
        postgresql_where=sa.text("thumbnail = 'to do'"),
    )
    op.create_table(
        "evidence_piece",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("start", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_evidence_piece_patient_id")),
        sa.PrimaryKeyConstraint("sha256", "patient_id", "start", name=op.f("pk_evidence_piece")),
    )
    op.create_index(op.f("ix_evidence_piece_received_at"), "evidence_piece", ["received_at"], unique=False)
    op.create_geospatial_table(
        "home",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("valid_from", sa.BigInteger(), nullable=False),
        sa.Column("valid_to", sa.BigInteger(), nullable=True),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("crs_original", sa.String(length=16), nullable=False),
        sa.Column("address", sa.LargeBinary(), nullable=False),
        sa.Column("point", sa.LargeBinary(), nullable=True),
        sa.Column(
            "coarse",
            Geometry(
                geometry_type="POINT",
                srid=4326,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
            ),
            nullable=True,
        ),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_home_patient_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["staff.id"], name=op.f("fk_home_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_home")),
    )
    op.create_index("ix_home_patient_id_valid_from", "home", ["patient_id", "valid_from"], unique=False)
    op.create_table(
        "visit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("planned_purpose", sa.String(length=12), nullable=True),
        sa.Column("planned_leader_id", sa.Uuid(), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("purpose", sa.String(length=12), nullable=True),
        sa.Column("leader_id", sa.Uuid(), nullable=True),
        sa.Column("opened_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("not_before", sa.BigInteger(), nullable=True),
        sa.Column("not_after", sa.BigInteger(), nullable=True),
        sa.Column("entry", sa.String(length=12), nullable=True),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.Column("form", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.Column("clinical_effect", sa.String(length=16), nullable=True),
        sa.Column("authenticity", sa.String(length=16), nullable=True),
        sa.Column("clinical_reasons", sa.JSON(), nullable=False),
        sa.Column("authenticity_reasons", sa.JSON(), nullable=False),
        sa.Column("awaited", sa.JSON(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("policy_version", sa.String(length=16), nullable=False),
        sa.Column("lapses_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_visit_area_id")),
        sa.ForeignKeyConstraint(["leader_id"], ["staff.id"], name=op.f("fk_visit_leader_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_visit_patient_id")),
        sa.ForeignKeyConstraint(["planned_leader_id"], ["staff.id"], name=op.f("fk_visit_planned_leader_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_visit_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
    )
    op.create_index("ix_visit_area_id_on_day", "visit", ["area_id", "on_day"], unique=False)
    op.create_index("ix_visit_on_day", "visit", ["on_day", "opened_at", "id"], unique=False)
    op.create_index(
        "ix_visit_authenticity_on_day", "visit", ["authenticity", "on_day", "opened_at", "id"], unique=False
    )
    op.create_index(op.f("ix_visit_lapses_at"), "visit", ["lapses_at"], unique=False)
    op.create_index("ix_visit_patient_id_on_day", "visit", ["patient_id", "on_day"], unique=False)
    op.create_table(
        "participation",
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("grade", sa.String(length=1), nullable=False),
        sa.Column("signals", sa.JSON(), nullable=False),
        sa.Column("joined_at", sa.BigInteger(), nullable=False),
        sa.Column("left_at", sa.BigInteger(), nullable=True),
        sa.Column("position_in", sa.JSON(), nullable=False),
        sa.Column("position_out", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("clock_offset_ms", sa.BigInteger(), nullable=False),
        sa.Column("borrowed_reason", sa.String(length=12), nullable=True),
        sa.Column("borrowed_from", sa.Uuid(), nullable=True),
        sa.Column("borrowed_state", sa.String(length=12), nullable=True),
        sa.Column("confirmed_at", sa.BigInteger(), nullable=True),
        sa.Column("confirm_by", sa.BigInteger(), nullable=True),
        sa.Column("handshakes", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["borrowed_from"], ["staff.id"], name=op.f("fk_participation_borrowed_from")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_participation_staff_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_participation_visit_id")),
        sa.PrimaryKeyConstraint("visit_id", "staff_id", name=op.f("pk_participation")),
    )
    op.create_index(op.f("ix_participation_staff_id"), "participation", ["staff_id"], unique=False)
    op.create_table(
        "visit_member",
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("planned", sa.Boolean(), nullable=False),
        sa.Column("expected", sa.Boolean(), nullable=False),
        sa.Column("absent_reason", sa.String(length=12), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_visit_member_staff_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_visit_member_visit_id")),
        sa.PrimaryKeyConstraint("visit_id", "staff_id", name=op.f("pk_visit_member")),
    )
    op.create_index(op.f("ix_visit_member_staff_id"), "visit_member", ["staff_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_visit_member_staff_id"), table_name="visit_member")
    op.drop_table("visit_member")
    op.drop_index(op.f("ix_participation_staff_id"), table_name="participation")
    op.drop_table("participation")
    op.drop_index("ix_visit_patient_id_on_day", table_name="visit")
    op.drop_index(op.f("ix_visit_lapses_at"), table_name="visit")
    op.drop_index("ix_visit_authenticity_on_day", table_name="visit")
    op.drop_index("ix_visit_on_day", table_name="visit")
    op.drop_index("ix_visit_area_id_on_day", table_name="visit")
    op.drop_table("visit")
    op.drop_index("ix_home_patient_id_valid_from", table_name="home")
    op.drop_geospatial_table("home")
    op.drop_index(op.f("ix_evidence_piece_received_at"), table_name="evidence_piece")
    op.drop_table("evidence_piece")
    op.drop_index(
        "ix_evidence_thumbnail_to_do",
        table_name="evidence",
        sqlite_where=sa.text("thumbnail = 'to do'"),
        postgresql_where=sa.text("thumbnail = 'to do'"),
    )
    op.drop_table("evidence")
    op.drop_index(op.f("ix_team_member_staff_id"), table_name="team_member")
    op.drop_table("team_member")
    op.drop_index(op.f("ix_patient_team_id"), table_name="patient")
    op.drop_index(op.f("ix_patient_area_id"), table_name="patient")
    op.drop_table("patient")
    op.drop_index(op.f("ix_device_report_device_id"), table_name="device_report")
    op.drop_table("device_report")
    op.drop_table("cached_patient")
    op.drop_index(op.f("ix_team_leader_id"), table_name="team")
    op.drop_table("team")
    op.drop_table("staff_role")
    op.drop_table("staff_area")
    op.drop_index(op.f("ix_sign_in_staff_id"), table_name="sign_in")
    op.drop_table("sign_in")
    op.drop_index(op.f("ix_quarantine_staff_id"), table_name="quarantine")
    op.drop_index(op.f("ix_quarantine_at"), table_name="quarantine")
    op.drop_table("quarantine")
    op.drop_table("feedback")
    op.drop_index(op.f("ix_device_staff_id"), table_name="device")
    op.drop_table("device")
    op.drop_index(op.f("ix_access_record_staff_id"), table_name="access_record")
    op.drop_index(op.f("ix_access_record_object_id"), table_name="access_record")
    op.drop_index(op.f("ix_access_record_at"), table_name="access_record")
    op.drop_table("access_record")
    op.drop_table("staff")
    op.drop_table("organisation")
    op.drop_table("subject_key")
    op.drop_index(op.f("ix_statement_visit_id"), table_name="statement")
    op.drop_index(op.f("ix_statement_patient_id"), table_name="statement")
    op.drop_index("ix_statement_device_id_seq", table_name="statement")
    op.drop_index(op.f("ix_statement_author_id"), table_name="statement")
    op.drop_table("statement")
    op.drop_table("named_evidence")
    op.drop_table("log_node")
    op.drop_table("log_head")
    op.drop_table("log_entry")
    op.drop_index(op.f("ix_log_act_subject_id"), table_name="log_act")
    op.drop_table("log_act")
    op.drop_index(op.f("ix_failed_sign_in_last_at"), table_name="failed_sign_in")
    op.drop_table("failed_sign_in")
    op.drop_index("ix_area_path", table_name="area", postgresql_ops={"path": "text_pattern_ops"})
    op.drop_table("area")
