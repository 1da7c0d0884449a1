"""So that a publisher changes a site without touching content or code: all of `site_config`, checked like content.

`load_settings` reads `site.yml`, `wording.yml`, `navigation.yml`, `rules.yml` and the chosen `locales/<region>.yml`.
"""

from __future__ import annotations

import os
import re
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple, TypeVar

from pydantic import Field, StringConstraints

from generator import text
from generator.errors import Mark, Problem, VademecumError
from generator.model.fields import AgeRange, Day, Id, MarkdownRole, Number, Plain, Text, Whole, Word
from generator.model.leaves import leaves
from generator.model.record import Record
from generator.model.validate import validate
from generator.model.vocabulary import (
    AwayFrequency,
    CauseKind,
    Effect,
    Frequency,
    PrevalenceBasis,
    Rarity,
    TreatmentKind,
    Urgency,
)
from generator.source import read_file
from generator.source.tree import display_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.source import SourceFile

R = TypeVar("R", bound=Record)

URL_VARIABLE = "VADEMECUM_SITE_URL"
"""The environment variable that overrides `url` of `site.yml`, so that a workflow can build for another address."""

URL_PATTERN = r"^https?://[^\s?#]+/$"
SiteUrl = Annotated[str, StringConstraints(pattern=URL_PATTERN)]
RepositoryUrl = Annotated[str, StringConstraints(pattern=r"^https://[^\s?#]+[^/\s?#]$")]


class QuestionnaireSettings(Record):
    """For whom the questionnaires are made."""

    ages: AgeRange = Field((18, 120), description="The ages they are made for, as [from, to] in years.")


class Freshness(Record):
    """What happens when a review is overdue."""

    withdraw_after_days: Annotated[Whole, Field(ge=0)] = Field(
        365, description="Days past the due date after which an article loses its questionnaire."
    )


class Budgets(Record):
    """The most a page may weigh."""

    page_kb: Annotated[Number, Field(gt=0)] = Field(40, description="HTML of a page in kB, compressed with gzip.")


class Site(Record):
    """`site.yml`: who publishes what, where."""

    name: Plain = Field(description="The name of the site.")
    tagline: Plain = Field(description="What the site is for, in one short sentence.")
    description: Plain = Field(description="What the site is, in one or two sentences, for search engines.")
    url: SiteUrl = Field(description="The address of the published site; it ends in a slash.")
    repository: RepositoryUrl = Field(description="The address of the publisher's repository, without a slash.")
    branch: Plain = Field("main", description="The branch that editors change.")
    language: Literal["en-US", "en-GB", "en"] = Field("en-US", description="The language of the pages.")
    spelling: Literal["american", "british"] = Field("american", description="The spelling of the content.")
    locale: Id = Field(description="The region whose numbers and names of services are used: a file in locales/.")
    licence: Plain = Field("CC BY 4.0", description="The licence of the content.")
    questionnaire: QuestionnaireSettings = Field(
        default_factory=QuestionnaireSettings, description="For whom the questionnaires are made."
    )
    freshness: Freshness = Field(default_factory=Freshness, description="What happens when a review is overdue.")
    budgets: Budgets = Field(default_factory=Budgets, description="The most a page may weigh.")


class CrisisLine(Record):
    """A telephone line for people who think of ending their life."""

    name: Plain = Field(description="What it is called.")
    number: Word = Field(description="Its number.")


class Locale(Record):
    """`locales/<region>.yml`: numbers to call and names of services."""

    region: Plain = Field(description="The region, as people call it.")
    emergency_number: Word = Field(description="The number to call in an emergency.")
    emergency_department: Plain = Field(description="What the emergency department of a hospital is called.")
    family_doctor: Plain = Field(description="What the doctor of first contact is called.")
    crisis_line: CrisisLine | None = Field(None, description="A line for people who think of ending their life.")

    @property
    def placeholders(self) -> dict[str, str]:
        """What the placeholders of texts stand for in this region."""
        return {
            "emergency-number": self.emergency_number,
            "emergency-department": self.emergency_department,
            "family-doctor": self.family_doctor,
        }


class UrgencyWords(Record):
    """The words for one level of urgency."""

    badge: Plain = Field(description="A few words for a badge: what to do, and by when.")
    advice: Text = Field(description="What to do and by when, in one or two sentences.")
    heading: Text = Field(description="The heading of the care card; ends in a colon before a list.")


class RarityWords(Record):
    """The words for one level of rarity."""

    label: Plain = Field(description="One or two words for a badge.")
    means: Plain = Field(description="What the word stands for, in numbers.")


class BodyArea(Record):
    """One part of the body by which readers look for symptoms."""

    name: Plain = Field(description="Its name.")
    also_called: tuple[Plain, ...] = Field((), description="Other words for it.")


class Callout(Record):
    """The words that lead to a questionnaire."""

    heading: Plain = Field(description="The heading.")
    body: Plain = Field(description="One sentence on what it does.")
    button: Plain = Field(description="The words on the button.")


class ChecklistPart(StrEnum):
    """The steps of the plain questionnaire, as the questions are sorted into them."""

    COURSE = "course"
    SYMPTOMS = "symptoms"
    HISTORY = "history"


class ChecklistWords(Record):
    """The words of one step of the plain questionnaire."""

    title: Plain = Field(description="The heading.")
    lead: Plain = Field(description="One sentence on what to do with these questions.")


class Wording(Record):
    """`wording.yml`: the words readers see for the terms of the model."""

    urgency: dict[Urgency, UrgencyWords] = Field(description="The levels of urgency.")
    rarity: dict[Rarity, RarityWords] = Field(description="The levels of rarity.")
    rarity_unknown: RarityWords = Field(description="What is said where nobody counted.")
    frequency: dict[Frequency, Plain] = Field(description="How often a finding occurs.")
    away: dict[AwayFrequency, Plain] = Field(description="How often a finding that points away occurs all the same.")
    effect: dict[Effect, Plain] = Field(description="How strongly a risk factor goes with a condition.")
    basis: dict[PrevalenceBasis, Plain] = Field(description="What a number of people counts.")
    cause_kinds: dict[CauseKind, Plain] = Field(description="The kinds of causes.")
    treatment_kinds: dict[TreatmentKind, Plain] = Field(description="The kinds of treatments.")
    groups: dict[Id, Plain] = Field(description="The groups of causes.")
    body_areas: dict[Id, BodyArea] = Field(description="The parts of the body.")
    callout: Callout = Field(description="The words that lead to a questionnaire.")
    crisis_note: Plain = Field(description="What is said before the name and number of the locale's crisis line.")
    emergency_line: Text = Field(description="One line for the home page on when to call for help.")
    disclaimer: Text = Field(description="What a list of conditions is not.")
    not_reviewed: Plain = Field(description="What is said of a page that no clinician reviewed.")
    not_reviewed_means: Text = Field(description="What that means for the reader.")
    overdue: Text = Field(description="What is said of a page whose review is overdue.")
    withdrawn: Text = Field(description="What is said where an overdue review took a questionnaire away.")
    checklist: dict[ChecklistPart, ChecklistWords] = Field(
        description="The steps of the plain questionnaire, in order."
    )
    estimate: Plain = Field(description="What is said of a frequency without a number from a source.")
    promise: Plain = Field(description="One sentence on what happens to the reader's data.")


class Navigation(Record):
    """`navigation.yml`: what the home page leads to."""

    home_symptoms: tuple[Id, ...] = Field((), description="Symptom articles shown on the home page, in order.")


class RuleException(Record):
    """One place where a rule does not hold, until a day and for a reason."""

    rule: Id = Field(description="The code of the rule.")
    path: Plain = Field(description="The file, such as content/conditions/stroke.yml.")
    at: Plain | None = Field(None, description="A piece of the text or field it is about; without it, the whole file.")
    until: Day = Field(description="The last day on which the exception holds, as YYYY-MM-DD.")
    reason: Plain = Field(description="Why the rule does not hold there.")


class RuleSettings(Record):
    """`rules.yml`: how much each rule matters here, and where it does not hold."""

    levels: dict[Id, Literal["error", "warning", "off"]] = Field({}, description="Levels that differ from the rule's.")
    exceptions: tuple[RuleException, ...] = Field((), description="Places where a rule does not hold.")


class Settings(NamedTuple):
    """Everything in `site_config`; the sources are kept for the places of what only the content can tell is wrong."""

    site: Site
    wording: Wording
    navigation: Navigation
    rules: RuleSettings
    locale: Locale
    rules_source: SourceFile
    navigation_source: SourceFile


class LoadedSettings(NamedTuple):
    """The settings, or None where anything is wrong with them; and everything wrong with them."""

    settings: Settings | None
    problems: tuple[Problem, ...]


def load_settings(site_config: Path, project: Path) -> LoadedSettings:
    """Read and validate the whole of `site_config`; paths are reported relative to `project`."""
    problems: list[Problem] = []

    def read(name: str, record: type[R], *, shown: bool = True) -> tuple[R | None, SourceFile | None]:
        path = site_config / name
        if not path.exists():
            mark = Mark(display_path(path, project))
            problems.append(Problem(mark, "missing-file", "this file is missing", hint="copy the original site's"))
            return None, None
        source, found = read_file(path, project)
        problems.extend(found)
        if source is None:
            return None, None
        made, found = validate(record, source.data, source, ())
        problems.extend(found)
        if made and shown:
            problems.extend(_faults(made, source))
        return made, source

    site, site_source = read("site.yml", Site)
    wording, wording_source = read("wording.yml", Wording)
    navigation, navigation_source = read("navigation.yml", Navigation)
    rules, rules_source = read("rules.yml", RuleSettings, shown=False)
    locale = None
    if site and site_source:
        if (site_config / f"locales/{site.locale}.yml").exists():
            locale, _ = read(f"locales/{site.locale}.yml", Locale)
        else:
            known = ", ".join(sorted(path.stem for path in (site_config / "locales").glob("*.yml")))
            message = f"there is no locale `{site.locale}`"
            problems.append(Problem(site_source.at("locale"), "unknown-id", message, hint=f"there are: {known}"))
    if wording and wording_source:
        problems.extend(_incomplete(wording, wording_source))
    if not (site and wording and navigation and rules and rules_source and navigation_source and locale) or problems:
        return LoadedSettings(None, tuple(sorted(set(problems))))
    if os.environ.get(URL_VARIABLE):
        site = site.model_copy(update={"url": _url(os.environ[URL_VARIABLE])})
    return LoadedSettings(Settings(site, wording, navigation, rules, locale, rules_source, navigation_source), ())


def _url(value: str) -> str:
    """Return the address that the environment gives; raise `VademecumError` if it is none."""
    if not re.fullmatch(URL_PATTERN, value):
        message = f"{URL_VARIABLE} must be an address that begins with https:// and ends in a slash, not {value!r}"
        raise VademecumError(message)
    return value


def _faults(record: Record, source: SourceFile) -> Iterator[Problem]:
    """Find what no text for readers may hold, such as a placeholder with a typing mistake."""
    for leaf in leaves(record):
        markdown = isinstance(leaf.role, MarkdownRole)
        for fault in text.check(leaf.value) if markdown else text.check_words(leaf.value):
            yield Problem(source.at(*leaf.trail, near=fault.snippet), fault.code, fault.message, hint=fault.hint)


def _incomplete(wording: Wording, source: SourceFile) -> list[Problem]:
    """Find terms of the model that have no words."""
    pairs = (
        ("urgency", Urgency),
        ("rarity", Rarity),
        ("frequency", Frequency),
        ("away", AwayFrequency),
        ("effect", Effect),
        ("basis", PrevalenceBasis),
        ("cause_kinds", CauseKind),
        ("treatment_kinds", TreatmentKind),
        ("checklist", ChecklistPart),
    )
    return [
        Problem(source.key(name), "missing-field", f"`{name}` has no words for `{term}`", hint=f"add `{term}:`")
        for name, vocabulary in pairs
        for term in vocabulary
        if term not in getattr(wording, name)
    ]
