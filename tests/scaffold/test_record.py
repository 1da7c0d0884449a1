"""An editor begins a record with one command, and nothing that is there can be lost by it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator import site
from generator.errors import Level
from generator.model import KINDS
from generator.source import read_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    New = Callable[..., tuple[int, str, str]]

DAY = date(2026, 11, 22)
WITH_PAGE = [kind.name for kind in KINDS if kind.has_page]
ARGUMENTS = {"symptom": ("--finding", "slow-movement"), "red-flag": ("--finding", "face-drooping")}


def everything(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def errors(project: Path, *, drafts: bool = False) -> list[str]:
    problems = site.check(project, day=DAY, drafts=drafts).problems
    return [str(problem) for problem in problems if problem.level is Level.ERROR]


# --- Records with a page of their own ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", WITH_PAGE)
def test_a_new_article_is_a_draft_that_the_check_accepts(kind: str, new: New, whole: Path) -> None:
    status, said, _ = new(kind, "something-new", *ARGUMENTS.get(kind, ()))

    assert status == 0
    [place] = list(whole.rglob("something-new.yml"))
    assert f"{place.relative_to(whole).as_posix()}:" in said
    assert place.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=../../site_config/schemas/")
    assert errors(whole) == []


@pytest.mark.parametrize("kind", WITH_PAGE)
def test_a_draft_is_in_the_preview_and_never_in_the_site(kind: str, new: New, whole: Path) -> None:
    new(kind, "something-new", *ARGUMENTS.get(kind, ()))

    preview, published = site.generate(whole, day=DAY, drafts=True), site.generate(whole, day=DAY)

    assert not preview.failed, preview.problems
    assert not published.failed, published.problems
    assert any(output.path.endswith("/something-new.md") for output in preview.outputs)
    assert [output.path for output in published.outputs if "something-new" in output.path + output.content] == []


def test_a_new_article_names_who_writes_here_and_the_day(new: New, whole: Path) -> None:
    new("condition", "acute-bronchitis")

    data = read_file(whole / "content/conditions/acute-bronchitis.yml", whole).file
    assert data
    assert data.data == {
        "draft": True,
        "name": "Acute bronchitis",
        "summary": "TODO write this.",
        "urgency": "ambulance",
        "authors": ["example-writers"],
        "updated": "2026-11-22",
        "change_note": "First version.",
    }


def test_it_says_what_to_do_next(new: New) -> None:
    _, said, _ = new("condition", "gout", "--name", "Gout")

    assert "content/conditions/gout.yml" in said
    assert "vademecum serve, then open http://127.0.0.1:8000/conditions/gout/" in said
    assert "delete the line `draft: true`" in said
    assert "vademecum check" in said


def test_a_kind_may_be_named_as_its_folder_is(new: New, whole: Path) -> None:
    assert new("conditions", "gout")[0] == 0
    assert (whole / "content/conditions/gout.yml").is_file()


def test_a_name_may_be_given_and_a_persons_is_written_with_capitals(new: New, whole: Path) -> None:
    new("cause", "tea", "--name", "Tea: black, green")
    new("person", "jane-doe")

    tea, jane = (read_file(whole / "content" / path, whole).file for path in ("causes/tea.yml", "people/jane-doe.yml"))
    assert tea
    assert jane
    assert tea.data["name"] == "Tea: black, green"
    assert jane.data["name"] == "Jane Doe"


# --- Records that share a file ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "file"),
    [
        ("finding", "findings/nerves.yml"),
        ("question", "questions/nerves.yml"),
        ("reference", "references/nerves.yml"),
        ("journey", "journeys/tremor.yml"),
        ("red-flag", "red-flags.yml"),
        ("term", "glossary.yml"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", ""], ids=["as it is", "windows", "no last line end"])
def test_a_record_is_added_behind_the_others_without_touching_a_byte(
    kind: str, file: str, end: str, new: New, whole: Path
) -> None:
    path = whole / "content" / file
    text = path.read_text(encoding="utf-8") + "# the last word\n"
    before = (text.rstrip("\n") if not end else text.replace("\n", end)).encode()
    path.write_bytes(before)

    status, said, refused = new(kind, "something-new", *ARGUMENTS.get(kind, ()))

    assert (status, refused) == (0, "")
    after = path.read_bytes()
    assert after.startswith(before)
    assert (b"\r\n" in after[len(before) :]) == (end == "\r\n")
    line = int(said.split(f"content/{file}:")[1].split()[0])
    assert "something-new" in after.decode().splitlines()[line - 1] + after.decode().splitlines()[line]
    loaded = {problem.code for problem in site.check(whole, day=DAY).problems if problem.level is Level.ERROR}
    assert loaded <= {"unfinished-text", "unused-finding", "no-background", "orphan-record"} | (
        {"uncited-reference", "reference-incomplete", "uncited-red-flag"}
    )


def test_the_first_note_on_safety_makes_its_file(new: New, whole: Path) -> None:
    assert new("safety-note", "less-often")[0] == 0
    assert new("safety-note", "even-less")[0] == 0

    notes = read_file(whole / "content/safety-notes.yml", whole).file
    assert notes
    assert [note["id"] for note in notes.data] == ["less-often", "even-less"]


@pytest.mark.parametrize("empty", ["", "# Nothing yet.\n", "[]\n", "# Nothing yet.\n[]\n"])
def test_an_empty_file_gets_its_first_record(empty: str, new: New, whole: Path) -> None:
    path = whole / "content/safety-notes.yml"
    path.write_text(empty, encoding="utf-8")

    assert new("safety-note", "less-often")[0] == 0

    found = read_file(path, whole).file
    assert found
    assert [note["id"] for note in found.data] == ["less-often"]
    assert path.read_text(encoding="utf-8").startswith(empty.replace("[]\n", ""))


def test_what_counts_at_once_says_what_is_missing(new: New) -> None:
    _, said, _ = new("finding", "headache")

    assert "counts from now on" in said
    assert "no condition, red flag, article or treatment uses the finding `headache`" in said


def test_of_several_files_one_must_be_named(new: New, whole: Path) -> None:
    (whole / "content/findings/skin.yml").write_text("itch: {name: itch, kind: symptom}\n", encoding="utf-8")
    before = everything(whole)

    assert new("finding", "rash")[::2] == (
        2,
        "vademecum: say which file of content/findings/ with --in: nerves.yml, skin.yml\n",
    )
    assert everything(whole) == before
    for number, way in enumerate(("skin", "skin.yml", "findings/skin.yml", "content/findings/skin.yml")):
        assert new("finding", f"rash-{number}", "--in", way)[0] == 0
    assert "rash-3:" in (whole / "content/findings/skin.yml").read_text(encoding="utf-8")


def test_a_new_topic_makes_a_new_file(new: New, whole: Path) -> None:
    status, said, _ = new("reference", "skin-guide", "--in", "skin")

    assert status == 0
    assert "content/references/skin.yml" in said
    assert (whole / "content/references/skin.yml").read_text(encoding="utf-8").startswith("# yaml-language-server:")


# --- What is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("conditon", "gout"), "there is no kind of record called `conditon`; did you mean `condition`?"),
        (("banana", "gout"), "the kinds are symptom, condition,"),
        (("condition", "Gout Attack"), "write `gout-attack`"),
        (("condition", "../gout"), "is not an id"),
        (("condition", "index"), "the site itself uses the word"),
        (("finding", "age"), "the site itself uses the word"),
        (("term", "?"), "neither letters nor digits"),
        (("condition", "essential-tremor"), "there already, at content/conditions/essential-tremor.yml"),
        (
            ("condition", "old-tremor"),
            "is a former id of `essential-tremor`, at content/conditions/essential-tremor.yml",
        ),
        (("cause", "later"), "is a draft already, at content/causes/later.yml"),
        (("cause", "capital"), "at content/causes/Capital.yml"),
        (("finding", "shaking-hands"), "there already, at content/findings/nerves.yml"),
        (("finding", "shaking-got-worse"), "there already, at content/questions/nerves.yml"),
        (("finding", "half-written"), "there already, at content/findings/nerves.yml"),
        (("finding", "big-rash"), "is there already, at content/findings/nerves.yml"),
        (("red-flag", "sudden-tremor"), "there already, at content/symptoms/tremor.yml"),
        (("term", "Tremor"), "there already, at content/glossary.yml"),
        (("symptom", "stumbling"), "there is no finding `stumbling`; name one with --finding"),
        (("symptom", "slow-movment"), "did you mean `slow-movement`?"),
        (("cause", "tea", "--in", "drinks"), "--in has no use here"),
        (("cause", "tea", "--finding", "slow-movement"), "--finding has no use here"),
        (("question", "q", "--name", "Q"), "--name has no use here"),
        (("finding", "rash", "--in", "content/causes/skin.yml"), "lies in content/findings/"),
        (("finding", "rash", "--in", "../../elsewhere"), "lies in content/findings/"),
        (("finding", "rash", "--in", "My Skin"), "cannot be the name of a file"),
        (("cause", "tea", "--name", "Tea <b>"), "cannot stand on a page"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    arguments: tuple[str, ...], told: str, new: New, whole: Path
) -> None:
    condition = whole / "content/conditions/essential-tremor.yml"
    condition.write_text(condition.read_text(encoding="utf-8") + "aliases: [old-tremor]\n", encoding="utf-8")
    for name in ("later", "Capital"):
        (whole / f"content/causes/{name}.yml").write_text("draft: true\nname: Later\n", encoding="utf-8")
    findings = whole / "content/findings/nerves.yml"
    findings.write_text(
        findings.read_text(encoding="utf-8")
        + "half-written: {kind: nothing}\nBig-Rash: {kind: sign, name: big rash}\n",
        encoding="utf-8",
    )
    before = everything(whole)

    status, said, refused = new(*arguments)

    assert (status, said) == (2, "")
    assert told in refused
    assert everything(whole) == before


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<<<<<<< ours\na: {}\n", "cannot be read, so nothing was written: content/findings/nerves.yml:1:1"),
        ("{a: {name: a, kind: sign}}\n", "add this by hand:\n\nheadache:\n"),
        ("  a: {name: a, kind: sign}\n", "add this by hand"),
    ],
)
def test_a_file_that_cannot_take_one_more_stays_as_it_is(text: str, told: str, new: New, whole: Path) -> None:
    path = whole / "content/findings/nerves.yml"
    path.write_text(text, encoding="utf-8")

    status, _, refused = new("finding", "headache")

    assert status == 2
    assert told in refused
    assert path.read_text(encoding="utf-8") == text


# --- Somebody at the terminal -----------------------------------------------------------------------------------------


def test_at_a_terminal_the_name_and_the_file_are_asked_for(
    answering: Callable[..., list[str]], new: New, whole: Path
) -> None:
    (whole / "content/findings/skin.yml").write_text("itch: {name: itch, kind: symptom}\n", encoding="utf-8")
    questions = answering("7", "2", "a red rash")

    status, said, _ = new("finding", "rash")

    assert status == 0
    assert "write a number from 1 to 2" in said
    assert questions == ["Which file of findings/: ", "Which file of findings/: ", "Name [rash]: "]
    assert "name: a red rash" in (whole / "content/findings/skin.yml").read_text(encoding="utf-8")


def test_whoever_gives_no_answer_gets_no_file(answering: Callable[..., list[str]], new: New, whole: Path) -> None:
    answering()
    before = everything(whole)

    assert new("condition", "gout")[0] == 2
    assert everything(whole) == before


# --- From the skeleton to the site ------------------------------------------------------------------------------------

USED: dict[str, tuple[str, ...]] = {
    "condition": ("findings", "points_away", "sources", "rarity"),
    "symptom": ("accompanying", "conditions", "causes", "shared_red_flags"),
    "finding": ("background",),
    "reference": ("url",),
    "journey": ("yes",),
}
WRITTEN = {
    "condition": {
        "draft: true": "",
        "TODO write this.": "Gout is a sudden attack of pain in a joint. [@gout-guide]",
        "urgency: ambulance  # TODO: choose": "urgency: soon",
        "id-of-a-finding  # The finding.\n    frequency: common": "slow-movement\n    frequency: common",
        "id-of-a-finding  # The finding.\n    frequency: rare": "shaking-hands\n    frequency: rare",
        "[id-of-a-reference]": "[tremor-guide]",
        "id-of-a-reference": "tremor-guide",
    },
    "symptom": {
        "draft: true": "",
        "TODO write this.": "You move more slowly than before. [@tremor-guide]",
        "[id-of-a-finding]": "[shaking-hands]",
        "[id-of-a-condition]": "[gout, essential-tremor]",
        "name: TODO": "name: Coffee",
        "cite: id-of-a-reference": "cite: tremor-guide",
        "[id-of-a-red-flag]": "[stroke-signs, sudden-rash]",
    },
    "finding": {"TODO\n": "Do you see a rash?\n", "background: rare": "background: occasional"},
    "reference": {"www.example.org/page": "www.example.org/gout"},
    "journey": {
        "TODO write this.": "A man of 60 moves slowly.",
        "at_least: ambulance": "at_least: routine",
        "[id-of-a-finding]": "[slow-movement]",
    },
    "red-flag": {
        "TODO write this.": "A rash came all at once.",
        "#cite: id-of-a-reference": "cite: gout-guide",
    },
}


def use(text: str, field: str) -> str:
    """Take the # away from a field, and from the lines that belong to it."""
    lines, inside = text.split("\n"), False
    for number, line in enumerate(lines):
        bare = line.lstrip()
        inside = bare.startswith(f"#{field}:") or (inside and bare.startswith("#  "))
        lines[number] = line.replace("#", "", 1) if inside else line
    return "\n".join(lines)


def test_filled_in_as_its_comments_say_and_published_everything_passes(new: New, whole: Path) -> None:
    for arguments in (
        ("condition", "gout"),
        ("reference", "gout-guide", "--name", "A guide to gout"),
        ("finding", "rash"),
        ("symptom", "slow-movement"),
        ("journey", "slow-man"),
        ("red-flag", "sudden-rash", "--finding", "rash"),
    ):
        kind, name, *_ = arguments
        _, said, _ = new(*arguments)
        path = whole / said.partition(":")[0]
        text = path.read_text(encoding="utf-8")
        before, marker, record = text.rpartition(f"\n{name}:\n") if f"\n{name}:\n" in text else ("", "", text)
        for field in USED.get(kind, ()):
            assert f"#{field}:" in record
            record = use(record, field)
        for todo, words in WRITTEN[kind].items():
            assert todo in record, (kind, todo)
            record = record.replace(todo, words)
        path.write_text(before + marker + record, encoding="utf-8")

    assert errors(whole) == []
    assert "conditions/gout.md" in {output.path for output in site.generate(whole, day=DAY).outputs}
