"""What `vademecum explain` prints, on a screen of 80 columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.errors import VademecumError
from generator.explain import chapters, explain, overview
from generator.manual import example_files

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from generator.settings import Settings

TAUGHT = {taught.code: taught for chapter in chapters() for taught in chapter.codes}


def test_a_code_is_explained_with_both_examples_and_the_reason(snapshot: SnapshotAssertion) -> None:
    assert explain("missing-field") == snapshot


def test_a_mistake_that_cannot_be_printed_is_explained_in_words(snapshot: SnapshotAssertion) -> None:
    assert explain("half-saved") == snapshot


@pytest.mark.parametrize("code", TAUGHT)
def test_only_lines_of_an_example_are_longer_than_a_screen_is_wide(code: str) -> None:
    manual = TAUGHT[code].manual
    typed = {line for example in (manual.wrong, manual.right) if example_files(example) for line in example.split("\n")}
    long = [line for line in explain(code).split("\n") if len(line) > 80]

    assert [line for line in long if line.removeprefix("    ") not in typed] == []


def test_the_list_of_all_codes_has_each_with_what_it_is_for() -> None:
    told = overview()

    assert [line for line in told.split("\n") if len(line) > 80] == []
    for code, taught in TAUGHT.items():
        assert f"\n  {code}\n      {' '.join(taught.manual.purpose.split())[:40]}" in told


@pytest.mark.parametrize("written", ["unknown-id", "[unknown-id]", " UNKNOWN-ID "])
def test_a_code_may_be_copied_with_its_brackets(written: str) -> None:
    assert explain(written).startswith("unknown-id (error; no setting changes that)\n")


@pytest.mark.parametrize(("written", "nearest"), [("unknown-ids", "unknown-id"), ("yaml-sintax", "yaml-syntax")])
def test_a_wrong_code_is_answered_with_the_nearest(written: str, nearest: str) -> None:
    with pytest.raises(VademecumError, match=f"did you mean `{nearest}`"):
        explain(written)


def test_the_level_is_that_of_the_site(settings: Settings) -> None:
    levels = {"missing-summary": "warning", "long-sentence": "off"}
    site = settings._replace(rules=settings.rules.model_copy(update={"levels": levels}))

    assert explain("missing-summary").startswith("missing-summary (error)\n")
    assert explain("missing-summary", site).startswith("missing-summary (warning)\n")
    assert explain("long-sentence", site).startswith("long-sentence (turned off on this site)\n")
