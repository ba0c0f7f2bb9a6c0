"""Two photos, or two signatures, that a doubt speaks of: shown side by side to a person, and nothing more."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select

from backend.authenticity.alignment import Picture, shared
from backend.authenticity.models import Assessment, TracePhoto, TraceStroke
from backend.authenticity.real import judging, traits
from backend.evidence import safe, service, thumbnails
from backend.kernel.db import db
from backend.review import deciding
from backend.review import refusals as say
from backend.roster import access
from backend.visits.models import Visit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Shown = dict[str, Any]


def shown(visit_id: UUID, told: Sequence[Mapping[str, Any]]) -> list[Shown]:
    """The pairs of a case's doubts."""
    doubts = [one for one in told if one["outcome"] == "doubt"]
    photos = [
        _photos(visit_id, one) for one in doubts if "earlier" in one["numbers"] and "photo" in one["numbers"]
    ]
    strokes = [
        _strokes(visit_id, one) for one in doubts if "hand" in one["numbers"] and "off" in one["numbers"]
    ]
    return [pair for pair in (*photos, *strokes) if pair is not None]


def opened(visit_id: UUID, sha256: str, of: UUID, *, small: bool) -> tuple[bytes, str]:
    """A file of either side of a pair, recorded as seen.

    Raises:
        NoSuchCase, TookPart, SameTeam, NoSuchPair, and what the evidence raises: NotReceived, Withdrawn,
        Unreadable, NoThumbnail.
    """
    row = deciding.opened(visit_id)
    assessment = db.session.get(Assessment, row.assessment_id) if row.assessment_id else None
    told = shown(visit_id, judging.said(assessment)) if assessment else []
    sides = [side for pair in told for side in (pair["mine"], pair["other"])]
    if {"visit": of, "sha256": sha256} not in sides:
        raise say.NoSuchPair
    patient = db.session.scalars(select(Visit.patient_id).where(Visit.id == of)).one()
    file = service.get(patient, sha256)
    data = thumbnails.read(file) if small else safe.get(file)
    access.record("review.evidence", "evidence", sha256, purpose=f"visit {visit_id}", fields=[str(of)])
    return data, thumbnails.MEDIA_TYPE if small else file.media_type


def _photos(visit_id: UUID, one: Mapping[str, Any]) -> Shown | None:
    numbers = one["numbers"]
    mine = {"visit": visit_id, "sha256": numbers["photo"]}
    other = {"visit": UUID(numbers["visit"]), "sha256": numbers["earlier"]}
    return {
        "kind": "photo",
        "check": one["check"],
        "mine": mine,
        "other": other,
        "bits": numbers.get("bits"),
        "off": None,
        "region": _region(mine, other),
    }


def _region(mine: Shown, other: Shown) -> Shown | None:
    """Which part of each picture is the same, in thousandths of its width and height."""
    pictures = [_picture(side) for side in (mine, other)]
    if pictures[0] is None or pictures[1] is None:
        return None
    over = shared(pictures[0], pictures[1])
    if over is None:
        return None
    own, its, mirrored = over
    return {"mine": asdict(own), "other": asdict(its), "mirrored": mirrored}


def _picture(side: Shown) -> Picture | None:
    photo = select(TracePhoto.patient_id).where(
        TracePhoto.visit_id == side["visit"], TracePhoto.sha256 == side["sha256"]
    )
    patient = db.session.scalar(photo)
    seen = traits.pictures([(patient, side["sha256"])]) if patient else {}
    return next((Picture(one.grey) for one in seen.values()), None)


def _strokes(visit_id: UUID, one: Mapping[str, Any]) -> Shown | None:
    numbers = one["numbers"]
    other = UUID(numbers["visit"])
    mine, its = _drawn(visit_id, numbers["hand"]), _drawn(other, numbers["earlier"])
    if mine is None or its is None:
        return None
    return {
        "kind": "strokes",
        "check": one["check"],
        "mine": {"visit": visit_id, "sha256": mine},
        "other": {"visit": other, "sha256": its},
        "bits": None,
        "off": numbers["off"],
        "region": None,
    }


def _drawn(visit_id: UUID, hand: str) -> str | None:
    query = select(TraceStroke.sha256).where(TraceStroke.visit_id == visit_id, TraceStroke.hand == hand)
    return db.session.scalar(query.order_by(TraceStroke.sha256).limit(1))
