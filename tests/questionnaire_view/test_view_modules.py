"""The parts of the view that need no browser, run by Node: what is asked, found, changed, summed up and said of others.

The tests themselves are the `*.test.mjs` files beside this one; the folder `content` is the small site that they ask.
`sentences.txt` holds sentences in which a reader is spoken to; the snapshot shows each of them about somebody else.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from generator.evaluation.node import node
from generator.model import load
from generator.pages import SiteFacts, questionnaire_words
from generator.questionnaire import compile_bundle
from generator.settings import load_settings
from generator.site import today
from generator.source import read_tree

if TYPE_CHECKING:
    from generator.model import Library
    from generator.settings import Settings

HERE = Path(__file__).parent
PROJECT = Path(__file__).parents[2]
SUITES = sorted(path.name for path in HERE.glob("*.test.mjs"))


class TextFile(SingleFileSnapshotExtension):
    """A snapshot that a person can read from top to bottom."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


def run_node(*arguments: str | Path, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [str(node()), "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", *map(str, arguments)]
    return subprocess.run(
        command, cwd=HERE, env=os.environ | (environment or {}), capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="session")
def settings() -> Settings:
    settings = load_settings(PROJECT / "site_config", PROJECT).settings
    assert settings
    return settings


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> dict[str, str]:
    """The files that the suites read, by the name of the variable that says where each is."""
    folder = tmp_path_factory.mktemp("questionnaires")
    small = load(read_tree(HERE / "content", PROJECT)).library
    own = load(read_tree(PROJECT / "content", PROJECT)).library

    def bundle(library: Library, symptom: str | None) -> object:
        compiled = compile_bundle(library, symptom, settings)
        assert compiled.problems == ()
        return compiled.bundle

    values = {
        "ARTICLE": bundle(small, "knee-pain"),
        "GENERAL": bundle(small, None),
        "REAL": [bundle(own, symptom) for symptom in (None, *own.symptoms)],
        "WORDS": questionnaire_words(SiteFacts(own, settings, today())),
    }
    paths = {}
    for name, value in values.items():
        path = folder / f"{name.lower()}.json"
        path.write_text(json.dumps(value), encoding="utf-8")
        paths[name] = str(path)
    return paths


@pytest.mark.parametrize("suite", SUITES)
def test_suite(suite: str, data: dict[str, str]) -> None:
    done = run_node("--test", "--test-reporter=spec", suite, environment=data)
    assert done.returncode == 0, done.stdout + done.stderr


def test_sentences_about_somebody_else_are_what_they_were(snapshot: object) -> None:
    done = run_node("print_person.mjs", "sentences.txt")
    assert done.returncode == 0, done.stderr
    assert done.stdout == snapshot(extension_class=TextFile)  # type: ignore[operator]  # see syrupy
