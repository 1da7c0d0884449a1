"""So that a danger, a badge or a finding looks the same on every page that shows it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import addresses
from generator.model.vocabulary import Urgency
from generator.pages.contexts import Badges, Callout, CareCard, ConditionCard, FindingLine, Link
from generator.pages.markdown import NO_HREF, NO_PROSE, Href, Prose
from generator.text import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import Condition, RedFlag, Symptom
    from generator.model.condition import ConditionFinding, PointsAway
    from generator.pages.voice import Voice

CARE_LEVELS = {
    Urgency.SELF_CARE: "non-urgent",
    Urgency.ROUTINE: "non-urgent",
    Urgency.SOON: "urgent",
    Urgency.SAME_DAY: "urgent",
    Urgency.EMERGENCY: "emergency",
    Urgency.AMBULANCE: "emergency",
}
"""The level of the care card for each urgency."""

TOP_FINDINGS = 5
"""How many findings a card shows."""


def care_card(voice: Voice, urgency: Urgency, items: Iterable[Prose]) -> CareCard:
    """Return the care card of one urgency."""
    settings = voice.facts.settings
    number = settings.locale.emergency_number if urgency is Urgency.AMBULANCE else ""
    return CareCard(
        level=CARE_LEVELS[urgency],
        urgency=urgency.value,
        heading=voice.say(settings.wording.urgency[urgency].heading, terms=False),
        items=tuple(items),
        number=number,
        number_url=Href(addresses.telephone(number)) if number else NO_HREF,
    )


def crisis_note(voice: Voice) -> Prose:
    """Return where to turn with thoughts of ending one's life, or nothing where the locale names no line."""
    line = voice.facts.settings.locale.crisis_line
    if line is None:
        return NO_PROSE
    words = escape(f"{voice.facts.settings.wording.crisis_note} {line.name}, ")
    return Prose(f"{words}[{escape(line.number)}]({addresses.telephone(line.number)}).")


def red_flag_cards(voice: Voice, flags: Iterable[RedFlag], *, crisis: bool = False) -> tuple[CareCard, ...]:
    """Return one care card for each urgency that a red flag has, most urgent first.

    With `crisis`, the card of the level `emergency` also says where to turn in a crisis of the mind.
    """
    by_level: dict[Urgency, list[RedFlag]] = {}
    for flag in flags:
        by_level.setdefault(flag.level, []).append(flag)
    cards = []
    for level in sorted(by_level, key=lambda level: -level.rank):
        card = care_card(voice, level, [voice.say(flag.text, flag.cite, terms=False) for flag in by_level[level]])
        noted = crisis and level is Urgency.EMERGENCY
        cards.append(replace(card, note=crisis_note(voice)) if noted else card)
    return tuple(cards)


def see_doctor_cards(voice: Voice, symptom: Symptom) -> tuple[CareCard, ...]:
    """Return the care cards of an article's reasons to see a doctor, the sooner ones first."""
    cards = []
    for level in (Urgency.SOON, Urgency.ROUTINE):
        items = [voice.say(item.text, item.cite) for item in symptom.see_doctor_if if item.level is level]
        if items:
            cards.append(care_card(voice, level, items))
    return tuple(cards)


def callout(voice: Voice, symptom: str, name: str | None = None) -> Callout:
    """Return the call-out that leads to the questionnaire of an article; `name` is put on the button if given."""
    words = voice.facts.settings.wording.callout
    heading = f"{words.heading} ({name})" if name else words.heading
    target = Href(addresses.questionnaire(symptom).in_markdown(voice.address))
    return Callout(heading, words.body, words.button, words.early, target)


def badges(voice: Voice, condition: Condition) -> Badges:
    """Return the badges of a condition."""
    wording = voice.facts.settings.wording
    rarity = condition.rarity_word
    words = wording.rarity[rarity] if rarity else wording.rarity_unknown
    counted = condition.prevalence is not None and condition.prevalence.among is None
    label = words.label if counted or rarity is None else f"{words.label} ({wording.estimate})"
    return Badges(
        urgency=condition.urgency.value,
        urgency_label=wording.urgency[condition.urgency].badge,
        rarity=rarity.value if rarity else "unknown",
        rarity_label=label,
        rarity_means=words.means,
    )


def finding_link(voice: Voice, identity: str) -> Link:
    """Return a finding's name, linked to the article about it unless that is this page."""
    name = voice.facts.library.findings[identity].record.name
    article = voice.facts.library.article_of_finding.get(identity)
    address = None if article is None else addresses.page("symptom", article)
    if address is None or address.path == voice.address.path:
        return Link(sentence_case(name))
    return voice.to(address, sentence_case(name))


def sentence_case(words: str) -> str:
    """Begin with a capital, without touching any other letter."""
    return words[:1].upper() + words[1:]


def finding_line(voice: Voice, item: ConditionFinding) -> FindingLine:
    """Return a finding of a condition with how often it occurs and from where."""
    wording = voice.facts.settings.wording
    if item.percent is not None:
        often = f"{item.percent:g} in 100 people with it"
    else:
        often = wording.frequency[item.frequency] if item.frequency else ""
    estimate = bool(often) and item.percent is None and not item.cite
    return FindingLine(finding_link(voice, item.id), often, estimate, voice.marks(item.cite))


def away_line(voice: Voice, item: PointsAway) -> FindingLine:
    """Return a finding that points away, with how often it occurs all the same."""
    often = voice.facts.settings.wording.away[item.frequency]
    return FindingLine(finding_link(voice, item.id), often, not item.cite, voice.marks(item.cite))


def condition_card(voice: Voice, identity: str) -> ConditionCard:
    """Return the card of a condition for a symptom article.

    Its findings are names alone: how often each occurs, and from where, stands once, on the condition's own page.
    """
    condition, findings = voice.facts.library.conditions[identity].record, voice.facts.library.findings
    felt = [item for item in condition.ranked_findings if findings[item.id].record.askable]
    return ConditionCard(
        link=voice.to(addresses.page("condition", identity), condition.title),
        badges=badges(voice, condition),
        summary=voice.say(condition.summary),
        comes_with=tuple(FindingLine(finding_link(voice, item.id)) for item in felt[:TOP_FINDINGS]),
        points_away=tuple(FindingLine(finding_link(voice, item.id)) for item in condition.points_away[:TOP_FINDINGS]),
        advice=voice.say(voice.facts.settings.wording.urgency[condition.urgency].advice, terms=False),
        assessed=bool(condition.findings),
    )


def condition_links(voice: Voice, identities: Iterable[str]) -> tuple[Link, ...]:
    """Return links to conditions by their names."""
    conditions = voice.facts.library.conditions
    return tuple(
        voice.to(addresses.page("condition", identity), conditions[identity].record.title) for identity in identities
    )


def people_per(value: float) -> str:
    """Write a number of people in 100,000 in the plainest form that keeps it true."""
    if value >= 1000:  # noqa: PLR2004 - one in a hundred and more reads best in a hundred
        return f"{value / 1000:g} in 100"
    return f"{value:g} in 100,000"


def cites_of(voice: Voice, references: Iterable[str]) -> Prose:
    """Return the marks of references that are named by id alone."""
    return Prose("".join(voice.cite(identity) for identity in references))
