"""The bundle: the same for the same content, small, and made of a bare folder as well."""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
import zlib
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest

from generator import site
from generator.measured import version_in
from generator.model import load as load_records
from generator.questionnaire import VERSION, compile_bundle, questionnaire_files, serialized
from generator.source import read_tree

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Library, Loaded
    from generator.settings import Settings

    Load = Callable[..., Loaded]

OURS = Path(__file__).parents[2]
PROGRAM = Path(sys.executable).with_name("vademecum")
ARTICLE = min(path.stem for path in (OURS / "content/symptoms").glob("*.yml"))

BARE = {
    "findings/a.yml": """\
        cough: {name: cough, kind: symptom, question: Do you cough?}
        fever: {name: fever, kind: symptom, question: Do you have a fever?, background: 0.04}
        smoking: {name: smoking, kind: history, question: Do you smoke?, background: common}
        crackles: {name: crackles, kind: sign}
        """,
    "questions/a.yml": """\
        cough-length:
          text: How long?
          kind: one-of
          about: cough
          options:
            - {id: days, name: cough for days, label: Days}
            - {id: weeks, name: cough for weeks, label: Weeks}
        """,
    "conditions/cold.yml": """\
        name: Cold
        urgency: self-care
        rarity: common
        sources: [guide]
        findings: [crackles, cough, {id: days, frequency: common}, {id: fever, percent: 33.5, cite: [count, guide]}]
        points_away: [weeks]
        """,
    "conditions/cancer.yml": """\
        name: Cancer
        urgency: soon
        prevalence: {per_100k: 60, cite: count}
        findings: [{id: weeks, frequency: very-common}]
        risk_factors: [{id: smoking, effect: strong}]
        age: {usual: [50, 90], possible: [20, 110]}
        cannot_miss: true
        red_flags:
          - {id: blood, when: {any: [cough]}, level: emergency, text: Blood.}
        """,
    "conditions/other.yml": "name: Other\nurgency: routine\n",
}


def compiled(library: Library, symptom: str | None = None, settings: Settings | None = None) -> dict[str, Any]:
    bundle, problems = compile_bundle(library, symptom, settings)
    assert problems == ()
    return bundle


def test_a_bare_folder_becomes_a_bundle(load: Load) -> None:
    bundle = compiled(load(BARE, partial=True).library)

    assert bundle["findings"]["id"] == ["cough", "days", "fever", "smoking", "weeks"]
    assert bundle["findings"]["base"] == "--nc-"
    assert bundle["findings"]["shares"] == [0.04]
    assert bundle["findings"]["implies"] == {"1": [0], "4": [0]}
    assert bundle["questions"] == [["cough-length", "How long?", "one-of", [[1, "Days"], [4, "Weeks"]], "", 0]]
    assert bundle["conditions"]["id"] == ["cancer", "cold", "other"]
    assert bundle["conditions"]["scored"] == [0, 1]
    assert bundle["conditions"]["rarity"] == "uc-"
    assert bundle["conditions"]["urgency"] == "201"
    assert bundle["conditions"]["age"] == {"0": [[50, 90], [20, 110]]}
    assert bundle["refs"]["id"] == ["count", "guide"]
    assert bundle["columns"] == [
        [[1], "1", ""],  # the second place, behind the sign
        [[1], "c", ""],
        [[1], "p", "10", [33.5]],  # cold cites guide for its whole list, so that count is its second
        [[0], "S", ""],
        [[0, 1], "vN", ""],
    ]
    assert bundle["flags"] == []
    assert bundle["ages"] is None


def test_the_version_and_the_sums_are_those_of_the_content(load: Load) -> None:
    bundle = compiled(load(BARE, partial=True).library)
    head, body = dict(list(bundle.items())[:3]), dict(list(bundle.items())[3:])
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))

    assert list(head) == ["version", "content", "sum"]
    assert head["version"] == VERSION
    assert head["sum"] == zlib.adler32(text.encode())

    again = compiled(load({**BARE, "conditions/other.yml": "name: Another\nurgency: routine\n"}, partial=True).library)
    assert again["content"] != bundle["content"]


def test_the_order_and_the_names_of_files_change_nothing(tmp_path: Path) -> None:
    def bundle(folder: str, files: dict[str, str]) -> str:
        for name, text in files.items():
            path = tmp_path / folder / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text), encoding="utf-8")
        tree = read_tree(tmp_path / folder / "content", tmp_path / folder)
        return serialized(compiled(load_records(tree, partial=True).library))

    lines = dedent(BARE["findings/a.yml"]).splitlines(keepends=True)
    others = {name: text for name, text in BARE.items() if not name.startswith("findings/")}
    moved = {"findings/z.yml": "".join(reversed(lines[:2])), "findings/b.yml": "".join(reversed(lines[2:]))}

    assert bundle("one", BARE) == bundle("other", {**others, **moved})


def test_an_article_has_its_own_conditions_and_everything_that_its_rules_rest_on(
    load: Load, valid_content: dict[str, str], settings: Settings
) -> None:
    library = load(
        valid_content
        | {
            "conditions/stray.yml": "name: Stray\nurgency: routine\nfindings: [stray]\n",
            "findings/stray.yml": "stray: {name: stray, kind: symptom, question: Stray?}\n",
        }
    ).library

    bundle = compiled(library, "tremor", settings)
    everything = compiled(library, None, settings)

    assert bundle["symptom"] == "tremor"
    assert bundle["ages"] == [18, 120]
    assert bundle["conditions"]["id"] == ["essential-tremor"]
    assert [flag["id"] for flag in bundle["flags"]] == ["stroke-signs", "sudden-tremor"]
    assert "articles" not in bundle["flags"][0]
    assert bundle["flags"][1]["articles"] == [0]
    assert "stray" not in bundle["findings"]["id"]
    assert everything["symptom"] is None
    assert everything["conditions"]["id"] == ["essential-tremor", "stray"]
    assert "stray" in everything["findings"]["id"]


def test_texts_are_plain_words_with_the_numbers_of_the_locale(
    load: Load, valid_content: dict[str, str], settings: Settings
) -> None:
    text = "Call {emergency-number}, **now**. [@tremor-guide] See [tremor](symptom:tremor)."
    content = valid_content | {
        "red-flags.yml": valid_content["red-flags.yml"].replace("One side of the face droops.", text)
    }
    library = load(content).library

    assert compiled(library, None, settings)["flags"][0]["text"] == "Call 911, now. See tremor."
    assert compiled(library)["flags"][0]["text"] == "Call emergency number, now. See tremor."


def test_forms_inherit_what_they_do_not_say_themselves(load: Load) -> None:
    forms = {
        "conditions/cancer.yml": BARE["conditions/cancer.yml"],
        "conditions/small.yml": """\
            name: Small
            urgency: soon
            parent: cancer
            findings: [{id: fever, frequency: rare}]
            """,
        "conditions/large.yml": """\
            name: Large
            urgency: soon
            parent: cancer
            findings: [{id: weeks, frequency: common}]
            """,
    }
    bundle = compiled(load({**BARE, **forms}, partial=True).library)
    scored = [bundle["conditions"]["id"][place] for place in bundle["conditions"]["scored"]]
    weeks = bundle["columns"][bundle["findings"]["id"].index("weeks")]

    assert scored == ["cold", "large", "small"]
    assert weeks == [[0, 1, 1], "Ncv", ""]
    assert bundle["conditions"]["parent"] == {"2": [0], "4": [0]}


def test_files_are_named_after_their_content(load: Load, valid_content: dict[str, str], settings: Settings) -> None:
    library = load(valid_content).library
    files = questionnaire_files(library, settings, ["tremor"])

    assert sorted(files.paths) == ["general", "tremor"]
    assert {output.path for output in files.outputs} == set(files.paths.values())
    assert all(path.startswith("questionnaire/data/") for path in files.paths.values())
    other = load(valid_content | {"conditions/more.yml": "name: More\nurgency: routine\n"}).library
    changed = questionnaire_files(other, settings, ["tremor"])
    assert changed.paths["tremor"] == files.paths["tremor"]
    assert changed.paths["general"] != files.paths["general"]


def test_a_bundle_knows_where_its_references_are_listed_and_is_the_same_version(
    load: Load, valid_content: dict[str, str], settings: Settings
) -> None:
    library = load(valid_content).library
    bare = questionnaire_files(library, settings, ["tremor"])
    pages = [{"tremor-guide": name, "another": "b"} for name in ("a", "a-2")]
    first, other = (questionnaire_files(library, settings, ["tremor"], names) for names in pages)

    (bundle,) = (json.loads(output.content) for output in first.outputs if output.path == first.paths["tremor"])
    assert bundle["refs"]["id"] == ["tremor-guide"]
    assert bundle["refs"]["page"] == ["a"]
    assert len({bare.paths["tremor"], first.paths["tremor"], other.paths["tremor"]}) == 3
    assert len({version_in(files.paths["tremor"]) for files in (bare, first, other)}) == 1


def test_five_hundred_conditions_weigh_at_most_sixty_kilobytes(load: Load) -> None:
    chance = random.Random(7)  # noqa: S311 - a test, not a secret
    sites = ["arm", "leg", "hand", "foot", "chest", "belly", "back", "neck", "head", "eye", "ear", "throat", "mouth"]
    feelings = ["pain", "swelling", "numbness", "weakness", "itching", "burning", "stiffness", "cramps", "redness"]
    turns = ["sudden", "slow", "constant", "worse at night", "after meals", "with effort", "at rest"]
    names = [f"{feeling} in the {site}, {turn}" for turn in turns for feeling in feelings for site in sites]
    findings = {
        name.replace(",", "").replace(" ", "-"): f"{{name: '{name}', kind: symptom, question: 'Do you have {name}?', "
        f"background: {chance.choice(['rare', 'occasional', 'common'])}}}"
        for name in chance.sample(names, 600)
    }
    files = {"findings/all.yml": "".join(f"{name}: {text}\n" for name, text in findings.items())}
    for number in range(500):
        listed = chance.sample(list(findings), 20)
        words = ["very-common", "common", "common", "occasional", "rare"]
        lines = "".join(f"  - {{id: {name}, frequency: {chance.choice(words)}}}\n" for name in listed)
        files[f"conditions/disease-{number}.yml"] = f"name: Disease {number}\nurgency: routine\nfindings:\n{lines}"

    text = serialized(compiled(load(files, partial=True).library))

    assert len(gzip.compress(text.encode())) <= 60_000


# --- The command ----------------------------------------------------------------------------------------------------


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PROGRAM, "compile", *arguments], cwd=cwd, capture_output=True, text=True, check=False)


def test_the_command_needs_nothing_but_a_folder_of_findings_questions_and_conditions(
    content: Callable[..., Path], tmp_path: Path
) -> None:
    folder = content(BARE)
    done = run("--content", str(folder), str(tmp_path / "out.json"), cwd=tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["version"] == VERSION


def test_the_command_says_where_the_content_is_wrong_and_leaves_the_old_file(
    content: Callable[..., Path], tmp_path: Path
) -> None:
    out = tmp_path / "out.json"
    out.write_text("old")
    folder = content({**BARE, "findings/b.yml": "a: {name: a, kind: symptom, implies: [a]}\n"})
    done = run("--content", str(folder), str(out), cwd=tmp_path)

    assert done.returncode == 1
    assert "findings/b.yml:1:39: error[implies-circle]" in done.stderr
    assert out.read_text() == "old"


def test_the_command_knows_the_articles(tmp_path: Path) -> None:
    done = run("--symptom", f"{ARTICLE}x", str(tmp_path / "out.json"), cwd=OURS)
    assert done.returncode == 2
    assert f"`{ARTICLE}`" in done.stderr

    done = run("--symptom", ARTICLE, str(tmp_path / "out.json"), cwd=OURS)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["symptom"] == ARTICLE


@pytest.mark.parametrize("symptom", [None, ARTICLE])
def test_our_own_content_can_be_asked(symptom: str | None) -> None:
    checked = site.check(OURS)
    assert compile_bundle(checked.library, symptom, checked.settings).problems == ()
