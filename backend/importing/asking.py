"""What a person is asked about a file: values in columns of codes that may mean something else elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.importing.columns.forms import BY_KEY
from backend.importing.reading.cleaning import shown

if TYPE_CHECKING:
    from backend.importing.reading.meanings import Meanings


def questions_of(meanings: Meanings) -> list[dict[str, Any]]:
    """Columns in which anything was met that is unknown, unsure, or was settled by a person.

    One dictionary a column: sheet, column, heading, choices, values (value, shown, count, code, sure).
    """
    asked = []
    for (sheet, key), seen in meanings.seen.items():
        column = BY_KEY[sheet].column(key)
        settled = meanings.chosen.get(sheet, {}).get(key, {})
        if not settled and all(one.sure and one.code is not None for one in seen.meanings.values()):
            continue
        asked.append(
            {
                "sheet": sheet,
                "column": key,
                "heading": column.words._asdict(),
                "choices": [{"code": one.value, "zh": one.zh, "en": one.en} for one in column.codes or ()],
                "values": [
                    {
                        "value": text,
                        "shown": shown(text),
                        "count": seen.counts[text],
                        "code": meaning.code,
                        "sure": meaning.sure,
                    }
                    for text, meaning in sorted(seen.meanings.items())
                ],
            }
        )
    return asked
