"""Every endpoint there is, with the permission it must ask for: the expected table of the gate walk.

A new endpoint is written here too, or the walk fails. `{names}` in an address or body are filled with the
identities of things of 青崖县.
"""

from __future__ import annotations

from typing import Any

from tests.door import EMPTY, MISSING, OPEN, Door
from tests.evidence.photos import a_photo
from tests.patients.doors import REGISTER
from tests.policy.papers import a_document
from tests.review.doors import REVIEW
from tests.visits.intake.parcels import PARCEL, packed

DEVICE = "/api/devices/<uuid:device_id>"
IMPORT = "/api/imports/<uuid:import_id>"
OPTIONS: dict[str, Any] = {"codes": {}, "datum": "", "system": "import"}

DOORS: dict[str, Door] = {
    "GET /api/session": Door("session.open", OPEN, "/api/session"),
    "POST /api/session": Door(
        "session.open", OPEN, "/api/session", body={"login": "he.xiaoman", "password": "lianfang-demo-2026"}
    ),
    "PUT /api/session/password": Door(
        "password.change",
        OPEN,
        "/api/session/password",
        body={"old": "lianfang-demo-2026", "new": "lianfang-demo-2026"},
    ),
    "DELETE /api/session": Door("session.open", OPEN, "/api/session"),
    "GET /api/beacon": Door("beacon.read", OPEN, "/api/beacon"),
    "GET /api/log": Door("log.read", OPEN, "/api/log"),
    "GET /api/log/checkpoint": Door("log.read", OPEN, "/api/log/checkpoint"),
    "GET /api/checks": Door("checks.explain", OPEN, "/api/checks"),
    "GET /api/log/heads": Door("log.read", OPEN, "/api/log/heads"),
    "GET /api/log/consistency": Door("log.read", OPEN, "/api/log/consistency?first=1&second=1"),
    "GET /api/log/entries/<int:index>": Door("log.read", OPEN, "/api/log/entries/0"),
    "GET /api/devices": Door("device.read", EMPTY, "/api/devices", "shen.zhixia"),
    "POST /api/devices": Door(
        "device.enrol",
        OPEN,
        "/api/devices",
        body={
            "id": "{new}",
            "public_key": "{key}",
            "key_class": "strong",
            "platform": "Android",
            "name": "新手机",
        },
    ),
    f"GET {DEVICE}": Door("device.enrol", MISSING, "/api/devices/{phone}"),
    f"POST {DEVICE}/approve": Door(
        "device.approve", MISSING, "/api/devices/{pending}/approve", "shen.zhixia", {"code": "000000"}
    ),
    f"POST {DEVICE}/revoke": Door(
        "device.revoke", MISSING, "/api/devices/{lost}/revoke", "shen.zhixia", {"reason": "丢失"}
    ),
    f"GET {DEVICE}/cached": Door("device.cached", MISSING, "/api/devices/{phone}/cached", "gu.ning"),
    f"POST {DEVICE}/reports": Door(
        "device.report", MISSING, "/api/devices/{phone}/reports", body={"kind": "storage_low"}
    ),
    f"POST {DEVICE}/unseal": Door(
        "device.unseal", MISSING, "/api/devices/{phone}/unseal", body={"sealed": "{sealed}"}
    ),
    "GET /api/staff": Door("staff.read", EMPTY, "/api/staff", "bai.yu"),
    "POST /api/staff": Door(
        "staff.write",
        OPEN,
        "/api/staff",
        "cheng.yan",
        {
            "login": "xin.lai",
            "name": "辛来",
            "password": "lianfang-demo-2026",
            "org": "{organisation}",
            "roles": [],
            "areas": [],
        },
    ),
    "PATCH /api/staff/<uuid:staff_id>": Door(
        "staff.write", MISSING, "/api/staff/{staff}", "cheng.yan", {"name": "何小满"}
    ),
    "POST /api/staff/<uuid:staff_id>/unlock": Door(
        "staff.unlock", MISSING, "/api/staff/{staff}/unlock", "gu.ning"
    ),
    "GET /api/areas": Door("area.read", EMPTY, "/api/areas"),
    "POST /api/areas": Door(
        "area.write", OPEN, "/api/areas", "cheng.yan", {"code": "3", "name": "丙县", "level": "COUNTY"}
    ),
    "PATCH /api/areas/<uuid:area_id>": Door(
        "area.write", MISSING, "/api/areas/{area}", "cheng.yan", {"name": "石桥村"}
    ),
    "GET /api/organisations": Door("organisation.read", EMPTY, "/api/organisations"),
    "POST /api/organisations": Door(
        "organisation.write",
        OPEN,
        "/api/organisations",
        "cheng.yan",
        {"name": "新机构", "type": "JUSTICE", "area": "{area}"},
    ),
    "PATCH /api/organisations/<uuid:organisation_id>": Door(
        "organisation.write", MISSING, "/api/organisations/{organisation}", "cheng.yan", {"duty_phone": "1"}
    ),
    "GET /api/teams": Door("team.read", EMPTY, "/api/teams"),
    "POST /api/teams": Door(
        "team.write",
        OPEN,
        "/api/teams",
        "cheng.yan",
        {"name": "新小组", "type": "CARE", "area": "{area}", "leader": "{staff}"},
    ),
    "PATCH /api/teams/<uuid:team_id>": Door(
        "team.write", MISSING, "/api/teams/{team}", "cheng.yan", {"name": "小组"}
    ),
    "GET /api/access-records": Door("access.read", EMPTY, "/api/access-records", "bai.yu"),
    "POST /api/feedback": Door(
        "feedback.send", OPEN, "/api/feedback", body={"kind": "suggestion", "text": "谢谢"}
    ),
    "GET /api/feedback": Door("feedback.read", EMPTY, "/api/feedback", "cheng.yan"),
    # What is sent names a person whom the sender need not be allowed to see: phones hand over all they hold.
    "PUT /api/evidence/<sha256>": Door(
        "evidence.send", OPEN, "/api/evidence/{sha256}?patient={patient}", body=a_photo()
    ),
    "GET /api/evidence/<sha256>/status": Door(
        "evidence.send", OPEN, "/api/evidence/{sha256}/status?patient={patient}"
    ),
    "GET /api/evidence/<sha256>": Door(
        "evidence.open", MISSING, "/api/evidence/{sha256}?visit={visit}", "tian.shouzheng"
    ),
    "GET /api/evidence/<sha256>/thumbnail": Door(
        "evidence.open", MISSING, "/api/evidence/{sha256}/thumbnail?visit={visit}", "tian.shouzheng"
    ),
    **REGISTER,
    "GET /api/imports/template": Door("import.use", OPEN, "/api/imports/template", "cheng.yan"),
    "GET /api/imports/profiles": Door("import.use", EMPTY, "/api/imports/profiles", "shen.zhixia"),
    "GET /api/imports": Door("import.use", EMPTY, "/api/imports", "shen.zhixia"),
    "POST /api/imports": Door(
        "import.use", OPEN, "/api/imports?name=x", "shen.zhixia", a_photo(), beyond="import.not_workbook"
    ),
    f"GET {IMPORT}": Door("import.use", MISSING, "/api/imports/{import}", "shen.zhixia"),
    f"PUT {IMPORT}/options": Door(
        "import.use",
        MISSING,
        "/api/imports/{import}/options",
        "shen.zhixia",
        OPTIONS,
        beyond="import.not_ready",
    ),
    f"GET {IMPORT}/faults": Door("import.use", MISSING, "/api/imports/{import}/faults", "shen.zhixia"),
    f"GET {IMPORT}/report": Door("import.use", MISSING, "/api/imports/{import}/report", "shen.zhixia"),
    f"POST {IMPORT}/start": Door(
        "import.use",
        MISSING,
        "/api/imports/{import}/start",
        "shen.zhixia",
        {"choice": "GOOD"},
        beyond="import.not_ready",
    ),
    f"POST {IMPORT}/passwords": Door(
        "import.use",
        MISSING,
        "/api/imports/{import}/passwords",
        "shen.zhixia",
        beyond="import.passwords_gone",
    ),
    f"DELETE {IMPORT}": Door("import.use", MISSING, "/api/imports/{import}", "shen.zhixia"),
    "POST /api/parcels": Door("parcel.send", OPEN, "/api/parcels", body=packed(), media_type=PARCEL),
    "POST /api/statements": Door(
        "statement.send", OPEN, "/api/statements", body={"sent_at": 1, "statements": ["nonsense"]}
    ),
    "GET /api/forms": Door("form.read", OPEN, "/api/forms"),
    "GET /api/forms/<form_id>/<int:version>": Door("form.read", OPEN, "/api/forms/follow_up/1"),
    "GET /api/policies": Door("policy.read", OPEN, "/api/policies"),
    "GET /api/policies/<kind>": Door("policy.read", OPEN, "/api/policies/TEAM?on=2026-11-23"),
    "GET /api/rulebook": Door("policy.read", OPEN, "/api/rulebook?on=2026-11-23"),
    "GET /api/policies/versions/<uuid:version_id>": Door(
        "policy.read", OPEN, "/api/policies/versions/{policy}"
    ),
    "GET /api/policies/versions/<uuid:version_id>/preview": Door(
        "policy.adopt", OPEN, "/api/policies/versions/{policy}/preview", "tian.shouzheng"
    ),
    "GET /api/policies/versions/<uuid:version_id>/preview/all": Door(
        "policy.adopt", OPEN, "/api/policies/versions/{policy}/preview/all", "tian.shouzheng"
    ),
    "POST /api/policies/versions/<uuid:version_id>/preview/all": Door(
        "policy.adopt", OPEN, "/api/policies/versions/{policy}/preview/all", "tian.shouzheng", {}
    ),
    "POST /api/policies/check": Door(
        "policy.propose", OPEN, "/api/policies/check", "cheng.yan", {"document": a_document("walk-1")}
    ),
    "POST /api/policies": Door(
        "policy.propose", OPEN, "/api/policies", "cheng.yan", {"document": a_document("walk-2")}
    ),
    "POST /api/policies/<uuid:version_id>/decision": Door(
        "policy.adopt",
        MISSING,
        "/api/policies/{policy}/decision",
        "tian.shouzheng",
        {"agreed": False, "note": ""},
    ),
    "GET /api/tasks": Door("task.read", MISSING, "/api/tasks?device={phone}"),
    "GET /api/amendments/waiting": Door("amendment.second", EMPTY, "/api/amendments/waiting", "shen.zhixia"),
    "GET /api/colours/waiting": Door("colour.second", EMPTY, "/api/colours/waiting", "shen.zhixia"),
    "POST /api/patients/<uuid:patient_id>/colour-objections": Door(
        "colour.object",
        MISSING,
        "/api/patients/{patient}/colour-objections",
        body={"said_by": "PATIENT", "wish": "WHY", "on": "2026-11-23"},
    ),
    "POST /api/patients/<uuid:patient_id>/colour-objections/<uuid:objection_id>/answer": Door(
        "colour.assess",
        MISSING,
        "/api/patients/{patient}/colour-objections/{patient}/answer",
        "shen.zhixia",
        body={"on": "2026-11-23", "how": "FACE"},
        beyond="colour.no_objection",
    ),
    "GET /api/board": Door("board.read", EMPTY, "/api/board", "shen.zhixia"),
    "GET /api/board/totals": Door("board.read", OPEN, "/api/board/totals", "shen.zhixia"),
    "POST /api/board/assign": Door(
        "board.assign",
        MISSING,
        "/api/board/assign",
        "shen.zhixia",
        {"tasks": ["{task}"]},
        beyond="task.not_found",
    ),
    "POST /api/board/<uuid:task_id>/done": Door(
        "task.done",
        MISSING,
        "/api/board/{referral}/done",
        "shen.zhixia",
        {"on": "2026-11-23", "note": ""},
        beyond="task.not_found",
    ),
    "GET /api/patients/<uuid:patient_id>/card": Door("patient.read", MISSING, "/api/patients/{patient}/card"),
    "GET /api/visits": Door("visit.list", EMPTY, "/api/visits", "tian.shouzheng"),
    "GET /api/visits/<uuid:visit_id>": Door("visit.read", MISSING, "/api/visits/{visit}"),
    "GET /api/visits/<uuid:visit_id>/bundle": Door(
        "visit.bundle", MISSING, "/api/visits/{visit}/bundle", "tian.shouzheng", beyond="bundle.nothing"
    ),
    "GET /api/quarantine": Door("quarantine.read", EMPTY, "/api/quarantine", "cheng.yan"),
    "GET /api/quarantine/mine": Door("quarantine.own", EMPTY, "/api/quarantine/mine"),
    **REVIEW,
}

PARTS = {
    "danger.read", "colour.read", "record.read", "clinical.read", "position.read",
    "patient.first_name", "patient.name", "patient.guardian", "patient.identity", "patient.clinical",
    "patient.review", "case.medical", "import.people", "import.roster",
}  # fmt: skip
"""Permissions that no endpoint asks for: they decide what a page shows (`tests/visits`, `tests/patients`)."""
