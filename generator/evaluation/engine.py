"""So that Python asks the very engine that readers run, and never a second one: a Node process that answers by lines.

`with Engine(project) as engine:` starts it, `engine.open(bundle)` opens a questionnaire, and
`questionnaire.next(Interview("tremor"))` asks.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, Self

from generator.errors import VademecumError
from generator.evaluation.node import start

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Mapping, Sequence
    from pathlib import Path

ENGINE = "theme/overrides/assets/javascripts/questionnaire/engine/index.js"
"""The shipped engine, below the project's folder."""

Value = Literal["yes", "no", "unknown"]
"""The answer to one finding."""

Shape = dict[str, Any]
"""What the engine returns, as its `types.d.ts` describes it."""

_PATIENCE = 10
"""How many seconds Node may take to end when there is nothing more to do."""


class EngineError(VademecumError):
    """The engine refused what it was given, or broke; `name` is that of its error, such as InterviewError."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"the questionnaire's engine says {name}: {message}")
        self.name = name


@dataclass(frozen=True, slots=True)
class Interview:
    """Everything that was answered: an age in years, and (finding, answer) in the order in which they were given."""

    symptom: str | None = None
    age: int | None = None
    sex: str | None = None
    answers: tuple[tuple[str, Value], ...] = ()

    def with_answers(self, findings: Sequence[str], values: Sequence[Value]) -> Interview:
        """Return the interview with the answers to one more question."""
        return replace(self, answers=(*self.answers, *zip(findings, values, strict=True)))

    @property
    def data(self) -> Shape:
        """The interview as the engine takes it."""
        answers = [{"finding": finding, "value": value} for finding, value in self.answers]
        return {"symptom": self.symptom, "age": self.age, "sex": self.sex, "answers": answers}


class Engine:
    """A running engine, to be used in a `with` statement; one question after the other, not from several threads."""

    def __init__(self, project: Path, engine: Path | None = None) -> None:
        """Prepare the engine of a project; `engine` is another module in its place."""
        self._path = (engine or project / ENGINE).resolve()
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        if not self._path.is_file():
            raise VademecumError(f"there is no engine of the questionnaire at {self._path}")
        self._process = start("serve.mjs", self._path)
        return self

    def __exit__(self, *_: object) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(OSError):  # it may have ended already
            process.communicate(timeout=_PATIENCE)
        process.kill()
        process.wait()

    def open(self, bundle: Mapping[str, Any]) -> Questionnaire:
        """Open a bundle; raise `EngineError` if it is none."""
        return Questionnaire(self, int(self.ask("open", bundle=bundle)))

    def ask(self, do: str, **details: Any) -> Any:  # noqa: ANN401 - JSON in, JSON out
        """Have one thing done and return the answer; see `serve.mjs` for what there is."""
        if self._process is None or self._process.stdin is None or self._process.stdout is None:
            raise VademecumError("the questionnaire's engine is not running")
        try:
            self._process.stdin.write(f"{json.dumps({'do': do, **details}, separators=(',', ':'))}\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except OSError:
            line = ""
        if not line:
            raise VademecumError(f"the questionnaire's engine stopped: {self._last_words()}")
        answer = json.loads(line)
        if "error" in answer:
            raise EngineError(answer["error"]["name"], answer["error"]["message"])
        return answer["ok"]

    def _last_words(self) -> str:
        """Return what Node said when it broke, or with which status it ended; it is not running afterwards."""
        process, self._process = self._process, None
        if process is None:
            return "it was not running"
        process.kill()  # whatever holds it up: without an answer it is of no use
        with suppress(OSError, ValueError):
            _, said = process.communicate(timeout=_PATIENCE)
            lines = [line.strip() for line in said.splitlines()]
            errors = [line for line in lines if re.match(r"\w*Error\b.*?:", line)]
            if errors:
                return errors[0]
        return f"Node ended with status {process.returncode}"


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """One opened bundle."""

    engine: Engine
    kb: int

    def close(self) -> None:
        """Forget the bundle, so that thousands of them can be opened in turn."""
        self.engine.ask("close", kb=self.kb)

    def about(self) -> Shape:
        """Return its `symptom`, `ages`, `asks`, `content`, and the ids of its `findings`, `conditions`, `articles`."""
        return self._shape("about")

    def words(self, kind: str, *ids: str) -> list[Shape]:
        """Return what people are shown for each id of one kind: finding, condition, flag, seeDoctor, reference."""
        return list(self.engine.ask("words", kb=self.kb, kind=kind, ids=ids))

    def next(self, interview: Interview) -> Shape | None:
        """Return the next question, or None when there is none."""
        found = self.engine.ask("next", kb=self.kb, interview=interview.data)
        return None if found is None else dict(found)

    def outcome(self, interview: Interview) -> Shape:
        """Return the advice, the suggestions and their reasons."""
        return self._shape("outcome", interview=interview.data)

    def progress(self, interview: Interview) -> Shape:
        """Return how many questions were answered, and at most how many are left."""
        return self._shape("progress", interview=interview.data)

    def changes(self, interview: Interview) -> list[Shape]:
        """Return the single answers that would make the advice more or less urgent, nearest first."""
        return list(self.engine.ask("changes", kb=self.kb, interview=interview.data))

    def answers(self, interview: Interview) -> list[Shape]:
        """Return every answer, given or following from another, by id."""
        return list(self.engine.ask("answers", kb=self.kb, interview=interview.data))

    def walk(self, interview: Interview, listed: Mapping[str, Value], otherwise: Value) -> Shape:
        """Answer every question as listed and return `questions` (id, findings), the `interview` and its `outcome`."""
        return self._shape("walk", interview=interview.data, listed=dict(listed), otherwise=otherwise)

    def _shape(self, do: str, **details: Any) -> Shape:  # noqa: ANN401 - JSON in
        return dict(self.engine.ask(do, kb=self.kb, **details))
