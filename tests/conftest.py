"""So that a test shows the YAML it is about, and nothing else: fixtures that write small sites below `tmp_path`.

- `project`: the folder of an empty project; problems name their files relative to it.
- `content({"conditions/x.yml": "..."})` writes a content folder (texts are dedented; bytes are written as they are) and
  returns it; a second call adds to it.
- `valid_content`: a small content tree without any mistake, as a dict to copy and change: one record of most kinds.
- `read({...})` writes content and reads it: a `SourceTree`. `load({...}, drafts=False, partial=False)` also validates
  and links it: a `Loaded(library, problems)`. `library` is what `valid_content` loads to.
- `site_config({"site.yml": "..."})` writes a small valid site_config with these files in place of its own (None:
  without that file) and returns the folder; `settings` is what it loads to.
- `shown(problems)`: problems as a list of "path:line:column code", for comparing.
"""

from __future__ import annotations

import os
from pathlib import Path
from textwrap import dedent, indent
from typing import TYPE_CHECKING

import hypothesis
import pytest

from generator import model
from generator.settings import URL_VARIABLE, load_settings
from generator.source import read_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.errors import Problem
    from generator.model import Library, Loaded
    from generator.settings import Settings
    from generator.source import SourceTree

# The same examples in every run, however slow the machine: a test turns red because of a change, not because of luck.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None)
# HYPOTHESIS_PROFILE=explore looks for new ones.
hypothesis.settings.register_profile("explore", max_examples=2000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

VALID_CONTENT = {
    "symptoms/tremor.yml": """\
        name: Tremor
        finding: shaking-hands
        also_called: [shaking]
        body_area: arms
        summary: Shaking that you cannot stop. [@tremor-guide]
        accompanying: [slow-movement]
        causes:
          - group: lifestyle
            lead: What you take in can make your hands shake.
            items:
              - name: Coffee
                text: A lot of coffee makes hands shake. [@tremor-guide]
                cause: coffee
                conditions: [essential-tremor]
        conditions: [essential-tremor]
        treatment:
          at_home:
            - treatment: less-coffee
              text: Try it for a week.
        red_flags:
          - id: sudden-tremor
            when: {all: [sudden-shaking]}
            level: emergency
            text: The shaking began all at once.
            cite: tremor-guide
        shared_red_flags: [stroke-signs]
        authors: [example-writers]
        updated: 2026-11-01
        """,
    "conditions/essential-tremor.yml": """\
        name: Essential tremor
        lay_name: shaking without another illness
        summary: Hands shake when they do something. [@tremor-guide]
        urgency: routine
        rarity: common
        findings:
          - shaking-hands
          - {id: slow-movement, frequency: rare, cite: tremor-guide}
        points_away: [{id: sudden-shaking, frequency: rare}]
        treatments: [less-coffee]
        authors: [example-writers]
        updated: 2026-11-01
        """,
    "causes/coffee.yml": """\
        name: Coffee
        kind: habit
        summary: Too much of it makes hands shake. [@tremor-guide]
        authors: [example-writers]
        updated: 2026-11-01
        """,
    "treatments/less-coffee.yml": """\
        name: Less coffee
        kind: at-home
        summary: Drink less of it, step by step. [@tremor-guide]
        authors: [example-writers]
        updated: 2026-11-01
        """,
    "people/example-writers.yml": """\
        name: The example writers
        kind: organisation
        role: Writes these pages
        """,
    "findings/nerves.yml": """\
        shaking-hands:
          name: shaking hands
          kind: symptom
          question: Do your hands shake?
          background: occasional
        sudden-shaking:
          name: sudden shaking
          kind: symptom
          question: Did the shaking begin all at once?
          implies: [shaking-hands]
          background: rare
        slow-movement:
          name: slow movement
          kind: symptom
          question: Do you move more slowly than before?
          background: rare
        face-drooping:
          name: drooping face
          kind: symptom
          question: Does one side of your face droop?
          background: rare
        """,
    "questions/nerves.yml": """\
        tremor-course:
          text: How did the shaking change?
          kind: one-of
          about: shaking-hands
          options:
            - {id: shaking-got-worse, name: shaking that got worse, label: It got worse}
            - {id: shaking-stayed, name: shaking that stayed the same, label: It stayed the same}
          none: Neither
        """,
    "references/nerves.yml": """\
        tremor-guide:
          title: A guide to tremor
          publisher: Example Institute
          year: 2024
          url: https://www.example.org/tremor
        """,
    "red-flags.yml": """\
        stroke-signs:
          when: {any: [face-drooping]}
          level: ambulance
          text: One side of the face droops.
          cite: tremor-guide
          everywhere: true
        """,
    "glossary.yml": "tremor: shaking that you cannot stop\n",
    "journeys/tremor.yml": """\
        long-shaking:
          story: A woman of 60 has had shaking hands for years.
          symptom: tremor
          age: 60
          yes: [shaking-hands]
          expect:
            urgency: routine
            first: essential-tremor
        """,
    "prose/about.md": "# About\n\nThese pages are an example.\n",
}

# So many words of buttons and headings are the same in every test: those of this very site.
QUESTIONNAIRE_WORDS = "\n" + indent(
    "questionnaire:\n"
    + (Path(__file__).parents[1] / "site_config/wording.yml").read_text("utf-8").partition("\nquestionnaire:\n")[2],
    " " * 8,
)

VALID_SITE_CONFIG = {
    "site.yml": """\
        name: Example
        tagline: An example
        description: A site for tests.
        url: https://example.org/health/
        repository: https://github.com/example/health
        locale: us
        """,
    "navigation.yml": """\
        home_symptoms: [tremor]
        """,
    "rules.yml": """\
        levels: {}
        exceptions: []
        """,
    "wording.yml": """\
        urgency:
          self-care: {badge: Care at home, advice: Look after it at home., heading: "Look after it at home if:"}
          routine: {badge: See a doctor, advice: "See your {family-doctor}.", heading: "See your {family-doctor} if:"}
          soon: {badge: See a doctor soon, advice: Within 2 days., heading: "See a doctor soon if:"}
          same-day: {badge: Today, advice: Be seen today., heading: "Be seen today if:"}
          emergency: {badge: Emergency, advice: "Go to the {emergency-department}.", heading: "Go there now if:"}
          ambulance: {badge: Call, advice: "Call {emergency-number}.", heading: "Call {emergency-number} now if:"}
        rarity:
          common: {label: Common, means: 1 in 100 people or more}
          uncommon: {label: Uncommon, means: at least 1 in 2000 people}
          rare: {label: Rare, means: at least 1 in 50000 people}
          ultra-rare: {label: Very rare, means: fewer than 1 in 50000 people}
        rarity_unknown: {label: Not known, means: no number was found}
        frequency: {always: nearly all, very-common: most, common: many, occasional: some, rare: few}
        away: {never: none, rare: few, occasional: some}
        effect: {strong: a lot, moderate: some, weak: a little}
        basis: {point: have it, yearly: get it each year}
        cause_kinds: {habit: Habit, medicine: Medicine, disease: Disease, injury: Injury, other: Other}
        treatment_kinds: {at-home: At home, medical: Medical}
        groups: {lifestyle: Habits}
        body_areas:
          arms: {name: Arms, also_called: [hands]}
        callout: {heading: Not sure?, body: Answer some questions., button: Begin, early: Answer instead}
        crisis_note: You can also call the
        emergency_line: Call {emergency-number} if your life is in danger.
        disclaimer: This is no diagnosis.
        not_reviewed: Not yet reviewed by a clinician
        not_reviewed_means: No doctor has checked this page.
        overdue: The review of this page is overdue.
        withdrawn: The questions are not shown.
        checklist:
          course: {title: How it began, lead: Note what fits.}
          symptoms: {title: What else, lead: Mark what you have.}
          history: {title: Before, lead: Mark what is true.}
        estimate: our estimate
        promise: Nothing leaves your device.
        """
    + QUESTIONNAIRE_WORDS,
    "locales/us.yml": """\
        region: United States
        emergency_number: "911"
        emergency_department: emergency room
        family_doctor: family doctor
        crisis_line: {name: Lifeline, number: "988"}
        """,
}


def write(folder: Path, files: Mapping[str, str | bytes | None]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        if text is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    return folder


@pytest.fixture
def content(project: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    return lambda files: write(project / "content", files)


@pytest.fixture
def valid_content() -> dict[str, str]:
    return {name: dedent(text) for name, text in VALID_CONTENT.items()}


@pytest.fixture
def read(project: Path, content: Callable[..., Path]) -> Callable[[Mapping[str, str | bytes]], SourceTree]:
    return lambda files: read_tree(content(files), project)


@pytest.fixture
def load(read: Callable[..., SourceTree]) -> Callable[..., Loaded]:
    def run(files: Mapping[str, str | bytes], *, drafts: bool = False, partial: bool = False) -> Loaded:
        return model.load(read(files), drafts=drafts, partial=partial)

    return run


@pytest.fixture
def library(load: Callable[..., Loaded], valid_content: dict[str, str]) -> Library:
    loaded = load(valid_content)
    assert loaded.problems == ()
    return loaded.library


@pytest.fixture
def site_config(project: Path) -> Callable[..., Path]:
    def run(files: Mapping[str, str | None] | None = None) -> Path:
        return write(project / "site_config", {**VALID_SITE_CONFIG, **(files or {})})

    return run


@pytest.fixture
def settings(site_config: Callable[..., Path], project: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    loaded = load_settings(site_config(), project)
    assert loaded.problems == ()
    assert loaded.settings
    return loaded.settings


@pytest.fixture
def shown() -> Callable[[Iterable[Problem]], list[str]]:
    return lambda problems: [f"{problem.mark} {problem.code}" for problem in problems]
