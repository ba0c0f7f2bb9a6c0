"""Where sealed bytes rest: a folder that survives a power cut, or a bucket."""

from __future__ import annotations

import os
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from backend.evidence import store
from backend.evidence.store import Store
from backend.kernel.ids import uuid7


class Bucket(BaseHTTPRequestHandler):
    """As much of S3 as a store needs; signatures are not looked at."""

    objects: dict[str, bytes]

    def do_PUT(self):
        self.objects[self.path] = self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(200, b"")

    def do_GET(self):
        if "list-type=2" in self.path:
            self.list(parse_qs(urlsplit(self.path).query)["prefix"][0])
        else:
            data = self.objects.get(self.path)
            self.answer(404 if data is None else 200, data or b"")

    def list(self, prefix: str) -> None:
        names = [name.removeprefix("/photos/") for name in self.objects]
        found = "".join(
            f"<Contents><Key>{name}</Key><LastModified>2026-11-23T00:00:00.000Z</LastModified>"
            f"<Size>6</Size><ETag>1</ETag></Contents>"
            for name in names
            if name.startswith(prefix)
        )
        self.answer(200, f"<ListBucketResult>{found}</ListBucketResult>".encode())

    def do_POST(self):
        """Delete several."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        keys = re.findall("<Key>(.*?)</Key>", body)
        for key in keys:
            self.objects.pop(f"/photos/{key}", None)
        deleted = "".join(f"<Deleted><Key>{key}</Key></Deleted>" for key in keys)
        self.answer(200, f"<DeleteResult>{deleted}</DeleteResult>".encode())

    def answer(self, status: int, data: bytes) -> None:
        self.send_response(status)
        self.send_header("ETag", '"1"')
        self.send_header("Last-Modified", "Mon, 23 Nov 2026 00:00:00 GMT")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        """Nothing on the test's screen."""


@pytest.fixture
def bucket(monkeypatch):
    """A bucket named "photos", reached as a deployment would: through the environment."""
    handler = type("OneBucket", (Bucket,), {"objects": {}})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.server_port}",
        "AWS_ALLOW_HTTP": "true",
        "AWS_ACCESS_KEY_ID": "someone",
        "AWS_SECRET_ACCESS_KEY": "something",
        "AWS_REGION": "here",
    }.items():
        monkeypatch.setenv(name, value)
    yield "s3://photos/county", handler.objects
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(params=["folder", "bucket"])
def place(request, tmp_path):
    return str(tmp_path / "evidence") if request.param == "folder" else request.getfixturevalue("bucket")[0]


def test_what_is_put_can_be_got_and_forgotten(place):
    keep = Store.at(place)
    keep.put("0199ab/one", b"sealed")
    assert keep.get("0199ab/one") == b"sealed"
    keep.delete("0199ab/one")
    keep.delete("0199ab/one")
    with pytest.raises(FileNotFoundError):
        keep.get("0199ab/one")


def test_what_lies_in_a_folder_is_told_by_the_names_it_was_put_under(place):
    keep = Store.at(place)
    for name in ("0199ab/one", "0199ab/one.small", "0199ac/other"):
        keep.put(name, b"sealed")
    assert {one.name for one in keep.laid("0199ab")} == {"0199ab/one", "0199ab/one.small"}
    assert keep.laid("0199ff") == []


def test_the_folders_of_a_time_hold_what_was_named_then():
    now = uuid7()
    at = now.int >> 80
    assert store.name_of(now)[:6] in store.folders(at - 1, at)
    assert store.folders(at, at) == [store.name_of(now)[:6]]
    assert len(store.folders(at - 10 * (1 << 24), at)) == 11


def test_a_bucket_holds_objects_under_its_prefix(bucket):
    url, objects = bucket
    Store.at(url).put("0199ab/one", b"sealed")
    assert list(objects.values()) == [b"sealed"]
    assert next(iter(objects)).endswith("county/0199ab/one")


def test_a_local_put_returns_only_after_file_and_folders_are_on_the_disk(tmp_path, monkeypatch):
    synced = []
    real = os.fsync
    monkeypatch.setattr(
        os,
        "fsync",
        lambda handle: (synced.append(str(Path(f"/proc/self/fd/{handle}").readlink())), real(handle)),
    )
    keep = Store.at(str(tmp_path / "evidence"))
    keep.put("0199ab/one", b"sealed")
    folder = tmp_path / "evidence"
    assert synced == [str(folder), str(folder / "0199ab" / "one"), str(folder / "0199ab")]
    synced.clear()
    keep.put("0199ab/two", b"sealed")
    assert synced == [str(folder / "0199ab" / "two"), str(folder / "0199ab")]


def test_a_name_says_nothing_but_when():
    object_id = uuid7()
    assert store.name_of(object_id) == f"{object_id.hex[:6]}/{object_id.hex}"
