"""Why nobody came, as an organisation's head says it. Pure."""

from __future__ import annotations

from backend.policy.words import Code


class Reason(Code):
    """No answer counts against anybody: it tells where people or messages are missing."""

    NO_STAFF = "NO_STAFF", "人手不够", "we lack staff"
    NOT_TOLD = "NOT_TOLD", "没有接到通知", "we were not told"
    OTHER = "OTHER", "其他", "something else"
