"""The doors of the review, for the gate walk."""

from __future__ import annotations

from tests.door import EMPTY, MISSING, OPEN, Door

CASE = "/api/review/cases/{visit}"
SAMPLE = "/api/review/sample/{visit}"
TURNOUT = "/api/turnout/{turnout}"
TOLD = {"reached": False, "how": "CALL", "came": None, "people": None, "when": None, "note": ""}

REVIEW: dict[str, Door] = {
    "GET /api/review/cases": Door("review.read", EMPTY, "/api/review/cases", "tian.shouzheng"),
    "GET /api/review/cases/<uuid:visit_id>": Door("review.read", MISSING, CASE, "tian.shouzheng"),
    "GET /api/review/cases/<uuid:visit_id>/evidence/<sha256>": Door(
        "review.read",
        MISSING,
        f"{CASE}/evidence/{{photo}}?of={{visit}}",
        "tian.shouzheng",
        beyond="review.no_such_pair",
    ),
    "POST /api/review/cases/<uuid:visit_id>/decision": Door(
        "review.decide",
        MISSING,
        f"{CASE}/decision",
        "tian.shouzheng",
        {"basis": "", "outcome": "EXPLAINED", "rejects": False, "note": "已说明"},
        beyond="review.not_heard",
    ),
    "GET /api/review/checks": Door("check.read", OPEN, "/api/review/checks"),
    "GET /api/review/mine": Door("review.own", EMPTY, "/api/review/mine"),
    "GET /api/review/sample": Door(
        "sample.read", EMPTY, "/api/review/sample?month=2026-11", "tian.shouzheng"
    ),
    "GET /api/review/sample/<uuid:visit_id>/contact": Door(
        "sample.call", MISSING, f"{SAMPLE}/contact", "tian.shouzheng", beyond="sample.nobody"
    ),
    "GET /api/review/sample/<uuid:visit_id>/notes": Door(
        "sample.read", MISSING, f"{SAMPLE}/notes", "tian.shouzheng"
    ),
    "POST /api/review/sample/<uuid:visit_id>/result": Door(
        "sample.call", MISSING, f"{SAMPLE}/result", "tian.shouzheng", TOLD
    ),
    "GET /api/turnout": Door("turnout.read", EMPTY, "/api/turnout", "tian.shouzheng"),
    "POST /api/turnout/<uuid:notice_id>/answer": Door(
        "turnout.answer", MISSING, f"{TURNOUT}/answer", "yan.shouchuan", {"reason": "NO_STAFF"}
    ),
}
