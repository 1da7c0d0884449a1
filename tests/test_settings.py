from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from generator.errors import Mark, VademecumError
from generator.model.vocabulary import Frequency, Rarity, TreatmentKind, Urgency
from generator.settings import URL_VARIABLE, LoadedSettings, load_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.settings import Settings

PROJECT = Path(__file__).parents[1]

SITE = """\
name: Example
tagline: An example
description: A site for tests.
url: https://example.org/health/
repository: https://github.com/example/health
locale: us
"""


@pytest.fixture(autouse=True)
def no_address_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(URL_VARIABLE, raising=False)


@pytest.fixture
def loaded(site_config: Callable[..., Path], project: Path) -> Callable[..., LoadedSettings]:
    return lambda files=None: load_settings(site_config(files), project)


@pytest.fixture
def wording(site_config: Callable[..., Path]) -> str:
    return (site_config() / "wording.yml").read_text("utf-8")


def said(loaded: LoadedSettings) -> list[str]:
    return [
        f"{str(problem.mark).removeprefix('site_config/')} {problem.code}: {problem.message}"
        for problem in loaded.problems
    ]


# --- What is read -----------------------------------------------------------------------------------------------------


@pytest.mark.smoke
def test_the_settings_of_this_project_are_valid() -> None:
    assert load_settings(PROJECT / "site_config", PROJECT).problems == ()


@pytest.mark.parametrize("path", sorted((PROJECT / "site_config/locales").glob("*.yml")), ids=lambda path: path.stem)
def test_every_region_of_this_project_is_valid(loaded: Callable[..., LoadedSettings], path: Path) -> None:
    files = {"site.yml": SITE.replace("us", path.stem), f"locales/{path.stem}.yml": path.read_text("utf-8")}

    found = loaded(files)

    assert found.problems == ()
    assert found.settings
    assert found.settings.locale.emergency_number


@pytest.mark.smoke
def test_settings_hold_what_the_files_say(settings: Settings) -> None:
    assert settings.site.url == "https://example.org/health/"
    assert settings.locale.emergency_number == "911"
    assert settings.navigation.home_symptoms == ("tremor",)
    assert settings.wording.urgency[Urgency.SAME_DAY].badge == "Today"
    assert settings.wording.rarity[Rarity.ULTRA_RARE].label == "Very rare"
    assert settings.wording.frequency[Frequency.VERY_COMMON] == "most"
    assert settings.wording.body_areas["arms"].also_called == ("hands",)
    assert list(settings.wording.checklist) == ["course", "symptoms", "history"]
    assert settings.rules_source.path == "site_config/rules.yml"


def test_what_is_left_out_has_a_sensible_value(settings: Settings) -> None:
    assert settings.site.branch == "main"
    assert settings.site.questionnaire.ages == (18, 120)
    assert settings.site.freshness.withdraw_after_days == 365
    assert settings.site.budgets.page_kb == 40
    assert settings.site.licence == "CC BY 4.0"


def test_rules_and_their_exceptions_are_read_with_their_places(loaded: Callable[..., LoadedSettings]) -> None:
    rules = """\
        levels: {long-sentence: "off", uncited-percent: warning}
        exceptions:
          - rule: long-sentence
            path: content/conditions/stroke.yml
            at: summary
            until: 2027-01-31
            reason: It is a quotation.
        """
    settings = loaded({"rules.yml": rules}).settings

    assert settings
    assert settings.rules.levels == {"long-sentence": "off", "uncited-percent": "warning"}
    assert settings.rules.exceptions[0].until == date(2027, 1, 31)
    assert settings.rules_source.at("exceptions", 0, "rule") == Mark("site_config/rules.yml", 3, 11)


def test_off_needs_no_quotation_marks(loaded: Callable[..., LoadedSettings]) -> None:
    settings = loaded({"rules.yml": "levels: {long-sentence: off}\n"}).settings

    assert settings
    assert settings.rules.levels == {"long-sentence": "off"}


# --- What is wrong ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["site.yml", "wording.yml", "navigation.yml", "rules.yml"])
def test_a_missing_file_is_named(loaded: Callable[..., LoadedSettings], name: str) -> None:
    found = loaded({name: None})

    assert found.settings is None
    assert said(found) == [f"{name}:1:1 missing-file: this file is missing"]


def test_a_missing_folder_is_four_missing_files(project: Path) -> None:
    assert [problem.code for problem in load_settings(project / "site_config", project).problems] == [
        "missing-file"
    ] * 4


def test_an_unknown_region_is_answered_with_those_there_are(loaded: Callable[..., LoadedSettings]) -> None:
    found = loaded({"site.yml": SITE.replace("us", "fr"), "locales/uk.yml": "a: 1\n"})

    assert found.settings is None
    assert said(found) == ["site.yml:6:9 unknown-id: there is no locale `fr`"]
    assert found.problems[0].hint == "the locales here are `uk`, `us`"


@pytest.mark.parametrize(
    "url",
    ["example.org/", "https://example.org/health", "http:/example.org/", "https://example.org/?a=b/", "https://a b/"],
)
def test_an_address_that_does_not_end_in_a_slash_or_is_none_is_refused(
    loaded: Callable[..., LoadedSettings], url: str
) -> None:
    found = loaded({"site.yml": SITE.replace("https://example.org/health/", url)})

    assert said(found) == ["site.yml:4:6 bad-value: `url` is not written as it must be"]
    assert found.problems[0].hint == "The address of the published site; it ends in a slash."


def test_every_mistake_of_every_file_is_reported_at_once(loaded: Callable[..., LoadedSettings]) -> None:
    found = loaded(
        {
            "site.yml": SITE + "language: fr\ncolour: red\n",
            "navigation.yml": "home_symptoms: tremor\n",
            "rules.yml": "levels: {a: of}\nexceptions: [{rule: a, path: b, until: never, reason: c}]\n",
            "wording.yml": "a: [\n",
            "locales/us.yml": "region: 5\n",
        }
    )

    assert found.settings is None
    assert said(found) == [
        "navigation.yml:1:16 bad-value: `home_symptoms` must be a list",
        "rules.yml:1:13 unknown-word: `a` cannot be `of`",
        "rules.yml:2:40 bad-value: `until` must be a day",
        "site.yml:7:11 unknown-word: `language` cannot be `fr`",
        "site.yml:8:1 unknown-field: there is no field `colour` here",
        "wording.yml:1:4 yaml-syntax: a bracket or a brace opens in this line, and none closes it",
    ]


def test_the_region_is_checked_like_the_rest(loaded: Callable[..., LoadedSettings]) -> None:
    found = loaded({"locales/us.yml": "region: 5\nemergency_number: 911\nfamily_doctor: doctor\n"})

    assert said(found) == [
        "locales/us.yml:1:1 missing-field: the field `emergency_department` is missing here",
        "locales/us.yml:1:9 bad-value: `region` must be text",
    ]


@pytest.mark.parametrize(
    ("name", "term", "line"),
    [
        ("urgency", "soon", 1),
        ("rarity", "rare", 8),
        ("frequency", "very-common", 14),
        ("away", "never", 15),
        ("effect", "weak", 16),
        ("basis", "yearly", 17),
        ("cause_kinds", "other", 18),
        ("treatment_kinds", str(TreatmentKind.AT_HOME), 19),
        ("checklist", "history", 31),
    ],
)
def test_a_term_of_the_model_without_words_is_reported(
    loaded: Callable[..., LoadedSettings], wording: str, name: str, term: str, line: int
) -> None:
    lines = wording.split("\n")
    start = next(place for place, text in enumerate(lines) if text.startswith(f"{name}:"))
    if lines[start].endswith(":"):
        del lines[next(place for place in range(start, len(lines)) if lines[place].startswith(f"  {term}:"))]
    else:
        before, after = lines[start].split(f"{term}: ")
        lines[start] = before + after.partition(", ")[2] if ", " in after else before.rstrip(", ") + "}"

    found = loaded({"wording.yml": "\n".join(lines)})

    assert said(found) == [f"wording.yml:{line}:1 missing-field: `{name}` has no words for `{term}`"]
    assert found.problems[0].hint == f"add `{term}:`"


@pytest.mark.parametrize(
    ("name", "term"),
    [("levels", "urgent"), ("advice_for_person", "soon"), ("how", "same-day"), ("often", "percent")],
)
def test_a_term_without_words_in_the_questionnaires_is_reported(
    loaded: Callable[..., LoadedSettings], wording: str, name: str, term: str
) -> None:
    before, _, after = wording.partition(f"\n  {name}:\n")
    lines = after.split("\n")
    place = next(place for place, line in enumerate(lines) if line.startswith(f"    {term}:"))
    end = next(end for end in range(place + 1, len(lines)) if not lines[end].startswith("      "))
    shorter = "\n".join([*lines[:place], *lines[end:]])

    found = loaded({"wording.yml": f"{before}\n  {name}:\n{shorter}"})

    line = before.count("\n") + 2
    assert said(found) == [f"wording.yml:{line}:3 missing-field: `{name}` has no words for `{term}`"]


def test_a_term_that_the_model_does_not_have_is_reported(loaded: Callable[..., LoadedSettings], wording: str) -> None:
    found = loaded({"wording.yml": wording.replace("  soon: {", "  soonish: {")})

    assert said(found) == ["wording.yml:4:3 unknown-word: `soonish` cannot stand here"]
    assert found.problems[0].hint == "did you mean `soon`?"


def test_a_field_of_wording_with_a_typing_mistake_is_one_problem(
    loaded: Callable[..., LoadedSettings], wording: str
) -> None:
    found = loaded({"wording.yml": wording.replace("promise:", "promis:")})

    assert said(found) == ["wording.yml:36:1 unknown-field: there is no field `promis` here"]


@pytest.mark.parametrize(
    "change",
    [
        ("Call {emergency-number} if", "Call {emergncy-number} if", "25:22", "disallowed-markdown"),
        ("This is no diagnosis.", "This is <b>no</b> diagnosis.", "26:21", "unsafe-markdown"),
        ("advice: Be seen today.", 'advice: "See [this](javascript:x)."', "5:48", "unsafe-markdown"),
        ("heading: Not sure?", "heading: Not **sure**?", "23:24", "disallowed-markdown"),
        ("common: {label: Common", "common: {label: <i>Common</i>", "9:19", "disallowed-markdown"),
    ],
)
def test_the_words_for_readers_are_checked_like_content(
    loaded: Callable[..., LoadedSettings], wording: str, change: tuple[str, str, str, str]
) -> None:
    old, new, place, code = change
    assert old in wording

    found = loaded({"wording.yml": wording.replace(old, new, 1)})

    assert [f"{problem.mark.line}:{problem.mark.column}" for problem in found.problems][:1] == [place]
    assert {problem.code for problem in found.problems} == {code}


# --- The address from outside -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("url", ["https://clinic.example/sub/path/", "http://127.0.0.1:8000/"])
def test_the_environment_overrides_the_address(
    loaded: Callable[..., LoadedSettings], monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv(URL_VARIABLE, url)

    settings = loaded().settings

    assert settings
    assert settings.site.url == url
    assert settings.site.name == "Example"


def test_an_empty_variable_overrides_nothing(
    loaded: Callable[..., LoadedSettings], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(URL_VARIABLE, "")

    settings = loaded().settings

    assert settings
    assert settings.site.url == "https://example.org/health/"


@pytest.mark.parametrize("url", ["https://clinic.example/path", "clinic.example", "ftp://clinic.example/"])
def test_an_address_from_outside_that_is_none_is_refused_in_one_sentence(
    loaded: Callable[..., LoadedSettings], monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv(URL_VARIABLE, url)

    with pytest.raises(VademecumError, match=f"{URL_VARIABLE} must be an address"):
        loaded()


def test_problems_name_files_relative_to_the_project(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other/site.yml").write_text(dedent("name: 5\n"))

    found = load_settings(tmp_path / "other", tmp_path)

    assert Mark("other/site.yml", 1, 7) in [problem.mark for problem in found.problems]
