"""A publisher makes a site of their own from this one: whole, theirs from the first page on, and never half of ours.

- `original`: this repository as it is now, as a repository of its own, so that what git knows of it is known.
- `mine`: a site that was made from it, once for all tests: look at it, and change a copy (`copy_of`).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
import yaml

from generator import output, site
from generator.cli import main
from generator.errors import Level
from generator.scaffold.own_site import LEFT_BEHIND

if TYPE_CHECKING:
    from collections.abc import Callable

OURS = Path(__file__).parents[2]
VADEMECUM = Path(sys.executable).with_name("vademecum")
GIT = ("git", "-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main")
DAY = datetime.now(UTC).date()
ANSWERS = (
    *("--yes", "--name", "Wellmere Health", "--organization", "The clinics of Wellmere", "--locale", "uk"),
    *("--repository", "https://github.com/wellmere/pages", "--emergency-number", "112", "--color", "#7a2048"),
    *("--day", DAY.isoformat()),
)


def run(folder: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a project with the program that lies there, and with nothing of what drives these tests."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTEST_", "COV_", "GIT_", "VADEMECUM_SITE")) and name not in {"MAKEFLAGS", "ARGS"}
    }
    environment = {**kept, "PYTHONPATH": str(folder)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def commit(folder: Path, message: str) -> None:
    for command in (("add", "--all"), ("commit", "--quiet", "--message", message)):
        done = run(folder, *GIT, *command)
        assert done.returncode == 0, done.stderr


def copy_of(folder: Path, place: Path) -> Path:
    shutil.copytree(folder, place, symlinks=True)
    return place


def text_files(folder: Path) -> dict[str, str]:
    found = {}
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix != ".png":
            found[path.relative_to(folder).as_posix()] = path.read_bytes().decode("utf-8", errors="replace")
    return found


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("git") is None or not (OURS / ".git").exists():
        pytest.skip("this is no repository of git, so that nothing can be made from one")
    folder = tmp_path_factory.mktemp("original") / "vademecum"
    listed = run(OURS, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in listed.stdout.split("\0"):
        if name and (OURS / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(OURS / name, folder / name, follow_symlinks=False)
    assert run(folder, *GIT, "init", "--quiet").returncode == 0
    commit(folder, "As it is now")
    return folder


@pytest.fixture(scope="module")
def mine(original: Path) -> Path:
    folder = original.parent / "mine"
    done = run(original, VADEMECUM, "init", str(folder), *ANSWERS)
    assert done.returncode == 0, done.stderr
    return folder


# --- What a new site is -----------------------------------------------------------------------------------------------


def test_a_new_site_has_no_mistake_and_lists_what_only_its_publisher_knows(mine: Path) -> None:
    checked = site.check(mine, day=DAY)

    assert {problem.code for problem in checked.problems} == {"unfinished-page"}
    todos = {name: text.count("TODO") for name, text in text_files(mine / "content/prose").items() if "TODO" in text}
    listed = [problem.mark.path for problem in checked.problems]
    assert {name: listed.count(f"content/prose/{name}") for name in todos} == todos
    assert len(todos) == 4


def test_a_new_site_can_be_built_and_says_who_publishes_it(mine: Path, tmp_path: Path) -> None:
    folder = copy_of(mine, tmp_path / "mine")

    built = run(folder, VADEMECUM, "build", "--day", DAY.isoformat())

    assert built.returncode == 0, built.stderr
    home = (folder / "site/index.html").read_text(encoding="utf-8")
    assert "<title>Wellmere Health</title>" in home
    assert 'href="tel:112"' in home
    article = (folder / "site/symptoms/example-muscle-loss/index.html").read_text(encoding="utf-8")
    assert 'rel="canonical" href="https://wellmere.github.io/pages/symptoms/example-muscle-loss/"' in article
    assert "https://github.com/wellmere/pages/edit/main/content/symptoms/example-muscle-loss.yml" in article
    assert "The clinics of Wellmere" in article
    assert "is an example" in article
    assert "Not yet reviewed by a clinician" in article
    assert len(list((folder / "site/symptoms").glob("*/index.html"))) == 1


def test_the_small_set_of_tests_passes_in_a_new_site(mine: Path, tmp_path: Path) -> None:
    folder = copy_of(mine, tmp_path / "mine")

    tested = run(folder, sys.executable, "-m", "pytest", "-q", "-n", "0", "-m", "smoke", "-p", "no:cacheprovider")

    assert tested.returncode == 0, tested.stdout[-3000:]
    assert re.search(r"\d+ passed", tested.stdout)
    assert (mine / ".ci/run").read_text(encoding="utf-8").endswith('exec make test ARGS="-m smoke"\n')


def test_every_journey_of_the_example_comes_out_as_expected(mine: Path) -> None:
    led = run(mine, VADEMECUM, "evaluate", "--readers", "20")

    assert led.returncode == 0, led.stdout + led.stderr


def test_nothing_of_the_first_publisher_is_left_where_it_should_not_be(original: Path, mine: Path) -> None:
    old = yaml.safe_load((original / "site_config/site.yml").read_text(encoding="utf-8"))
    account = old["repository"].split("/")[3]
    of_the_program = ("generator/", "tests/", "CHANGELOG.md", "PUBLISHING.md")
    credited = {"LICENSE-CONTENT", "README.md"}
    found = {name: text for name, text in text_files(mine).items() if not name.startswith(of_the_program)}

    assert [name for name, text in found.items() if old["url"] in text] == []
    assert {name for name, text in found.items() if account in text} <= credited
    told = {name for name, text in found.items() if re.search(r"Vademecum\b", text)}
    assert told <= credited | {
        "LICENSE",  # the notice that the license asks for
        "content/prose/about.md",  # which program made the site, and whose article the example is cut from
        "content/symptoms/example-muscle-loss.yml",
    }
    assert "@wellmere/editors" in found[".github/CODEOWNERS"]
    assert "https://github.com/wellmere/pages/issues/new/choose" in found["CONTRIBUTING.md"]
    assert 'give credit to "The clinics of Wellmere"' in found["LICENSE-CONTENT"]
    assert "Copyright (c) 2026 the Vademecum contributors" in found["LICENSE"]


def test_the_old_content_is_not_there(original: Path, mine: Path) -> None:
    there = {path.relative_to(mine).as_posix() for path in (mine / "content").rglob("*.*")}

    for kind in ("symptoms", "people"):
        ids = {path.stem for path in (original / "content" / kind).glob("*.yml")}
        assert ids & {path.stem for path in (mine / "content" / kind).glob("*.yml")} == set()
    assert len(there) < len(list((original / "content").rglob("*.*")))
    assert not (mine / "site_config/evaluation.json").exists()
    assert yaml.safe_load((mine / "site_config/navigation.yml").read_text(encoding="utf-8"))["home_symptoms"] == [
        "example-muscle-loss"
    ]


def test_the_example_cites_only_what_was_read_for_our_own_content(original: Path, mine: Path) -> None:
    def records(folder: Path, kind: str) -> dict[str, dict[str, object]]:
        files = sorted((folder / "content" / kind).glob("*.yml"))
        return {name: record for path in files for name, record in yaml.safe_load(path.read_text("utf-8")).items()}

    ours, theirs = records(original, "references"), records(mine, "references")
    assert theirs
    assert {name: record for name, record in theirs.items() if ours.get(name) != record} == {}
    known, asked = records(original, "findings"), records(mine, "findings")
    assert {name: record["question"] for name, record in asked.items() if "question" in record} == {
        name: known[name]["question"] for name, record in asked.items() if "question" in record
    }


def test_nobody_is_invented(mine: Path) -> None:
    [person] = (mine / "content/people").glob("*.yml")

    assert person.stem == "the-clinics-of-wellmere"
    assert yaml.safe_load(person.read_text(encoding="utf-8")) == {
        "name": "The clinics of Wellmere",
        "kind": "organisation",
        "role": "Writes and publishes these pages",
    }
    assert [name for name, text in text_files(mine / "content").items() if "\nreview:" in text] == []


def test_a_new_site_has_the_files_that_git_knows_and_no_others(original: Path, mine: Path, tmp_path: Path) -> None:
    dirty = copy_of(original, tmp_path / "dirty")
    (dirty / "secrets.txt").write_text("nobody should see this", encoding="utf-8")
    (dirty / "generator/half-done.py").write_text("", encoding="utf-8")

    done = run(dirty, VADEMECUM, "init", str(tmp_path / "other"), *ANSWERS)

    assert done.returncode == 0, done.stderr
    names = {name for name in text_files(tmp_path / "other") if "__pycache__" not in name}
    assert names == {name for name in text_files(mine) if "__pycache__" not in name}
    assert [name for name in names if name.startswith(LEFT_BEHIND) and not name.startswith("content/")] == []
    assert os.access(mine / ".ci/run", os.X_OK)
    assert (mine / "tests/sites/invalid/symlink/content/causes/tea.yml").is_symlink()


def test_without_git_the_known_files_are_taken_and_that_is_said(original: Path, mine: Path, tmp_path: Path) -> None:
    archive = copy_of(original, tmp_path / "archive")
    shutil.rmtree(archive / ".git")
    (archive / "secrets.txt").write_text("nobody should see this", encoding="utf-8")
    (archive / "site").mkdir()
    (archive / "site/index.html").write_text("built", encoding="utf-8")

    done = run(archive, VADEMECUM, "init", str(tmp_path / "other"), *ANSWERS)

    assert done.returncode == 0, done.stderr
    assert "no repository of git" in done.stdout
    names = {name for name in text_files(tmp_path / "other") if "__pycache__" not in name}
    assert names == {name for name in text_files(mine) if "__pycache__" not in name}


def test_a_site_that_was_made_so_can_be_the_beginning_of_another(mine: Path, tmp_path: Path) -> None:
    folder = copy_of(mine, tmp_path / "mine")
    assert run(folder, *GIT, "init", "--quiet").returncode == 0
    commit(folder, "Our site")

    done = run(folder, VADEMECUM, "init", str(tmp_path / "next"), "--yes", "--repository", "https://github.com/b/c")

    assert done.returncode == 0, done.stderr
    found = text_files(tmp_path / "next")
    told = [name for name, text in found.items() if re.search("wellmere", text, re.IGNORECASE)]
    assert [name for name in told if not name.startswith(("generator/", "tests/"))] == []
    assert {problem.code for problem in site.check(tmp_path / "next", day=DAY).problems} == {"unfinished-page"}


# --- What is refused --------------------------------------------------------------------------------------------------


@pytest.fixture
def try_init(original: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def started(*arguments: str) -> tuple[int, str, str]:
        folder = [] if arguments and not arguments[0].startswith("--") else [str(tmp_path / "site")]
        status = main(["--project", str(original), "init", *folder, *arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return started


@pytest.mark.parametrize("made", ["a file inside", "a file", "a link"])
def test_a_folder_in_use_is_left_alone(
    made: str, try_init: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    target = tmp_path / "used"
    if made == "a file inside":
        target.mkdir()
        (target / "letter.txt").write_text("mine", encoding="utf-8")
    elif made == "a file":
        target.write_text("mine", encoding="utf-8")
    else:
        (tmp_path / "elsewhere").mkdir()
        target.symlink_to(tmp_path / "elsewhere")
    before = sorted(tmp_path.rglob("*"))

    status, _, refused = try_init(str(target), "--yes")

    assert status == 2
    assert "is not empty; name a folder that is new or empty" in refused
    assert sorted(tmp_path.rglob("*")) == before


def test_an_empty_folder_will_do(try_init: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    assert try_init(str(tmp_path / "empty"), "--yes")[0] == 0
    assert (tmp_path / "empty/mkdocs.yml").is_file()


def test_a_site_inside_the_project_is_refused(try_init: Callable[..., tuple[int, str, str]], original: Path) -> None:
    status, _, refused = try_init(str(original / "mine"), "--yes")

    assert status == 2
    assert "such as ../mine" in refused
    assert not (original / "mine").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--color", "#66ccaa"), "the nearest that can be read is #"),
        (("--color", "teal"), "is no color"),
        (("--dark-color", "#000000"), "too dark to be read on dark pages"),
        (("--locale", "ux"), "the regions here are `us`, `uk`, `eu`"),
        (("--url", "www.example.org"), "is no address of a site"),
        (("--repository", "wellmere/pages"), "is no repository"),
        (("--emergency-number", "help"), "is no number to call"),
        (("--name", "  "), "cannot stand on a page"),
        (("--organization", "<b>Us</b>"), "cannot stand on a page"),
    ],
)
def test_an_answer_that_cannot_be_is_refused_and_makes_nothing(
    arguments: tuple[str, str], told: str, try_init: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    status, _, refused = try_init("--yes", *arguments)

    assert status == 2
    assert told in refused
    assert list(tmp_path.iterdir()) == []


def test_all_of_a_site_is_made_or_nothing(
    try_init: Callable[..., tuple[int, str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []
    write = output.write_atomically

    def breaks_down(target: Path, content: bytes) -> bool:
        written.append(target)
        if len(written) == 50:
            raise OSError(28, "No space left on device")
        return write(target, content)

    monkeypatch.setattr(output, "write_atomically", breaks_down)

    with pytest.raises(OSError, match="No space"):
        try_init("--yes")
    assert len(written) == 50
    assert list(tmp_path.iterdir()) == []


# --- Whose site it is -------------------------------------------------------------------------------------------------


def test_what_nobody_said_has_a_default_that_is_said_to_be_one(
    try_init: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    status, said, _ = try_init(str(tmp_path / "heart-clinic"), "--yes")

    assert status == 0
    settings = yaml.safe_load((tmp_path / "heart-clinic/site_config/site.yml").read_text(encoding="utf-8"))
    assert settings["name"] == "Heart clinic"
    assert settings["repository"] == "https://github.com/your-organization/heart-clinic"
    assert settings["url"] == "https://your-organization.github.io/heart-clinic/"
    assert settings["locale"] == "us"
    assert "your-organization stands for your account" in said
    assert "git init" in said
    assert "PUBLISHING.md" in said


@pytest.mark.parametrize("name", ["Kwik: a clinic", "L'hôpital & co", 'The "best"', "3 Rivers, [north]"])
def test_any_name_is_written_so_that_it_is_read_as_it_was_said(
    name: str, try_init: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    assert try_init("--yes", "--name", name)[0] == 0

    made = tmp_path / "site"
    assert yaml.safe_load((made / "site_config/site.yml").read_text(encoding="utf-8"))["name"] == name
    assert {problem.code for problem in site.check(made).problems} == {"unfinished-page"}
    engine = (made / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV", "")
    assert yaml.safe_load(engine)["site_name"][1] == name


def test_the_numbers_of_the_region_can_be_others(try_init: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    words = ("--emergency-number", "000", "--emergency-department", "ED", "--family-doctor", "clinic doctor")
    assert try_init("--yes", "--locale", "eu", *words)[0] == 0

    locale = yaml.safe_load((tmp_path / "site/site_config/locales/eu.yml").read_text(encoding="utf-8"))
    assert (locale["emergency_number"], locale["emergency_department"]) == ("000", "ED")
    assert locale["family_doctor"] == "clinic doctor"


def test_a_new_site_wears_no_mark_of_ours(mine: Path) -> None:
    images = mine / "theme/overrides/assets/images"

    for name in ("mark.svg", "favicon.svg", "share.svg"):
        drawn = (images / name).read_text(encoding="utf-8")
        assert "#7a2048" in drawn
        assert ">W</text>" in drawn
    assert (images / "share.png").read_bytes() != (OURS / "theme/overrides/assets/images/share.png").read_bytes()
    assert (images / "share.png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert "--vm-light, #7a2048" in (mine / "theme/overrides/assets/stylesheets/tokens.css").read_text("utf-8")


def test_at_a_terminal_it_asks_and_asks_again(
    answering: Callable[..., list[str]], try_init: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    repository, region, color = "https://github.com/heart/clinic", ("ux", "uk"), ("#66ccaa", "#7a2048")
    questions = answering("Heart Clinic", "", "", repository, "", *region, "", "", "", *color)

    status, said, _ = try_init()

    assert status == 0
    assert [question.split(" [")[0] for question in questions if "Region" in question or "Color" in question] == [
        *["Region (us, uk, eu)"] * 2,
        *["Color of links and buttons"] * 2,
    ]
    assert "there is no region 'ux'; the regions here are `us`, `uk`, `eu`" in said
    assert "the nearest that can be read is" in said
    settings = yaml.safe_load((tmp_path / "site/site_config/site.yml").read_text(encoding="utf-8"))
    assert settings["name"] == "Heart Clinic"
    assert settings["url"] == "https://heart.github.io/clinic/"


def test_whoever_stops_answering_gets_no_site(
    answering: Callable[..., list[str]], try_init: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    answering("Heart Clinic")

    assert try_init()[0] == 2
    assert list(tmp_path.iterdir()) == []


# --- What the guide for publishers says -------------------------------------------------------------------------------

GUIDE = (OURS / "PUBLISHING.md").read_text(encoding="utf-8")
OWN_ARTICLE = {
    "symptoms/cold-hands.yml": """\
        name: Cold hands
        finding: cold-hands
        summary: Your hands are cold, and it worries you.
        accompanying: [cold-hands]
        causes:
          - group: lifestyle
            lead: Cold can do it.
            items: [{name: Cold air, text: Cold air cools hands., cite: strokes}]
        conditions: [cold-weather]
        shared_red_flags: [stroke-face-droop]
        authors: [the-clinics-of-wellmere]
        updated: 2026-11-26
        """,
    "conditions/cold-weather.yml": """\
        name: Cold weather
        summary: It is cold outside.
        urgency: self-care
        sources: [strokes]
        findings: [cold-hands]
        authors: [the-clinics-of-wellmere]
        updated: 2026-11-26
        """,
    "findings/hands.yml": """\
        cold-hands: {name: cold hands, kind: symptom, question: Are your hands cold?, background: common}
        """,
    "references/hands.yml": """\
        strokes: {title: A guide to hands, publisher: Example Institute, year: 2024}
        """,
}


def commands(heading: str) -> list[str]:
    """The commands of one part of the guide."""
    part = GUIDE.split(f"\n## {heading}")[1].split("\n## ")[0]
    blocks = re.findall(r"^ *```sh\n(.*?)^ *```", part, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in dedent(block).splitlines()]


def test_the_example_is_taken_out_by_deleting_what_the_guide_says(mine: Path, tmp_path: Path) -> None:
    folder = copy_of(mine, tmp_path / "mine")
    for name, text in OWN_ARTICLE.items():
        (folder / "content" / name).write_text(dedent(text), encoding="utf-8")
    navigation = folder / "site_config/navigation.yml"
    navigation.write_text(
        navigation.read_text(encoding="utf-8").replace("example-muscle-loss", "cold-hands"), encoding="utf-8"
    )
    [listing] = commands("7. Your content")

    listed = run(folder, *listing.replace('"', "").split(" ", 2)[:2], "Part of the example", "content")
    assert listing == 'grep -rl "Part of the example" content'
    for name in listed.stdout.splitlines():
        (folder / name).unlink()

    errors = [problem for problem in site.check(folder, day=DAY).problems if problem.level is Level.ERROR]
    assert errors == []
    assert list((folder / "content").rglob("*example*")) == []


def test_an_update_takes_the_program_and_leaves_what_is_the_publishers(
    original: Path, mine: Path, tmp_path: Path
) -> None:
    upstream, folder = copy_of(original, tmp_path / "upstream"), copy_of(mine, tmp_path / "mine")
    for path in ("generator/site.py", "theme/overrides/main.html", "content/glossary.yml", "tests/test_cli.py"):
        (upstream / path).write_text((upstream / path).read_text(encoding="utf-8") + "\n", encoding="utf-8")
    tokens = "theme/overrides/assets/stylesheets/tokens.css"
    (upstream / tokens).write_text("", encoding="utf-8")
    commit(upstream, "A new version")
    assert run(folder, *GIT, "init", "--quiet").returncode == 0
    commit(folder, "Our site")
    before = text_files(folder)

    for command in commands("9. Updates of the program"):
        if command.startswith("git "):
            words = command.replace("https://github.com/vademecum-health/vademecum", str(upstream)).split()
            done = run(folder, *GIT, *words[1:])
            assert done.returncode == 0, (command, done.stderr)

    after = text_files(folder)
    for path in ("generator/site.py", "theme/overrides/main.html", "tests/test_cli.py"):
        assert after[path] == before[path] + "\n"
    kept = [name for name in before if name.startswith(("content/", "README", "LICENSE", "site_config/s", ".ci/"))]
    assert tokens in before
    assert [name for name in (*kept, tokens) if after[name] != before[name]] == []
    assert {problem.code for problem in site.check(folder, day=DAY).problems} == {"unfinished-page"}


# --- All of it --------------------------------------------------------------------------------------------------------


@pytest.mark.clone
def test_a_publisher_who_follows_the_guide_gets_a_site_and_passing_tests(mine: Path, tmp_path: Path) -> None:
    folder = copy_of(mine, tmp_path / "mine")
    assert run(folder, *GIT, "init", "--quiet").returncode == 0
    commit(folder, "Our site")

    built = run(folder, "make", "site")
    assert built.returncode == 0, built.stdout + built.stderr
    assert "Wellmere Health" in (folder / "site/index.html").read_text(encoding="utf-8")

    tested = run(folder, "make", "test", "ARGS=-m smoke")
    assert tested.returncode == 0, tested.stdout + tested.stderr
    assert re.search(r"\d+ passed", tested.stdout)
    assert run(folder, *GIT, "status", "--short").stdout == ""
