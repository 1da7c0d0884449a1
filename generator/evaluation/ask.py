"""So that an editor can be the reader: the interview at the terminal, with the shipped engine and its questions.

Nothing is stored: the answers are in memory, and gone when the command ends.
"""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple, cast

from generator.evaluation.engine import Engine, Interview
from generator.evaluation.project import known_symptom, read
from generator.evaluation.told import Told, lines
from generator.questionnaire import compile_bundle
from generator.report import report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.evaluation.engine import Questionnaire, Shape, Value
    from generator.settings import Settings

OLDEST = 130
"""The greatest age in years that the engine takes."""

PAGE = 7
"""How many things are asked at once on the emergency screen."""

SCREEN = "Is one of these true?"
"""What stands above the emergency screen, whose questions are whole sentences."""

MATCHES, ALIKE = 7, 0.6
"""How many findings are offered for a typed complaint, and how alike their words must be, from 0 to 1."""

_COMMANDS = "b back, w why, q quit"


class _QuitError(Exception):
    """The person wants to end, or there is no more input."""


class _BackError(Exception):
    """The person wants to change the answer before this one."""


class _Moment(NamedTuple):
    """Where the interview stands: the step, everything answered, and the red flags after which the person went on."""

    step: int
    interview: Interview
    passed: frozenset[str]


def ask(project: Path, symptom: str | None) -> int:
    """Lead an interview at the terminal, about one article or about anything; return 1 where the content is broken."""
    subject, problems = read(project)
    if subject is None:
        sys.stdout.write(report(problems, project))
        return 1
    if symptom is not None:
        known_symptom(subject.library, symptom)
    with Engine(project) as engine:
        bundle = compile_bundle(subject.library, symptom, subject.settings).bundle
        _Conversation(engine.open(bundle), subject.settings, symptom).run()
    return 0


class _Conversation:
    """One interview at the terminal."""

    def __init__(self, questionnaire: Questionnaire, settings: Settings, symptom: str | None) -> None:
        self.questionnaire = questionnaire
        self.told = Told(questionnaire, settings)
        self.past: list[_Moment] = []
        self.now = _Moment(0, Interview(symptom), frozenset())
        asks = questionnaire.about()["asks"]
        self.steps: list[Callable[[Interview], Interview]] = [
            *([self._complaint] if symptom is None else []),
            *([self._age] if asks["age"] else []),
            *([self._sex] if asks["sex"] else []),
        ]

    def run(self) -> None:
        """Ask until there is nothing to ask, tell the result, and end."""
        self._say(self.told.opening())
        try:
            while self._step():
                pass
        except _QuitError:
            self._say("\nEnded. Nothing was stored.")

    def _step(self) -> bool:
        """Ask one question, or tell the result; return False after it."""
        step, interview, passed = self.now
        try:
            if step < len(self.steps):
                self._go_to(_Moment(step + 1, self.steps[step](interview), passed))
                return True
            question = self._question(interview)
            if question is None:
                self._say(f"\n{self.told.result(interview)}")
                return self._after_result()
            answered = interview.with_answers(question["findings"], self._answers(interview, question))
            self._go_to(_Moment(step, answered, passed))
            return self._red_flag()
        except _BackError:
            if self.past:
                self.now = self.past.pop()
            else:
                self._say("This is the first question.")
            return True

    def _go_to(self, moment: _Moment) -> None:
        self.past.append(self.now)
        self.now = moment

    def _question(self, interview: Interview) -> Shape | None:
        """Return the next question; of a long screen only as much as fits on one."""
        question = self.questionnaire.next(interview)
        if question is None or question["kind"] != "screen":
            return question
        return {**question, "findings": question["findings"][:PAGE], "labels": question["labels"][:PAGE]}

    def _red_flag(self) -> bool:
        """Where a red flag has just fired, say so, and let the person end or go on; return False to end."""
        step, interview, passed = self.now
        flags = self.questionnaire.outcome(interview)["redFlags"]
        fresh = [flag for flag in flags if flag["id"] not in passed]
        if not fresh:
            return True
        self._say("\n" + "\n".join(self.told.red_flag(flag) for flag in fresh))
        while True:
            typed = self._read("Enter to end with this advice, c to go on with the questions (b back): ")
            if typed == "c":
                self.now = _Moment(step, interview, passed | {flag["id"] for flag in flags})
                return True
            if typed == "":
                self._say(f"\n{self.told.result(interview)}")
                return False

    def _after_result(self) -> bool:
        if sys.stdin.isatty():
            self._read("\nEnter to end, b to change the last answer: ")
        return False

    def _answers(self, interview: Interview, question: Shape) -> list[Value]:
        """Show a question and return an answer for each of its findings."""
        progress = self.questionnaire.progress(interview)
        self._say(f"\n({progress['asked'] + 1}; at most {progress['left']} left)")
        if question["kind"] == "yes-no":
            return [self._yes_no(question)]
        self._say(lines(question["text"] or SCREEN))
        for number, label in enumerate(question["labels"], start=1):
            self._say(lines(f"{number}. {label}", indent="  "))
        one = question["kind"] == "one-of"
        numbers = "the number that is true" if one else "the numbers that are true, such as 1 3"
        none = f"n {question['none'] or 'none of these'}"
        while True:
            typed = self._command(question, f"{numbers}; {none}; ? not known ({_COMMANDS}): ")
            values = _chosen(typed, len(question["findings"]), one=one)
            if values is not None:
                return values
            self._say(f"Please type {numbers}, n or ?.")

    def _yes_no(self, question: Shape) -> Value:
        self._say(lines(question["text"], *([question["help"]] if question["help"] else [])))
        words: dict[str, Value] = {"y": "yes", "yes": "yes", "n": "no", "no": "no", "?": "unknown"}
        while True:
            typed = self._command(question, f"y, n or ? ({_COMMANDS}): ")
            if typed in words:
                return words[typed]
            self._say("Please type y, n or ?.")

    def _command(self, question: Shape, prompt: str) -> str:
        """Read an answer to a question; say why it is asked as often as the person wants to know."""
        while True:
            typed = self._read(prompt)
            if typed != "w":
                return typed
            self._say(self.told.why(question))

    def _complaint(self, interview: Interview) -> Interview:
        """Have the person say in their own words what is wrong, and pick from what is known by such words."""
        while True:
            typed = self._read("\nWhat is wrong? A few words, or Enter to be asked about everything: ")
            if not typed:
                return replace(interview, answers=())
            found = self._alike(typed)
            if not found:
                self._say("Nothing like that is known here. Try other words.")
                continue
            for number, item in enumerate(found, start=1):
                self._say(lines(f"{number}. {item['name']}", indent="  "))
            picked = self._read("The number that fits, or Enter for other words: ")
            if picked.isdecimal() and 1 <= int(picked) <= len(found):
                return replace(interview, answers=((found[int(picked) - 1]["id"], "yes"),))

    def _alike(self, typed: str) -> list[Shape]:
        """Return the findings whose names or other words are most like what was typed."""
        findings = self.questionnaire.words("finding", *self.questionnaire.about()["findings"])
        scored = [
            (max(_alike(typed, name) for name in (item["name"], *item["also"])), item["name"], item)
            for item in findings
        ]
        scored.sort(key=lambda item: (-item[0], item[1]))
        return [item for score, _, item in scored if score >= ALIKE][:MATCHES]

    def _age(self, interview: Interview) -> Interview:
        while True:
            typed = self._read(f"\nHow old are you, in years? Enter if you would rather not say ({_COMMANDS}): ")
            if typed == "w":
                self._say("Some causes and some dangers depend on age.")
            elif not typed or typed == "?":
                return replace(interview, age=None)
            elif typed.isdecimal() and int(typed) <= OLDEST:
                return replace(interview, age=int(typed))
            else:
                self._say(f"Please type whole years, 0 to {OLDEST}.")

    def _sex(self, interview: Interview) -> Interview:
        sexes = {"f": "female", "female": "female", "m": "male", "male": "male", "": None, "?": None}
        while True:
            typed = self._read(f"\nWhich sex were you born with? f, m, or Enter to leave it out ({_COMMANDS}): ")
            if typed == "w":
                self._say("Some causes and some dangers depend on it.")
            elif typed in sexes:
                return replace(interview, sex=sexes[typed])
            else:
                self._say("Please type f or m.")

    def _read(self, prompt: str) -> str:
        """Read a line in lower case; raise for the commands that lead away from here."""
        try:
            typed = " ".join(input(prompt).casefold().split())
        except EOFError:
            raise _QuitError from None
        if not sys.stdin.isatty():
            self._say(typed)  # a terminal shows what is typed, and a pipe does not
        if typed == "q":
            raise _QuitError
        if typed == "b":
            raise _BackError
        return typed

    def _say(self, text: str) -> None:
        sys.stdout.write(f"{text}\n")


def _alike(typed: str, name: str) -> float:
    """Tell how alike two wordings are, from 0 to 1: whole, or by their words."""
    wanted, known = typed.casefold(), name.casefold()
    if wanted in known:
        return 1.0
    words = [max(SequenceMatcher(None, word, other).ratio() for other in known.split()) for word in wanted.split()]
    return min(words) if words else 0.0


def _chosen(typed: str, count: int, *, one: bool) -> list[Value] | None:
    """Return an answer for each of `count` options, or None if that is none.

    `1 3` are true, `1 ?2` means that 2 is not known, `n` that none is true, and `?` that nothing is known.
    """
    if typed in {"n", "no", "none"}:
        return ["no"] * count
    if typed == "?":
        return ["unknown"] * count
    tokens = re.split(r"[\s,]+", typed)
    if not all(re.fullmatch(r"\??\d{1,3}", token) for token in tokens):
        return None
    numbers = [int(token.lstrip("?")) for token in tokens]
    yes = {number for number, token in zip(numbers, tokens, strict=True) if not token.startswith("?")}
    if not all(1 <= number <= count for number in numbers) or (one and len(yes) != 1):
        return None
    values = {number: "yes" if number in yes else "unknown" for number in numbers}
    return cast("list[Value]", [values.get(number, "no") for number in range(1, count + 1)])
