"""One row of the corpus as facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.authenticity.facts import (
    Amendment,
    Beacon,
    Custody,
    Form,
    Means,
    Motion,
    Photo,
    Presence,
    Sample,
    Signature,
    Visit,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Row = Mapping[str, Any]

MEANS = {"lead": Means.LEAD, "qr": Means.SCAN, "manual": Means.NAMED}
MEASURED = frozenset({"sbp", "dbp", "pulse", "weight_kg", "waist_cm"})
TOLD = frozenset({"risk_level", "aggression", "selfharm", "delusion", "hallucination", "drug_adherence"})


def visit_of(row: Row, *, signed: bool | None, intact: bool, missing: int) -> Visit:
    """Facts of one row; what must be known of other rows is handed in."""
    client, server = row["client"], row["server"]
    chain = client.get("chain") or {}
    amendments = tuple(_amendment(one) for one in server.get("revisions", ()))
    custody = Custody(
        signed=signed,
        seq=chain.get("seq"),
        missing=missing,
        intact=None if amendments else intact,  # a corpus amends the record itself
        amendments=amendments,
    )
    return Visit(
        id=row["visit_id"],
        patient=client["patient_id"],
        team=client["team_id"],
        lead=client["lead"],
        device=client["device_id"],
        met=client["status"] == "completed",
        began=client["t_start"],
        ended=client["t_end"],
        received_at=server["received_at"],
        order=server["log_index"],
        samples=_samples(client["gps"]),
        presences=tuple(_presence(one) for one in client["attendance"]),
        signatures=tuple(_signature(one) for one in client["signatures"]),
        photos=tuple(_photo(one) for one in client["photos"]),
        form=_form(client["form"]),
        custody=custody,
        platform=client.get("platform"),
        motion=_motion(client.get("motion")),
        pointer=client.get("pointer"),
        beacon=_beacon(client.get("beacon_before")),
        mono_began=client.get("mono_start"),
        mono_ended=client.get("mono_end"),
        session=client.get("session"),
        sent_wall=server.get("sent_client_t"),
    )


def _samples(rows: Iterable[Row]) -> tuple[Sample, ...]:
    return tuple(
        Sample(one["lat"], one["lon"], one["acc"], one["alt"], one["speed"], one["fix_t"], one["t"])
        for one in rows
    )


def _motion(row: Row | None) -> Motion | None:
    return Motion(row["n"], row["acc_rms"], row.get("gyro_rms")) if row else None


def _beacon(row: Row | None) -> Beacon | None:
    return Beacon(row["server_t"], row["client_t"], row["mono"], row["session"]) if row else None


def _presence(row: Row) -> Presence:
    return Presence(
        staff=row["staff_id"],
        means=MEANS[row["method"]],
        device=row.get("device_id"),
        reason=row.get("reason"),
        at=row.get("t"),
        shown_at=row.get("nonce_shown_t"),
        replied_at=row.get("ack_t"),
        samples=_samples(row.get("gps", ())),
        motion=_motion(row.get("motion")),
        verified=row.get("uv"),
    )


def _signature(row: Row) -> Signature:
    strokes = tuple(tuple((x, y, t, p) for x, y, t, p in one) for one in row["strokes"])
    return Signature(row["role"], row["signer"], row["t"], strokes, row.get("pointer"))


def _photo(row: Row) -> Photo:
    exif = row.get("exif") or {}
    return Photo(
        sha256=row["sha256"],
        subject=row["kind"],
        at=row["t"],
        camera=row["source"] == "camera_canvas",
        modified=row.get("last_modified"),
        exif_at=exif.get("datetime"),
    )


def _form(row: Row | None) -> Form | None:
    if row is None:
        return None
    answers = row["answers"]
    return Form(
        answers=answers,
        field_ms=row.get("field_ms") or {},
        measured=MEASURED & set(answers),
        told=TOLD & set(answers),
        danger=answers.get("risk_level"),
    )


def _amendment(row: Row) -> Amendment:
    return Amendment(row["t"], row["by"], tuple(row["fields"]), row["reason"], row["via"] == "web")
