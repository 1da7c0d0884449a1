"""The questionnaire in its plain form: what a reader without JavaScript goes through, most serious first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator import addresses
from generator.addresses import Address
from generator.model.vocabulary import FindingKind, Urgency
from generator.pages import cards
from generator.pages.accuracy import TITLE as ACCURACY_TITLE
from generator.pages.contexts import ChecklistItem, ChecklistStep, Mount, QuestionnaireIndexPage, QuestionnairePage
from generator.pages.frame import draft_notice, draft_words, frame, meta, summary_note
from generator.pages.freshness import is_withdrawn, said_of_overdue, said_of_withdrawn
from generator.pages.items import Item
from generator.pages.making import Making
from generator.pages.markdown import NO_PROSE
from generator.pages.page import Page
from generator.pages.sheets import (
    LetterWay,
    cut_items,
    item_links,
    letter_lines,
    letter_ways,
    list_page,
    part_sheets,
)
from generator.pages.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Condition, Entry, Library, Symptom
    from generator.pages.site_facts import SiteFacts

GENERAL_TITLE = "Questions about your symptoms"

ONLY_SIGNS = "Only the warning signs, for now: the review of this page is long overdue."
"""What the list of questionnaires says of one that is withdrawn."""


class Loaded(NamedTuple):
    """The files that a questionnaire loads, by their paths."""

    bundle: str
    words: str


def questionnaire_making(facts: SiteFacts, identity: str) -> Making:
    """Return the plain questionnaire of one article."""
    return Making(addresses.questionnaire(identity), questionnaire_page, (identity, _loaded(facts, identity)))


def questionnaire_page(facts: SiteFacts, identity: str, loaded: Loaded | None) -> Page:
    """Return the plain questionnaire of one article: red flags, reasons to see a doctor, then the questions."""
    entry = facts.library.symptoms[identity]
    symptom, address = entry.record, addresses.questionnaire(entry.id)
    voice, title = Voice(facts, address), f"Questions about {entry.record.name.lower()}"
    wording = facts.settings.wording
    withdrawn = is_withdrawn(symptom, facts)
    least = symptom.minimum_urgency or Urgency.ROUTINE
    context = QuestionnairePage(
        frame=frame(voice, title, "symptom", entry.source.path),
        overdue=said_of_overdue(voice, symptom),
        mount=None if withdrawn else _mount(voice, loaded),
        symptom=voice.to(addresses.page("symptom", entry.id), symptom.name),
        red_flags=cards.red_flag_cards(voice, facts.library.flags_of(symptom), crisis=True),
        see_doctor=cards.see_doctor_cards(voice, symptom),
        steps=() if withdrawn else tuple(_steps(voice, symptom)),
        made_for=_made_for(facts),
        promise=wording.promise,
        otherwise=voice.say(wording.urgency[least].advice, terms=False),
        conditions=() if withdrawn else cards.condition_links(voice, symptom.conditions),
        disclaimer=voice.say(wording.disclaimer, terms=False),
        withdrawn=said_of_withdrawn(voice, symptom),
        references=voice.references(),
        accuracy=voice.to(addresses.ACCURACY, ACCURACY_TITLE),
    )
    described = meta(
        voice, "questionnaire", title, f"{symptom.name}: how urgent it is, and what to tell a doctor.",
        source=entry.source.path, article=symptom, search=False,
    )  # fmt: skip
    behind = (facts.library.conditions[identity].record for identity in symptom.conditions)
    described["draft"] = draft_notice((symptom, *behind))
    return Page(address, "questionnaire", "questionnaire", entry.id, title, context, described)


def questionnaire_index_makings(facts: SiteFacts) -> tuple[Making, ...]:
    """Return the general page: the emergency list on top, then every questionnaire, or the ways to all of them."""
    items = facts.each("symptom", _item_of)
    drafts = facts.each("symptom", _draft), facts.each("condition", _draft)
    loaded = _loaded(facts, addresses.GENERAL)
    return facts.planned("questionnaires", (items, *drafts, loaded), lambda: _general(facts, items, drafts, loaded))


def _draft(entry: Entry[Symptom | Condition], _: SiteFacts) -> str | None:
    return entry.record.title if entry.record.draft else None


def _general(
    facts: SiteFacts, items: Mapping[str, Item], drafts: Iterable[Mapping[str, str | None]], loaded: Loaded | None
) -> Iterator[Making]:
    index = addresses.QUESTIONNAIRE
    listed = cut_items(facts, index, items.values())
    ways = letter_ways(index, listed, lambda item: item)
    draft = draft_words([title for of_kind in drafts for title in of_kind.values() if title is not None])
    shown = () if listed.parts else listed.entries
    yield Making(index, general_page, (loaded, shown, ways, draft))
    for sheet in part_sheets(index, GENERAL_TITLE, listed, lambda item: item):
        yield Making(sheet.address, list_page, (sheet, facts.settings.wording.promise))


def general_page(
    facts: SiteFacts, loaded: Loaded | None, items: tuple[Item, ...], ways: tuple[LetterWay, ...], draft: str | None
) -> Page:
    """Return the general page; `draft` is what it says of the records that are not published."""
    voice, title = Voice(facts, addresses.QUESTIONNAIRE), GENERAL_TITLE
    context = QuestionnaireIndexPage(
        frame=frame(voice, title),
        mount=_mount(voice, loaded),
        red_flags=cards.red_flag_cards(voice, facts.library.flags_everywhere, crisis=True),
        links=item_links(voice, items),
        letters=letter_lines(voice, ways),
        promise=facts.settings.wording.promise,
        made_for=_made_for(facts),
        references=voice.references(),
        accuracy=voice.to(addresses.ACCURACY, ACCURACY_TITLE),
    )
    described = meta(
        voice, "questionnaire", title, "Plain questions, most serious first. Nothing you answer leaves your device.",
        search=False,
    )  # fmt: skip
    described["draft"] = draft
    return Page(addresses.QUESTIONNAIRE, "questionnaire-index", "questionnaire", "", title, context, described)


def _item_of(entry: Entry[Symptom], facts: SiteFacts) -> Item:
    """Return what the list of questionnaires says of one."""
    voice = Voice(facts, addresses.QUESTIONNAIRE)
    note = ONLY_SIGNS if is_withdrawn(entry.record, voice.facts) else summary_note(entry, voice)
    return Item(addresses.questionnaire(entry.id), entry.record.name, note)


def _loaded(facts: SiteFacts, name: str) -> Loaded | None:
    """Return what the questionnaire `name` loads, or None where the site has no such questionnaire."""
    files = facts.questionnaires
    return Loaded(files[name], files[addresses.WORDS]) if name in files and addresses.WORDS in files else None


def _mount(voice: Voice, loaded: Loaded | None) -> Mount | None:
    """Return where a questionnaire goes."""
    if loaded is None:
        return None
    said = voice.facts.settings.wording.questionnaire
    return Mount(
        bundle_url=voice.url(Address(loaded.bundle)),
        words_url=voice.url(Address(loaded.words)),
        root_url=voice.url(addresses.HOME),
        failed=said.failed,
        report_label=said.report,
    )


def _made_for(facts: SiteFacts) -> str:
    least, most = facts.settings.site.questionnaire.ages
    if most >= 100:  # noqa: PLR2004 - nobody is told that they are too old
        return f"These questions are made for people aged {least} or older."
    return f"These questions are made for people aged {least} to {most}."


def _steps(voice: Voice, symptom: Symptom) -> Iterator[ChecklistStep]:
    """Yield the questions in three steps; a finding that a list offers is not asked again on its own."""
    library, words = voice.facts.library, voice.facts.settings.wording.checklist
    first, rest = _in_order(library, symptom)
    parts = {
        "course": first,
        "symptoms": [item for item in rest if _kind(library, item) is FindingKind.SYMPTOM],
        "history": [item for item in rest if _kind(library, item) is FindingKind.HISTORY],
    }
    for name, title in words.items():
        items = tuple(_item(voice, identity, symptom.finding) for identity in parts.get(name, ()))
        if items:
            yield ChecklistStep(title.title, title.lead, items)


def _in_order(library: Library, symptom: Symptom) -> tuple[list[str], list[str]]:
    """Return what is asked first (fixed by the editors, or about the symptom itself), and the rest by weight.

    The rest is ordered by the most urgent condition that a finding belongs to, then by how many conditions have it.
    What a red flag asks on its own stands in the emergency cards above, and is not asked again.
    """
    behind = (entry.id for entry in library.users("finding", symptom.finding, by="question"))
    about = [identity for identity in behind if library.questions[identity].record.about == symptom.finding]
    first = list(dict.fromkeys((*symptom.always_ask, *about)))
    weights: dict[str, tuple[int, float, str]] = {}
    covered = {symptom.finding, *_covered(library, first), *_screened(library, symptom)}
    for condition in (library.conditions[identity].record for identity in symptom.conditions):
        shares = [(item.id, item.share(place)) for place, item in enumerate(condition.findings)]
        shares += [(item.id, 0.5) for item in condition.risk_factors]
        for finding, share in shares:
            if finding in covered or not library.findings[finding].record.askable:
                continue
            for asked in _asked_by(library, finding):
                urgency, total, _ = weights.get(asked, (0, 0.0, asked))
                weights[asked] = (min(urgency, -condition.urgency.rank), total - share, asked)
    ordered = sorted((item for item in weights if item not in first), key=weights.__getitem__)
    return _parents_first(library, first), _parents_first(library, ordered)


def _screened(library: Library, symptom: Symptom) -> Iterator[str]:
    """Yield the findings that satisfy a red flag of this page alone."""
    for flag in library.flags_of(symptom):
        if not flag.when.all:
            yield from flag.when.any
        elif len(flag.when.all) == 1 and not flag.when.any:
            yield from flag.when.all


def _parents_first(library: Library, asked: list[str]) -> list[str]:
    """Move each question that depends on another one's answer to right behind it."""
    telling: dict[str, list[str]] = {}  # for each finding, what tells whether it is so
    for item in asked:
        for finding in dict.fromkeys((item, *_covered(library, [item]))):
            telling.setdefault(finding, []).append(item)
    first: list[str] = []
    followers: dict[str, list[str]] = {}
    for identity in asked:
        about = library.questions[identity].record.about if identity in library.questions else None
        parent = next((item for item in telling.get(about or "", ()) if item != identity), None)
        (first if parent is None else followers.setdefault(parent, [])).append(identity)
    ordered: dict[str, None] = {}

    def add(identity: str) -> None:
        if identity not in ordered:
            ordered[identity] = None
            for follower in followers.get(identity, ()):
                add(follower)

    for identity in first:
        add(identity)
    return list(dict.fromkeys((*ordered, *asked)))


def _asked_by(library: Library, finding: str) -> Iterable[str]:
    """Return what asks about a finding: its lists, if any offers it, else its own question, if it has one."""
    lists = library.questions_about.get(finding, ())
    return lists or ((finding,) if library.findings[finding].record.question else ())


def _covered(library: Library, asked: Iterable[str]) -> Iterator[str]:
    for identity in asked:
        if identity in library.questions:
            yield from (option.finding_id for option in library.questions[identity].record.options)
        else:
            yield identity


def _kind(library: Library, identity: str) -> FindingKind:
    if identity in library.findings:
        return library.findings[identity].record.kind
    options = library.questions[identity].record.options
    return library.findings[options[0].finding_id].record.kind


def _item(voice: Voice, identity: str, complaint: str) -> ChecklistItem:
    library = voice.facts.library
    if identity in library.questions:
        question = library.questions[identity].record
        labels = (*(option.label for option in question.options), *((question.none,) if question.none else ()))
        depends = question.about is not None and question.about != complaint
        only_if = library.findings[question.about].record.name if depends and question.about else ""
        return ChecklistItem(question.text, NO_PROSE, labels, only_if)
    finding = library.findings[identity].record
    return ChecklistItem(finding.question or finding.name, voice.say(finding.help, terms=False))
