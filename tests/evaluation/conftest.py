"""So that tests of the questionnaire look at one small invented site: four conditions that make hands shake.

- `shaking`: its content, as a dict to copy and change; `shaking_library` is what it loads to.
- `engine`: the shipped engine, running. `asked(library, symptom="tremor")` opens a questionnaire in it.
- `here`: a whole project with this content and the shipped engine, which is the current folder.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from generator.evaluation import Engine
from generator.evaluation.engine import ENGINE
from generator.questionnaire import compile_bundle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.evaluation import Questionnaire
    from generator.model import Library, Loaded

ROOT = Path(__file__).parents[2]

SHAKING = {
    "symptoms/tremor.yml": """\
        name: Tremor
        finding: shaking-hands
        summary: Shaking that you cannot stop.
        conditions: [essential-tremor, overactive-thyroid, parkinson-disease, medicine-tremor]
        always_ask: [tremor-when]
        see_doctor_if:
          - {text: You also walk more slowly., when: {all: [shaking-hands], any: [slow-movement]}, level: soon}
        red_flags:
          - id: sudden-tremor
            when: {all: [sudden-shaking]}
            level: emergency
            text: The shaking began all at once.
        minimum_urgency: routine
        """,
    "conditions/essential-tremor.yml": """\
        name: Essential tremor
        urgency: routine
        rarity: common
        sources: [tremor-guide]
        findings:
          - {id: shaking-hands, frequency: always, cite: tremor-guide}
          - {id: shaking-in-use, frequency: very-common, cite: tremor-guide}
          - {id: relatives-shake, frequency: common}
        points_away: [{id: slow-movement, frequency: rare}]
        """,
    "conditions/parkinson-disease.yml": """\
        name: Parkinson disease
        lay_name: shaking palsy
        urgency: soon
        rarity: uncommon
        cannot_miss: true
        age: {usual: [60, 120], possible: [40, 120]}
        sex: {female: 0.4, male: 0.6}
        findings:
          - {id: slow-movement, frequency: always, cite: tremor-guide}
          - {id: shaking-hands, percent: 70, cite: tremor-guide}
          - {id: shaking-at-rest, frequency: very-common}
          - {id: lost-smell, frequency: very-common}
        """,
    "conditions/overactive-thyroid.yml": """\
        name: Overactive thyroid
        urgency: routine
        rarity: uncommon
        findings: [feeling-hot, weight-loss, shaking-hands]
        risk_factors: [{id: relatives-thyroid, effect: strong}]
        """,
    "conditions/medicine-tremor.yml": """\
        name: Tremor from a medicine
        urgency: routine
        rarity: uncommon
        findings:
          - {id: new-medicine, frequency: always}
          - {id: shaking-hands, frequency: very-common}
        """,
    "findings/shaking.yml": """\
        shaking-hands: {name: shaking hands, kind: symptom, question: Do your hands shake?, background: occasional}
        sudden-shaking:
          name: sudden shaking
          kind: symptom
          question: Did the shaking begin all at once?
          implies: [shaking-hands]
          background: rare
        slow-movement:
          name: slow movement
          kind: symptom
          question: Do you move more slowly?
          background: rare
          also_called: [being slow]
        lost-smell: {name: lost sense of smell, kind: symptom, question: Do you smell less?, background: occasional}
        feeling-hot: {name: feeling hot, kind: symptom, question: Do you feel too hot?, background: occasional}
        weight-loss: {name: weight loss, kind: symptom, question: Have you lost weight?, background: occasional}
        new-medicine: {name: new medicine, kind: history, question: Do you take a new medicine?, background: common}
        relatives-shake: {name: shaking relatives, kind: history, question: Do relatives shake?, background: occasional}
        relatives-thyroid:
          name: relatives with thyroid disease
          kind: history
          question: Do relatives have thyroid disease?
          background: occasional
        face-drooping: {name: drooping face, kind: symptom, question: Does your face droop?, background: rare}
        """,
    "questions/shaking.yml": """\
        tremor-when:
          text: When do your hands shake?
          kind: one-of
          about: shaking-hands
          options:
            - {id: shaking-in-use, name: shaking in use, label: When I use them}
            - {id: shaking-at-rest, name: shaking at rest, label: When they rest}
          none: Neither
        """,
    "references/shaking.yml": """\
        tremor-guide: {title: A guide to tremor, publisher: Example Institute, year: 2024}
        """,
    "red-flags.yml": """\
        stroke-signs:
          when: {any: [face-drooping]}
          level: ambulance
          text: One side of the face droops.
          everywhere: true
        """,
}


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    with Engine(ROOT) as running:
        yield running


@pytest.fixture
def shaking() -> dict[str, str]:
    return {name: dedent(text) for name, text in SHAKING.items()}


@pytest.fixture
def shaking_library(load: Callable[..., Loaded], shaking: dict[str, str]) -> Library:
    loaded = load(shaking)
    assert loaded.problems == ()
    return loaded.library


@pytest.fixture
def asked(engine: Engine) -> Callable[..., Questionnaire]:
    def run(library: Library, symptom: str | None = "tremor") -> Questionnaire:
        compiled = compile_bundle(library, symptom, None)
        assert compiled.problems == ()
        return engine.open(compiled.bundle)

    return run


@pytest.fixture
def here(
    project: Path,
    content: Callable[..., Path],
    site_config: Callable[..., Path],
    shaking: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    content(shaking)
    site_config({"navigation.yml": "home_symptoms: [tremor]\n"})
    (project / "mkdocs.yml").write_text("site_name: Example\n", encoding="utf-8")
    shutil.copytree((ROOT / ENGINE).parent, (project / ENGINE).parent)
    monkeypatch.chdir(project)
    return project
