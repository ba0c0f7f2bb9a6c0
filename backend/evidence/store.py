"""Where sealed bytes rest: a folder by default, an S3-compatible bucket in real use."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import obstore
from flask import current_app
from obstore.store import LocalStore, from_url

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from flask import Flask
    from obstore.store import ObjectStore

    from backend.config import Config

SMALL = ".small"


@dataclass(frozen=True, slots=True)
class Laid:
    """What lies in the store: its name, and when (ms) it was laid there by the store's own clock."""

    name: str
    at: int


class Store:
    """Objects by name, each written once. What `put` returned from is durable."""

    def __init__(self, inner: ObjectStore, folder: Path | None) -> None:
        self._inner, self._folder = inner, folder
        self._durable: set[Path] = set()

    @classmethod
    def at(cls, place: str) -> Store:
        """A folder, or a URL such as `s3://bucket/prefix`; credentials come from the environment (AWS_…)."""
        if "://" in place:
            return cls(from_url(place), None)
        folder = Path(place).absolute()
        folder.mkdir(parents=True, exist_ok=True)
        return cls(LocalStore(folder), folder)

    def put(self, name: str, data: bytes) -> None:
        """Keep `data`; on a local disk, returns only once it would survive a power cut."""
        self.put_all({name: data})

    def put_all(self, objects: Mapping[str, bytes]) -> None:
        """Keep several by name; what lies in one folder is waited for once."""
        if self._folder is None:
            for name, data in objects.items():
                obstore.put(self._inner, name, data, use_multipart=False)
            return
        files = {self._folder / name: data for name, data in objects.items()}
        for file, data in files.items():
            self._write(file, data)
        for folder in {file.parent for file in files}:
            _fsync(folder)

    def get(self, name: str) -> bytes:
        """The bytes; raises FileNotFoundError."""
        return bytes(obstore.get(self._inner, name).bytes())

    def laid(self, folder: str) -> list[Laid]:
        """All that lies in a folder, half written or not; none where there is no such folder."""
        found = obstore.list(self._inner, prefix=folder)
        return [
            Laid(one["path"], int(one["last_modified"].timestamp() * 1000)) for some in found for one in some
        ]

    def delete(self, name: str) -> None:
        """Forget the bytes; forgetting twice is fine."""
        try:
            obstore.delete(self._inner, name)
        except FileNotFoundError:
            return

    def _write(self, file: Path, data: bytes) -> None:
        """Into a file beside its place, then into its place: nobody ever reads half of it.

        That its name lasts too is for the caller to see to.
        """
        self._make(file.parent)
        beside = file.with_name(f"{file.name}.{os.urandom(4).hex()}")
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as written:
            written.write(data)
            written.flush()
            beside.rename(file)
            os.fsync(written.fileno())

    def _make(self, folder: Path) -> None:
        if folder in self._durable or self._folder is None:
            return
        folder.mkdir(exist_ok=True)
        _fsync(self._folder)  # its name must last too
        self._durable.add(folder)


def name_of(object_id: UUID) -> str:
    """Name of an object: identities begin with the time, so a folder holds what came within some hours."""
    return f"{object_id.hex[:6]}/{object_id.hex}"


def folders(first: int, last: int) -> list[str]:
    """The folders that hold what was named from one time to another (ms)."""
    return [f"{step:06x}" for step in range(first >> 24, (last >> 24) + 1)]


def init_app(app: Flask, config: Config) -> None:
    """Open the configured store."""
    app.extensions["lianfang.evidence"] = Store.at(config.evidence)


def current() -> Store:
    """The running server's store."""
    store: Store = current_app.extensions["lianfang.evidence"]
    return store


def _fsync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
