"""register"""

import uuid
from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "20261123_0610"
down_revision = "20261123_0550"
branch_labels = None
depends_on = None

BEGAN = date(2026, 11, 23)
"""People recorded before there was a register have been on it since the day there was one."""


def upgrade() -> None:
    op.create_table(
        "blind_index",
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=36), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=16), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_blind_index_patient_id")),
        sa.PrimaryKeyConstraint("patient_id", "kind", "digest", name=op.f("pk_blind_index")),
    )
    op.create_index("ix_blind_index_kind_digest", "blind_index", ["kind", "digest"], unique=False)
    op.create_table(
        "case_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("why", sa.String(length=16), nullable=False),
        sa.Column("policy_version", sa.String(length=16), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("opened_by", sa.Uuid(), nullable=True),
        sa.Column("next_review_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_by", sa.Uuid(), nullable=True),
        sa.Column("closed_why", sa.String(length=16), nullable=True),
        sa.ForeignKeyConstraint(["closed_by"], ["staff.id"], name=op.f("fk_case_entry_closed_by")),
        sa.ForeignKeyConstraint(["opened_by"], ["staff.id"], name=op.f("fk_case_entry_opened_by")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_case_entry_patient_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_entry")),
    )
    op.create_index(
        "ix_case_entry_kind_next_review_on", "case_entry", ["kind", "next_review_on"], unique=False
    )
    op.create_index(
        "ix_case_entry_open",
        "case_entry",
        ["patient_id", "kind"],
        unique=True,
        sqlite_where=sa.text("closed_on IS NULL"),
        postgresql_where=sa.text("closed_on IS NULL"),
    )
    op.create_table(
        "consent",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("decision", sa.String(length=12), nullable=False),
        sa.Column("given_by", sa.String(length=12), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("text_version", sa.String(length=32), nullable=False),
        sa.Column("legal_basis", sa.String(length=64), nullable=True),
        sa.Column("why", sa.LargeBinary(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_consent_by")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_consent_patient_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    op.create_index("ix_consent_patient_id_kind", "consent", ["patient_id", "kind"], unique=False)
    op.create_table(
        "diagnosis",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_diagnosis_by")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_diagnosis_patient_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_diagnosis")),
    )
    op.create_index(op.f("ix_diagnosis_patient_id"), "diagnosis", ["patient_id"], unique=False)
    op.create_table(
        "dual_listing",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("residence_id", sa.Uuid(), nullable=True),
        sa.Column("register_id", sa.Uuid(), nullable=True),
        sa.Column("elsewhere", sa.LargeBinary(), nullable=True),
        sa.Column("means", sa.String(length=8), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_dual_listing_by")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_dual_listing_patient_id")),
        sa.ForeignKeyConstraint(["register_id"], ["area.id"], name=op.f("fk_dual_listing_register_id")),
        sa.ForeignKeyConstraint(["residence_id"], ["area.id"], name=op.f("fk_dual_listing_residence_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dual_listing")),
    )
    op.create_index(op.f("ix_dual_listing_patient_id"), "dual_listing", ["patient_id"], unique=False)
    op.create_table(
        "duty_change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_duty_change_area_id")),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_duty_change_by")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_duty_change_patient_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_change")),
    )
    op.create_index(op.f("ix_duty_change_patient_id"), "duty_change", ["patient_id"], unique=False)
    op.create_table(
        "external_id",
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("system", sa.String(length=32), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_external_id_patient_id")),
        sa.PrimaryKeyConstraint("patient_id", "system", name=op.f("pk_external_id")),
    )
    op.create_table(
        "guardian",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("capacity", sa.String(length=8), nullable=False),
        sa.Column("interim_org_id", sa.Uuid(), nullable=True),
        sa.Column("details", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_guardian_by")),
        sa.ForeignKeyConstraint(
            ["interim_org_id"], ["organisation.id"], name=op.f("fk_guardian_interim_org_id")
        ),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_guardian_patient_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guardian")),
    )
    op.create_index(op.f("ix_guardian_patient_id"), "guardian", ["patient_id"], unique=False)
    op.create_table(
        "pool_stay",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("pool", sa.String(length=8), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("why", sa.LargeBinary(), nullable=True),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_pool_stay_by")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_pool_stay_patient_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pool_stay")),
    )
    op.create_index(op.f("ix_pool_stay_patient_id"), "pool_stay", ["patient_id"], unique=False)
    op.create_table(
        "responsible",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("slot", sa.String(length=16), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_responsible_by")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_responsible_patient_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_responsible_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_responsible")),
    )
    op.create_index(op.f("ix_responsible_patient_id"), "responsible", ["patient_id"], unique=False)
    op.create_index(op.f("ix_responsible_staff_id"), "responsible", ["staff_id"], unique=False)
    op.create_table(
        "status_change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("axis", sa.String(length=12), nullable=False),
        sa.Column("before", sa.String(length=16), nullable=True),
        sa.Column("after", sa.String(length=16), nullable=False),
        sa.Column("closing", sa.String(length=20), nullable=True),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("proofs", sa.JSON(), nullable=False),
        sa.Column("why", sa.LargeBinary(), nullable=True),
        sa.Column("visit_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("second", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_status_change_by")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_status_change_patient_id")),
        sa.ForeignKeyConstraint(["second"], ["staff.id"], name=op.f("fk_status_change_second")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_status_change")),
    )
    op.create_index("ix_status_change_patient_id_axis", "status_change", ["patient_id", "axis"], unique=False)
    op.create_table(
        "status_proposal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("axis", sa.String(length=12), nullable=False),
        sa.Column("to", sa.String(length=16), nullable=False),
        sa.Column("closing", sa.String(length=20), nullable=True),
        sa.Column("waits_for", sa.String(length=8), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("proofs", sa.JSON(), nullable=False),
        sa.Column("why", sa.LargeBinary(), nullable=True),
        sa.Column("visit_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.Column("settled_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_status_proposal_by")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_status_proposal_patient_id")),
        sa.ForeignKeyConstraint(["settled_by"], ["staff.id"], name=op.f("fk_status_proposal_settled_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_status_proposal")),
    )
    op.create_index(
        "ix_status_proposal_patient_id_state", "status_proposal", ["patient_id", "state"], unique=False
    )
    op.create_index(op.f("ix_status_proposal_visit_id"), "status_proposal", ["visit_id"], unique=False)
    op.create_table(
        "case_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("action", sa.String(length=16), nullable=True),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_case_step_by")),
        sa.ForeignKeyConstraint(["entry_id"], ["case_entry.id"], name=op.f("fk_case_step_entry_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_case_step_patient_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_step")),
    )
    op.create_index(op.f("ix_case_step_entry_id"), "case_step", ["entry_id"], unique=False)
    op.create_table(
        "home_sighting",
        sa.Column("home_id", sa.Uuid(), nullable=False),
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("point", sa.LargeBinary(), nullable=False),
        sa.Column("agrees", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_home_sighting_home_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_home_sighting_patient_id")),
        sa.PrimaryKeyConstraint("home_id", "visit_id", name=op.f("pk_home_sighting")),
    )
    op.create_index(op.f("ix_home_sighting_patient_id"), "home_sighting", ["patient_id"], unique=False)
    op.add_column("home", sa.Column("kind", sa.String(length=12), nullable=False, server_default="RESIDENCE"))
    op.add_column(
        "home", sa.Column("because", sa.String(length=12), nullable=False, server_default="RECORDED")
    )
    op.add_column(
        "patient",
        sa.Column("registration", sa.String(length=16), nullable=False, server_default="REGISTERED"),
    )
    op.add_column("patient", sa.Column("registered_since", sa.Date(), nullable=False, server_default=BEGAN.isoformat()))
    op.add_column("patient", sa.Column("closing", sa.String(length=20), nullable=True))
    op.add_column("patient", sa.Column("management", sa.String(length=16), nullable=True))
    op.add_column("patient", sa.Column("managed_since", sa.Date(), nullable=False, server_default=BEGAN.isoformat()))
    op.add_column(
        "patient", sa.Column("whereabouts", sa.String(length=16), nullable=False, server_default="HOME")
    )
    op.add_column("patient", sa.Column("whereabouts_since", sa.Date(), nullable=False, server_default=BEGAN.isoformat()))
    op.add_column(
        "patient", sa.Column("whereabouts_verified", sa.Boolean(), nullable=False, server_default=sa.true())
    )
    op.drop_index(op.f("ix_patient_area_id"), table_name="patient")
    op.create_index("ix_patient_area_id_registration", "patient", ["area_id", "registration"], unique=False)
    patient = sa.table(
        "patient",
        sa.column("id", sa.Uuid()),
        sa.column("area_id", sa.Uuid()),
        sa.column("management", sa.String()),
        sa.column("created_at", sa.BigInteger()),
    )
    duty = sa.table(
        "duty_change",
        sa.column("id", sa.Uuid()),
        sa.column("patient_id", sa.Uuid()),
        sa.column("area_id", sa.Uuid()),
        sa.column("since", sa.Date()),
        sa.column("at", sa.BigInteger()),
    )
    op.execute(patient.update().values(management="PENDING"))
    rows = [
        {
            "id": uuid.uuid4(),
            "patient_id": one.id,
            "area_id": one.area_id,
            "since": BEGAN,
            "at": one.created_at,
        }
        for one in op.get_bind().execute(sa.select(patient))
    ]
    if rows:
        op.bulk_insert(duty, rows)


def downgrade() -> None:
    op.drop_index("ix_patient_area_id_registration", table_name="patient")
    op.create_index(op.f("ix_patient_area_id"), "patient", ["area_id"], unique=False)
    op.drop_column("patient", "whereabouts_verified")
    op.drop_column("patient", "whereabouts_since")
    op.drop_column("patient", "whereabouts")
    op.drop_column("patient", "managed_since")
    op.drop_column("patient", "management")
    op.drop_column("patient", "closing")
    op.drop_column("patient", "registered_since")
    op.drop_column("patient", "registration")
    op.drop_column("home", "because")
    op.drop_column("home", "kind")
    op.drop_table("home_sighting")
    op.drop_table("case_step")
    op.drop_table("status_proposal")
    op.drop_table("status_change")
    op.drop_table("responsible")
    op.drop_table("pool_stay")
    op.drop_table("guardian")
    op.drop_table("external_id")
    op.drop_table("duty_change")
    op.drop_table("dual_listing")
    op.drop_table("diagnosis")
    op.drop_table("consent")
    op.drop_table("case_entry")
    op.drop_table("blind_index")
