"""What a record is called, and where it stands, changes nothing that a reader is told."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from tests.engine.cases import bundle_of, write
from tests.engine.facts import questionnaire_of
from tests.engine.knowledge_bases import (
    ids_of,
    library_of,
    random_content,
    renamed,
    reordered,
    seeded,
    texts,
)
from tests.engine.node import run
from tests.engine.oracle import Interview, Reckoning, Scope

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.engine.knowledge_bases import Content

CONTENTS = 2000


@cache
def compiled(seed: int) -> tuple[dict[str, Any], str | None]:
    library, symptom = questionnaire_of(seed, "small")
    return bundle_of(library, symptom), symptom


def again(content: Content, symptom: str | None) -> dict[str, Any]:
    return bundle_of(library_of(texts(content)), symptom)


def named(data: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401 - whatever a bundle holds
    """Give ids other names wherever they stand in a bundle; a rule of an article is called ARTICLE:NUMBER."""
    if isinstance(data, dict):
        return {key: named(value, names) for key, value in data.items() if key not in {"content", "sum"}}
    if isinstance(data, list):
        return [named(item, names) for item in data]
    if not isinstance(data, str):
        return data
    article, colon, number = data.partition(":")
    return f"{names[article]}:{number}" if colon and article in names else names.get(data, data)


def test_the_order_of_records_and_the_names_of_files_change_nothing() -> None:
    for seed in range(CONTENTS):
        bundle, symptom = compiled(seed)
        content = random_content(seed, "small")
        moved = reordered(content, seed)
        assert list(moved) != list(content)
        assert json.dumps(again(moved, symptom)) == json.dumps(bundle), (seed, symptom)


def test_other_ids_in_the_same_order_change_only_the_ids() -> None:
    for seed in range(CONTENTS):
        bundle, symptom = compiled(seed)
        content = random_content(seed, "small")
        names = {identity: f"renamed-{place:03}" for place, identity in enumerate(ids_of(content))}
        other = again(renamed(content, names), names[symptom] if symptom else None)
        assert named(other, {}) == named(bundle, names), (seed, symptom)
        assert other["content"] != bundle["content"]


def test_other_ids_in_another_order_change_only_what_is_exactly_equal(tmp_path: Path) -> None:
    lines = []
    for seed in range(CONTENTS):
        bundle, symptom = compiled(seed)
        content = random_content(seed, "small")
        ids = ids_of(content)
        names = dict(
            zip(ids, seeded(seed).sample([f"renamed-{place:03}" for place in range(len(ids))], len(ids)), strict=True)
        )
        other = again(renamed(content, names), names[symptom] if symptom else None)
        lines.append({"seed": seed, "symptom": symptom, "bundle": bundle, "other": other, "names": names})
    path = tmp_path / "cases.ndjson"
    write(path, lines)
    said = run("names.test.mjs", path)
    ties = [json.loads(line[4:]) for line in said.splitlines() if line.startswith("TIE ")]
    assert ties
    for tie in ties:
        assert_equal_gains(tie)


def assert_equal_gains(tie: Mapping[str, Any]) -> None:
    library, symptom = questionnaire_of(tie["seed"], "small")
    interview = tie["interview"]
    answers = {answer["finding"]: answer["value"] for answer in interview["answers"]}
    found = Reckoning(
        Scope(library, symptom), Interview(interview["symptom"], interview["age"], interview["sex"], answers)
    )
    gains = {asking.id: asking.gain for asking in found.candidates}
    one, other = tie["questions"]
    assert abs(gains[one] - gains[other]) < 2.1e-6, tie
