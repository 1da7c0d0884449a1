"""So that whoever checks the sources can open them in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from generator.model import Reference

if TYPE_CHECKING:
    from datetime import date

    from generator.model import Library

FORMULA_SIGNS = ("=", "+", "-", "@", "\t")
"""What makes a spreadsheet take a cell for a formula."""


def references_table(library: Library) -> str:
    """Return all references as CSV (RFC 4180, UTF-8): a line of field names, then one line a reference, by id."""
    fields = list(Reference.model_fields)
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(["id", *fields])
    for identity, entry in sorted(library.references.items()):
        writer.writerow([identity, *(_cell(getattr(entry.record, name)) for name in fields)])
    return table.getvalue()


def _cell(value: str | int | date | None) -> str:
    """Return a value as the words of a cell; a quotation mark before it keeps a formula from being one."""
    words = "" if value is None else str(value)
    return f"'{words}" if words.startswith(FORMULA_SIGNS) else words
