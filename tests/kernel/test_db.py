"""What the two databases must have in common, and how writers wait for each other."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import NullPool, create_engine, func, insert, select, text
from sqlalchemy.exc import IntegrityError

from backend.kernel.db import db, one_at_a_time, promise_to_read, run
from backend.kernel.ids import uuid7
from backend.roster.models import Organisation, StaffArea
from tests.factories import an_area

if TYPE_CHECKING:
    from backend.kernel.http import App


def test_both_databases_measure_on_the_ellipsoid(app: App) -> None:
    metres = "ST_Distance(ST_GeomFromText('POINT(0 0)', 4326), ST_GeomFromText('POINT(1 0)', 4326), 1)"
    if db.engine.dialect.name == "postgresql":
        metres = "ST_Distance('POINT(0 0)'::geography, 'POINT(1 0)'::geography)"

    assert db.session.scalar(text(f"SELECT {metres}")) == pytest.approx(111_319, abs=1)


def test_a_row_that_points_nowhere_is_refused(app: App) -> None:
    area = an_area("1", "甲", "COUNTY")
    db.session.add(StaffArea(staff_id=area.id, area_id=area.id))

    with pytest.raises(IntegrityError):
        db.session.flush()


def test_an_error_in_the_journal_does_not_tell_whom_it_was_about(app: App) -> None:
    db.session.add(Organisation(name="云渡镇卫生院", type="HEALTH_CENTRE", area_id=uuid7()))

    with pytest.raises(IntegrityError) as wrong:
        db.session.flush()
    assert "云渡镇卫生院" not in str(wrong.value)


def test_a_session_that_promised_to_read_cannot_write(app: App) -> None:
    promise_to_read()
    db.session.add(Organisation(name="甲", type="JUSTICE"))

    with pytest.raises(RuntimeError, match="writes=True"):
        db.session.flush()


def test_a_savepoint_undoes_only_its_own_part(app: App) -> None:
    an_area("1", "甲", "COUNTY")
    nested = db.session.begin_nested()
    an_area("2", "乙", "COUNTY")
    nested.rollback()
    db.session.commit()

    assert db.session.scalar(text("SELECT count(*) FROM area")) == 1


def test_a_savepoint_also_holds_what_goes_past_the_orm(app: App) -> None:
    nowhere = insert(StaffArea.__table__).values(staff_id=uuid7(), area_id=uuid7())
    run(select(func.count()).select_from(Organisation))
    with pytest.raises(IntegrityError), db.session.begin_nested():
        run(nowhere)
    assert run(select(func.count()).select_from(Organisation)).scalar() == 0


def test_counting_one_at_a_time_leaves_no_gap_and_no_double(app: App) -> None:
    from backend.roster import access
    from backend.roster.record_models import AccessRecord

    def count() -> None:
        with app.app_context():
            for _ in range(10):
                access.record("test.count", "thing", "1")
                db.session.commit()

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert db.session.scalars(select(AccessRecord.seq).order_by(AccessRecord.seq)).all() == list(range(1, 41))
    assert list(access.broken()) == []


def test_readers_do_not_wait_for_a_writer(app: App) -> None:
    an_area("1", "甲", "COUNTY")
    one_at_a_time("anything")
    seen: list[int | None] = []

    def read() -> None:
        with app.app_context():
            promise_to_read()
            seen.append(db.session.scalar(select(func.count()).select_from(text("area"))))

    reader = threading.Thread(target=read)
    reader.start()
    reader.join(timeout=5)

    assert seen == [0]
    reader.join()  # and has put its connection back


@pytest.mark.parametrize("database_url", ["postgis"], indirect=True)
def test_a_connection_that_was_cut_while_it_rested_is_replaced(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backend.kernel.db.RESTED_SECONDS", -1)
    mine = db.session.scalar(text("SELECT pg_backend_pid()"))
    db.session.commit()
    with create_engine(db.engine.url, poolclass=NullPool).begin() as other:
        other.execute(
            text("SELECT pg_terminate_backend(:pid, 10000)"), {"pid": mine}
        )  # and wait until it is gone

    assert db.session.scalar(text("SELECT 1")) == 1
