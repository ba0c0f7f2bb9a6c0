"""What the office finds out about a visit after the fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.e2e.support.desk import Desk

if TYPE_CHECKING:
    from tests.e2e.support.server import Server

SUPERVISOR = "tian.shouzheng"
A_DOCTORS_VISIT = ["record.assess", "visit.close", "visit.open"]
"""Kinds of what a clinician says who opens and closes a visit; the clinical part is one of its own."""


@dataclass(frozen=True)
class Found:
    """A visit's page as the supervisor reads it."""

    page: Any

    @property
    def kinds(self) -> list[str]:
        """Kinds of its statements, sorted."""
        return sorted(one["kind"] for one in self.page["statements"])

    @property
    def is_whole(self) -> bool:
        """Nothing awaited, no chain broken or forked, no statement twice."""
        hashes = [one["hash"] for one in self.page["statements"]]
        whole = self.page["awaiting"] == {"statements": 0, "evidence": 0} and not self.page["notes"]
        return whole and len(hashes) == len(set(hashes))


def look_up(server: Server, visit: str, desk: Desk | None = None) -> Found:
    """At `desk`, where one looks again and again: nobody may sign in that often."""
    desk = desk or Desk(server.url, SUPERVISOR)
    return Found(desk.ask("GET", f"/api/visits/{visit}"))


def assert_everything_holds(server: Server) -> None:
    """The whole log and every projection, rebuilt from the statements."""
    assert "everything holds" in server.lianfang("verify").stdout


def reports(server: Server) -> list[str]:
    """Kinds of what phones noticed about themselves or about the server, as the administrator sees them."""
    phones = Desk(server.url, "gu.ning").ask("GET", "/api/devices")
    return [one["kind"] for phone in phones for one in phone["noticed"]]
