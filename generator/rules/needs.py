"""So that "nobody uses it" means the same to all rules: what pages, questionnaires and drafts need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.library import uses_in
from generator.model.vocabulary import QuestionKind
from generator.rules.option_findings import only_an_option

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from generator.model import Finding, Library

FINDING_USERS = frozenset({"condition", "red-flag", "symptom", "treatment"})
"""The kinds of records for which a finding is worth asking about."""

_SYMPTOM = frozenset({"symptom"})


def drafted(library: Library) -> frozenset[tuple[str, str]]:
    """Return the kind and id of everything that a draft refers to: it is about to be used."""
    return frozenset((kind, use.target) for use in uses_in(library.drafts) for kind in use.kinds)


def questions_on_pages(library: Library) -> frozenset[str]:
    """Return the questions that an article names, and those about the finding of an article: its page asks them."""
    named = (name for name in library.questions if _is_named(library, "question", name, _SYMPTOM))
    about = (name for name, entry in library.questions.items() if entry.record.about in library.article_of_finding)
    return frozenset((*named, *about, *(target for kind, target in drafted(library) if kind == "question")))


def _is_named(library: Library, kind: str, identity: str, by: AbstractSet[str]) -> bool:
    return any(user in by for user, _ in library.named_by.get((kind, identity), ()))


def _implies(finding: Finding) -> tuple[str, ...]:
    return finding.implies


def findings_needed(library: Library) -> frozenset[str]:
    """Return the findings that anything but a question or an example depends on.

    Besides those that records name: the options of a question on a page; what a needed finding implies; and what must
    be yes before the question that offers a needed finding.
    """
    needed = {target for kind, target in drafted(library) if kind == "finding"}
    for (kind, target), names in library.named_by.items():
        if kind == "finding" and any(by in FINDING_USERS for by, _ in names):
            needed.add(target)
    for name in questions_on_pages(library) & library.questions.keys():
        needed.update(option.finding_id for option in library.questions[name].record.options)
    implied = library.each("finding", _implies)
    open_ends = list(needed)
    while open_ends:
        identity = open_ends.pop()
        wider = set(implied.get(identity, ()))
        for name in library.questions_about.get(identity, ()):
            about = library.questions[name].record.about
            wider |= {about} if about else set()
        open_ends.extend(wider - needed)
        needed |= wider
    return frozenset(needed)


def only_completes_a_list(library: Library, finding: str) -> bool:
    """Whether a finding exists only as one answer of a question with one answer, which must offer all of them."""
    if not only_an_option(library.findings[finding]):
        return False
    questions = (library.questions[name].record for name in library.questions_about.get(finding, ()))
    return any(question.kind is QuestionKind.ONE_OF for question in questions)
