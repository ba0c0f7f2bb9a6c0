"""Reads the corpus format into facts. Nothing beyond this room knows that a corpus exists."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from backend.authenticity.corpus.visits import visit_of
from backend.authenticity.facts import HomeVersion, Source
from backend.authenticity.memory import Register

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from backend.authenticity.facts import Visit

SOURCES = {
    "field": Source.FIELD,
    "geocoded": Source.GEOCODED,
    "village_centroid": Source.CENTROID,
    "map_pick": Source.PICKED,
}


class Corpus:
    """A folder with `county.json`, `visits.jsonl` and `photos/`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.county: dict[str, Any] = json.loads((folder / "county.json").read_text(encoding="utf-8"))
        lines = (folder / "visits.jsonl").read_text(encoding="utf-8").splitlines()
        self._rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
        self._keys = {one["id"]: one["key"] for one in self.county["phones"]}

    def __len__(self) -> int:
        return len(self._rows)

    def register(self) -> Register:
        """Homes, offices and owners."""
        homes: dict[str, list[HomeVersion]] = defaultdict(list)
        for event in self.county["home_events"]:
            homes[event["patient_id"]].append(
                HomeVersion(
                    event["lat"],
                    event["lon"],
                    SOURCES[event["source"]],
                    event["t"],
                    event["by"],
                    event["confirmed_by"],
                )
            )
        return Register(
            homes=homes,
            bases={team["id"]: (tuple(team["clinic"]),) for team in self.county["teams"]},
            owners={phone["id"]: phone["owner"] for phone in self.county["phones"]},
        )

    def visits(self) -> Iterator[Visit]:
        """Every visit in the order of receipt."""
        missing = self._missing()
        for row in self._rows:
            intact = hashlib.sha256(canonical(row["client"])).hexdigest() == row["server"]["leaf_hash"]
            signed = self._signed(row, intact=intact)
            yield visit_of(row, signed=signed, intact=intact, missing=missing[row["visit_id"]])

    def photo(self, sha256: str) -> bytes | None:
        """A photo's bytes, None if the folder lacks it."""
        path = self.folder / "photos" / f"{sha256}.jpg"
        return path.read_bytes() if path.exists() else None

    def _signed(self, row: Mapping[str, Any], *, intact: bool) -> bool | None:
        """Whether the phone signed it; None where the signed bytes are gone because the record was
        changed.
        """
        given, key = row["device_sig"], self._keys.get(row["client"]["device_id"])
        if given is None or key is None:
            return False
        if not intact:
            return None
        made = hmac.new(key.encode(), canonical(row["client"]), "sha256").hexdigest()
        return hmac.compare_digest(made, given)

    def _missing(self) -> dict[str, int]:
        """How many records of the same phone are missing before each."""
        devices: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for row in self._rows:
            devices[row["client"]["device_id"]].append((row["client"]["chain"]["seq"], row["visit_id"]))
        missing = {}
        for records in devices.values():
            last = 0
            for seq, visit in sorted(records):
                missing[visit] = max(0, seq - last - 1)
                last = seq
        return missing


def canonical(value: object) -> bytes:
    """The bytes a corpus phone signs."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
