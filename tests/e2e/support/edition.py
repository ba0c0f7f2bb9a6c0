"""Another edition of the built app, as a release would make it: same behaviour, other files."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

DIST = Path(os.environ.get("LIANFANG_PWA", Path(__file__).resolve().parents[3] / "pwa" / "dist"))
NEXT = '<meta name="edition" content="next">'
RENAMED = re.compile(r"\b(DoneScreen)-[\w-]{8}(?=\.(?:js|css))")


def next_edition(folder: Path) -> Path:
    """Copy the app to `folder`, its first page marked and the last screen of a visit under another name."""
    shutil.copytree(DIST, folder, ignore=shutil.ignore_patterns("*.gz"))  # packed ones would hide the changes
    page = folder / "index.html"
    page.write_text(page.read_text().replace("<head>", f"<head>{NEXT}"))
    for file in folder.rglob("*"):
        if file.suffix in {".html", ".js", ".css"}:
            file.write_text(RENAMED.sub(r"\1-nextnext", file.read_text()))
            file.rename(file.with_name(RENAMED.sub(r"\1-nextnext", file.name)))
    worker = folder / "sw.js"
    # What is precached under a name of its own is told apart by its revision.
    worker.write_text(re.sub(r'("revision":")[0-9a-f]{4}', r"\1beef", worker.read_text()))
    return folder
