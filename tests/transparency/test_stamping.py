"""Each day's head is time-stamped by somebody else, however often one has to ask."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, select, update

from backend.kernel import clock
from backend.kernel.db import db
from backend.transparency import daily, fsck, log, stamping, timestamp
from backend.transparency.encoding import FormatError
from backend.transparency.fsck import Tally
from backend.transparency.models import DailyHead, LogHead
from tests.transparency import authority as office

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from backend.config import Config
    from backend.kernel.http import App
    from tests.transparency.authority import Authority

DAY = 24 * 3_600_000
NOON = int(datetime(2026, 11, 22, 4, tzinfo=UTC).timestamp() * 1000)  # in China
FIRST, SECOND = date(2026, 11, 22), date(2026, 11, 23)


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return office.found(tmp_path_factory.mktemp("tsa") / "office")


@pytest.fixture
def authority(founded: Authority) -> Iterator[Authority]:
    with office.serving(founded) as open_office:
        yield open_office
    founded.mood = "willing"
    founded.asked.clear()


@pytest.fixture
def app(build: Callable[[Config], App], config: Config, authority: Authority) -> Iterator[App]:
    """A server that knows the authority, two days old: three heads on the first, one on the second."""
    app = build(replace(config, tsa=authority.url, tsa_ca=authority.roots))
    with app.app_context():
        for at, count in ((NOON, 2), (NOON + 1, 3), (NOON + 2, 1), (NOON + DAY, 2)):
            with clock.reading(lambda at=at: at):  # type: ignore[misc]
                log.append("test", [b"entry"] * count)
        with clock.reading(lambda: NOON + 2 * DAY):
            daily.close_days()
        db.session.commit()
        yield app
        db.session.remove()


def heads() -> dict[date, DailyHead]:
    db.session.expire_all()
    return {row.day: row for row in db.session.scalars(select(DailyHead))}


def found() -> list[str]:
    db.session.flush()
    db.session.expire_all()
    return [str(problem) for problem in fsck.examine(Tally())]


def test_the_last_head_of_each_day_that_ended_is_kept_once(app: App) -> None:
    with clock.reading(lambda: NOON + 2 * DAY):
        daily.close_days()
    assert {day: row.size for day, row in heads().items()} == {FIRST: 6, SECOND: 8}


def test_today_is_not_over(app: App) -> None:
    with clock.reading(lambda: NOON + 2 * DAY):
        log.append("test", [b"today"])
        daily.close_days()
    assert set(heads()) == {FIRST, SECOND}


def test_a_clock_set_back_over_midnight_does_not_open_a_day_again(app: App) -> None:
    with clock.reading(lambda: NOON + 1):
        log.append("test", [b"late"])
    with clock.reading(lambda: NOON + 3 * DAY):
        log.append("test", [b"next day"])
    with clock.reading(lambda: NOON + 4 * DAY):
        daily.close_days()
    assert {row.size for row in heads().values()} == {6, 8, 10}


def test_an_authority_stamps_every_day_and_verify_counts_them(app: App) -> None:
    stamping.stamp_days()
    tally = Tally()
    assert list(fsck.examine(tally)) == []
    assert (tally.counts["daily heads"], tally.counts["time-stamps"]) == (2, 2)
    assert all(row.stamped_at and row.tries == 1 for row in heads().values())


def test_openssl_agrees(app: App, authority: Authority) -> None:
    stamping.stamp_days()
    row = heads()[FIRST]
    assert row.stamp is not None
    (authority.folder / "head").write_text(db.session.get_one(LogHead, row.size).note, encoding="utf-8")
    (authority.folder / "response").write_bytes(row.stamp)
    authority.openssl("ts -verify -data head -in response -CAfile root.pem")


@pytest.mark.parametrize("mood", ["down", "rude"])
def test_an_authority_that_does_not_answer_is_asked_again_and_its_words_are_kept(
    app: App, authority: Authority, mood: str, caplog: pytest.LogCaptureFixture
) -> None:
    authority.mood = mood
    with caplog.at_level(logging.WARNING):
        stamping.stamp_days()
    assert "2026-11-22 has no time-stamp yet" in caplog.text
    assert len(authority.asked) == 1, "the first refusal ends the round"
    assert heads()[FIRST].trouble
    tally = Tally()
    assert list(fsck.examine(tally)) == []
    assert any("without a time-stamp yet" in what for what in tally.counts)
    authority.mood = "willing"
    stamping.stamp_days()
    assert [(row.tries, row.trouble) for row in heads().values()] == [(2, None), (1, None)]


def test_nobody_waits_while_the_authority_is_asked(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another connection can write at that very moment."""

    def slow(_: bytes) -> None:
        with app.app_context():
            log.append("test", [b"received meanwhile"])
            db.session.commit()
            db.session.remove()
        raise TimeoutError("it answers too slowly")

    monkeypatch.setattr(stamping, "_ask", slow)
    stamping.stamp_days()
    assert log.size() == 9


def test_nobody_is_asked_where_no_authority_is_configured(
    build: Callable[[Config], App], config: Config
) -> None:
    with build(config).app_context():
        log.append("test", [b"entry"])
        daily.close_days()
        stamping.stamp_days()
        assert list(fsck.examine(Tally())) == []
        db.session.rollback()
        db.session.remove()


def test_one_changed_byte_of_a_stamp_is_named_wherever_it_is(app: App) -> None:
    stamping.stamp_days()
    whole = heads()[FIRST].stamp
    assert whole is not None
    for place in range(0, len(whole), 97):
        changed = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        db.session.execute(update(DailyHead).where(DailyHead.day == FIRST).values(stamp=changed))
        assert "time-stamp of 2026-11-22: its bytes were changed" in found()


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"stamp": None}, "time-stamp of 2026-11-22: it was removed"),
        ({"stamped_at": 1}, "time-stamp of 2026-11-22: its time is not the one kept beside it"),
        ({"size": 5}, "daily head 2026-11-22: the last head of that day has 6 entries"),
    ],
)
def test_a_changed_row_is_named(app: App, values: dict[str, object], said: str) -> None:
    stamping.stamp_days()
    db.session.execute(update(DailyHead).where(DailyHead.day == FIRST).values(**values))
    assert said in found()


def test_a_removed_day_is_named(app: App) -> None:
    db.session.execute(delete(DailyHead).where(DailyHead.day == FIRST))
    assert found() == ["daily head 2026-11-22: missing"]


def test_a_stamp_over_another_head_is_named(app: App) -> None:
    stamping.stamp_days()
    other = heads()[SECOND]
    values = {name: getattr(other, name) for name in ("stamp", "stamp_digest", "stamped_at")}
    db.session.execute(update(DailyHead).where(DailyHead.day == FIRST).values(**values))
    assert found()[0].startswith("time-stamp of 2026-11-22: expected a stamp by a known authority")


def test_a_stamp_by_a_stranger_or_for_another_question_is_not_believed(
    authority: Authority, tmp_path: Path
) -> None:
    stranger = office.found(tmp_path / "stranger")
    roots = timestamp.read_roots(authority.roots.read_bytes())
    question = timestamp.ask(b"head")
    with pytest.raises(FormatError, match=r"stamp\.untrue"):
        timestamp.check(stranger.stamp(question.request), b"head", roots, question.nonce)
    with pytest.raises(FormatError, match=r"stamp\.untrue"):
        timestamp.check(authority.stamp(question.request), b"head", roots, question.nonce + 1)
    assert timestamp.check(authority.stamp(question.request), b"head", roots).authority == "CN=Clock"


@pytest.mark.parametrize("settings", [{"tsa": "ftp://clock.example"}, {"tsa": "https://clock.example"}])
def test_settings_that_do_not_fit_stop_the_start(
    build: Callable[[Config], App], config: Config, settings: dict[str, str]
) -> None:
    with pytest.raises(stamping.NoAuthority):
        build(replace(config, **settings))
