"""So that a publisher changes a site without touching content or code: all of `site_config`, checked like content.

`load_settings` reads `site.yml`, `wording.yml`, `navigation.yml`, `rules.yml` and the chosen `locales/<region>.yml`.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, TypeVar

from pydantic import Field, StringConstraints, Tag

from generator import text
from generator.errors import Mark, Problem, VademecumError
from generator.model.fields import (
    AgeRange,
    Day,
    Id,
    MarkdownRole,
    Meanings,
    Number,
    Plain,
    Text,
    Truth,
    Whole,
    Word,
    word_or,
)
from generator.model.leaves import leaves
from generator.model.record import Record
from generator.model.validate import suggest, validate
from generator.model.vocabulary import (
    AwayFrequency,
    CauseKind,
    Effect,
    Frequency,
    PrevalenceBasis,
    Rarity,
    Term,
    TreatmentKind,
    Urgency,
)
from generator.source import read_file
from generator.source.listing import display_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from generator.source import SourceFile, Trail

R = TypeVar("R", bound=Record)

URL_VARIABLE = "VADEMECUM_SITE_URL"
"""The environment variable that overrides `url` of `site.yml`, so that a workflow can build for another address."""

GITHUB = "https://github.com/"
"""How the address of a repository begins that the form for editors can change."""

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


class FormSettings(Record):
    """The form in the browser for editors who do not write YAML."""

    enabled: Truth = Field(default=False, description="True to publish the form for editors under admin/.")
    sign_in: Annotated[str, StringConstraints(pattern=r"^https://[^\s?#]+[^/\s?#]$")] | None = Field(
        None, description="The address of the service by which editors sign in; without it, by a token of GitHub."
    )


class Site(Record):
    """`site.yml`: who publishes what, where."""

    name: Plain = Field(description="The name of the site.")
    tagline: Plain = Field(description="What the site is for, in one short sentence.")
    description: Plain = Field(description="What the site is, in one or two sentences, for search engines.")
    url: SiteUrl = Field(description="The address of the published site; it ends in a slash.")
    repository: RepositoryUrl = Field(description="The address of the publisher's repository, without a slash.")
    branch: Plain = Field("main", description="The branch that editors change.")
    language: Annotated[
        Literal["en-US", "en-GB", "en"],
        Meanings(("English as in the United States.", "English as in the United Kingdom.", "English of no country.")),
    ] = Field("en-US", description="The language of the pages.")
    spelling: Annotated[
        Literal["american", "british"], Meanings(("As in color and anemia.", "As in colour and anaemia."))
    ] = Field("american", description="The spelling of the content.")
    locale: Id = Field(description="The region whose numbers and names of services are used: a file in locales/.")
    licence: Plain = Field("CC BY 4.0", description="The licence of the content.")
    questionnaire: QuestionnaireSettings = Field(
        default_factory=QuestionnaireSettings, description="For whom the questionnaires are made."
    )
    freshness: Freshness = Field(default_factory=Freshness, description="What happens when a review is overdue.")
    budgets: Budgets = Field(default_factory=Budgets, description="The most a page may weigh.")
    form: FormSettings = Field(default_factory=FormSettings, description="The form in the browser for editors.")


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
    early: Plain = Field(
        description="The link near the top of an article, for those who would rather answer than read."
    )


class ChecklistPart(Term):
    """The steps of the plain questionnaire, as the questions are sorted into them."""

    COURSE = "course", "How it began and went on."
    SYMPTOMS = "symptoms", "What else is there now."
    HISTORY = "history", "What was so before or around."


class ChecklistWords(Record):
    """The words of one step of the plain questionnaire."""

    title: Plain = Field(description="The heading.")
    lead: Plain = Field(description="One sentence on what to do with these questions.")


class CareLevel(Term):
    """The levels of care cards."""

    EMERGENCY = "emergency", "Go or call for help at once."
    URGENT = "urgent", "Get help today."
    NON_URGENT = "non-urgent", "See a doctor within days or weeks."


class HowOften(Term):
    """What a reason says about how often a finding goes with a condition."""

    ALWAYS = "always", "Almost everyone with the condition has it."
    VERY_COMMON = "very-common", "Most people with the condition have it."
    COMMON = "common", "Many people with the condition have it."
    OCCASIONAL = "occasional", "Some people with the condition have it."
    RARE = "rare", "Few people with the condition have it."
    PERCENT = "percent", "A cited number of people in 100 have it: `{count}`."
    PLACE = "place", "It stands in the list of findings without a frequency."
    NEVER = "never", "It is not seen with the condition."
    STRONG = "strong", "A risk factor that goes with the condition strongly."
    MODERATE = "moderate", "A risk factor that goes with the condition."
    WEAK = "weak", "A risk factor that goes with the condition weakly."


class BothForms(Record):
    """Words in two forms."""

    you: Plain = Field(description="Said to somebody who asks for themselves.")
    person: Plain = Field(description='Said to somebody who asks for somebody else, about "the person".')


class BothFormsOfText(Record):
    """A text in two forms."""

    you: Text = Field(description="Said to somebody who asks for themselves.")
    person: Text = Field(description='Said to somebody who asks for somebody else, about "the person".')


Said = Annotated[Annotated[Plain, Tag("word")] | Annotated[BothForms, Tag("forms")], word_or("forms")]
"""Words, or both forms of them where they differ. A word in braces, as in `{count}`, is filled in by the browser."""

SaidText = Annotated[Annotated[Text, Tag("word")] | Annotated[BothFormsOfText, Tag("forms")], word_or("forms")]
"""A text that may hold placeholders, or both forms of it where they differ."""


class StartWords(Record):
    """The first card: for whom the questions are answered."""

    title: Said = Field(description="The heading.")
    lead: Said = Field(description="One or two sentences on what comes.")
    who: Said = Field(description="Asks for whom the questions are answered.")
    me: Said = Field(description="The answer: for the reader.")
    someone: Said = Field(description="The answer: for somebody else.")
    age: Said = Field(description="Asks for the age.")
    age_hint: Said = Field(description="Says that the age may be left out.")
    age_wrong: Said = Field(description="Said where what was written is no age.")
    sex: Said = Field(description="Asks for the sex.")
    female: Said = Field(description="The answer: female.")
    male: Said = Field(description="The answer: male.")
    unsaid: Said = Field(description="The answer of those who prefer not to say.")
    since: Said = Field(description="Asks since when it has been so.")
    since_hint: Said = Field(description="Says that this is for the doctor's sheet alone.")
    begin: Said = Field(description="The button that begins.")


class SearchWords(Record):
    """The card on which a reader writes what is wrong."""

    title: Said = Field(description="Asks what is wrong.")
    hint: Said = Field(description="Says how to write it, with an example.")
    one: Said = Field(description="Says that one thing was found.")
    many: Said = Field(description="Says how many things were found: `{count}`.")
    added: Said = Field(description="Says that `{name}` was chosen.")
    chosen: Said = Field(description="The heading of what was chosen.")
    remove: Said = Field(description="The button that takes a choice back.")
    none: Said = Field(description="Said where nothing was found.")
    a_to_z: Said = Field(description="The link to the list of all pages.")
    needed: Said = Field(description="Said where nothing was chosen.")
    go_on: Said = Field(description="The button that goes on.")


class ScreenWords(Record):
    """The cards on which several statements are ticked."""

    title: Said = Field(description="Asks whether one of the signs of an emergency is there.")
    hint: Said = Field(description="Says how to answer.")
    part: Said = Field(description="Says which part of the emergency check this is: `{part}` of `{parts}`.")
    log: Said = Field(description="Names an answered part of the emergency check: `{part}`.")
    go_on: Said = Field(description="The button that goes on with what is ticked.")
    none: Said = Field(description="The button for none of the statements.")
    unsure: Said = Field(description="The button of those who are not sure; it leads to the statements one by one.")
    one_by_one: Said = Field(description="The title where the statements are answered one by one.")
    look_again: Said = Field(description="Asks those who are not sure to look, to try, or to ask somebody.")
    each_first: Said = Field(description="Said where one of the statements has no answer.")
    tick_first: Said = Field(description="Said where nothing is ticked.")
    ticked: Said = Field(description="Said where something is ticked, and none was answered.")


class QuestionWords(Record):
    """The cards with one question."""

    yes: Said = Field(description="The answer yes.")
    no: Said = Field(description="The answer no.")
    unknown: Said = Field(description="The answer of those who do not know.")
    none: Said = Field(description="The answer for none of the options, where a question has no words for it.")
    hint: Said = Field(description="Says that several options may be ticked.")
    before: Said = Field(description="Marks the answer that was given before.")
    left: Said = Field(description="Says how many questions are still to come at most: `{count}`.")
    more_left: Said = Field(description="Said where so many may follow that their number would only deter.")
    many_left: Said = Field(description="The same of many questions, of which mostly far fewer come: `{count}`.")
    last: Said = Field(description="Says that no other question follows.")
    why: Said = Field(description="The words that open the reason for a question.")
    why_flag: Said = Field(description="The reason of a question about a danger, with the advice for a yes: `{badge}`.")
    why_always: Said = Field(description="The reason of a question that everybody is asked.")
    why_floor: Said = Field(description="The reason of a question whose answer may make the advice more urgent.")
    why_apart: Said = Field(description="The reason of a question that tells conditions apart: `{names}`.")
    why_withheld: Said = Field(description="The reason of a question about conditions that are not named.")
    why_one: Said = Field(description="The reason of a question that is about one condition: `{names}`.")


class AnswersWords(Record):
    """The list of answers, and the ways through them."""

    title: Said = Field(description="Opens the list of answers, with their number: `{count}`.")
    age: Said = Field(description="The age in a list of answers: `{age}`.")
    change: Said = Field(description="The button that changes an answer.")
    changing: Said = Field(description="Said while an answer is changed.")
    dropped: Said = Field(description="Said where other answers had to go with a changed one.")
    back: Said = Field(description="The button that goes one step back.")
    again: Said = Field(description="The button that starts again.")
    clear: Said = Field(description="The button that forgets all answers.")
    cleared: Said = Field(description="Says that all answers are forgotten.")


class EmergencyWords(Record):
    """What is said when a red flag was answered."""

    banner: Said = Field(description="Said on every later screen, before the advice.")
    because: Said = Field(description="Stands before what was answered.")
    call: Said = Field(description="The button that calls `{number}`.")
    worse: SaidText = Field(description="What to do if it gets worse.")
    go_on: Said = Field(description="The button that goes on with the questions.")
    sheet: Said = Field(description="Opens the page for those who help.")


class ResultWords(Record):
    """The advice, and what it rests on."""

    because: Said = Field(description="Stands before the reasons of the advice.")
    expected: Said = Field(description="The reason: it fits best what may be behind it.")
    expected_of: Said = Field(description="The same, with the conditions that are as urgent: `{names}`.")
    minimum: Said = Field(description="The reason: the article advises it in any case.")
    cannot_miss: Said = Field(description="The reason: a condition that must not be missed, `{name}`.")
    dangers: Said = Field(description="Opens the list of danger signs.")
    also_because: Said = Field(description="Heads reasons for less urgent advice than what is given.")
    said_yes: Said = Field(description="Says which answers a reason rests on: `{names}`.")
    not_sure: Said = Field(description="Heads the signs that are not known and would make the advice more urgent.")
    not_sure_line: Said = Field(description="One of them: `{name}`, and the advice if it is so: `{badge}`.")
    to_sheet: Said = Field(description="The button that leads down to the page for the doctor.")
    may_be: Said = Field(description="The heading of the suggestions.")
    nearest: Said = Field(description="The heading of the suggestions where none of them fits.")
    knows: Said = Field(description="How many conditions the questions know: `{count}`.")
    uncovered_title: Said = Field(description="The heading where the tool does not know the problem.")
    uncovered: Said = Field(description="What that means.")
    unsure_title: Said = Field(description="The heading where something comes near, but is not called likely.")
    unsure: Said = Field(description="What that means.")
    tell_us: Said = Field(description="The link that reports it.")
    age_title: Said = Field(description="The heading where the questions are not made for the age.")
    age: Said = Field(description="What that means, above the list of emergencies.")
    withheld: Said = Field(description="Said where conditions are not named, for their review is too late.")
    not_assessed: Said = Field(description="The heading of conditions that were not looked at.")
    ruled_out: Said = Field(description="The heading of conditions that the answers rule out.")
    ruled_out_because: Said = Field(description="Such a condition with its reasons: `{name}`, `{findings}`.")
    sources: Said = Field(description="The heading of the sources.")
    tabs: Said = Field(description="Says that links open in a new tab.")
    new_tab: Said = Field(description="The same, said with each link to a screen reader.")


class SuggestionWords(Record):
    """What is said of one condition that it may be."""

    likely: Said = Field(description="It is likely.")
    possible: Said = Field(description="It is possible.")
    less_likely: Said = Field(description="It is less likely.")
    cannot_miss: Said = Field(description="It is shown because it must not be missed.")
    fits: Said = Field(description="The heading of what speaks for it.")
    against: Said = Field(description="The heading of what speaks against it.")
    unexplained: Said = Field(description="The heading of what it does not explain.")
    not_asked: Said = Field(description="The heading of what was not asked.")
    said_no: Said = Field(description="A finding that was answered with no: `{name}`.")
    weaker: Said = Field(description="Opens the reasons that count for less: `{count}`.")
    by_itself: Said = Field(description="Heads conditions whose own advice is another than the whole: `{badge}`.")
    forms: Said = Field(description="Stands over the forms of a condition: `{name}`, `{likelihood}`.")
    more: Said = Field(description="The link to its page: `{name}`.")


class ChangesWords(Record):
    """Which answers would change the advice."""

    title: Said = Field(description="The heading.")
    raises: Said = Field(description="Stands before answers that would make it more urgent.")
    lowers: Said = Field(description="Stands before answers that would make it less urgent.")
    yes: Said = Field(description="What a yes would mean: `{name}`, `{badge}`.")
    no: Said = Field(description="What a no would mean: `{name}`, `{badge}`.")


class SummaryWords(Record):
    """The page for the doctor."""

    title: Said = Field(description="The heading.")
    problem: Said = Field(description="The name of the line with the problem.")
    who: Said = Field(description="The name of the line with who answered.")
    by_self: Said = Field(description="The person answered.")
    by_other: Said = Field(description="Somebody answered for the person.")
    age: Said = Field(description="The name of the line with the age.")
    sex: Said = Field(description="The name of the line with the sex.")
    since: Said = Field(description="Names since when it has been so.")
    day: Said = Field(description="The name of the line with the day.")
    advice: Said = Field(description="The name of the line with the advice.")
    timing: Said = Field(description="The heading of how it began and went on.")
    present: Said = Field(description="The heading of what is there.")
    absent: Said = Field(description="The heading of what is not there.")
    absent_dangers: Said = Field(description="The heading of the danger signs that are not there.")
    none_of_dangers: Said = Field(description="Says how many of them are not there: `{count}`.")
    unknown: Said = Field(description="The heading of what is not known.")
    doctor: Said = Field(description="The heading of what doctors are likely to ask.")
    not_asked: Said = Field(description="Said of what was not asked.")
    none_of: Said = Field(description="Said of a list of which nothing is so: `{names}`.")
    foot: Said = Field(description="Where the page comes from, and what it is not.")
    print: Said = Field(description="The button that prints the page.")
    copy_text: Said = Field(description="The button that copies the page as text.")
    copied: Said = Field(description="Says that it was copied.")
    text: Said = Field(description="The name of the field with the text, where it cannot be copied.")


class QuestionnaireWords(Record):
    """What the questionnaires say."""

    levels: dict[CareLevel, Said] = Field(description="What the levels of care cards are called.")
    advice_for_person: dict[Urgency, Text] = Field(description="What to do and by when, about somebody else.")
    disclaimer_for_person: Text = Field(description="What a list of conditions is not, about somebody else.")
    how: dict[Urgency, SaidText] = Field(description="How to do it, for each level of urgency.")
    often: dict[HowOften, Said] = Field(description="How often a finding goes with a condition, or what it means.")
    last_of_names: Said = Field(description="The word before the last of several names.")
    failed: Plain = Field(description="Said above the checklist where the questionnaire cannot be shown.")
    report: Plain = Field(description="The link that reports it.")
    start: StartWords = Field(description="The first card.")
    search: SearchWords = Field(description="The card on which a reader writes what is wrong.")
    screen: ScreenWords = Field(description="The cards on which several statements are ticked.")
    question: QuestionWords = Field(description="The cards with one question.")
    answers: AnswersWords = Field(description="The list of answers, and the ways through them.")
    emergency: EmergencyWords = Field(description="What is said when a red flag was answered.")
    result: ResultWords = Field(description="The advice, and what it rests on.")
    suggestion: SuggestionWords = Field(description="What is said of one condition that it may be.")
    changes: ChangesWords = Field(description="Which answers would change the advice.")
    summary: SummaryWords = Field(description="The page for the doctor.")


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
    questionnaire: QuestionnaireWords = Field(description="What the questionnaires say.")


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


Strictness = Annotated[
    Literal["error", "warning", "off"],
    Meanings(("The site is not built.", "It is said, and the site is built.", "It is not looked for.")),
]


class RuleSettings(Record):
    """`rules.yml`: how much each rule matters here, and where it does not hold."""

    levels: dict[Id, Strictness] = Field({}, description="Levels that differ from the rule's.")
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
            problems.append(
                Problem(
                    mark,
                    "missing-file",
                    "this file is missing",
                    hint="put it back from its history, or copy it from the original site",
                )
            )
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
        problems.extend(_form_without_github(site, site_source))
        if (site_config / f"locales/{site.locale}.yml").exists():
            locale, _ = read(f"locales/{site.locale}.yml", Locale)
        else:
            known = sorted(path.stem for path in (site_config / "locales").glob("*.yml"))
            message, hint = f"there is no locale `{site.locale}`", suggest(site.locale, known, "locale")
            problems.append(Problem(site_source.at("locale"), "unknown-id", message, hint=hint))
    if wording and wording_source:
        problems.extend(_incomplete(wording, wording_source))
    if not (site and wording and navigation and rules and rules_source and navigation_source and locale) or problems:
        return LoadedSettings(None, tuple(sorted(set(problems))))
    if os.environ.get(URL_VARIABLE):
        site = site.model_copy(update={"url": _url(os.environ[URL_VARIABLE])})
    return LoadedSettings(Settings(site, wording, navigation, rules, locale, rules_source, navigation_source), ())


def _form_without_github(site: Site, source: SourceFile) -> Iterator[Problem]:
    """Find a form that is turned on where it cannot work."""
    if site.form.enabled and not site.repository.startswith(GITHUB):
        hint = "write `enabled: false`, or keep the site's files on GitHub"
        message = "the form for editors works with repositories on GitHub only"
        yield Problem(source.at("form", "enabled"), "bad-value", message, hint=hint)


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
    tables: tuple[tuple[Trail, Iterable[str], Mapping[Any, object]], ...] = (
        (("urgency",), Urgency, wording.urgency),
        (("rarity",), Rarity, wording.rarity),
        (("frequency",), Frequency, wording.frequency),
        (("away",), AwayFrequency, wording.away),
        (("effect",), Effect, wording.effect),
        (("basis",), PrevalenceBasis, wording.basis),
        (("cause_kinds",), CauseKind, wording.cause_kinds),
        (("treatment_kinds",), TreatmentKind, wording.treatment_kinds),
        (("checklist",), ChecklistPart, wording.checklist),
        (("questionnaire", "levels"), CareLevel, wording.questionnaire.levels),
        (("questionnaire", "advice_for_person"), Urgency, wording.questionnaire.advice_for_person),
        (("questionnaire", "how"), Urgency, wording.questionnaire.how),
        (("questionnaire", "often"), HowOften, wording.questionnaire.often),
    )
    return [
        Problem(source.key(*trail), "missing-field", f"`{trail[-1]}` has no words for `{term}`", hint=f"add `{term}:`")
        for trail, vocabulary, words in tables
        for term in vocabulary
        if term not in words
    ]
