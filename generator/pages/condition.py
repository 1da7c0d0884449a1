"""The page of a condition: what it is, how soon to be seen, what speaks for and against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import addresses
from generator.model.condition import SexShares
from generator.pages import cards
from generator.pages.contexts import CareLine, ConditionPage, Fact, RiskLine, WithdrawnLine
from generator.pages.frame import article_page, frame, people, review_line, with_reading_time
from generator.pages.freshness import is_withdrawn, said_of_withdrawn
from generator.pages.markdown import Prose
from generator.pages.voice import Voice
from generator.text import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Condition
    from generator.model.condition import ConditionAge, ConditionTreatment, Prevalence, RiskFactor
    from generator.pages.contexts import Callout
    from generator.pages.page import Page
    from generator.pages.site_facts import SiteFacts


def condition_page(facts: SiteFacts, identity: str) -> Page:
    """Return the page of one condition."""
    entry = facts.library.conditions[identity]
    condition, address = entry.record, addresses.page("condition", entry.id)
    voice, library = Voice(facts, address, (condition.name, *condition.other_names)), facts.library
    mentioned = library.articles_with_condition.get(entry.id, ())
    advice = facts.settings.wording.urgency[condition.urgency].advice
    context = ConditionPage(
        frame=frame(voice, condition.title, "condition", entry.source.path),
        review=review_line(voice, condition),
        also_called=condition.other_names,
        badges=cards.badges(voice, condition),
        summary=voice.say(condition.summary),
        red_flags=cards.red_flag_cards(voice, condition.red_flags),
        urgency_card=cards.care_card(voice, condition.urgency, [voice.say(advice, terms=False)]),
        facts=tuple(_facts(voice, condition)),
        symptoms_text=voice.say(condition.symptoms_text),
        findings=tuple(cards.finding_line(voice, item) for item in condition.ranked_findings),
        points_away=tuple(cards.away_line(voice, item) for item in condition.points_away),
        estimate=facts.settings.wording.estimate,
        sources=cards.cites_of(voice, condition.sources),
        cause=voice.say(condition.cause),
        risk_factors=tuple(_risk_line(voice, item) for item in condition.risk_factors),
        diagnosis=voice.say(condition.diagnosis),
        treatment_text=voice.say(condition.treatment_text),
        treatments=tuple(_treatment_line(voice, item) for item in condition.treatments),
        see_doctor=voice.say(condition.see_doctor),
        mentioned_in=tuple(
            voice.to(addresses.page("symptom", name), library.symptoms[name].record.name) for name in mentioned
        ),
        callouts=tuple(_callouts(voice, mentioned)),
        withdrawn=tuple(_withdrawn(voice, mentioned)),
        parent=cards.condition_links(voice, [condition.parent])[0] if condition.parent else None,
        forms=cards.condition_links(voice, library.children.get(entry.id, ())),
        people=people(voice, condition),
        references=voice.references(),
    )
    return article_page(voice, entry, with_reading_time(context), condition.summary)


def _callouts(voice: Voice, mentioned: tuple[str, ...]) -> Iterator[Callout]:
    for name in mentioned:
        symptom = voice.facts.library.symptoms[name].record
        if not is_withdrawn(symptom, voice.facts):
            yield cards.callout(voice, name, symptom.name if len(mentioned) > 1 else None)


def _withdrawn(voice: Voice, mentioned: tuple[str, ...]) -> Iterator[WithdrawnLine]:
    for name in mentioned:
        symptom = voice.facts.library.symptoms[name].record
        if why := said_of_withdrawn(voice, symptom):
            yield WithdrawnLine(voice.to(addresses.page("symptom", name), symptom.name), why)


def _facts(voice: Voice, condition: Condition) -> Iterator[Fact]:
    rarity = cards.badges(voice, condition)
    counted = _counted(voice, condition.prevalence) if condition.prevalence else ""
    means = Prose(escape(f"{rarity.rarity_label}: {rarity.rarity_means}"))
    yield Fact("How common it is", Prose(f"{means}. {counted}" if counted else f"{means}."))
    if condition.age and (ages := _ages(condition.age)):
        yield Fact("Ages", Prose(escape(ages)))
    if condition.sex:
        yield Fact("Women and men", Prose(escape(cards.sentence_case(_sexes(condition.sex)))))


def _counted(voice: Voice, prevalence: Prevalence) -> Prose:
    wording = voice.facts.settings.wording
    whom = f"{prevalence.among}: " if prevalence.among else ""
    region = f", {prevalence.region}" if prevalence.region else ""
    words = f"{whom}{cards.people_per(prevalence.per_100k)} {wording.basis[prevalence.basis]}{region}."
    return Prose(escape(cards.sentence_case(words))) + voice.marks(prevalence.cite)


def _ages(age: ConditionAge) -> str:
    parts = []
    if age.usual:
        parts.append(f"usually from {_span(age.usual)}")
    if age.possible and age.possible[0] > 0:
        parts.append(f"possible from {_span(age.possible)}")
    return cards.sentence_case("; ".join(parts))


def _span(ages: tuple[int, int]) -> str:
    return f"{ages[0]} years" if ages[1] >= 100 else f"{ages[0]} to {ages[1]} years"  # noqa: PLR2004 - the end of life


def _sexes(sex: str | SexShares) -> str:
    if isinstance(sex, SexShares):
        return f"about {sex.female * 100:.0f} of 100 people with it are women"
    return "only women" if sex == "female-only" else "only men"


def _risk_line(voice: Voice, item: RiskFactor) -> RiskLine:
    wording = voice.facts.settings.wording
    if item.percent is not None:
        words = f"{item.percent:g} in 100 people with it have this"
    elif item.frequency:
        words = f"{wording.frequency[item.frequency]} have this"
    else:
        words = wording.effect[item.effect] if item.effect else ""
    return RiskLine(cards.finding_link(voice, item.id), words, voice.marks(item.cite))


def _treatment_line(voice: Voice, item: ConditionTreatment) -> CareLine:
    treatment = voice.facts.library.treatments[item.id].record
    link = voice.to(addresses.page("treatment", item.id), treatment.name)
    return CareLine(link, voice.say(item.text or treatment.summary))
