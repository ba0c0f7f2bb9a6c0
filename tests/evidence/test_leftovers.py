"""What no row names is removed after a month; what a row names never is, whenever the row comes."""

from __future__ import annotations

import ast
import random
from pathlib import Path

import pytest

import backend
from backend.evidence import leftovers, resting, store
from backend.evidence.check import check_evidence
from backend.evidence.receiving import File
from backend.evidence.store import Store
from backend.importing.models import Import
from backend.kernel import clock, jobs
from backend.kernel.db import db
from backend.kernel.refusals import Busy
from backend.transparency.fsck import Tally
from tests.evidence.photos import a_photo, sha256
from tests.evidence.store import lying, named

DAY = 24 * 3_600_000
LATER = leftovers.GRACE_MS + DAY


def a_file(person, seed: int) -> File:
    photo = a_photo(seed=seed)
    return File(person, sha256(photo), "image/jpeg", photo)


@pytest.fixture
def sender(cast):
    return cast.he_xiaoman.id


@pytest.fixture
def rest(patient, sender):
    """`rest(seed)` lays a file down, as a request does that then fails."""
    return lambda seed: resting.rest([a_file(patient.id, seed)], sender)[0]


@pytest.fixture
def keep(patient, sender):
    """`keep(seed)` is a request that ends well."""

    def received(seed: int) -> None:
        resting.receive(a_file(patient.id, seed), sender)
        jobs.commit()

    return received


@pytest.fixture
def a_month_later(keep):
    """It is a month and a day later, and a file has just come."""
    late = clock.now_ms() + LATER
    with clock.reading(lambda: late):
        keep(99)
        yield


def swept() -> set[str]:
    """What a sweep removed."""
    before = everything()
    leftovers.sweep()
    jobs.commit()
    return before - everything()


def everything() -> set[str]:
    folder = store.current()._folder
    return {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}


def test_what_a_request_left_is_removed_after_a_month(rest, request):
    left = store.name_of(rest(1).object)
    assert swept() == set()
    request.getfixturevalue("a_month_later")
    assert swept() == {left}
    assert lying() == named()


def test_what_a_row_names_stays_with_its_small_picture(keep, request):
    keep(1)
    request.getfixturevalue("a_month_later")
    before = everything()
    assert any(name.endswith(store.SMALL) for name in before)
    assert swept() == set()


def test_a_file_of_an_import_stays(cast, request):
    row = Import(
        staff_id=cast.cheng_yan.id, state="CHECKED", size=1, sha256="0" * 64, options={}, counts={},
        attempts=0, created_at=0, changed_at=0,
    )  # fmt: skip
    db.session.add(row)
    jobs.commit()
    store.current().put(store.name_of(row.file_id), b"sealed")
    request.getfixturevalue("a_month_later")
    assert swept() == set()


def test_nothing_else_is_ever_touched(rest, request):
    """Only names that we give, whole or half written; small pictures only with their photo."""
    one, folder = rest(1), store.current()._folder
    name = store.name_of(one.object)
    gone = {name, f"{name}.0123abcd", f"{name}{store.SMALL}", f"{name}{store.SMALL}.0123abcd"}
    other = f"{name[:-1]}{'0' if name[-1] != '0' else '1'}"
    stays = {f"{name}.bak", f"{name}.0123abcdef", f"x{name[7:]}", "README", f"{name[:6]}/notes.txt"}
    stays |= {f"{name[:6]}/ffffff{name[13:]}", f"{other[:19]}4{other[20:]}"}
    for each in gone | stays:
        (folder / each).write_bytes(b"sealed")
    request.getfixturevalue("a_month_later")
    assert swept() == gone


def test_a_worker_whose_clock_is_ahead_removes_nothing(rest, keep):
    rest(1)
    keep(2)
    ahead = clock.now_ms() + LATER
    with clock.reading(lambda: ahead):
        assert swept() == set()


def test_what_was_laid_down_lately_by_the_stores_own_clock_stays(rest, request, monkeypatch):
    name = store.name_of(rest(1).object)
    request.getfixturevalue("a_month_later")
    data = store.current().get(name)
    laid, now = Store.laid, clock.now_ms()
    monkeypatch.setattr(Store, "laid", lambda *_: [store.Laid(one.name, now) for one in laid(*_)])
    assert swept() == set()
    assert store.current().get(name) == data


def test_a_row_that_comes_while_the_sweep_looks_keeps_its_file(rest, request, monkeypatch):
    one, before = rest(1), clock.now_ms()
    request.getfixturevalue("a_month_later")
    laid = Store.laid

    def then_a_row_comes(self, folder):
        found = laid(self, folder)
        if any(each.name == store.name_of(one.object) for each in found):
            with clock.reading(lambda: before):
                resting.settle([one])
            jobs.commit()
        return found

    monkeypatch.setattr(Store, "laid", then_a_row_comes)
    assert swept() == set()
    assert lying() == named()


def test_a_row_that_would_come_after_the_sweep_looked_does_not_come(rest, request, monkeypatch):
    one, delete = rest(1), Store.delete
    request.getfixturevalue("a_month_later")

    def too_late(self, name):
        with pytest.raises(Busy):
            resting.settle([one])
        delete(self, name)

    monkeypatch.setattr(Store, "delete", too_late)
    assert swept() == {store.name_of(one.object)}
    assert lying() == named()


@pytest.mark.parametrize("seed", range(5))
def test_whatever_happened_exactly_what_is_named_remains(rest, keep, request, seed):
    chance = random.Random(seed)  # noqa: S311  luck, no secret
    for number in range(12):
        chance.choice([rest, keep])(chance.randrange(8))
        if number == 6:
            jobs.rollback()
    request.getfixturevalue("a_month_later")
    leftovers.sweep()
    assert lying() == named()
    assert swept() == set()


def test_verify_counts_what_nobody_names(rest, request):
    rest(1)
    request.getfixturevalue("a_month_later")
    tally = Tally()
    assert list(check_evidence(tally)) == []
    assert tally.counts["files that no row names"] == 1


def test_every_room_that_keeps_objects_says_which_column_names_them():
    """A room that forgets it would lose its files after a month."""
    root = Path(backend.__file__).parent
    rooms = {str(file.relative_to(root)) for file in root.rglob("*.py") if _puts(ast.parse(file.read_text()))}
    assert rooms == {"evidence/safe.py", "evidence/resting.py", "importing/resting.py"}
    assert {str(column) for column in leftovers._naming} == {"Evidence.object", "Import.file_id"}


def _puts(tree: ast.AST) -> bool:
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"put", "put_all"}
        and ast.unparse(node.func.value) == "store.current()"
        for node in ast.walk(tree)
    )
