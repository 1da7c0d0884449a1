"""Claims: percentages, warning signs, how rare a condition is, and whether a reader can find and open a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.errors import Problem

HEAD = "name: Gout\nurgency: soon\n"


@pytest.fixture
def found(judge: Callable[..., list[Problem]], places: Callable[..., list[str]]) -> Callable[..., list[str]]:
    return lambda code, path, text: places(judge(code, {path: text}))


FLAG = "  - id: hot-joint\n    when: {all: [fever]}\n    level: same-day\n    text: A joint is hot.\n"


@pytest.mark.parametrize("path", ["conditions/gout.yml", "symptoms/gout.yml"])
def test_a_red_flag_of_an_article_names_its_source(path: str, found: Callable[..., list[str]]) -> None:
    head = HEAD if path.startswith("conditions/") else "name: Gout\nfinding: gout\n"

    assert found("uncited-red-flag", path, f"{head}red_flags:\n{FLAG}") == [f"{path}:4:9"]
    assert found("uncited-red-flag", path, f"{head}red_flags:\n{FLAG}    cite: gout-guide\n") == []
    cited = FLAG.replace("is hot.", "is hot. [@gout-guide]")
    assert found("uncited-red-flag", path, f"{head}red_flags:\n{cited}") == []


def test_a_red_flag_of_the_whole_site_names_its_source(found: Callable[..., list[str]]) -> None:
    flag = "hot-joint:\n  when: {all: [fever]}\n  level: same-day\n  text: A joint is hot.\n"

    assert found("uncited-red-flag", "red-flags.yml", flag) == ["red-flags.yml:1:1"]
    assert found("uncited-red-flag", "red-flags.yml", flag + "  cite: gout-guide\n") == []
    assert found("uncited-red-flag", "red-flags.yml", flag.replace("hot.", "hot. [@gout-guide]")) == []


def test_a_reason_to_see_a_doctor_names_its_source(found: Callable[..., list[str]]) -> None:
    article = """\
        name: Gout
        finding: gout
        see_doctor_if:
          - text: It does not get better.
          - {text: It came back., cite: gout-guide}
          - text: It moved on. [@gout-guide]
        """

    assert found("uncited-red-flag", "symptoms/gout.yml", article) == ["symptoms/gout.yml:4:11"]


def test_a_percentage_names_its_source(found: Callable[..., list[str]]) -> None:
    condition = """\
        name: Gout
        urgency: soon
        findings:
          - {id: a, percent: 60}
          - {id: b, percent: 60, cite: gout-guide}
          - {id: c, frequency: common}
          - d
        risk_factors:
          - {id: e, percent: 12.5}
          - {id: f, effect: strong}
        """

    assert found("uncited-percent", "conditions/gout.yml", condition) == [
        "conditions/gout.yml:4:22",
        "conditions/gout.yml:9:22",
    ]


def test_a_never_names_its_source(found: Callable[..., list[str]]) -> None:
    condition = """\
        name: Gout
        urgency: soon
        points_away:
          - a
          - {id: b}
          - {id: c, frequency: never}
          - {id: d, frequency: never, cite: gout-guide}
          - {id: e, cite: gout-guide}
          - {id: f, frequency: occasional}
        """

    assert found("uncited-percent", "conditions/gout.yml", condition) == [
        f"conditions/gout.yml:{line}:5" for line in (4, 5, 6)
    ]


@pytest.mark.parametrize(
    ("fields", "contradicts"),
    [
        ("rarity: common\nprevalence: {per_100k: 1000, cite: a}\n", False),
        ("rarity: uncommon\nprevalence: {per_100k: 999, cite: a}\n", False),
        ("rarity: common\nprevalence: {per_100k: 999, cite: a}\n", True),
        ("rarity: uncommon\nprevalence: {per_100k: 49.9, cite: a}\n", True),
        ("rarity: ultra-rare\nprevalence: {per_100k: 2, cite: a}\n", True),
        ("rarity: rare\nprevalence: {per_100k: 2, cite: a}\n", False),
        ("rarity: rare\nprevalence: {per_100k: 5000, among: people over 80, cite: a}\n", False),
        ("rarity: rare\n", False),
        ("prevalence: {per_100k: 5000, cite: a}\n", False),
    ],
)
def test_a_word_agrees_with_the_number_for_everybody(
    fields: str, *, contradicts: bool, found: Callable[..., list[str]]
) -> None:
    expected = ["conditions/gout.yml:3:9"] if contradicts else []

    assert found("rarity-contradicts-prevalence", "conditions/gout.yml", HEAD + fields) == expected


@pytest.mark.parametrize(
    ("fields", "complete"),
    [
        ("", False),
        ("year: 2024", False),
        ("source: The Journal", False),
        ("publisher: The Institute, authors: Doe J", False),
        ("source: The Journal, year: 2024", True),
        ("publisher: The Institute, year: 2024", True),
        ("url: https://www.example.org/gout", True),
        ("doi: 10.1000/182", True),
        ("pmid: 12345", True),
    ],
)
def test_a_source_can_be_found(fields: str, *, complete: bool, found: Callable[..., list[str]]) -> None:
    reference = f"guide: {{title: A guide{', ' if fields else ''}{fields}}}\n"

    assert found("reference-incomplete", "references/a.yml", reference) == (
        [] if complete else ["references/a.yml:1:1"]
    )


@pytest.mark.parametrize(
    ("url", "public"),
    [
        ("https://www.example.org/beta/staging", True),
        ("https://www.stage.org/muscles", True),
        ("https://test.org/muscles", True),
        ("https://attest.example.org/muscles", True),
        ("https://contest-of-strength.example.org", True),
        ("https://stack-overflow.example.com", True),
        ("https://beta.nhs.example/medicines", False),
        ("https://QA01.example.org/muscles", False),
        ("https://guide-uat.example.co.uk/muscles", False),
        ("https://bestpractice-bmj-com.library.example.edu/topics", False),
        ("https://library.example.edu:2400/topics", False),
        ("https://example.org:443/muscles", False),
        ("https://example.org./muscles", False),
        ("https://reader@example.org/muscles", False),
        ("http://192.0.2.7/muscles", False),
        ("http://localhost/muscles", False),
    ],
)
def test_the_address_of_a_source_is_one_for_everybody(
    url: str, *, public: bool, found: Callable[..., list[str]]
) -> None:
    reference = f'guide:\n  title: A guide\n  url: "{url}"\n'

    assert found("address-not-public", "references/a.yml", reference) == ([] if public else ["references/a.yml:3:8"])
