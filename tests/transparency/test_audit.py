"""An outsider's list of heads against the log as it is shown: which one does not fit is said by its place."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, replace
from threading import Thread
from typing import TYPE_CHECKING, Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from sqlalchemy import text

from backend import cli
from backend.commands import auditing
from backend.kernel import clock
from backend.kernel.db import db
from backend.transparency import daily, exporter, log, stamping
from backend.transparency.audit import heads
from backend.transparency.checkpoint import Checkpoint
from backend.transparency.encoding import FormatError, b64
from backend.transparency.exporter import Piece
from backend.transparency.models import LogHead
from tests.factories import a_phone
from tests.transparency import authority as office
from tests.transparency.phones import Chain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from backend.config import Config
    from backend.kernel.http import App
    from tests.transparency.authority import Authority


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    with office.serving(office.found(tmp_path_factory.mktemp("tsa") / "office")) as open_office:
        yield open_office


@pytest.fixture
def app(build: Callable[[Config], App], config: Config, authority: Authority) -> Iterator[App]:
    app = build(replace(config, tsa=authority.url, tsa_ca=authority.roots))
    with app.app_context():
        yield app
        db.session.remove()


@dataclass
class Notebook:
    """What an auditor wrote down of a log of 9 entries with heads of 2, 5 and 9."""

    file: Path
    authority: Authority

    def note(self, size: int) -> str:
        return db.session.get_one(LogHead, size).note

    def says(self, text: str, source: Any = None, *, stamps: bool = False) -> list[str]:
        """What the audit says of a list."""
        self.file.write_text(text, encoding="utf-8")
        said: list[str] = []
        keys = log.trust().to_json()["ed25519"]
        roots = self.authority.roots if stamps else None
        fits = auditing.audit(self.file, source or auditing.House(), keys, roots, said.append)
        assert fits == ("do not fit" not in said[-1])
        return said


@pytest.fixture
def book(app: App, authority: Authority, tmp_path: Path) -> Notebook:
    for count in (2, 3, 4):
        log.append("test", [b"entry"] * count)
    db.session.commit()
    return Notebook(tmp_path / "heads.txt", authority)


@contextmanager
def served(app: App) -> Iterator[str]:
    """The application at an address of this machine."""

    class Quiet(WSGIRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with make_server("127.0.0.1", 0, app, handler_class=Quiet) as server:
        thread = Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_heads_that_fit_are_said_to(book: Notebook) -> None:
    assert book.says(book.note(2) + book.note(5)) == [
        "head in line 1, 2 entries: fits; under no time-stamp yet",
        "head in line 7, 5 entries: fits; under no time-stamp yet",
        "today's head, 9 entries: fits",
        "every head fits",
    ]


def test_paper_has_room_for_size_and_root(book: Notebook) -> None:
    root = b64(db.session.get_one(LogHead, 5).root)
    said = book.says(f"# copied on 22 November\n\n5 {root}  # page 3\n")
    assert said[0] == "head in line 3, 5 entries: fits; written without signatures; under no time-stamp yet"


def forged(size: int) -> str:
    """A head with another root, genuinely signed: the server shows somebody else another log."""
    return log.sign(Checkpoint(log.origin(), size, bytes(32)))


def test_a_server_that_tells_two_stories_is_caught_by_the_head_it_signed(book: Notebook) -> None:
    said = book.says(book.note(2) + forged(5) + book.note(9))
    assert said[0].startswith("head in line 1, 2 entries: fits")
    assert said[1] == (
        "head in line 7, 5 entries: DOES NOT FIT; today's log does not begin with it:"
        " entries were changed, removed or put between"
    )
    assert said[2].startswith("head in line 13, 9 entries: fits")
    assert said[-1] == "1 of 4 heads do not fit"


def test_a_log_that_was_cut_is_caught(book: Notebook) -> None:
    said = book.says(book.note(2) + forged(12))
    assert "head in line 7, 12 entries: DOES NOT FIT; today's log has only 9 entries: 3 are gone" in said


def test_two_heads_of_one_size_cannot_both_fit(book: Notebook) -> None:
    said = book.says(book.note(9) + forged(9))
    assert (
        said[1]
        == "head in line 7, 9 entries: DOES NOT FIT; today's log has as many entries, but they are others"
    )


def test_a_changed_byte_in_a_head_is_named(book: Notebook) -> None:
    note = book.note(5)
    other = note.replace("\n5\n", "\n4\n")
    assert (
        "head in line 1, 4 entries: DOES NOT FIT; it is not signed by lianfang.example" in book.says(other)[0]
    )
    foreign = note.replace("lianfang.example", "elsewhere.example")
    assert "it is of another log, elsewhere.example" in book.says(foreign)[0]


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "heads.none"), ("hello", "heads.line"), ("5 AAAA", "heads.root"), ('{"heads": 3}', "heads.shape")],
)
def test_what_is_no_list_of_heads_says_so(book: Notebook, text: str, code: str) -> None:
    with pytest.raises(FormatError, match=code):
        book.says(text)


def end_the_day() -> None:
    tomorrow = clock.now_ms() + 26 * 3_600_000
    with clock.reading(lambda: tomorrow):
        daily.close_days()
    db.session.commit()
    stamping.stamp_days()


def test_a_time_stamp_over_a_later_head_bounds_the_earlier_ones(book: Notebook) -> None:
    end_the_day()
    said = book.says(book.note(2) + book.note(9), stamps=True)
    assert "CN=Clock signed at 20" in said[0]
    assert "CN=Clock signed at 20" in said[1]
    assert "no authority's certificate was given" in book.says(book.note(2))[0]


def test_a_stamp_of_somebody_unknown_is_no_stamp(book: Notebook, tmp_path: Path) -> None:
    end_the_day()
    book.authority = office.found(tmp_path / "stranger")
    assert "its time-stamp is not genuine" in book.says(book.note(2), stamps=True)[0]


def test_a_server_is_asked_by_its_address_alone(
    app: App,
    book: Notebook,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    end_the_day()
    file, keys = tmp_path / "heads.json", tmp_path / "log.json"
    keys.write_text(json.dumps(log.trust().to_json()), encoding="utf-8")
    db.session.remove()
    monkeypatch.setenv("LIANFANG_DATABASE_URL", "postgresql+psycopg://nowhere.invalid/none")
    with served(app) as url:
        answer = app.test_client().get("/api/log/heads").text
        file.write_text(answer, encoding="utf-8")
        assert cli.main(["audit", str(file), "--url", url, "--tsa-ca", str(book.authority.roots)]) == 0
        said = capsys.readouterr().out
        assert "The log's keys were taken from the log itself" in said
        assert "9 entries: fits; CN=Clock signed at 20" in said
        file.write_text(forged(5) + forged(7), encoding="utf-8")
        assert cli.main(["audit", str(file), "--url", url, "--keys", str(keys)]) == 1
    assert capsys.readouterr().out.count("DOES NOT FIT") == 2


def test_a_server_that_cannot_be_asked_is_said_to_be(
    book: Notebook, capsys: pytest.CaptureFixture[str]
) -> None:
    book.file.write_text(book.note(2), encoding="utf-8")
    assert cli.main(["audit", str(book.file), "--url", "http://127.0.0.1:9"]) == 1
    assert cli.main(["audit", str(book.file), "--url", "file:///etc/passwd"]) == 1
    assert "a http(s) address" in capsys.readouterr().err


def test_a_bundle_shows_what_it_has_proofs_for(cast: Any, book: Notebook, tmp_path: Path) -> None:
    chain = Chain(a_phone(cast.he_xiaoman))
    chain.keep(2)
    log.append("test", [b"later"])
    end_the_day()
    file = tmp_path / "visit.zip"
    file.write_bytes(exporter.bundle(chain.visit, lambda *_: Piece("awaited")))
    source = auditing.outside(None, file)
    said = book.says(book.note(5) + book.note(11) + book.note(12), source, stamps=True)
    assert said[0].startswith("head in line 1, 5 entries: fits; no proof about today's log is at hand")
    assert said[1] == f"head in line 7, 11 entries: fits; {said[2].split('; ')[1]}"
    assert said[-1] == "every head fits; 1 could not be compared with everything"
    assert "DOES NOT FIT" in book.says(forged(11), source)[0]
    file.write_bytes(b"PK")
    with pytest.raises(FormatError, match="a whole bundle"):
        auditing.outside(None, file)


def test_a_list_is_read_with_any_line_ends(book: Notebook) -> None:
    assert [one.size for one in heads.read((book.note(5) + book.note(2)).replace("\n", "\r\n"))] == [2, 5]


def test_a_head_younger_than_what_is_shown_is_left_open_and_nobody_accused(book: Notebook) -> None:
    class Older(auditing.House):
        complete = False

        @property
        def newest(self) -> str:
            return book.note(5)

    said = book.says(book.note(2) + book.note(9), Older())

    assert "fits; today's log was shown when it had only 5 entries" in said[1]
    assert said[-1] == "every head fits; 1 could not be compared with everything"


def test_a_log_whose_entries_were_deleted_fits_no_head_and_stays_answerable(book: Notebook, app: App) -> None:
    heads_kept = book.note(2) + book.note(5)
    for deletion in ("DELETE FROM log_node", "DELETE FROM log_entry"):
        db.session.execute(text(deletion))
    db.session.commit()

    said = book.says(heads_kept)
    assert all("DOES NOT FIT; no proof was given that today's log begins with it" in one for one in said[:2])
    browser = app.test_client()
    for path in ("consistency?first=2&second=9", "entries/3"):
        assert browser.get(f"/api/log/{path}").status_code == 404
