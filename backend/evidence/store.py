"""Where sealed bytes rest: a folder by default, an S3-compatible bucket in real use."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import obstore
from flask import current_app
from obstore.store import LocalStore, from_url

if TYPE_CHECKING:
    from uuid import UUID

    from flask import Flask
    from obstore.store import ObjectStore

    from backend.config import Config

SMALL = ".small"


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
        obstore.put(self._inner, name, data, use_multipart=False)
        if self._folder is not None:
            self._settle(self._folder / name)

    def get(self, name: str) -> bytes:
        """The bytes; raises FileNotFoundError."""
        return bytes(obstore.get(self._inner, name).bytes())

    def delete(self, name: str) -> None:
        """Forget the bytes; forgetting twice is fine."""
        try:
            obstore.delete(self._inner, name)
        except FileNotFoundError:
            return

    def _settle(self, file: Path) -> None:
        _fsync(file)
        _fsync(file.parent)
        if file.parent not in self._durable and self._folder is not None:
            _fsync(self._folder)  # the folder itself was new, and its name must last too
            self._durable.add(file.parent)


def name_of(object_id: UUID) -> str:
    """Name of an object: identities begin with the time, so a folder holds what came within some hours."""
    return f"{object_id.hex[:6]}/{object_id.hex}"


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
