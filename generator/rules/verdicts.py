"""So that what rules found once is not looked for again, until it changes or stands in another light.

What is judged at a time is the records of one file, since they change together, or one hand-written page. A verdict on
it holds while it is the very same and nothing changed that was looked up for it. A rule that cannot judge part by part
is asked again when anything changed that it looked at.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from operator import is_
from typing import TYPE_CHECKING, NamedTuple

from generator.model.trace import Notes, WatchedLibrary, changed
from generator.rules.established_names import might_hold, telling_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.errors import Problem
    from generator.model import Entry, Library, Record
    from generator.model.trace import Read
    from generator.rules.context import RuleContext
    from generator.rules.registry import Rule
    from generator.source.tree import ProseFile


class Part(NamedTuple):
    """What is judged at a time: the records of one file, or one hand-written page."""

    entries: tuple[Entry[Record], ...] = ()
    prose: tuple[ProseFile, ...] = ()

    @property
    def written(self) -> str:
        """What its file holds."""
        return self.prose[0].text if self.prose else self.entries[0].source.text


class Verdict(NamedTuple):
    """What was found, and what was looked up for it; `named` is what was found by the established names."""

    problems: tuple[Problem, ...]
    named: tuple[Problem, ...]
    reads: frozenset[Read]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What `rules` found in a library: by the path of each part, and by the code of each rule that judges the whole."""

    library: Library
    context: RuleContext
    rules: tuple[Rule, ...]
    parts: Mapping[str, tuple[Part, Verdict]]
    whole: Mapping[str, Verdict]
    notes: Notes = field(compare=False)
    """Whose verdicts, by the paths of parts, rest on which notes."""
    wrong: Mapping[str, Verdict]
    """The verdicts on those parts in which something was found."""

    def problems(self) -> Iterator[Problem]:
        """Yield everything that was found."""
        for verdict in chain(self.wrong.values(), self.whole.values()):
            yield from verdict.problems
            yield from verdict.named


def verdicts(library: Library, context: RuleContext, rules: tuple[Rule, ...], before: Verdicts | None) -> Verdicts:
    """Judge a library by rules; what `before` found is taken over, and cannot be taken over again."""
    if before is None or before.rules != rules or not context.is_but_for_names(before.context):
        before = Verdicts(library, context, rules, {}, {}, Notes(), {})
    if context.names == before.context.names:
        context = before.context  # the same names need no comparing
    court = _Court(library, context, rules, before)
    parts, wrong = court.on_parts()
    return Verdicts(library, context, rules, parts, court.on_whole(), before.notes, wrong)


def parts_of(library: Library) -> Mapping[str, Part]:
    """Return what is judged at a time, by the path of its file."""
    by_file: dict[str, list[Entry[Record]]] = {}
    for entry in library.entries():
        by_file.setdefault(entry.source.path, []).append(entry)
    pages = {page.path: Part(prose=(page,)) for page in library.prose}
    return {path: Part(tuple(entries)) for path, entries in by_file.items()} | pages


class _Court:
    """Judges one library, knowing what was found before."""

    def __init__(self, library: Library, context: RuleContext, rules: Iterable[Rule], before: Verdicts) -> None:
        self._library, self._context, self._before = library, context, before
        self._by_themselves = [rule for rule in rules if rule.each and not rule.by_names]
        self._by_names = [rule for rule in rules if rule.each and rule.by_names]
        self._on_whole = [rule for rule in rules if not rule.each]

    def on_parts(self) -> tuple[Mapping[str, tuple[Part, Verdict]], Mapping[str, Verdict]]:
        """Return the verdicts of the rules that judge each record and page, and those of them that found something."""
        names, names_before = self._context.names, self._before.context.names
        letters = telling_letters(() if names is names_before else names ^ names_before)
        stale = self._before.notes.made_by(self._changes(places=False))
        edited = None if letters else self._edited_parts(stale)
        parts = parts_of(self._library) if edited is None else edited
        found = {} if edited is None else dict(self._before.parts)
        wrong = {} if edited is None else dict(self._before.wrong)
        for path, part in parts.items():
            part_before, verdict_before = self._before.parts.get(path, (None, None))
            verdict = verdict_before
            if verdict is None or path in stale or not _are_same(part, part_before):
                verdict = self._on_part(part, None)
            elif letters and might_hold(part.written, letters):
                verdict = self._on_part(part, verdict)
            if verdict is not verdict_before:
                self._before.notes.put(path, verdict.reads, verdict_before.reads if verdict_before else frozenset())
            found[path] = part, verdict
            wrong.pop(path, None)
            if verdict.problems or verdict.named:
                wrong[path] = verdict
        for path in (path for path in self._before.parts if path not in found) if edited is None else ():
            self._before.notes.put(path, frozenset(), self._before.parts[path][1].reads)
        return found, wrong

    def _edited_parts(self, stale: Iterable[str]) -> Mapping[str, Part] | None:
        """Return the parts that are others than before or stand in another light; None where that is not known."""
        before = self._before
        if before.library is self._library and before.parts:
            return {}
        edits = self._library.since(before.library)
        if edits is None or not before.parts or not _are_same((before.library.prose,), (self._library.prose,)):
            return None
        replaced = [(kind, name) for kind, names in edits.replaced.items() for name in names]
        moved = [(before.library.of(kind)[name], self._library.of(kind)[name]) for kind, name in replaced]
        if any(old.source.path != new.source.path for old, new in moved):
            return None
        found = {}
        for path in {*stale, *(new.source.path for _, new in moved)}:
            entries, prose = before.parts[path][0]
            found[path] = Part(tuple(self._library.of(entry.kind)[entry.id] for entry in entries), prose)
        return found

    def _on_part(self, part: Part, verdict: Verdict | None) -> Verdict:
        """Judge a part; where `verdict` still holds but for names, only by the rules that go by them."""
        reads = set(verdict.reads if verdict else ())
        view = WatchedLibrary(self._library, reads, part.entries, part.prose)
        problems = verdict.problems if verdict else self._found(self._by_themselves, view)
        return Verdict(problems, self._found(self._by_names, view), frozenset(reads))

    def on_whole(self) -> Mapping[str, Verdict]:
        """Return the verdicts of the rules that judge the whole."""
        # Such a rule may tell at one record where another stands, so that a record which moved is another.
        changes = self._changes(places=True)
        known = self._before.whole if _are_same((self._before.library.drafts,), (self._library.drafts,)) else {}
        found: dict[str, Verdict] = {}
        for rule in self._on_whole:
            verdict = known.get(rule.code)
            if verdict is None or not changes.isdisjoint(verdict.reads):
                reads: set[Read] = set()
                problems = self._found([rule], WatchedLibrary(self._library, reads))
                verdict = Verdict(problems, (), frozenset(reads))
            found[rule.code] = verdict
        return found

    def _changes(self, *, places: bool) -> frozenset[Read]:
        if self._before.library is self._library:
            return frozenset()
        return changed(self._before.library, self._library, places=places)

    def _found(self, rules: Iterable[Rule], view: Library) -> tuple[Problem, ...]:
        return tuple(problem for rule in rules for problem in rule.check(view, self._context))


def _are_same(some: Iterable[tuple[object, ...]], others: Iterable[tuple[object, ...]] | None) -> bool:
    """Whether tuples hold the very same things."""
    return others is not None and all(
        len(ours) == len(theirs) and all(map(is_, ours, theirs)) for ours, theirs in zip(some, others, strict=True)
    )
