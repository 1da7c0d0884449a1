"""The list that is there without scripts gives the advice that the questions give, whatever is true of its reader.

The list's advice is that of the most urgent card of which a line is true, and else the least there is. It is read from
the built page; which findings make a line true, and what follows from them, is read from the content.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator import addresses, text
from generator.evaluation.engine import Engine, Interview
from generator.model import load
from generator.model.vocabulary import Urgency
from generator.pages import SiteFacts, with_questionnaire
from generator.pages.voice import Voice
from generator.questionnaire import compile_bundle
from generator.settings import load_settings
from generator.site import today
from generator.source import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library, Symptom
    from generator.model.red_flag import When

pytestmark = pytest.mark.browser  # it needs the built site, as the tests beside it do

PROJECT = Path(__file__).parents[2]
FLOORS = {"red-flag", "see-doctor", "minimum"}


@dataclass(frozen=True)
class Line:
    """A line of a card: how urgent its card is, and what makes it true."""

    level: Urgency
    when: When


@pytest.fixture(scope="module")
def facts(site: Path) -> SiteFacts:
    built_from = site.parent
    settings = load_settings(built_from / "site_config", built_from).settings
    assert settings
    library = load(read_tree(built_from / "content", built_from)).library
    return SiteFacts(library, settings, today())


def plain(facts: SiteFacts, value: str) -> str:
    return " ".join(text.plain(Voice(facts, addresses.HOME).say(value, terms=False)).split())


def lines_of(facts: SiteFacts, symptom: Symptom, html: str) -> Iterator[Line]:
    """Yield what stands on the page, with the record that it comes from; fail where the two do not agree."""
    records = [(flag.text, flag.when) for flag in facts.library.flags_of(symptom)]
    records += [(reason.text, reason.when) for reason in symptom.see_doctor_if if reason.when]
    said = {plain(facts, words): when for words, when in records}
    headings = {plain(facts, facts.settings.wording.urgency[level].heading): level for level in Urgency}
    for card in LexborHTMLParser(html).css("[data-questionnaire-fallback] .vm-care"):
        for mark in card.css(".vm-cite, .vm-hidden"):
            mark.decompose()
        heading = card.css_first(".vm-care__heading")
        assert heading
        level = headings[" ".join(heading.text().split())]
        for item in card.css("li"):
            words = " ".join(item.text().split())
            if words in said:
                yield Line(level, said.pop(words))
    assert said == {}, "what the questions know of stands on the page"


def closed(library: Library, findings: set[str]) -> set[str]:
    """Return the findings with all that follows from them."""
    known, waiting = set[str](), list(findings)
    while waiting:
        name = waiting.pop()
        if name not in known:
            known.add(name)
            waiting.extend(library.findings[name].record.implies)
            waiting.extend(
                question.record.about
                for question in library.questions.values()
                if question.record.about and name in {option.finding_id for option in question.record.options}
            )
    return known


def is_true(when: When, known: set[str]) -> bool:
    return known.issuperset(when.all) and (not when.any or not known.isdisjoint(when.any))


def cases(lines: list[Line], askable: list[str]) -> Iterator[set[str]]:
    """Yield what may be true: nothing, what makes each line true, alone and with another, and much at random."""
    yield set()
    ways = [set(line.when.all) | {one} for line in lines for one in (line.when.any or line.when.all)]
    yield from ways
    chance = random.Random(7)  # noqa: S311 - the same cases in every run
    for _ in range(300):
        yield chance.choice(ways) | chance.choice(ways)
        yield set(chance.sample(askable, chance.randint(1, 12)))


def test_the_list_and_the_questions_give_the_same_advice(facts: SiteFacts, site: Path) -> None:
    library = facts.library
    articles = with_questionnaire(facts)
    assert articles
    with Engine(PROJECT) as engine:
        for identity in articles:
            symptom = library.symptoms[identity].record
            html = (site / addresses.questionnaire(identity).url / "index.html").read_text("utf-8")
            lines = list(lines_of(facts, symptom, html))
            least = symptom.minimum_urgency or Urgency.ROUTINE
            assert plain(facts, facts.settings.wording.urgency[least].advice) in LexborHTMLParser(html).text()

            questions = engine.open(compile_bundle(library, identity, facts.settings).bundle)
            askable = [name for name in questions.about()["findings"] if name != symptom.finding]
            for findings in cases(lines, askable):
                known = closed(library, findings | {symptom.finding})
                listed = max([line.level for line in lines if is_true(line.when, known)] + [least], key=_rank)
                given = sorted(findings - {symptom.finding})
                outcome = questions.outcome(Interview(identity).with_answers(given, ["yes"] * len(given)))
                grounds = [Urgency(one["level"]) for one in outcome["reasons"] if one["source"] in FLOORS]
                assert max([*grounds, least], key=_rank) is listed, f"{identity}: {sorted(findings)}"
                assert Urgency(outcome["urgency"]).rank >= listed.rank or not grounds, f"{identity}: {sorted(findings)}"


def _rank(level: Urgency) -> int:
    return level.rank
