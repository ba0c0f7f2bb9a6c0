"""Writes `docs/refusals.md` from the catalogue of refusals; `tools.drift` fails when it is out of date."""

from pathlib import Path

import backend.app  # noqa: F401  importing the application fills the catalogue
from backend.kernel.errors import CATALOGUE, Words

PAGE = Path("docs/refusals.md")
HEAD = """# What the server says when it will not do something

Every refusal has a stable code and, in Chinese and English, what happened and what to do. None of them
loses anything: what was sent stays on the phone, or is kept by the server in quarantine.
`python -m tools.refusals` makes this page.

| code | HTTP | 发生了什么 · what happened | 怎么办 · what to do |
|---|---|---|---|
"""


def page() -> str:
    """The whole page."""
    rows = (
        f"| `{code}` | {refusal.status} | {_cell(refusal.message)} | {_cell(refusal.help)} |"
        for code, refusal in sorted(CATALOGUE.items())
    )
    return HEAD + "\n".join(rows) + "\n"


def _cell(words: Words) -> str:
    return f"{words.zh}<br>{words.en}".replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
