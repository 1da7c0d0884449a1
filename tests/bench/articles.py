"""So that a made-up article has all the parts that a real one has, and is as closely tied to the others.

Each article takes the same number of causes, treatments, references and findings from those that all share, in turn,
so that none is left over, and leads to other articles that chance picks.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from itertools import islice, product
from typing import TYPE_CHECKING, Any

from tests.bench import words
from tests.bench.words import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Record = dict[str, Any]

LEAST, MOST = 5, 10_000
"""Numbers of articles that can be written: fewer have nothing to lead to, and for more the names run out."""

IN_A_FILE = 400
"""Records in one file of findings, questions or references: the reader refuses a file over 1 MiB."""

AUTHOR = "made-up-writers"
WRITTEN = {"authors": [AUTHOR], "updated": "2026-11-01", "change_note": "First version."}

LINKS, REFERENCES, SHARED, CAUSES, TREATMENTS = 10, 8, 8, 6, 5
"""What one article takes of each; a condition has 20 findings: its article's, those that come with it, shared ones."""

GROUPS = ("lifestyle", "systemic", "metabolic", "inflammatory", "neurologic", "infectious", "musculoskeletal")
FREQUENCIES = ("very-common", "common", "common", "occasional", "rare")
URGENCIES = ("self-care", "routine", "routine", "routine", "soon", "same-day")
LEVELS = ("same-day", "emergency", "ambulance")
KINDS = ("symptom", "symptom", "symptom", "history", "sign")
"""The kinds of the shared findings, in turn."""
ONSETS = {"days": "within days", "months": "over months", "years": "slowly over years"}


@dataclass(frozen=True)
class Names:
    """The names of everything, in the order in which articles take from them; an id is the `slug` of a name."""

    feelings: tuple[tuple[str, str, str], ...]
    """What each article is about: its finding, its body area, and the place on the body."""
    illnesses: tuple[str, ...]
    rare: tuple[str, ...]
    """Words that only one article has, as in real text: two more names of its illness, and a medicine."""
    shared: tuple[str, ...]
    """Findings that no article is about."""
    dangers: tuple[str, ...]
    causes: tuple[str, ...]
    treatments: tuple[str, ...]
    references: tuple[str, ...]


def slug(name: str) -> str:
    """Return the id for a name."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def names_of(articles: int, seed: int) -> Names:
    """Return the names for so many articles; raise ValueError for a number that cannot be written."""
    if not LEAST <= articles <= MOST:
        message = f"{articles} articles cannot be written, only {LEAST} to {MOST}"
        raise ValueError(message)
    chance = _chance(seed, "names")
    feelings = [
        (f"{feeling} in the {site} {turn}", area, site)
        for feeling, (area, site), turn in product(words.FEELINGS, words.PLACES, words.TURNS)
    ]
    dangers = [f"sudden severe {feeling} in the {site}" for feeling, (_, site) in product(words.FEELINGS, words.PLACES)]
    chance.shuffle(feelings)
    chance.shuffle(dangers)
    invented = iter(words.invented_names(chance))

    def named(count: int, nouns: Sequence[str]) -> tuple[str, ...]:
        return tuple(f"{next(invented)} {chance.choice(nouns)}" for _ in range(count))

    tenth = max(10, articles // 10)
    others = (name for name, _, _ in feelings[articles:][: max(25, articles // 4)])
    kept = {"symptom": "{}", "history": "former {}", "sign": "{} seen by a doctor"}
    return Names(
        feelings=tuple(feelings[:articles]),
        illnesses=named(articles, words.ILLNESSES),
        rare=tuple(islice(invented, 3 * articles)),
        shared=tuple(kept[KINDS[place % len(KINDS)]].format(name) for place, name in enumerate(others)),
        dangers=tuple(dangers[:tenth]),
        causes=named(tenth, words.CAUSES),
        treatments=named(tenth, words.REMEDIES),
        references=tuple(f"made-up-study-{number}" for number in range(1, max(16, 2 * articles) + 1)),
    )


def files(names: Names, seed: int) -> Iterator[tuple[str, Record]]:
    """Yield every file of the content with what it holds; `seed` decides what the texts say."""
    for number in range(len(names.feelings)):
        article = _Article(names, number, _chance(seed, str(number)))
        yield f"symptoms/{article.finding}.yml", article.symptom()
        yield f"conditions/{article.illness}.yml", article.condition()
    chance = _chance(seed, "shared")
    for place, name in enumerate(names.causes):
        yield f"causes/{slug(name)}.yml", _cause(name, _writer(names, place, chance))
    for place, name in enumerate(names.treatments):
        kind = "at-home" if place % 2 else "medical"
        yield f"treatments/{slug(name)}.yml", _treatment(name, kind, _writer(names, place, chance))
    many = {"findings": _findings(names, chance), "questions": _questions(names), "references": _references(names)}
    for folder, records in many.items():
        for part in range(0, len(records), IN_A_FILE):
            some = dict(list(records.items())[part : part + IN_A_FILE])
            yield f"{folder}/part-{part // IN_A_FILE + 1}.yml", some
    yield f"people/{AUTHOR}.yml", {"name": "Made-up writers", "kind": "organisation", "role": "Words put together"}
    yield "red-flags.yml", {f"any-{slug(name)}": _flag(name, "ambulance", names) for name in names.dangers[:8]}
    yield "glossary.yml", words.GLOSSARY


class _Article:
    """One symptom and the condition behind it."""

    def __init__(self, names: Names, number: int, chance: random.Random) -> None:
        self._names, self._number, self._chance = names, number, chance
        self._name, self._area, site = names.feelings[number]
        self.finding, self.illness = slug(self._name), slug(names.illnesses[number])
        self._sources = _in_turn(names.references, 2 * number, REFERENCES)
        self._writer = Writer(chance, site, self._sources)
        before = len(names.feelings) - 1
        picked = [other + (other >= number) for other in chance.sample(range(before), min(LINKS, before))]
        self._accompanying = [slug(names.feelings[other][0]) for other in picked]
        self._others = [names.illnesses[other] for other in picked]
        self._shared = [slug(name) for name in _in_turn(names.shared, SHARED * number, SHARED + 3)]
        self._treatments = [slug(name) for name in _in_turn(names.treatments, TREATMENTS * number, TREATMENTS)]

    def symptom(self) -> Record:
        """Return the record of the symptom."""
        write = self._writer
        onset = [f"{self.finding}-onset"] if _has_onset(self._number) else []
        dangers = enumerate(_in_turn(self._names.dangers, 2 * self._number, 2), start=1)
        return {
            "name": _upper(self._name),
            "finding": self.finding,
            "also_called": write.several(words.CALLING, 3),
            "body_area": self._area,
            "summary": write.text(words.MEANING, 40),
            "overview": "\n\n".join(write.text(words.MEANING, 50, self._link()) for _ in range(3)),
            "accompanying": self._accompanying,
            "causes": list(self._causes()),
            "conditions": [self.illness, *map(slug, self._others[:2])],
            "always_ask": [*onset, *self._accompanying[:2]],
            "treatment": {
                "lead": write.text(words.HELPING, 20),
                "at_home": [
                    {"treatment": name, "text": write.text(words.HELPING, 40)} for name in self._treatments[:3]
                ],
                "doctor_may_do": [
                    {"name": name, "text": write.text(words.LOOKING, 30)}
                    for name in self._chance.sample(words.TESTS, 2)
                ],
            },
            "see_doctor_if": [
                {"text": text, "when": {"any": [finding]}, "level": level, "cite": cite}
                for text, finding, level, cite in zip(
                    write.several(words.SEEING, 5),
                    [self.finding, *self._accompanying],
                    ("routine", "soon", "routine", "routine", "soon"),
                    self._sources,
                    strict=False,
                )
            ],
            "red_flags": [
                _flag(name, self._chance.choice(LEVELS), self._names, f"{self.finding}-danger-{place}")
                for place, name in dangers
            ],
            "prevention": write.text(words.HELPING, 75),
            "doctor_questions": [
                *({"text": f"How did the {self._name} begin?", "ask": name} for name in onset),
                *({"text": text} for text in write.several(words.ASKING, 6)),
            ],
            "questions_to_ask": write.several(words.WONDERING, 5),
            "faq": [
                {"question": question, "answer": write.text(words.MEANING + words.CAUSING, 55)}
                for question in write.several(words.WONDERING, 4)
            ],
            "minimum_urgency": "routine",
            **WRITTEN,
        }

    def condition(self) -> Record:
        """Return the record of the condition."""
        write, chance = self._writer, self._chance
        one, two, medicine = self._names.rare[3 * self._number :][:3]
        signs = "\n".join(f"- {text[0].lower()}{text[1:]}" for text in write.several(words.SEEING, 3))
        says, goes_on = write.text(words.MEANING, 60), write.text(words.MEANING, 45, self._link())
        onset = _has_onset(self._number)
        listed = [f"{self.finding}-days"] * onset + self._accompanying + self._shared[onset : SHARED + 1]
        away = [f"{self.finding}-years"] * onset + self._shared[SHARED + 1 : SHARED + 2]
        return {
            "name": self._names.illnesses[self._number],
            "lay_name": f"{chance.choice(words.GAPS['how'])} {self._name.partition(' in the ')[2]}",
            "also_called": [f"{one} {self._name.partition(' in ')[0]}", f"{two} {chance.choice(words.ILLNESSES)}"],
            "summary": write.text(words.MEANING, 35),
            "cause": write.text(words.CAUSING, 80, self._link()),
            "symptoms_text": f"{says}\n\nMany people say:\n\n{signs}\n\n{goes_on}",
            "diagnosis": write.text(words.LOOKING, 60),
            "treatment_text": write.text(words.HELPING, 85, f"Some people take {medicine.lower()} for it."),
            "see_doctor": write.text(words.LOOKING, 65),
            "rarity": chance.choice(("common", "uncommon", "rare")),
            "urgency": chance.choice(URGENCIES),
            "sources": self._sources[:3],
            "findings": [
                {"id": self.finding, "frequency": "very-common", "cite": self._sources[0]},
                *(
                    {"id": name, "frequency": chance.choice(FREQUENCIES), "cite": chance.choice(self._sources)}
                    for name in listed
                ),
            ],
            "points_away": [{"id": name, "frequency": "rare"} for name in away],
            "risk_factors": [{"id": name, "effect": "moderate"} for name in self._shared[SHARED + 2 :]],
            "cannot_miss": chance.random() < 0.1,
            "treatments": self._treatments,
            **WRITTEN,
        }

    def _causes(self) -> Iterator[Record]:
        causes = _in_turn(self._names.causes, CAUSES * self._number, CAUSES)
        behind = [slug(name) for name in self._others[:CAUSES]]
        for place, group in enumerate(self._chance.sample(GROUPS, CAUSES // 2)):
            items = [
                {"name": name, "cause": slug(name), "text": self._writer.text(words.CAUSING, 40), "conditions": [other]}
                for name, other in zip(causes[2 * place :][:2], behind, strict=False)
            ]
            yield {"group": group, "lead": self._writer.sentence(words.CAUSING), "items": items}

    def _link(self) -> str:
        """Write a sentence that leads to another condition."""
        name = self._chance.choice(self._others)
        return f"It may come with [{name}](condition:{slug(name)})."


def _has_onset(number: int) -> bool:
    """Whether one more question is asked about the finding of an article: of every fourth."""
    return number % 4 == 0


def _findings(names: Names, chance: random.Random) -> Record:
    asked = {slug(name): name for name, _, _ in names.feelings} | {slug(name): name for name in names.dangers}
    records = {identity: _finding(name, "symptom", chance) for identity, name in asked.items()}
    for place, name in enumerate(names.shared):
        records[slug(name)] = _finding(name, KINDS[place % len(KINDS)], chance)
    return records


def _finding(name: str, kind: str, chance: random.Random) -> Record:
    if kind == "sign":
        return {"name": name, "kind": kind}
    question = f"Did you have {name.removeprefix('former ')} before?" if kind == "history" else f"Do you have {name}?"
    background = "rare" if name.startswith("sudden") else chance.choice(("rare", "occasional", "common"))
    return {"name": name, "kind": kind, "question": question, "background": background}


def _questions(names: Names) -> Record:
    return {
        f"{slug(name)}-onset": {
            "text": f"How did the {name} begin?",
            "kind": "one-of",
            "about": slug(name),
            "options": [
                {"id": f"{slug(name)}-{key}", "name": f"{name} that began {how}", "label": _upper(how)}
                for key, how in ONSETS.items()
            ],
            "none": "None of these",
        }
        for number, (name, _, _) in enumerate(names.feelings)
        if _has_onset(number)
    }


def _references(names: Names) -> Record:
    return {
        identity: {
            "title": f"Made-up study of {names.feelings[place % len(names.feelings)][0]}",
            "publisher": "Made-up Institute",
            "year": 2000 + place % 25,
            "url": f"https://example.org/studies/{place + 1}",
        }
        for place, identity in enumerate(names.references)
    }


def _cause(name: str, writer: Writer) -> Record:
    return {"name": name, "kind": "other", "summary": writer.text(words.CAUSING, 45), **WRITTEN}


def _treatment(name: str, kind: str, writer: Writer) -> Record:
    texts = {field: writer.text(words.HELPING, 30) for field in ("summary", "benefit", "harm", "without")}
    return {"name": name, "kind": kind, **texts, **WRITTEN}


def _flag(danger: str, level: str, names: Names, identity: str = "") -> Record:
    """Return a red flag; `identity` stands in it only where it is an item of a list."""
    known = {"id": identity} if identity else {"everywhere": True}
    text, cite = f"You have {danger}.", names.references[len(danger) % len(names.references)]
    return {**known, "when": {"any": [slug(danger)]}, "level": level, "text": text, "cite": cite}


def _writer(names: Names, place: int, chance: random.Random) -> Writer:
    site = names.feelings[place % len(names.feelings)][2]
    return Writer(chance, site, _in_turn(names.references, 2 * place, 2))


def _in_turn(names: Sequence[str], start: int, count: int) -> list[str]:
    """Return so many names from a place on; after the last one comes the first."""
    return [names[(start + step) % len(names)] for step in range(count)]


def _chance(seed: int, what: str) -> random.Random:
    return random.Random(f"{seed} {what}")  # noqa: S311 - the same content every time, no secret


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]
