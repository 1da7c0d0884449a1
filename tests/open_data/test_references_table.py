"""The references as a table that any spreadsheet opens."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping

Files = Callable[[Mapping[str, str]], dict[str, str]]

REFERENCES = """\
    book:
      title: Hands, "feet"
      year: 1999
    formula:
      title: =HYPERLINK("https://example.org")
      pages: "-5"
    """


def rows(files: dict[str, str]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files["data/references.csv"], newline="")))


def test_each_reference_is_a_line_in_the_order_of_ids(files: Files) -> None:
    found = rows(files({"references/more.yml": REFERENCES}))
    assert [row["id"] for row in found] == ["book", "formula", "tremor-guide"]
    assert found[2] == {
        "id": "tremor-guide",
        "title": "A guide to tremor",
        "authors": "",
        "source": "",
        "year": "2024",
        "volume": "",
        "issue": "",
        "pages": "",
        "publisher": "Example Institute",
        "url": "https://www.example.org/tremor",
        "doi": "",
        "pmid": "",
        "accessed": "",
        "licence": "",
    }


def test_commas_and_quotation_marks_stay_in_their_cell(files: Files) -> None:
    assert rows(files({"references/more.yml": REFERENCES}))[0]["title"] == 'Hands, "feet"'


def test_words_that_look_like_a_formula_stay_words(files: Files) -> None:
    row = rows(files({"references/more.yml": REFERENCES}))[1]
    assert row["title"] == '\'=HYPERLINK("https://example.org")'
    assert row["pages"] == "'-5"
