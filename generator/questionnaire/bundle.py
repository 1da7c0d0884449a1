"""So that the browser gets one small, versioned piece of data for a questionnaire, the same one for equal content.

The form, with numbers instead of ids wherever a list of ids is given (the engine reads it, nothing else does):

    version     the number of this form
    content     a hash of what follows `sum`
    sum         a checksum of the same (Adler-32), by which the engine knows a bundle that is cut short or altered
    symptom     the article's id, or null for the general questionnaire
    ages        [from, to] in years, or null
    refs        {id: [...], label: [...]; page: [...] where references are listed on several pages: the name of each's}
    findings    {id, name, question: lists; kind: a letter each (s, h); base: a letter each (v c o r, n for the next of
                `shares`, - for none); help, implies, asked, also: by number, where there is anything}
    questions   [id, text, "one-of" | "any-of", [[finding, label], ...], none, about or -1]
    conditions  {id, name: lists; lay, age, sex, parent, refs: by number; rarity: a letter each (c u r l, - unknown);
                urgency: a digit each; miss: 0 or 1 each; scored: the numbers of those with columns}
    columns     for each finding [steps from scored condition to scored condition, letters, citations, percentages],
                or 0 for an empty one; see `columns.py` for the letters. Citations: one field for each letter, each
                character the place of a reference in its condition's own list (0-9 a-z A-Z)
    flags       {id, level, text, all, any, cite; age, sex, articles where there are any}
    articles    {id, name, finding, also, minimum, always, doctor, see}
"""

from __future__ import annotations

import string
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.model.condition import SexShares
from generator.model.memory import Memory
from generator.model.vocabulary import Background, FindingKind, Rarity
from generator.questionnaire.columns import PERCENT, Column, cells, has_findings
from generator.questionnaire.scope import Scope, parents_of, scope_of
from generator.questionnaire.unaskable import unaskable
from generator.questionnaire.words import Words, reference_label
from generator.questionnaire.written import Written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.errors import Problem
    from generator.model import Condition, Finding, Library, RedFlag, Symptom
    from generator.model.red_flag import When
    from generator.model.symptom import SeeDoctor
    from generator.settings import Settings

RARITY = {Rarity.COMMON: "c", Rarity.UNCOMMON: "u", Rarity.RARE: "r", Rarity.ULTRA_RARE: "l", None: "-"}
BACKGROUND = {Background.VERY_COMMON: "v", Background.COMMON: "c", Background.OCCASIONAL: "o", Background.RARE: "r"}
PLACES = string.digits + string.ascii_lowercase + string.ascii_uppercase
"""How the place of a reference in its condition's list is written; later ones are not said."""


class Compiled(NamedTuple):
    """The bundle, and what could not be asked; the bundle is empty where there is anything."""

    bundle: dict[str, Any]
    problems: tuple[Problem, ...]


def compile_bundle(library: Library, symptom: str | None, settings: Settings | None) -> Compiled:
    """Return the bundle of one article's questionnaire, or with None that of everything.

    Without settings there is no limit of age, and services have general names. Raises KeyError for an unknown article.
    """
    problems = unaskable(library, symptom)
    if problems:
        return Compiled({}, problems)
    return Compiled(bundle_of(library, symptom, settings), ())


def bundle_of(library: Library, symptom: str | None, settings: Settings | None) -> dict[str, Any]:
    """Return the bundle of a library that is known to hold nothing that cannot be asked; see `compile_bundle`."""
    parts = _Parts(library, scope_of(library, symptom), settings, Memory()).bundle()
    return {**Written.of(parts).head(), **parts}


def written_bundle(library: Library, symptom: str | None, settings: Settings | None, memory: Memory) -> Written:
    """Return the same bundle as text; `memory` is shared by the bundles of a build, for these settings."""
    return Written.of(_Parts(library, scope_of(library, symptom), settings, memory).bundle())


class _Parts:
    """One scope while it is numbered: an id's number is its place in the sorted list of its kind."""

    def __init__(self, library: Library, scope: Scope, settings: Settings | None, memory: Memory) -> None:
        self.library, self.scope, self.memory = library, scope, memory
        self.ages = settings.site.questionnaire.ages if settings else None
        self.words = Words(settings.locale.placeholders if settings else {})
        self.finding = {name: place for place, name in enumerate(scope.findings)}
        self.condition = {name: place for place, name in enumerate(scope.conditions)}
        self.article = {name: place for place, name in enumerate(scope.articles)}
        askable = frozenset(scope.findings)
        parents = {library.conditions[name].record.parent for name in scope.conditions}
        self.scored = tuple(
            name for name in scope.conditions if name not in parents and has_findings(library, name, askable)
        )
        self.cells = {
            name: [cell for cell in cells(library, name, memory) if cell.finding in self.finding]
            for name in self.scored
        }
        self.cited = {name: self._cited(name) for name in self.scored}
        self.reference = {name: place for place, name in enumerate(sorted(self._references()))}

    def bundle(self) -> dict[str, Any]:
        """Return all parts of the bundle, without its version and hash."""
        library, scope = self.library, self.scope
        return {
            "symptom": scope.symptom,
            "ages": list(self.ages) if self.ages else None,
            "refs": {
                "id": list(self.reference),
                "label": [
                    reference_label(library.references[name].record) if name in library.references else ""
                    for name in self.reference
                ],
            },
            "findings": self._findings(),
            "questions": [self._question(name) for name in scope.questions],
            "conditions": self._conditions(),
            "columns": self._columns(),
            "flags": [self._flag(flag, articles) for flag, articles in scope.flags],
            "articles": [self._article(name, library.symptoms[name].record) for name in scope.articles],
        }

    def _cited(self, name: str) -> list[str]:
        """Return every reference of a condition once: first those for its whole list, then those of its items."""
        sources = self.library.conditions[name].record.sources
        cites = (cite for cell in self.cells[name] for cite in cell.cites)
        return list(dict.fromkeys((*sources, *cites)))

    def _references(self) -> set[str]:
        found = {name for names in self.cited.values() for name in names[: len(PLACES)]}
        found |= {cite.ref for flag, _ in self.scope.flags for cite in flag.cite}
        for name in self.scope.articles:
            found |= {cite.ref for reason in self.library.symptoms[name].record.see_doctor_if for cite in reason.cite}
        return found

    def _findings(self) -> dict[str, Any]:
        records = [self.library.findings[name].record for name in self.scope.findings]
        shares = [_number(record.background) for record in records if isinstance(record.background, float)]
        numbered = dict(enumerate(zip(self.scope.findings, records, strict=True)))
        return {
            "id": list(self.scope.findings),
            "name": [record.name for record in records],
            "question": [record.question or "" for record in records],
            "kind": "".join("h" if record.kind is FindingKind.HISTORY else "s" for record in records),
            "base": "".join(_base(record) for record in records),
            "shares": shares,
            "help": _some(
                {place: self.memory.of(_help, record, self.words) for place, (_, record) in numbered.items()}
            ),
            "implies": _some(
                {
                    place: [self.finding[up] for up in parents_of(self.library, name) if up in self.finding]
                    for place, (name, _) in numbered.items()
                }
            ),
            "asked": _some({place: _asked_of(record) for place, (_, record) in numbered.items()}),
            "also": _some({place: list(record.also_called) for place, (_, record) in numbered.items()})
            if self.scope.symptom is None
            else {},
        }

    def _question(self, name: str) -> list[Any]:
        record = self.library.questions[name].record
        options = [[self.finding[option.finding_id], option.label] for option in record.options]
        about = self.finding[record.about] if record.about else -1
        return [name, record.text, record.kind.value, options, record.none or "", about]

    def _conditions(self) -> dict[str, Any]:
        records = {name: self.library.conditions[name].record for name in self.scope.conditions}
        numbered = list(enumerate(records.values()))
        return {
            "id": list(records),
            "name": [record.name for record in records.values()],
            "lay": _some({place: record.lay_name or "" for place, record in numbered}),
            "rarity": "".join(RARITY[record.rarity_word] for record in records.values()),
            "urgency": "".join(str(record.urgency.rank) for record in records.values()),
            "miss": "".join("1" if record.cannot_miss else "0" for record in records.values()),
            "age": _some({place: _ages(record) for place, record in numbered}),
            "sex": _some({place: _sexes(record) for place, record in numbered}),
            "parent": _some(
                {place: [self.condition[record.parent]] if record.parent else [] for place, record in numbered}
            ),
            "scored": [self.condition[name] for name in self.scored],
            "refs": [[self.reference[ref] for ref in self.cited[name][: len(PLACES)]] for name in self.scored],
            "sources": [min(len(set(records[name].sources)), len(PLACES)) for name in self.scored],
        }

    def _columns(self) -> list[Any]:
        columns = {name: Column() for name in self.scope.findings}
        for place, name in enumerate(self.scored):
            local = {ref: PLACES[index] for index, ref in enumerate(self.cited[name][: len(PLACES)])}
            for cell in self.cells[name]:
                column = columns[cell.finding]
                column.at.append(place)
                column.letters.append(cell.letter)
                column.cites.append("".join(local.get(ref, "") for ref in cell.cites))
                if cell.letter == PERCENT and cell.percent is not None:
                    column.percents.append(_number(cell.percent))
        return [_column(columns[name]) for name in self.scope.findings]

    def _flag(self, flag: RedFlag, articles: tuple[str, ...]) -> dict[str, Any]:
        found: dict[str, Any] = {
            "id": flag.id,
            "level": flag.level.rank,
            "text": self.memory.of(_text, flag, self.words),
            **self._when(flag.when),
            "cite": [self.reference[cite.ref] for cite in flag.cite],
        }
        if flag.age:
            found["age"] = list(flag.age)
        if flag.sex:
            found["sex"] = flag.sex.value
        if articles:
            found["articles"] = [self.article[name] for name in articles]
        return found

    def _when(self, when: When) -> dict[str, list[int]]:
        return {"all": [self.finding[name] for name in when.all], "any": [self.finding[name] for name in when.any]}

    def _article(self, name: str, record: Symptom) -> dict[str, Any]:
        reasons = [
            {
                "id": f"{name}:{place}",
                "level": reason.level.rank,
                "text": self.memory.of(_text, reason, self.words),
                **self._when(reason.when),
                "cite": [self.reference[cite.ref] for cite in reason.cite],
            }
            for place, reason in enumerate(record.see_doctor_if)
            if reason.when
        ]
        return {
            "id": name,
            "name": record.name,
            "finding": self.finding[record.finding],
            "also": list(record.also_called) if self.scope.symptom is None else [],
            "minimum": record.minimum_urgency.rank if record.minimum_urgency else -1,
            "always": list(record.always_ask),
            "doctor": [[question.text, question.ask or ""] for question in record.doctor_questions],
            "see": reasons,
        }


def _text(record: RedFlag | SeeDoctor, words: Words) -> str:
    return words.say(record.text)


def _help(record: Finding, words: Words) -> str:
    return words.say(record.help)


def _some(values: Mapping[int, Any]) -> dict[str, Any]:
    """Leave out what is empty."""
    return {str(place): value for place, value in values.items() if value}


def _number(value: float) -> float:
    """Return a number that Python and a browser write alike; below 1 in 10,000 they differ, and nothing needs it."""
    return int(value) if value.is_integer() else max(value, 0.0001)


def _base(record: Finding) -> str:
    if record.background is None:
        return "-"
    return BACKGROUND[record.background] if isinstance(record.background, Background) else "n"


def _asked_of(record: Finding) -> list[Any]:
    who = record.asked_of
    if who is None or (who.sex is None and who.age is None):
        return []
    return [who.sex.value if who.sex else "", *(who.age or ())]


def _ages(record: Condition) -> list[Any]:
    if record.age is None or (record.age.usual is None and record.age.possible is None):
        return []
    return [list(ages) if ages else None for ages in (record.age.usual, record.age.possible)]


def _sexes(record: Condition) -> list[Any]:
    if record.sex is None:
        return []
    return [_number(record.sex.female), _number(record.sex.male)] if isinstance(record.sex, SexShares) else [record.sex]


def _column(column: Column) -> Any:  # noqa: ANN401 - a JSON value, see the head of this module
    if not column.at:
        return 0
    steps = [place - before for before, place in zip([0, *column.at], column.at, strict=False)]
    parts: list[Any] = [steps, "".join(column.letters), _cites(column.cites)]
    return [*parts, column.percents] if column.percents else parts


def _cites(cites: Iterable[str]) -> str:
    return ",".join(cites).rstrip(",")
