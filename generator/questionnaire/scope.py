"""So that a questionnaire asks about everything that matters on its page, and about nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.vocabulary import FindingKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Condition, Entry, Library, RedFlag, Symptom


@dataclass(frozen=True, slots=True)
class Scope:
    """The records of one questionnaire, each tuple in id order; `symptom` is None for the general one.

    `findings` leaves out what only an examination shows: nobody can be asked about that.
    """

    symptom: str | None
    articles: tuple[str, ...]
    conditions: tuple[str, ...]
    findings: tuple[str, ...]
    questions: tuple[str, ...]
    flags: tuple[tuple[RedFlag, tuple[str, ...]], ...]
    """Each red flag with the articles it belongs to, by id; one of the whole site belongs to none."""


def scope_of(library: Library, symptom: str | None) -> Scope:
    """Return what the questionnaire of one article is about; without an article, that of everything."""
    articles = tuple(library.symptoms) if symptom is None else (symptom,)
    flags = tuple(_flags(library, articles))
    if symptom is None:
        conditions: Iterable[str] = library.conditions
        found: Iterable[str] = library.findings
        questions: Iterable[str] = library.questions
    else:
        article = library.symptoms[symptom].record
        conditions = with_forms(library, article.conditions)
        found = set(_named_by(library, article, conditions, flags))
        questions = _questions(library, article, found)
        offered = (option.finding_id for name in questions for option in library.questions[name].record.options)
        abouts = (about for name in questions if (about := library.questions[name].record.about))
        found = wider(library, {*found, *offered, *abouts})
    findings = sorted(name for name in found if library.findings[name].record.kind is not FindingKind.SIGN)
    return Scope(symptom, articles, tuple(sorted(conditions)), tuple(findings), tuple(sorted(questions)), flags)


def parents_of(library: Library, finding: str) -> tuple[str, ...]:
    """Return what is true whenever this finding is, one step up: its own, and what its questions are about."""
    questions = (library.questions[name].record for name in library.questions_about.get(finding, ()))
    abouts = (question.about for question in questions if question.about)
    found = dict.fromkeys((*library.findings[finding].record.implies, *abouts))
    return tuple(sorted(name for name in found if name in library.findings and name != finding))


def wider(library: Library, findings: Iterable[str]) -> set[str]:
    """Return the findings with everything that they imply, however far up."""
    found: set[str] = set()
    waiting = list(findings)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(parents_of(library, name))
    return found


def ancestors(library: Library, condition: str) -> Iterator[Entry[Condition]]:
    """Yield the condition that this one is a form of, then the one above that; a circle ends where it closes."""
    seen = {condition}
    parent = library.conditions[condition].record.parent
    while parent is not None and parent in library.conditions and parent not in seen:
        seen.add(parent)
        yield library.conditions[parent]
        parent = library.conditions[parent].record.parent


def with_forms(library: Library, conditions: Iterable[str]) -> set[str]:
    """Return the conditions with all their forms, and what they are forms of themselves."""
    listed = [name for name in conditions if name in library.conditions]
    found = {entry.id for name in listed for entry in ancestors(library, name)}
    waiting, met = list(listed), set()
    while waiting:
        name = waiting.pop()
        if name not in met:
            met.add(name)
            waiting.extend(library.children.get(name, ()))
    return found | met


def known_only_from(library: Library, articles: Iterable[str]) -> tuple[str, ...]:
    """Return the conditions that these articles list, with their forms, and that no other article does; in id order."""
    chosen = frozenset(articles)
    if not chosen:
        return ()
    of_chosen = (name for article in chosen for name in library.symptoms[article].record.conditions)
    others = (entry.record for identity, entry in library.symptoms.items() if identity not in chosen)
    of_others = (name for record in others for name in record.conditions)
    return tuple(sorted(with_forms(library, of_chosen) - with_forms(library, of_others)))


def _flags(library: Library, articles: tuple[str, ...]) -> Iterator[tuple[RedFlag, tuple[str, ...]]]:
    everywhere = {flag.id: flag for flag in library.flags_everywhere}
    of_article: dict[str, tuple[RedFlag, list[str]]] = {}
    for article in articles:
        for flag in library.flags_of(library.symptoms[article].record):
            if flag.id not in everywhere:
                of_article.setdefault(flag.id, (flag, []))[1].append(article)
    found: dict[str, tuple[RedFlag, tuple[str, ...]]] = {identity: (flag, ()) for identity, flag in everywhere.items()}
    found |= {identity: (flag, tuple(names)) for identity, (flag, names) in of_article.items()}
    for identity in sorted(found):
        yield found[identity]


def _named_by(
    library: Library,
    article: Symptom,
    conditions: Iterable[str],
    flags: Iterable[tuple[RedFlag, tuple[str, ...]]],
) -> Iterator[str]:
    yield article.finding
    for name in conditions:
        record = library.conditions[name].record
        for listed in (record.findings, record.points_away, record.risk_factors):
            yield from (item.id for item in listed)
    for flag, _ in flags:
        yield from flag.when.findings
    for reason in article.see_doctor_if:
        if reason.when:
            yield from reason.when.findings
    asked = (*article.always_ask, *(question.ask for question in article.doctor_questions if question.ask))
    yield from (name for name in asked if name in library.findings)


def _questions(library: Library, article: Symptom, found: set[str]) -> set[str]:
    asked = (*article.always_ask, *(question.ask for question in article.doctor_questions if question.ask))
    offering = {name for finding in found for name in library.questions_about.get(finding, ())}
    return offering | {name for name in asked if name in library.questions}
