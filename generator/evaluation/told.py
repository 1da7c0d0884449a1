"""So that a result reads at a terminal as it does on the page: urgency first, then what it may be and why."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from generator.model.vocabulary import AwayFrequency, Effect, Frequency, Rarity, Urgency
from generator.questionnaire.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.evaluation.engine import Interview, Questionnaire, Shape
    from generator.settings import Settings

WIDTH = 88
"""How long lines are, in characters."""

CHANGES = 6
"""How many answers that would change the advice are listed."""

_OWN_REASONS = {"age": "your age", "sex": "your sex"}


def lines(*texts: str, indent: str = "") -> str:
    """Return paragraphs folded to the width of a terminal, with a hanging indent."""
    return "\n".join(
        fill(text, WIDTH, initial_indent=indent, subsequent_indent=" " * len(indent) + "  ") for text in texts
    )


class Told:
    """Puts what the engine says into words; sources are numbered in the order in which they are met."""

    def __init__(self, questionnaire: Questionnaire, settings: Settings) -> None:
        self._questionnaire, self._wording = questionnaire, settings.wording
        self._words = Words(settings.locale.placeholders)
        self._sources: list[str] = []

    def opening(self) -> str:
        """Return what is said before the first question."""
        return lines(self._words.say(self._wording.emergency_line), self._wording.promise, "This is not a diagnosis.")

    def red_flag(self, flag: Shape) -> str:
        """Return the advice of a fired red flag: what to do, then why."""
        words = self._wording.urgency[Urgency(flag["level"])]
        advice = self._words.say(words.advice)
        return lines(f"*** {words.badge}: {advice} ***", f"{flag['text']}{self._cites(flag['cite'])}")

    def why(self, question: Shape) -> str:
        """Return why a question is asked."""
        why = question["why"]
        if why["reason"] == "red-flag":
            flags = self._questionnaire.words("flag", *why["flags"])
            texts = [flag["text"] for flag in flags if set(flag["findings"]) & set(question["findings"])]
            return lines("A yes may need help at once:", *(f"- {text}" for text in texts))
        if why["reason"] == "always":
            return lines("The editors of this page want it asked of everybody: doctors ask it first.")
        if why["reason"] == "floor":
            return lines("The answer may mean that a doctor should be seen sooner.")
        names = ", ".join(self._condition(name) for name in why["conditions"])
        return lines(f"The answer tells apart what it may be: {names}.")

    def result(self, interview: Interview) -> str:
        """Return the whole result of an interview."""
        outcome = self._questionnaire.outcome(interview)
        parts = [self._advice(outcome)]
        if outcome["madeFor"] == "age":
            parts.append(
                lines("These questions are not made for this age. Ask a doctor about anything that worries you.")
            )
        elif not outcome["covered"]:
            parts.append(lines("This tool does not know your problem well enough to name something likely."))
        shown = [item for item in outcome["conditions"] if item["shown"] and not item["children"]]
        if shown:
            parts.append("\n".join(["What it may be (this is not a diagnosis):", *map(self._suggestion, shown)]))
        changes = self._questionnaire.changes(interview)[:CHANGES] if outcome["madeFor"] == "ok" else []
        if changes:
            parts.append("\n".join(["What would change this advice:", *map(self._change, changes)]))
        if self._sources:
            parts.append("\n".join(["Sources:", *self._listed()]))
        return "\n\n".join(parts)

    def _advice(self, outcome: Shape) -> str:
        words = self._wording.urgency[Urgency(outcome["urgency"])]
        told = [f"{words.badge.upper()}", self._words.say(words.advice)]
        grounds = [item for item in outcome["reasons"] if item["level"] == outcome["urgency"]]
        return "\n".join([lines(*told), *(lines(f"- {self._ground(item)}") for item in grounds)])

    def _ground(self, ground: Shape) -> str:
        """Say what one of the grounds of the advice is."""
        source, identity = ground["source"], ground["id"]
        if source == "red-flag":
            text = self._questionnaire.words("flag", identity)[0]["text"]
        elif source == "see-doctor":
            text = self._questionnaire.words("seeDoctor", identity)[0]["text"]
        elif source == "cannot-miss":
            text = f"{self._condition(identity)} is possible and must not be missed."
        elif source == "minimum":
            text = "This is the least urgent advice of this page."
        else:
            text = "It fits what may be behind it."
        return f"{text}{self._cites(ground['cite'])}"

    def _suggestion(self, item: Shape) -> str:
        words = self._wording.urgency[Urgency(item["urgency"])]
        rarity = self._questionnaire.words("condition", item["id"])[0]["rarity"]
        rare = self._wording.rarity[Rarity(rarity)] if rarity in set(Rarity) else self._wording.rarity_unknown
        head = f"{item['likelihood'].capitalize()}: {self._condition(item['id'])}. {words.badge}."
        return "\n".join(
            [
                lines(f"{head} {rare.label}: {rare.means}.", indent="- "),
                *self._list("fits", self._reasons(item["for"])),
                *self._list("does not fit", self._reasons(item["against"])),
                *self._list("not explained", map(self._finding, item["unexplained"])),
                *self._list("not asked", map(self._finding, item["notAsked"])),
            ]
        )

    def _list(self, title: str, items: Iterable[str]) -> Iterator[str]:
        found = "; ".join(items)
        if found:
            yield lines(f"{title}: {found}", indent="    ")

    def _reasons(self, reasons: Iterable[Shape]) -> list[str]:
        """Say every reason but the prior, which stands beside the name as how rare it is."""
        return [self._reason(reason) for reason in reasons if reason["finding"] != "prior"]

    def _reason(self, reason: Shape) -> str:
        name = reason["finding"]
        if name in _OWN_REASONS:
            return _OWN_REASONS[name]
        told = self._finding(name) if reason["value"] == "yes" else f"no {self._finding(name)}"
        often = self._often(reason["often"])
        estimate = f", {self._wording.estimate}" if often and reason["estimate"] else ""
        return f"{told}{f' ({often}{estimate})' if often else ''}{self._cites(reason['cite'])}"

    def _often(self, often: str | float | None) -> str:
        """Say how often people with the condition have a finding."""
        if isinstance(often, int | float):
            return f"{often:g} % of people with it"
        if often in set(Frequency):
            return self._wording.frequency[Frequency(often)]
        if often in set(AwayFrequency):
            return self._wording.away[AwayFrequency(often)]
        return self._wording.effect[Effect(often)] if often in set(Effect) else ""

    def _change(self, change: Shape) -> str:
        words = self._wording.urgency[Urgency(change["urgency"])]
        told = "" if change["value"] == "yes" else "no "
        return lines(f"With {told}{self._finding(change['finding'])}: {words.badge}", indent="- ")

    def _condition(self, identity: str) -> str:
        found = self._questionnaire.words("condition", identity)[0]
        return f"{found['name']} ({found['layName']})" if found["layName"] else str(found["name"])

    def _finding(self, identity: str) -> str:
        return str(self._questionnaire.words("finding", identity)[0]["name"])

    def _cites(self, ids: Iterable[str]) -> str:
        marks = []
        for identity in ids:
            if identity not in self._sources:
                self._sources.append(identity)
            marks.append(f"[{self._sources.index(identity) + 1}]")
        return f" {''.join(marks)}" if marks else ""

    def _listed(self) -> Iterator[str]:
        found = self._questionnaire.words("reference", *self._sources)
        return (lines(f"[{number}] {item['label']}") for number, item in enumerate(found, start=1))
