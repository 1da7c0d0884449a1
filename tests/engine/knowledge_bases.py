"""So that the engine is tried on contents that nobody would write: random ones, the same for the same seed.

`random_content(seed)` is a folder of content as data: file name → what the file holds. `texts` writes it as YAML,
`library_of` reads that with the project's own reader and loader, as it would be read from a folder.
"""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any, Literal

import yaml

from generator import model
from generator.source import SourceTree
from generator.source.dialect import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.model import Library

Content = dict[str, Any]
"""File names below the content folder, and what the files hold."""

Size = Literal["small", "usual", "large"]
FINDINGS: dict[Size, tuple[int, ...]] = {"small": (3, 5, 7, 9), "usual": (3, 6, 8, 10, 12, 16, 24), "large": (70, 90)}
CONDITIONS: dict[Size, tuple[int, ...]] = {"small": (1, 2, 3, 5, 7), "usual": (1, 2, 4, 5, 6, 8, 12), "large": (40, 60)}

URGENCIES = ("self-care", "routine", "soon", "same-day", "emergency", "ambulance")
FREQUENCIES = ("always", "very-common", "common", "occasional", "rare")
RARITIES = ("common", "uncommon", "rare", "ultra-rare")
AWAY = ("never", "never", "never", "rare", "occasional")
EFFECTS = ("strong", "moderate", "weak")
PERCENTS = (0.05, 1, 2.5, 7, 12.5, 33, 40, 50, 66.7, 80, 91, 97, 99.99, 100)
BACKGROUNDS = ("very-common", "common", "occasional", "rare", 0, 0.0004, 0.004, 0.03, 0.1, 0.2, 0.45, 0.6, 0.9995, 1)
PREVALENCES = (0.4, 1.9, 2, 30, 49.9, 50, 700, 999, 1000, 15000)
BOUNDS = (0, 1, 12, 17, 18, 30, 45, 50, 64, 65, 80, 120)
REFERENCES = {"atlas": {"title": "An atlas"}, "survey": {"title": "A survey"}}


def random_content(seed: int, size: Size = "usual") -> Content:
    """Make a small world: findings, questions and conditions, and in more than half of the seeds articles as well."""
    return _World(seed, size).content()


def endless(questions: int) -> Content:
    """Make a content that could go on asking: so many conditions, each with a finding that is its own.

    Its one article has a reason to see a doctor of which no condition speaks.
    """
    ids = [f"one{place:02}" for place in range(questions)]
    asked = {"kind": "symptom", "question": "Is it so?"}
    conditions = {
        f"its-{identity}": {
            "name": "A state",
            "urgency": "routine",
            "findings": [{"id": identity, "frequency": "always", "cite": "atlas"}],
        }
        for identity in ids
    }
    article = {
        "name": "An article",
        "finding": "something",
        "conditions": list(conditions),
        "see_doctor_if": [{"text": "It lasts.", "when": {"any": ["lasting"]}, "level": "soon"}],
    }
    return {
        "findings/all.yml": {identity: {"name": identity, **asked} for identity in (*ids, "something", "lasting")},
        "references/all.yml": REFERENCES,
        "symptoms/something-here.yml": article,
        **{f"conditions/{identity}.yml": data for identity, data in conditions.items()},
    }


def texts(content: Content, *, pretty: bool = False) -> dict[str, str]:
    """Write each file as YAML; unless `pretty`, in the flow style that is also JSON, which is quicker to read."""
    write = _block if pretty else json.dumps
    return {name: write(data) for name, data in content.items()}


def library_of(files: Mapping[str, str]) -> Library:
    """Read and load texts as if they lay in a folder; they must be without a mistake."""
    parsed = [parse(text, f"content/{name}") for name, text in sorted(files.items())]
    problems = [problem for one in parsed for problem in one.problems]
    loaded = model.load(SourceTree("content", tuple(one.file for one in parsed if one.file), (), tuple(problems)))
    assert loaded.problems == (), [f"{problem.mark} {problem.message}" for problem in loaded.problems]
    return loaded.library


def reordered(content: Content, seed: int) -> Content:
    """Shuffle the records of every many-record file, give the files other names, and spread them over more files."""
    rng = seeded(seed)
    moved: Content = {}
    for name, data in content.items():
        folder = name.split("/")[0]
        if folder not in {"findings", "questions", "references"}:
            moved[name] = dict(_shuffled(rng, data.items())) if name == "red-flags.yml" else data
            continue
        for identity, record in _shuffled(rng, data.items()):
            moved.setdefault(f"{folder}/{rng.choice('xyz')}.yml", {})[identity] = record
    return dict(_shuffled(rng, moved.items()))


def renamed(content: Content, names: Mapping[str, str]) -> Content:
    """Give records other ids wherever they are named: `names` maps old ids to new ones."""

    def walk(data: Any) -> Any:  # noqa: ANN401 - whatever the content holds
        if isinstance(data, dict):
            return {names.get(key, key): walk(value) for key, value in data.items()}
        if isinstance(data, list):
            return [walk(item) for item in data]
        return names.get(data, data) if isinstance(data, str) else data

    moved: Content = {}
    for path, data in content.items():
        folder, _, stem = path.partition("/")
        one = folder in {"conditions", "symptoms"}
        moved[f"{folder}/{names.get(stem[:-4], stem[:-4])}.yml" if one else path] = walk(data)
    return moved


def ids_of(content: Content) -> tuple[str, ...]:
    """Return the ids of all findings, questions, flags, conditions and articles, sorted."""
    found = {name.split("/")[1][:-4] for name in content if name.startswith(("conditions/", "symptoms/"))}
    for name, data in content.items():
        if name.startswith(("findings/", "questions/", "red-flags")):
            found |= set(data)
        if name.startswith("questions/"):
            found |= {option["id"] for question in data.values() for option in question["options"] if "id" in option}
        if name.startswith("symptoms/"):
            found |= {flag["id"] for flag in data.get("red_flags", ())}
    return tuple(sorted(found))


def seeded(seed: int | str) -> random.Random:
    """Return a source of chance that gives the same for the same seed."""
    return random.Random(seed)  # noqa: S311 - chance that can be repeated, and no secret


def _shuffled(rng: random.Random, items: Iterable[Any]) -> list[Any]:
    found = list(items)
    rng.shuffle(found)
    return found


def _block(data: Any) -> str:  # noqa: ANN401 - whatever the content holds
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True)


class _World:
    """One random content, made in the order in which its parts need one another.

    Findings come in an order in which each implies earlier ones only, so that there is no circle.
    """

    def __init__(self, seed: int, size: Size) -> None:
        self.size = size
        self.rng = rng = seeded(seed)
        self.articles = rng.random() < 0.6
        self.bare = rng.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        self.findings: dict[str, dict[str, Any]] = {}
        self.inline: list[str] = []
        self.questions: dict[str, dict[str, Any]] = {}
        self.conditions: dict[str, dict[str, Any]] = {}
        self.flags: dict[str, dict[str, Any]] = {}
        self.symptoms: dict[str, dict[str, Any]] = {}
        self.used: set[str] = set()

    def content(self) -> Content:
        for _ in range(self.rng.choice(FINDINGS[self.size])):
            self._finding()
        for _ in range(self.rng.choice((0, 1, 2, 3, 4))):
            self._question()
        for _ in range(self.rng.choice(CONDITIONS[self.size])):
            self._condition()
        self._families()
        if self.articles:
            for _ in range(self.rng.choice((0, 1, 2, 3, 4))):
                self._flag()
            for _ in range(self.rng.choice((1, 1, 2, 3))):
                self._symptom()
        files: Content = {
            "findings/all.yml": self.findings,
            "references/all.yml": REFERENCES,
            **{f"conditions/{identity}.yml": data for identity, data in self.conditions.items()},
            **{f"symptoms/{identity}.yml": data for identity, data in self.symptoms.items()},
        }
        for name, data in (("questions/all.yml", self.questions), ("red-flags.yml", self.flags)):
            if data:
                files[name] = data
        return files

    # --- What the parts have in common ---

    def _chance(self, share: float) -> bool:
        return self.rng.random() < share

    def _id(self) -> str:
        """Return a new id whose place in the alphabet says nothing about when it was made."""
        while True:
            identity = f"{self.rng.choice('abcdefghij')}{self.rng.choice('abcdefghij')}{len(self.used)}"
            if identity not in self.used:
                self.used.add(identity)
                return identity

    def _some(self, of: Sequence[str], most: int) -> list[str]:
        return self.rng.sample(of, min(len(of), self.rng.randint(0, most)))

    def _range(self) -> list[int]:
        return sorted(self.rng.sample(BOUNDS, 2))

    def _asked(self) -> list[str]:
        """Return the findings that people can be asked about, with those that exist only as an option."""
        return [i for i, data in self.findings.items() if data["kind"] != "sign"] + self.inline

    # --- The parts ---

    def _finding(self) -> None:
        rng, identity = self.rng, self._id()
        kind = rng.choice(("symptom",) * 7 + ("history", "history", "sign"))
        data: dict[str, Any] = {"name": f"thing {identity}", "kind": kind, "question": f"Is it {identity}?"}
        wider = [i for i in self._asked() if i not in self.inline]
        if kind != "sign" and wider and self._chance(0.35):
            data["implies"] = rng.sample(wider, min(len(wider), rng.choice((1, 1, 2))))
        if self._chance(0.7):
            data["background"] = rng.choice(BACKGROUNDS)
        if self._chance(0.12):
            data["asked_of"] = rng.choice(
                ({"sex": "female"}, {"sex": "male"}, {"age": self._range()}, {"sex": "female", "age": self._range()})
            )
        self.findings[identity] = data

    def _question(self) -> None:
        rng = self.rng
        offered = {option.get("finding") for question in self.questions.values() for option in question["options"]}
        order = [i for i in self._asked() if i not in self.inline]
        about = rng.choice(order) if order and self._chance(0.4) else None
        later = order[order.index(about) + 1 :] if about else order
        free = [i for i in later if i not in offered]
        options: list[dict[str, Any]] = []
        for identity in rng.sample(free, min(len(free), rng.randint(0, 4))):
            options.append({"finding": identity, "label": f"It is {identity}"})
            if self._chance(0.3):
                self.findings[identity].pop("question", None)
        while len(options) < 2 or self._chance(0.3):
            identity = self._id()
            options.append({"id": identity, "name": f"thing {identity}", "label": f"It is {identity}"})
            self.inline.append(identity)
        rng.shuffle(options)
        data: dict[str, Any] = {"text": "Which?", "kind": rng.choice(("one-of", "any-of")), "options": options}
        if about:
            data["about"] = about
        if self._chance(0.8):
            data["none"] = "None of these"
        self.questions[self._id()] = data

    def _condition(self) -> None:
        rng = self.rng
        everything = _shuffled(rng, [*self.findings, *self.inline])
        cut = rng.choice((0, 1, 2, 3, 4, 5, 6, 8, 10))
        listed, rest = everything[:cut], everything[cut:]
        away = self._some(rest, 3)
        risks = self._some([i for i in rest if i not in away], 3)
        data: dict[str, Any] = {"name": "A state", "urgency": rng.choice(URGENCIES)}
        data["findings"] = [self._listed(identity) for identity in listed]
        data["points_away"] = [
            identity if self._chance(0.4) else {"id": identity, "frequency": rng.choice(AWAY), "cite": "survey"}
            for identity in away
        ]
        data["risk_factors"] = [self._risk(identity) for identity in risks]
        if self._chance(0.3):
            data["prevalence"] = {"per_100k": rng.choice(PREVALENCES), "cite": "survey"}
            if self._chance(0.3):
                data["prevalence"]["among"] = "adults"
        if self._chance(0.6):
            data["rarity"] = rng.choice(RARITIES)
        if self._chance(0.35):
            data["age"] = self._ages()
        if self._chance(0.35):
            share = rng.choice((0, 0.0001, 0.1, 0.45, 0.5, 0.8, 1))
            data["sex"] = rng.choice(("female-only", "male-only", {"female": share, "male": round(1 - share, 6)}))
        if self._chance(0.3):
            data["cannot_miss"] = True
        self.conditions[self._id()] = {key: value for key, value in data.items() if value != []}

    def _listed(self, identity: str) -> Any:  # noqa: ANN401 - a word or a mapping, as YAML has it
        if self._chance(self.bare):
            return identity if self._chance(0.8) else {"id": identity, "cite": "atlas"}
        if self._chance(0.5):
            return {"id": identity, "frequency": self.rng.choice(FREQUENCIES), "cite": ["atlas", "survey"]}
        return {"id": identity, "percent": self.rng.choice(PERCENTS), "cite": "survey"}

    def _risk(self, identity: str) -> Any:  # noqa: ANN401 - a word or a mapping, as YAML has it
        data: dict[str, Any] = {"id": identity}
        if self._chance(0.6):
            data["effect"] = self.rng.choice(EFFECTS)
        if self._chance(0.3):
            data["frequency"] = self.rng.choice(FREQUENCIES)
        if self._chance(0.3):
            data["percent"] = self.rng.choice(PERCENTS)
        return data if len(data) > 1 else identity

    def _ages(self) -> dict[str, list[int]]:
        outer = self._range()
        inner = sorted((self.rng.randint(*outer), self.rng.randint(*outer)))
        return self.rng.choice(({"usual": outer}, {"possible": outer}, {"usual": inner, "possible": outer}))

    def _families(self) -> None:
        """Make some conditions forms of a wider one."""
        if len(self.conditions) < 3 or not self._chance(0.4):
            return
        parent, *others = _shuffled(self.rng, self.conditions)
        for child in others[: self.rng.choice((1, 2, 3, 4))]:
            self.conditions[child]["parent"] = parent
            if self._chance(0.3):
                parent = child

    def _alarming(self) -> list[str]:
        """Return the findings that a red flag may name: they have a question, and are no option of a one-of."""
        offered = {
            option.get("finding")
            for question in self.questions.values()
            if question["kind"] == "one-of"
            for option in question["options"]
        }
        return [
            i for i, data in self.findings.items() if "question" in data and data["kind"] != "sign" and i not in offered
        ]

    def _when(self, of: Sequence[str], most: int = 3) -> dict[str, list[str]] | None:
        both = self.rng.sample(of, min(len(of), self.rng.randint(1, most)))
        if not both:
            return None
        cut = self.rng.choice((0, 0, len(both), self.rng.randint(0, len(both))))
        parts = {"all": both[:cut], "any": both[cut:]}
        return {key: value for key, value in parts.items() if value}

    def _record_of_flag(self) -> dict[str, Any] | None:
        when = self._when(self._alarming())
        if when is None:
            return None
        data: dict[str, Any] = {"when": when, "level": self.rng.choice(URGENCIES[3:]), "text": "It is bad."}
        if self._chance(0.5):
            data["cite"] = "atlas"
        if self._chance(0.2) and not any(
            "asked_of" in self.findings[i] for i in (*when.get("all", ()), *when.get("any", ()))
        ):
            data["age"] = self._range()
        if self._chance(0.2) and not any(
            "asked_of" in self.findings[i] for i in (*when.get("all", ()), *when.get("any", ()))
        ):
            data["sex"] = self.rng.choice(("female", "male"))
        return data

    def _flag(self) -> None:
        data = self._record_of_flag()
        if data:
            self.flags[self._id()] = data | ({"everywhere": True} if self._chance(0.6) else {})

    def _symptom(self) -> None:
        rng = self.rng
        taken = {data["finding"] for data in self.symptoms.values()}
        free = [i for i in self._asked() if i not in taken and i not in self.inline]
        if not free:
            return
        data: dict[str, Any] = {"name": "An article", "finding": rng.choice(free)}
        data["conditions"] = self._some(list(self.conditions), len(self.conditions))
        data["always_ask"] = self._some([*self._asked_alone(), *self.questions], 3)
        data["red_flags"] = [
            {"id": self._id(), **flag} for _ in range(rng.choice((0, 1, 2))) if (flag := self._record_of_flag())
        ]
        data["shared_red_flags"] = self._some(list(self.flags), 2)
        data["see_doctor_if"] = [self._see_doctor() for _ in range(rng.choice((0, 1, 2)))]
        data["doctor_questions"] = [
            {"text": "Well?", "ask": i} for i in self._some([*self._asked_alone(), *self.questions], 2)
        ]
        if self._chance(0.4):
            data["minimum_urgency"] = rng.choice(URGENCIES[:4])
        self.symptoms[self._id()] = {key: value for key, value in data.items() if value != []}

    def _asked_alone(self) -> list[str]:
        return [i for i, data in self.findings.items() if data["kind"] != "sign" and "question" in data]

    def _see_doctor(self) -> dict[str, Any]:
        data: dict[str, Any] = {"text": "It lasts.", "level": self.rng.choice(("routine", "soon"))}
        when = self._when(self._asked())
        return data | ({"when": when} if when and self._chance(0.9) else {})
