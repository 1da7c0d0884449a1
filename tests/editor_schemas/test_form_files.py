from __future__ import annotations

import json
import subprocess
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from generator.editor_schemas import form_shapes
from generator.evaluation.node import node
from generator.model import KINDS, Layout
from generator.source.dialect import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
KIND = {kind.name: kind for kind in KINDS}


class Saved(NamedTuple):
    """A file that was changed in the form: how, what it was and is now, and what it must hold."""

    path: str
    kind: str
    what: str
    before: str
    after: str
    data: Any


def files_of(content: Path) -> Iterator[tuple[str, Path]]:
    for kind in KINDS:
        for path in sorted(content.glob(f"{kind.place}*.yml" if kind.place.endswith("/") else kind.place)):
            yield kind.name, path


FILES = [*files_of(PROJECT / "content"), *files_of(PROJECT / "tests/sites/complete")]


def in_the_form(files: list[dict[str, str]], changes: int) -> list[dict[str, Any]]:
    """Open and save files as `round_trips.mjs` says."""
    asked = {"kinds": form_shapes(), "files": files, "changes": changes}
    run = subprocess.run(
        [str(node()), str(HERE / "round_trips.mjs")],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    found: list[dict[str, Any]] = json.loads(run.stdout)
    return found


@pytest.fixture(scope="module")
def answers() -> list[dict[str, Any]]:
    # The program that shows the form trims a file before it is read, and ends it with one line end.
    return in_the_form([{"kind": kind, "text": path.read_text("utf-8").strip()} for kind, path in FILES], changes=2)


@pytest.fixture(scope="module")
def saved(answers: list[dict[str, Any]]) -> list[Saved]:
    return [
        Saved(str(path), kind, change["what"], path.read_text("utf-8").strip(), change["text"], change["data"])
        for (kind, path), answer in zip(FILES, answers, strict=True)
        for change in answer["changes"]
    ]


def test_there_are_files_of_every_kind() -> None:
    assert {kind for kind, _ in FILES} == KIND.keys()


def test_a_file_that_is_opened_and_saved_is_the_same_to_the_last_byte(answers: list[dict[str, Any]]) -> None:
    assert [str(path) for (_, path), answer in zip(FILES, answers, strict=True) if not answer["same"]] == []


def test_what_is_changed_in_the_form_is_in_the_file_and_nothing_is_lost(saved: list[Saved]) -> None:
    wrong = []
    for change in saved:
        read = parse(change.after, change.path)
        if not read.file or shortest(change.kind, read.file.data) != shortest(change.kind, change.data):
            wrong.append(f"{change.path}: {change.what}: {[str(problem) for problem in read.problems]}")

    assert wrong == []
    assert len(saved) > 1000


WORDS_OR_NUMBERS = {"volume", "issue", "pages", "pmid"}


def shortest(kind: str, data: Any) -> Any:  # noqa: ANN401 - any data of a YAML file
    """Return data without the differences that mean nothing: lists of one, empty fields, a number among words."""
    record = KIND[kind].record
    if KIND[kind].layout is Layout.MANY_A_FILE and record.BARE:
        return {word: value if isinstance(value, dict) else {record.BARE: value} for word, value in data.items()}
    return _shortest(data)


def _shortest(data: Any) -> Any:  # noqa: ANN401 - any data of a YAML file
    if isinstance(data, dict):
        kept = {name: str(value) if name in WORDS_OR_NUMBERS else _shortest(value) for name, value in data.items()}
        kept = {name: value for name, value in kept.items() if value not in (None, "", [], {}, False)}
        return next(iter(kept.values())) if kept.keys() in ({"id"}, {"ref"}) else kept
    if isinstance(data, list):
        items = [_shortest(item) for item in data]
        return items[0] if len(items) == 1 else items
    return data.strip() if isinstance(data, str) else data


def changed_lines(before: str, after: str) -> list[str]:
    """Return the lines of `before` that are not in `after` any more."""
    lines = before.split("\n")
    matcher = SequenceMatcher(None, lines, after.split("\n"), autojunk=False)
    return [line for tag, start, end, *_ in matcher.get_opcodes() if tag != "equal" for line in lines[start:end]]


def test_no_comment_is_lost_where_words_are_changed_or_a_row_is_added(saved: list[Saved]) -> None:
    kept = [change for change in saved if change.what in {"other words", "more words", "a row added"}]
    lost = [
        f"{change.path}: {change.what}: {line}"
        for change in kept
        for line in changed_lines(change.before, change.after)
        if line.lstrip().startswith("#")
    ]

    assert lost == []


def test_a_changed_field_changes_its_own_lines_and_no_others(saved: list[Saved]) -> None:
    many = [change for change in saved if change.what == "other words" and change.kind in {"finding", "reference"}]
    most = max(len(changed_lines(change.before, change.after)) for change in many)

    assert many
    assert most <= 8  # a text of several lines is written anew


def test_short_ways_of_writing_and_comments_of_a_file_stay_when_another_field_of_it_is_changed() -> None:
    text = """\
# What this is about.
name: Stroke   # the medical name
urgency: soon
sex: female-only
findings:
  - weakness   # most of them
  # seldom
  - {id: fever,  frequency: rare}
  - id: cough
    cite: a-source
age: {usual: [45, 110]}
summary: >-
  One line
  and another."""
    [answer] = in_the_form([{"kind": "condition", "text": text}], changes=10)
    worded = [change["text"] for change in answer["changes"] if change["what"] == "other words"]

    [added, *_] = [change["text"] for change in answer["changes"] if change["what"] == "two fields added"]

    assert answer["same"]
    assert "# the medical name\nupdated: 2026-01-02\nchange_note: Two fields were added.\nurgency: soon\n" in added
    assert all("  # seldom\n" in changed and changed.startswith("# What this is about.\n") for changed in worded)
    assert all(len(changed_lines(text, changed)) <= 3 for changed in worded)
