"""So that templates and code agree: for each kind of page, exactly what its template receives.

A `str` is plain words and is made literal by the templates' autoescape; a `Prose` is Markdown that is ready to stand
in a page; a `Href` is the target of a Markdown link unless its name says `url`, which is for a template's own HTML.
Tuples may be empty and prose may be empty: the template then leaves the whole section out.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.markdown import NO_HREF, NO_PROSE, Href, Prose


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page: its words, and its target (None where there is no page, and only the words are shown)."""

    label: str
    href: Href | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """Who answers for a page, and since when. Days are written out, as in "22 November 2026".

    `status` is one short sentence; `means` explains it. `overdue` is empty unless the review is overdue.
    """

    updated: str
    change_note: Prose
    status: str
    means: Prose
    reviewer: Link | None
    reviewed_on: str
    due: str
    overdue: Prose
    minutes: int


@dataclass(frozen=True, slots=True)
class CareCard:
    """A care card: `level` is emergency, urgent or non-urgent; `urgency` is the term of the model.

    `heading` ends in a colon and is followed by the items, each a short sentence. `number` and `number_url` are the
    emergency number and its `tel:` address on a card that says to call, else empty. `note` follows the list.
    """

    level: str
    urgency: str
    heading: Prose
    items: tuple[Prose, ...]
    number: str = ""
    number_url: Href = NO_HREF
    note: Prose = NO_PROSE


@dataclass(frozen=True, slots=True)
class Callout:
    """A call-out with one button that leads to a questionnaire; `early` is a link to it, near the top of an article."""

    heading: str
    body: str
    button: str
    early: str
    href: Href


@dataclass(frozen=True, slots=True)
class WithdrawnLine:
    """An article whose questions an overdue review took away, and why."""

    link: Link
    why: Prose


@dataclass(frozen=True, slots=True)
class Person:
    """An author or reviewer at the foot of an article."""

    link: Link
    role: str
    credentials: str
    bio: Prose


@dataclass(frozen=True, slots=True)
class ReferenceItem:
    """One reference of a page: `number` from 1, `anchor` (its id on the page), its text, and its way back.

    `backlinks` are the anchors of the places on this page that cite it, in order. `read` is the day on which it was
    read on the web, written out, or empty.
    """

    number: int
    anchor: str
    text: Prose
    backlinks: tuple[str, ...]
    quotes: tuple[str, ...] = ()
    read: str = ""


@dataclass(frozen=True, slots=True)
class PageFoot:
    """The links at the foot of every page; `edit` is empty for a page that no single file makes."""

    report: Href
    story: Href
    edit: Href


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page has: the way to it, and its foot."""

    title: str
    breadcrumbs: tuple[Link, ...]
    foot: PageFoot


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One letter of a list that is too long for one page: how many entries it has, and the first of them."""

    link: Link
    count: str
    first: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A link among others, with what `aria-current` says of it: "page", "true" or nothing."""

    link: Link
    current: str = ""


@dataclass(frozen=True, slots=True)
class ListPart:
    """Where a page stands in a list that is cut by letter; `parts` are those of its own letter, if it has several."""

    letters: tuple[Step, ...]
    parts: tuple[Step, ...]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding as a line: its name (linked where an article is about it), how often, and from where.

    `often` is a word or a cited percentage, `estimate` is true where the word is the editors' own, `cites` are the
    citation marks.
    """

    link: Link
    often: str = ""
    estimate: bool = False
    cites: Prose = NO_PROSE


@dataclass(frozen=True, slots=True)
class Badges:
    """The badges of a condition: terms of the model for `data-` attributes, and the words that are shown."""

    urgency: str
    urgency_label: str
    rarity: str
    rarity_label: str
    rarity_means: str


@dataclass(frozen=True, slots=True)
class ConditionCard:
    """A condition on a symptom article; `assessed` is false where it has no findings to ask about."""

    link: Link
    badges: Badges
    summary: Prose
    comes_with: tuple[FindingLine, ...]
    points_away: tuple[FindingLine, ...]
    advice: Prose
    assessed: bool


@dataclass(frozen=True, slots=True)
class CauseLine:
    """One cause in a group: `link` leads to its page, `conditions` to what is behind it."""

    link: Link
    text: Prose
    conditions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class CauseSection:
    """A group of causes with its heading and lead."""

    title: str
    lead: Prose
    items: tuple[CauseLine, ...]


@dataclass(frozen=True, slots=True)
class CareLine:
    """Something that helps, with its text."""

    link: Link
    text: Prose


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and its answer."""

    question: str
    answer: Prose


@dataclass(frozen=True, slots=True)
class SymptomPage:
    """A symptom article, in the order in which its reader needs it.

    Without a questionnaire, `callout` is None; then `withdrawn` says why.
    """

    frame: Frame
    review: ReviewLine
    also_called: tuple[str, ...]
    summary: Prose
    red_flags: tuple[CareCard, ...]
    callout: Callout | None
    withdrawn: Prose
    overview: Prose
    accompanying: tuple[Link, ...]
    causes: tuple[CauseSection, ...]
    disclaimer: Prose
    condition_count: int
    cards: tuple[ConditionCard, ...]
    treatment_lead: Prose
    at_home: tuple[CareLine, ...]
    doctor_may_do: tuple[CareLine, ...]
    see_doctor: tuple[CareCard, ...]
    prevention: Prose
    doctor_questions: tuple[str, ...]
    questions_to_ask: tuple[str, ...]
    faq: tuple[Answer, ...]
    people: tuple[Person, ...]
    references: tuple[ReferenceItem, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a table of facts."""

    name: str
    value: Prose


@dataclass(frozen=True, slots=True)
class RiskLine:
    """Something that makes a condition more likely, and how strongly."""

    link: Link
    effect: str
    cites: Prose


@dataclass(frozen=True, slots=True)
class ConditionPage:
    """A condition. `urgency_card` says what to do and by when; `estimate` is the words for the editors' own guesses."""

    frame: Frame
    review: ReviewLine
    also_called: tuple[str, ...]
    badges: Badges
    summary: Prose
    red_flags: tuple[CareCard, ...]
    urgency_card: CareCard
    facts: tuple[Fact, ...]
    symptoms_text: Prose
    findings: tuple[FindingLine, ...]
    points_away: tuple[FindingLine, ...]
    estimate: str
    sources: Prose
    cause: Prose
    risk_factors: tuple[RiskLine, ...]
    diagnosis: Prose
    treatment_text: Prose
    treatments: tuple[CareLine, ...]
    see_doctor: Prose
    mentioned_in: tuple[Link, ...]
    callouts: tuple[Callout, ...]
    withdrawn: tuple[WithdrawnLine, ...]
    parent: Link | None
    forms: tuple[Link, ...]
    people: tuple[Person, ...]
    references: tuple[ReferenceItem, ...]


@dataclass(frozen=True, slots=True)
class CausePage:
    """A cause; `mentioned_in` are the symptom articles, `conditions` what is behind it there."""

    frame: Frame
    review: ReviewLine
    also_called: tuple[str, ...]
    kind: str
    summary: Prose
    conditions: tuple[Link, ...]
    mentioned_in: tuple[Link, ...]
    people: tuple[Person, ...]
    references: tuple[ReferenceItem, ...]


@dataclass(frozen=True, slots=True)
class TreatmentPage:
    """A treatment; `conditions` use it and `mentioned_in` are the symptom articles that name it."""

    frame: Frame
    review: ReviewLine
    also_called: tuple[str, ...]
    kind: str
    summary: Prose
    benefit: Prose
    harm: Prose
    without: Prose
    avoid_if: tuple[Prose, ...]
    conditions: tuple[Link, ...]
    mentioned_in: tuple[Link, ...]
    people: tuple[Person, ...]
    references: tuple[ReferenceItem, ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person or organisation; `wrote` and `reviewed` are the pages they answer for.

    `review` is None where nobody reviewed the page itself: a clinician seldom has to. Where they answer for more than
    one page holds, both are empty, and `letters` lead to all of them.
    """

    frame: Frame
    review: ReviewLine | None
    role: str
    credentials: str
    bio: Prose
    links: tuple[Link, ...]
    interests: Prose
    wrote: tuple[Link, ...]
    reviewed: tuple[Link, ...]
    letters: tuple[LetterLine, ...]


@dataclass(frozen=True, slots=True)
class ListedReference:
    """A reference on the page of all references, with the pages that cite it and the day on which it was read.

    `more` says how many other pages cite it, where they are too many to be named.
    """

    anchor: str
    text: Prose
    cited_by: tuple[Link, ...]
    read: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class ReferencesPage:
    """All references, by title; see `ListPage` for `letters` and `part`."""

    frame: Frame
    items: tuple[ListedReference, ...]
    letters: tuple[LetterLine, ...] = ()
    part: ListPart | None = None


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A word and its plain meaning."""

    anchor: str
    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """The glossary, by word; see `ListPage` for `letters` and `part`."""

    frame: Frame
    items: tuple[GlossaryEntry, ...]
    letters: tuple[LetterLine, ...] = ()
    part: ListPart | None = None


@dataclass(frozen=True, slots=True)
class LetterGroup:
    """The entries of one letter; a link's `note` says what it is or which page it leads to."""

    letter: str
    anchor: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AZPage:
    """All symptom articles, conditions, causes and treatments by name and by other names.

    See `ListPage` for `lines`, which are its letters, and `part`.
    """

    frame: Frame
    letters: tuple[LetterGroup, ...]
    lines: tuple[LetterLine, ...] = ()
    part: ListPart | None = None


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list of links with a lead: a section (symptoms, conditions, ...), a body area, or all body areas.

    `empty` is shown where there is nothing yet, and then `ways_on` lead elsewhere. A link's `note` is a short plain
    summary. A list that is too long for one page has `letters` in place of its links; each of these leads to a page
    with a `part` of them.
    """

    frame: Frame
    lead: str
    links: tuple[Link, ...]
    empty: str
    ways_on: tuple[Link, ...] = ()
    letters: tuple[LetterLine, ...] = ()
    part: ListPart | None = None


@dataclass(frozen=True, slots=True)
class HomePage:
    """The home page; `emergency` is the card that stands on every questionnaire, shortened to one line here."""

    frame: Frame
    tagline: str
    promise: str
    emergency_number: str
    emergency_url: Href
    emergency_line: Prose
    questionnaire: Callout
    symptoms: tuple[Link, ...]
    body_areas: tuple[Link, ...]
    a_to_z: Href
    a_to_z_url: Href
    conditions: Href
    editorial_policy: Href


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One question of the checklist, with help for deciding.

    `only_if` is empty, or names the finding without which the question does not arise.
    """

    question: str
    help: Prose
    options: tuple[str, ...] = ()
    only_if: str = ""


@dataclass(frozen=True, slots=True)
class ChecklistStep:
    """Questions that belong together, in the order in which to answer them."""

    title: str
    lead: str
    items: tuple[ChecklistItem, ...]


@dataclass(frozen=True, slots=True)
class Mount:
    """Where the questionnaire with scripts goes, and what it needs; the addresses are for the template's own HTML.

    `failed` and `report_label` are said above the plain form where the questionnaire cannot be shown.
    """

    bundle_url: Href
    words_url: Href
    root_url: Href
    failed: str
    report_label: str


@dataclass(frozen=True, slots=True)
class QuestionnairePage:
    """The questionnaire of one article in its plain form: red flags first, then the questions in order.

    `symptom` is the link back to the article, `otherwise` the least urgent advice there is, `made_for` says for whom;
    `accuracy` leads to the page on how often it is right.
    `overdue` is empty unless the review of the article is overdue; `withdrawn` is empty unless it is so long overdue
    that the questions are taken away. Then there are no steps and no conditions. `mount` is None where there is only
    the plain form.
    """

    frame: Frame
    overdue: Prose
    mount: Mount | None
    symptom: Link
    red_flags: tuple[CareCard, ...]
    see_doctor: tuple[CareCard, ...]
    steps: tuple[ChecklistStep, ...]
    made_for: str
    promise: str
    otherwise: Prose
    conditions: tuple[Link, ...]
    disclaimer: Prose
    withdrawn: Prose
    references: tuple[ReferenceItem, ...]
    accuracy: Link


@dataclass(frozen=True, slots=True)
class QuestionnaireIndexPage:
    """The general page: the emergency list on top, then every questionnaire, or the `letters` of a list too long."""

    frame: Frame
    mount: Mount | None
    red_flags: tuple[CareCard, ...]
    links: tuple[Link, ...]
    letters: tuple[LetterLine, ...]
    promise: str
    made_for: str
    references: tuple[ReferenceItem, ...]
    accuracy: Link


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file of the open data; `url` is for the template's own HTML."""

    name: str
    url: Href
    describes: str


@dataclass(frozen=True, slots=True)
class DataPage:
    """What the open data holds, in which version and under which licence."""

    frame: Frame
    version: str
    licence: str
    files: tuple[DataFile, ...]
    counts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """The last change of some articles of one kind: `called` says how many of what, `note` may be empty."""

    links: tuple[Link, ...]
    called: str
    day: str
    note: str


@dataclass(frozen=True, slots=True)
class ChangesMonth:
    """The changes of one month, the newest first."""

    title: str
    lines: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What changed, by month; `feed_url` is for the template's own HTML, `history` leads to what is older."""

    frame: Frame
    months: tuple[ChangesMonth, ...]
    feed_url: Href
    history: Href


@dataclass(frozen=True, slots=True)
class AccuracyRow:
    """One line of a table of figures: what was counted, and a cell for each column."""

    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AccuracyTable:
    """A table of figures under a heading of its own; `columns` are the heads of the cells."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[AccuracyRow, ...]


@dataclass(frozen=True, slots=True)
class AccuracyDetails:
    """Every figure of one questionnaire; `sentences` say the rest."""

    title: str
    link: Link
    tables: tuple[AccuracyTable, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AccuracyPage:
    """How often the questionnaires are right, as far as that was measured; `overview` is empty where nothing was.

    `changed` is true where the content is no longer what was measured. `noise` says what was made wrong on purpose.
    See `ListPage` for `letters` and `part`.
    """

    frame: Frame
    questionnaires: Link
    version: str
    changed: bool
    journeys: str
    exhaustive: str
    readers: str
    noise: tuple[str, ...]
    overview: tuple[AccuracyTable, ...]
    details: tuple[AccuracyDetails, ...]
    letters: tuple[LetterLine, ...]
    part: ListPart | None


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One code with what it teaches: `code` is its anchor too, and `level` says how this site takes it.

    `wrong` and `right` are examples that are shown as they are typed, or words where nothing can be shown (`in_words`).
    """

    code: str
    level: str
    purpose: Prose
    wrong: Prose
    right: Prose
    in_words: bool
    why: Prose


@dataclass(frozen=True, slots=True)
class RuleSection:
    """The codes about one part of the content."""

    title: str
    rules: tuple[RuleLine, ...]


@dataclass(frozen=True, slots=True)
class RulesPage:
    """What every code of `vademecum check` means."""

    frame: Frame
    sections: tuple[RuleSection, ...]


@dataclass(frozen=True, slots=True)
class GuidePage:
    """The guide for editors: `links` lead to what can be looked up beside it."""

    frame: Frame
    body: Prose
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class WordLine:
    """One word that may stand in a field, and what it means."""

    word: Prose
    meaning: str


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field: whether it must be there, what may stand in it, a sentence on it, and the words to choose from."""

    name: Prose
    required: bool
    shape: Prose
    sentence: str
    words: tuple[WordLine, ...]


@dataclass(frozen=True, slots=True)
class RecordFields:
    """The fields of one kind of record, or of a part that several records have."""

    anchor: str
    title: str
    lead: str
    fields: tuple[FieldLine, ...]


@dataclass(frozen=True, slots=True)
class FieldsPage:
    """Every field that an editor may write: those of each kind, then those of the parts inside them."""

    frame: Frame
    kinds: tuple[RecordFields, ...]
    parts: tuple[RecordFields, ...]


@dataclass(frozen=True, slots=True)
class ProsePage:
    """A hand-written page: `body` is its Markdown without the first heading, which is the title."""

    frame: Frame
    body: Prose


@dataclass(frozen=True, slots=True)
class RedirectPage:
    """What stands at the former address of a record."""

    frame: Frame
    target: Link
    target_url: Href


PageContext = (
    SymptomPage
    | ConditionPage
    | CausePage
    | TreatmentPage
    | PersonPage
    | ReferencesPage
    | GlossaryPage
    | AZPage
    | ListPage
    | HomePage
    | QuestionnairePage
    | QuestionnaireIndexPage
    | DataPage
    | AccuracyPage
    | ChangesPage
    | RulesPage
    | GuidePage
    | FieldsPage
    | ProsePage
    | RedirectPage
)
