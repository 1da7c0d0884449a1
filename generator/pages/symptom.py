"""The page of a symptom article, said in the order in which a worried reader needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import addresses
from generator.pages import cards
from generator.pages.contexts import Answer, CareLine, CauseLine, CauseSection, Link, SymptomPage
from generator.pages.frame import article_page, frame, people, review_line, with_reading_time
from generator.pages.freshness import is_withdrawn, said_of_withdrawn
from generator.pages.markdown import NO_PROSE
from generator.pages.voice import Voice

if TYPE_CHECKING:
    from generator.model.symptom import CareItem, CauseGroup
    from generator.pages.page import Page
    from generator.pages.site_facts import SiteFacts


def symptom_page(facts: SiteFacts, identity: str) -> Page:
    """Return the page of one symptom article."""
    entry = facts.library.symptoms[identity]
    symptom, address = entry.record, addresses.page("symptom", entry.id)
    voice = Voice(facts, address, (symptom.name, *symptom.other_names))
    treatment = symptom.treatment
    context = SymptomPage(
        frame=frame(voice, symptom.name, "symptom", entry.source.path),
        review=review_line(voice, symptom),
        also_called=symptom.also_called,
        summary=voice.say(symptom.summary),
        red_flags=cards.red_flag_cards(voice, facts.library.flags_of(symptom), crisis=True),
        callout=None if is_withdrawn(symptom, facts) else cards.callout(voice, entry.id),
        withdrawn=said_of_withdrawn(voice, symptom),
        overview=voice.say(symptom.overview),
        accompanying=tuple(cards.finding_link(voice, finding) for finding in symptom.accompanying),
        causes=tuple(_cause_section(voice, group) for group in symptom.causes),
        disclaimer=voice.say(facts.settings.wording.disclaimer, terms=False),
        condition_count=len(symptom.conditions),
        cards=tuple(cards.condition_card(voice, identity) for identity in symptom.conditions),
        treatment_lead=voice.say(treatment.lead) if treatment else NO_PROSE,
        at_home=tuple(_care_line(voice, item) for item in treatment.at_home) if treatment else (),
        doctor_may_do=tuple(_care_line(voice, item) for item in treatment.doctor_may_do) if treatment else (),
        see_doctor=cards.see_doctor_cards(voice, symptom),
        prevention=voice.say(symptom.prevention),
        doctor_questions=tuple(question.text for question in symptom.doctor_questions),
        questions_to_ask=symptom.questions_to_ask,
        faq=tuple(Answer(item.question, voice.say(item.answer, item.cite)) for item in symptom.faq),
        people=people(voice, symptom),
        references=voice.references(),
    )
    return article_page(voice, entry, with_reading_time(context), symptom.summary)


def _cause_section(voice: Voice, group: CauseGroup) -> CauseSection:
    lines = []
    lead = voice.say(group.lead)
    for item in group.items:
        name = cards.sentence_case(item.name)
        link = voice.to(addresses.page("cause", item.cause), name) if item.cause else Link(name)
        lines.append(CauseLine(link, voice.say(item.text, item.cite), cards.condition_links(voice, item.conditions)))
    return CauseSection(voice.facts.settings.wording.groups[group.group], lead, tuple(lines))


def _care_line(voice: Voice, item: CareItem) -> CareLine:
    if item.treatment is None:
        return CareLine(Link(item.name or ""), voice.say(item.text, item.cite))
    treatment = voice.facts.library.treatments[item.treatment].record
    link = voice.to(addresses.page("treatment", item.treatment), item.name or treatment.name)
    return CareLine(link, voice.say(item.text or treatment.summary, item.cite))
