"""The questionnaire in its plain form: what a reader without JavaScript goes through, most serious first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import addresses
from generator.addresses import Address
from generator.model.vocabulary import FindingKind, Urgency
from generator.pages import cards
from generator.pages.accuracy import TITLE as ACCURACY_TITLE
from generator.pages.contexts import ChecklistItem, ChecklistStep, Mount, QuestionnaireIndexPage, QuestionnairePage
from generator.pages.frame import draft_notice, frame, meta, summary_note
from generator.pages.freshness import is_withdrawn, said_of_overdue, said_of_withdrawn
from generator.pages.markdown import NO_PROSE
from generator.pages.page import Page
from generator.pages.sheets import Item, cut_items, item_link, letter_lines, list_page, part_sheets
from generator.pages.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Entry, Library, Symptom
    from generator.pages.letters import LongList
    from generator.pages.site_facts import SiteFacts

ONLY_SIGNS = "Only the warning signs, for now: the review of this page is long overdue."
"""What the list of questionnaires says of one that is withdrawn."""


def questionnaire_page(facts: SiteFacts, entry: Entry[Symptom]) -> Page:
    """Return the plain questionnaire of one article: red flags, reasons to see a doctor, then the questions."""
    symptom, address = entry.record, addresses.questionnaire(entry.id)
    voice, title = Voice(facts, address), f"Questions about {entry.record.name.lower()}"
    wording = facts.settings.wording
    withdrawn = is_withdrawn(symptom, facts)
    least = symptom.minimum_urgency or Urgency.ROUTINE
    context = QuestionnairePage(
        frame=frame(voice, title, "symptom", entry.source.path),
        overdue=said_of_overdue(voice, symptom),
        mount=None if withdrawn else _mount(voice, entry.id),
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


def questionnaire_index_pages(facts: SiteFacts) -> Iterator[Page]:
    """Yield the general page: the emergency list on top, then every questionnaire, or the ways to all of them."""
    voice, title = Voice(facts, addresses.QUESTIONNAIRE), "Questions about your symptoms"
    items = (
        Item(addresses.questionnaire(identity), entry.record.name, _note(voice, entry))
        for identity, entry in facts.library.symptoms.items()
    )
    listed = cut_items(items, facts.limit)
    yield _general(voice, title, listed)
    for sheet in part_sheets(facts, addresses.QUESTIONNAIRE, title, listed, item_link):
        yield list_page(sheet, facts.settings.wording.promise)


def _general(voice: Voice, title: str, listed: LongList[Item]) -> Page:
    facts = voice.facts
    context = QuestionnaireIndexPage(
        frame=frame(voice, title),
        mount=_mount(voice, addresses.GENERAL),
        red_flags=cards.red_flag_cards(voice, facts.library.flags_everywhere, crisis=True),
        links=tuple(item_link(voice, item) for item in listed.entries if not listed.parts),
        letters=letter_lines(voice, listed, item_link),
        promise=facts.settings.wording.promise,
        made_for=_made_for(facts),
        references=voice.references(),
        accuracy=voice.to(addresses.ACCURACY, ACCURACY_TITLE),
    )
    described = meta(
        voice, "questionnaire", title, "Plain questions, most serious first. Nothing you answer leaves your device.",
        search=False,
    )  # fmt: skip
    asked = (*facts.library.symptoms.values(), *facts.library.conditions.values())
    described["draft"] = draft_notice(entry.record for entry in asked)
    return Page(addresses.QUESTIONNAIRE, "questionnaire-index", "questionnaire", "", title, context, described)


def _note(voice: Voice, entry: Entry[Symptom]) -> str:
    """Return what the list of questionnaires says of one."""
    return ONLY_SIGNS if is_withdrawn(entry.record, voice.facts) else summary_note(entry, voice)


def _mount(voice: Voice, name: str) -> Mount | None:
    """Return where the questionnaire `name` goes, or None where the site has no such questionnaire."""
    files, said = voice.facts.questionnaires, voice.facts.settings.wording.questionnaire
    if name not in files or addresses.WORDS not in files:
        return None
    return Mount(
        bundle_url=voice.url(Address(files[name])),
        words_url=voice.url(Address(files[addresses.WORDS])),
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
    about = [identity for identity, entry in library.questions.items() if entry.record.about == symptom.finding]
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

    def about(identity: str) -> str | None:
        return library.questions[identity].record.about if identity in library.questions else None

    def parent(identity: str) -> str | None:
        finding = about(identity)
        if finding is None:
            return None
        return next(
            (item for item in asked if item != identity and finding in {item, *_covered(library, [item])}), None
        )

    ordered: list[str] = []

    def add(identity: str) -> None:
        if identity in ordered:
            return
        ordered.append(identity)
        for follower in asked:
            if parent(follower) == identity:
                add(follower)

    for identity in asked:
        if parent(identity) is None:
            add(identity)
    return ordered + [identity for identity in asked if identity not in ordered]


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
