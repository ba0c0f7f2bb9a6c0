"""A bundle may carry an authority's word on when all of it existed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from flask import current_app

from backend.kernel import clock
from backend.transparency import checkpoint, daily, exporter, log, stamping, timestamp
from backend.transparency.bundle import archive, layout
from backend.transparency.bundle.check import verify_bundle, verify_file
from backend.transparency.exporter import Piece
from tests.factories import a_phone
from tests.transparency import authority as office
from tests.transparency.phones import Chain

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cast import Cast
    from tests.transparency.authority import Authority


@pytest.fixture
def stamped(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[bytes, Authority]:
    """The visit of the day before, whose last head an authority has stamped."""
    chain = Chain(a_phone(cast.he_xiaoman))
    chain.keep(2)
    authority = office.found(tmp_path / "tsa")
    roots = timestamp.read_roots(authority.roots.read_bytes())
    tomorrow = clock.now_ms() + 26 * 3_600_000
    with clock.reading(lambda: tomorrow):
        daily.close_days()
    with office.serving(authority):
        monkeypatch.setitem(current_app.extensions, "lianfang.tsa", authority.url)
        monkeypatch.setitem(current_app.extensions, "lianfang.tsa_roots", roots)
        stamping.stamp_days()
    log.append("test", [b"the next day"])
    return exporter.bundle(chain.visit, lambda *_: Piece("awaited")), authority


def test_a_stamped_bundle_says_when_all_of_it_existed(stamped: tuple[bytes, Authority]) -> None:
    data, authority = stamped
    roots = timestamp.read_roots(authority.roots.read_bytes())
    report = verify_file(data, log.trust(), roots)
    assert report.problems == []
    assert any("CN=Clock signed that all of this existed at" in line for line in report.notes)
    assert not any("taken from the bundle itself" in line for line in report.notes)
    assert any("taken from the bundle itself" in line for line in verify_file(data, log.trust()).notes)


def test_a_stamp_by_another_authority_is_not_believed(
    stamped: tuple[bytes, Authority], tmp_path: Path
) -> None:
    stranger = timestamp.read_roots(office.found(tmp_path / "stranger").roots.read_bytes())
    found = [str(one) for one in verify_file(stamped[0], log.trust(), stranger).problems]
    assert len(found) == 1
    assert found[0].startswith("log/stamped.tsr: expected a stamp by a known authority")


def test_a_stamp_over_too_old_a_head_does_not_cover_the_records(stamped: tuple[bytes, Authority]) -> None:
    old = log.sign(checkpoint.Checkpoint(log.origin(), 1, bytes(32))).encode()
    files, _ = archive.unpack(stamped[0])
    found = [str(one) for one in verify_bundle(files | {layout.STAMPED: old}, log.trust()).problems]
    assert "log/stamped: it is not a head of the same log" in found
    assert "log/stamped: it does not cover statements/0002/receipt.json" in found


def test_every_changed_file_of_a_stamped_bundle_is_named(stamped: tuple[bytes, Authority]) -> None:
    files, _ = archive.unpack(stamped[0])
    for path in (layout.STAMPED, layout.STAMP, layout.AUTHORITY):
        middle = len(files[path]) // 2
        flipped = files[path][:middle] + bytes([files[path][middle] ^ 1]) + files[path][middle + 1 :]
        named = {problem.where for problem in verify_bundle(files | {path: flipped}, log.trust()).problems}
        assert path in named
