"""One content, many countries: a region changes its numbers and its names of services, and nothing else.

The site is generated once with words that stand nowhere else in place of the region's. Whatever a region's own site
says, it must be that with the region's words put in.
"""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from generator import site
from generator.settings import URL_VARIABLE, Locale

if TYPE_CHECKING:
    from collections.abc import Mapping

OURS = Path(__file__).parents[1]
REGIONS = sorted(path.stem for path in (OURS / "site_config/locales").glob("*.yml"))
DAY = datetime.now(UTC).date()

WORDS = {
    "emergency_number": "770001",
    "emergency_department": "emergencydepartmentwords",
    "family_doctor": "familydoctorwords",
}
LINE = {"name": "Crisislinewords", "number": "770002"}
"""Words in place of a region's. A number has to be one, since it becomes an address that a phone can call."""


@pytest.fixture(autouse=True)
def no_address_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(URL_VARIABLE, raising=False)


def locale_of(region: str) -> Locale:
    return Locale.model_validate(
        yaml.safe_load((OURS / f"site_config/locales/{region}.yml").read_text(encoding="utf-8"))
    )


def generated(folder: Path, region: str, locale: Mapping[str, object] | None = None) -> dict[str, str]:
    """Every file of our own content for a region; `locale` stands in for what is known of it."""
    project = folder / region
    # Figures that were measured are those of one region's site: they stay out.
    shutil.copytree(OURS / "site_config", project / "site_config", ignore=lambda *_: ["evaluation.json"])
    for name in ("content", "theme"):
        (project / name).symlink_to(OURS / name)
    settings = project / "site_config/site.yml"
    settings.write_text(
        re.sub(r"^locale: .*$", f"locale: {region}", settings.read_text(encoding="utf-8"), flags=re.MULTILINE),
        encoding="utf-8",
    )
    if locale:
        (project / f"site_config/locales/{region}.yml").write_text(yaml.safe_dump(dict(locale)), encoding="utf-8")
    build = site.generate(project, day=DAY)
    assert not build.failed, build.problems
    return {_without_hash(output.path): _without_hash(output.content) for output in build.outputs}


def _without_hash(text: str) -> str:
    """Take away what is worked out of whole texts: names of files, what makes sure of them, the time to read them."""
    text = re.sub(r"\.[0-9a-f]{6}(?=\.[0-9a-f]{8,}\.json)", ".HASH", text)
    text = re.sub(r"\b\d+ min read", "N min read", text)
    text = re.sub(r"(?<=\.)[0-9a-f]{8,}(?=\.json)|(?<=-)[0-9a-f]{8,}(?=\.json)", "HASH", text)
    return re.sub(r'"content":"[0-9a-f]+","sum":[0-9]+', '"content":"HASH","sum":0', text)


def put_in(text: str, locale: Locale) -> str:
    """Put the words of a region in place of ours, as they stand in Markdown, in HTML and in JSON."""
    words = {placeholder: str(getattr(locale, name)) for name, placeholder in WORDS.items()}
    if locale.crisis_line:
        words |= {LINE["name"]: locale.crisis_line.name, f"tel:{LINE['number']}": _tel(locale.crisis_line.number)}
        words[LINE["number"]] = locale.crisis_line.number
    for ours, theirs in {f"tel:{WORDS['emergency_number']}": _tel(locale.emergency_number), **words}.items():
        text = text.replace(ours, theirs)
    return text


def _tel(number: str) -> str:
    return "tel:" + number.replace(" ", "")


def unescaped(text: str) -> str:
    """A sign such as & is written in several ways; here it does not matter which."""
    return text.replace(escape("&"), "&").replace("\\u0026", "&").replace("\\&", "&")


@pytest.fixture(scope="module")
def neutral(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, dict[str, str]]:
    """The site with our words in place of any region's: with a crisis line, and without one."""
    folder = tmp_path_factory.mktemp("neutral")
    with_line = generated(folder / "with", "us", {"region": "Nowhere", **WORDS, "crisis_line": LINE})
    return {True: with_line, False: generated(folder / "without", "us", {"region": "Nowhere", **WORDS})}


def test_there_are_three_regions_whose_words_differ() -> None:
    locales = {region: locale_of(region) for region in ("us", "uk", "eu")}

    assert {region: locale.emergency_number for region, locale in locales.items()} == {
        "us": "911",
        "uk": "999",
        "eu": "112",
    }
    assert len({locale.emergency_department for locale in locales.values()}) == 3


@pytest.mark.parametrize("region", REGIONS)
def test_a_site_differs_from_that_of_any_other_region_by_the_words_of_its_own(
    region: str, tmp_path: Path, neutral: dict[bool, dict[str, str]]
) -> None:
    locale = locale_of(region)

    found = generated(tmp_path, region)

    expected = {name: put_in(text, locale) for name, text in neutral[locale.crisis_line is not None].items()}
    assert sorted(found) == sorted(expected)
    differing = [name for name in found if unescaped(found[name]) != unescaped(expected[name])]
    assert differing == []
    assert any(name.startswith("questionnaire/") and name.endswith(".json") for name in found)


def test_a_crisis_line_adds_a_sentence_and_changes_none(neutral: dict[bool, dict[str, str]]) -> None:
    with_line, without = neutral[True], neutral[False]

    assert sorted(with_line) == sorted(without)
    for name, text in with_line.items():
        if not name.endswith(".json"):
            lines = [line for line in text.splitlines() if LINE["name"] not in line and LINE["number"] not in line]
            assert [line for line in lines if line.strip()] == [
                line for line in without[name].splitlines() if line.strip()
            ]


def test_the_regions_words_are_on_pages_and_in_questionnaires(neutral: dict[bool, dict[str, str]]) -> None:
    spoken = {name for name, text in neutral[True].items() if WORDS["emergency_number"] in text}

    assert any(name.startswith("symptoms/") for name in spoken)
    assert any(name.startswith("questionnaire/") and name.endswith(".json") for name in spoken)
