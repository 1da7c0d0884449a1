"""So that nothing dangerous is left unasked: what a questionnaire could not ask is refused, at its place.

These are errors, not opinions: a red flag that no question reaches would be a promise that nobody keeps.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.errors import Problem
from generator.model.vocabulary import QuestionKind
from generator.questionnaire.scope import parents_of, scope_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.errors import Mark
    from generator.model import Entry, Finding, Library
    from generator.model.record import Record
    from generator.model.red_flag import RedFlag
    from generator.source import Trail

    Place = Callable[[], Mark]
    """Where something stands in a file; worked out only where something is wrong with it."""

RESERVED = frozenset({"age", "prior", "sex"})
"""What the reasons of a result call things that are no findings."""


def unaskable(library: Library, symptom: str | None = None) -> tuple[Problem, ...]:
    """Return everything that keeps the questionnaire of an article (or, with None, all of them) from being asked."""
    scope = scope_of(library, symptom)
    found = [
        *_red_flags(library, frozenset(flag.id for flag, _ in scope.flags)),
        *_articles(library, scope.articles),
        *_options(library),
        *_implies_circles(library),
        *_parent_circles(library, scope.conditions),
        *_ages(library, scope.conditions),
        *_reserved(library),
    ]
    return tuple(sorted(set(found)))


def _red_flags(library: Library, wanted: frozenset[str]) -> Iterator[Problem]:
    for entry, trail, flag in _flags(library):
        if flag.id not in wanted:
            continue
        for part, names in (("all", flag.when.all), ("any", flag.when.any)):
            for place, name in enumerate(names):
                finding = library.findings.get(name)
                if finding is not None:
                    mark = partial(entry.at, *trail, "when", part, place)
                    yield from _red_flag_finding(library, flag, finding, mark)


def _flags(library: Library) -> Iterator[tuple[Entry[Record], Trail, RedFlag]]:
    """Yield the red flags that questionnaires ask about, with their places: those of the site and of articles."""
    for entry in library.red_flags.values():
        yield entry, (), entry.record
    for article in library.symptoms.values():
        for place, flag in enumerate(article.record.red_flags):
            yield article, ("red_flags", place), flag


def _red_flag_finding(library: Library, flag: RedFlag, finding: Entry[Finding], mark: Place) -> Iterator[Problem]:
    record, name = finding.record, finding.id
    if not record.askable:
        message = f"`{name}` is a sign, which nobody can be asked about, and the red flag `{flag.id}` needs it"
        yield Problem(mark(), "red-flag-not-asked", message, hint="name what the person feels or notices instead")
    elif not record.question:
        message = f"`{name}` has no question of its own, and the red flag `{flag.id}` needs one"
        yield Problem(mark(), "red-flag-not-asked", message, hint=f"add `question:` to the finding, at {finding.key()}")
    for asked in library.questions_about.get(name, ()):
        if library.questions[asked].record.kind is QuestionKind.ONE_OF:
            message = f"`{name}` belongs to a red flag, and is an option of the one-of question `{asked}`"
            hint = "ask about it by a finding of its own: whoever chooses another option would hide the danger"
            yield Problem(mark(), "red-flag-hidden", message, hint=hint)
    who = record.asked_of
    if who and who.sex and flag.sex and who.sex is not flag.sex:
        message = f"the red flag `{flag.id}` is for {flag.sex} people, and `{name}` is asked of {who.sex} people only"
        yield Problem(mark(), "red-flag-not-asked", message, hint="make the two agree")
    if who and who.age and flag.age and (who.age[1] < flag.age[0] or flag.age[1] < who.age[0]):
        message = f"the red flag `{flag.id}` and the question of `{name}` have no age in common"
        yield Problem(mark(), "contradictory-ages", message, hint="make the two ranges overlap")


def _articles(library: Library, articles: tuple[str, ...]) -> Iterator[Problem]:
    for name in articles:
        entry = library.symptoms[name]
        complaint = library.findings.get(entry.record.finding)
        if complaint and not complaint.record.askable:
            message = f"the article is about `{complaint.id}`, which is a sign"
            hint = "name what the person feels or notices"
            yield Problem(entry.at("finding"), "never-asked", message, hint=hint)
        for place, asked in enumerate(entry.record.always_ask):
            if asked in library.findings and not _is_asked(library, asked):
                message = f"`{asked}` is always to be asked, and no question asks about it"
                hint = f"add `question:` to the finding, at {library.findings[asked].key()}, or offer it in a list"
                yield Problem(entry.at("always_ask", place), "never-asked", message, hint=hint)
        for place, reason in enumerate(entry.record.see_doctor_if):
            for part, names in (("all", reason.when.all), ("any", reason.when.any)) if reason.when else ():
                for index, finding in enumerate(names):
                    if finding in library.findings and not _is_asked(library, finding):
                        message = f"`{finding}` is a reason to see a doctor, and no question asks about it"
                        hint = f"add `question:` to the finding, at {library.findings[finding].key()}"
                        mark = entry.at("see_doctor_if", place, "when", part, index)
                        yield Problem(mark, "never-asked", message, hint=hint)


def _is_asked(library: Library, finding: str) -> bool:
    record = library.findings[finding].record
    return record.askable and bool(record.question or library.questions_about.get(finding))


def _options(library: Library) -> Iterator[Problem]:
    """Find options that stand twice, and those that nobody can choose."""
    of_finding: dict[str, list[Place]] = {}
    for entry in library.questions.values():
        for place, option in enumerate(entry.record.options):
            named = "finding" if option.finding else "id"
            of_finding.setdefault(option.finding_id, []).append(partial(entry.at, "options", place, named))
    for name, marks in of_finding.items():
        if len(marks) > 1:
            first, *others = sorted(mark() for mark in marks)
            message = f"`{name}` is an option already, at {first}"
            for other in others:
                yield Problem(other, "option-twice", message, hint="keep one of the two: nobody is asked a thing twice")
        finding = library.findings.get(name)
        if finding and not finding.record.askable:
            message = f"the option `{name}` is a sign, which nobody can be asked about"
            for mark in marks:
                yield Problem(mark(), "never-asked", message, hint="offer what the person feels or notices instead")


def _implies_circles(library: Library) -> Iterator[Problem]:
    """Find findings that imply themselves, through others or through what a question is about."""
    parents = {name: parents_of(library, name) for name in library.findings}
    for circle in _circles(parents):
        start = library.findings[circle[0]]
        listed = start.record.implies
        following = circle[1 % len(circle)]
        mark = start.at("implies", listed.index(following)) if following in listed else start.key()
        way = " → ".join((*circle, circle[0]))
        yield Problem(mark, "implies-circle", f"these findings imply one another: {way}", hint="take one step out")
    for name, entry in library.findings.items():
        if name in entry.record.implies:
            mark = entry.at("implies", entry.record.implies.index(name))
            yield Problem(mark, "implies-circle", f"`{name}` implies itself", hint="take it out")
    for identity, question in library.questions.items():
        if question.record.about in {option.finding_id for option in question.record.options}:
            message = f"the question `{identity}` is about one of its own options"
            yield Problem(question.at("about"), "implies-circle", message, hint="name the wider finding")


def _parent_circles(library: Library, conditions: tuple[str, ...]) -> Iterator[Problem]:
    parents = {name: library.conditions[name].record.parent for name in conditions}
    for circle in _circles({name: (parent,) if parent else () for name, parent in parents.items()}):
        entry = library.conditions[circle[0]]
        way = " → ".join((*circle, circle[0]))
        message = f"these conditions are forms of one another: {way}"
        yield Problem(entry.at("parent"), "parent-circle", message, hint="take `parent:` out of one of them")


def _circles(parents: dict[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return each circle once, beginning with its first id by the alphabet."""
    done: set[str] = set()
    found: set[tuple[str, ...]] = set()
    for start in sorted(parents):
        path: list[str] = []
        on_path: set[str] = set()
        waiting = [(start, False)]
        while waiting:
            name, leaving = waiting.pop()
            if leaving:
                on_path.discard(path.pop())
                done.add(name)
            elif name in on_path:
                circle = path[path.index(name) :]
                least = circle.index(min(circle))
                found.add((*circle[least:], *circle[:least]))
            elif name not in done:
                path.append(name)
                on_path.add(name)
                waiting.append((name, True))
                waiting.extend((up, False) for up in parents.get(name, ()))
    return sorted(found)


def _ages(library: Library, conditions: tuple[str, ...]) -> Iterator[Problem]:
    for name in conditions:
        entry = library.conditions[name]
        age = entry.record.age
        if (
            age
            and age.usual
            and age.possible
            and not (age.possible[0] <= age.usual[0] <= age.usual[1] <= age.possible[1])
        ):
            message = f"the usual ages {list(age.usual)} do not lie within the possible ages {list(age.possible)}"
            yield Problem(entry.at("age", "usual"), "contradictory-ages", message, hint="widen `possible`")


def _reserved(library: Library) -> Iterator[Problem]:
    for name in sorted(RESERVED):
        if name in library.findings:
            message = f"no finding can be called `{name}`: results use the word for something else"
            yield Problem(library.findings[name].key(), "bad-id", message, hint="choose another id")
