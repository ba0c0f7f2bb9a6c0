"""Doors of the register and its case lists, for the gate walk."""

from __future__ import annotations

from typing import Any

from tests.door import EMPTY, MISSING, OPEN, Door

PATIENT = "/api/patients/<uuid:patient_id>"
SINCE, ON = {"since": "2026-11-23"}, {"on": "2026-11-23"}


def _of_patient(permission: str, what: str, body: dict[str, Any], beyond: str = "") -> Door:
    """A door behind which something is done about one person."""
    address = f"/api/patients/{{patient}}/{what}"
    return Door(permission, MISSING, address, "shen.zhixia", body, beyond=beyond)


REGISTER: dict[str, Door] = {
    "GET /api/patients": Door("patient.list", EMPTY, "/api/patients"),
    "POST /api/patients/search": Door("patient.search", OPEN, "/api/patients/search", body={"name": "柳"}),
    "POST /api/patients": Door(
        "patient.create", OPEN, "/api/patients", body={"name": "辛来", "area": "{area}"}
    ),
    "GET /api/transfers": Door("patient.write", EMPTY, "/api/transfers", "shen.zhixia"),
    f"GET {PATIENT}/colleagues": Door(
        "patient.write", MISSING, "/api/patients/{patient}/colleagues?slot=DOCTOR", "shen.zhixia"
    ),
    f"GET {PATIENT}": Door("patient.read", MISSING, "/api/patients/{patient}"),
    f"PUT {PATIENT}/identity": _of_patient("patient.write", "identity", {"name": "柳青禾"}),
    f"POST {PATIENT}/reports": _of_patient("patient.report", "reports", {"to": "HOSPITAL", **SINCE}),
    f"POST {PATIENT}/proposals/<uuid:proposal_id>": _of_patient(
        "patient.settle", "proposals/{proposal}", {"agreed": False}
    ),
    f"POST {PATIENT}/homes": _of_patient("patient.care", "homes", {"text": "石桥村五组", **SINCE}),
    f"POST {PATIENT}/homes/seen": _of_patient(
        "patient.care", "homes/seen", {"answer": "MET_ELSEWHERE"}, "home.not_elsewhere"
    ),
    f"POST {PATIENT}/guardian": _of_patient(
        "patient.care", "guardian", {"capacity": "STRONG", "name": "柳母", **SINCE}
    ),
    f"POST {PATIENT}/consents": _of_patient(
        "patient.write", "consents", {"decision": "AGREED", "text_version": "1", **ON}
    ),
    f"POST {PATIENT}/responsibles": _of_patient(
        "patient.write", "responsibles", {"slot": "DOCTOR", "staff": None, **SINCE}, "responsible.slot"
    ),
    f"POST {PATIENT}/diagnosis": _of_patient("patient.write", "diagnosis", {"disease": 1}),
    f"POST {PATIENT}/listings": _of_patient(
        "patient.write",
        "listings",
        {"direction": "out", "elsewhere": "临溪县", "means": "LETTER", **ON},
        "listing.open",
    ),
    f"POST {PATIENT}/listings/<uuid:listing_id>": _of_patient(
        "patient.write", "listings/{listing}", {"step": "accept", **ON}
    ),
    f"POST {PATIENT}/pools": _of_patient("patient.write", "pools", {"pool": "HEALTH", "inside": True, **ON}),
    f"POST {PATIENT}/external-ids": _of_patient(
        "patient.write", "external-ids", {"system": "national", "value": "1"}
    ),
    f"POST {PATIENT}/status": _of_patient(
        "patient.decide",
        "status",
        {"axis": "WHEREABOUTS", "to": "HOSPITAL", "proofs": ["HOSPITAL_SLIP"], **SINCE},
    ),
    f"GET {PATIENT}/supplement": Door("patient.supplement", MISSING, "/api/patients/{patient}/supplement"),
    f"POST {PATIENT}/supplement": Door(
        "patient.supplement",
        MISSING,
        "/api/patients/{patient}/supplement",
        body={"version": 1, "answers": {"household": "VILLAGE"}},
    ),
    f"POST {PATIENT}/supplement/signature": Door(
        "patient.supplement",
        MISSING,
        "/api/patients/{patient}/supplement/signature",
        "shen.zhixia",
        beyond="supplement.not_complete",
    ),
    "GET /api/cases": Door("case.list", EMPTY, "/api/cases", "shen.zhixia"),
    "GET /api/cases/totals": Door("case.list", OPEN, "/api/cases/totals", "shen.zhixia"),
    f"POST {PATIENT}/cases": _of_patient("case.open", "cases", {"kind": "RELAPSING", **ON}),
    "POST /api/cases/<uuid:entry_id>/actions": Door(
        "case.act", MISSING, "/api/cases/{entry}/actions", "shen.zhixia", {"action": "CASE_TEAM", **ON}
    ),
    "POST /api/cases/<uuid:entry_id>/reviews": Door(
        "case.act", MISSING, "/api/cases/{entry}/reviews", "shen.zhixia", ON
    ),
    "POST /api/cases/<uuid:entry_id>/close": Door(
        "case.act", MISSING, "/api/cases/{entry}/close", "shen.zhixia", beyond="case.still_true"
    ),
}
