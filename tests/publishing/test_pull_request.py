"""What the checks of a pull request do, and say to somebody who does not program: their shell steps, run here."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.publishing.conftest import Job

ROOT = Path(__file__).parents[2]

# Real make, with recipes that hand on their arguments as ours do; `program` says what it was called with.
MAKEFILE = """\
check diff site:
\t@./program $@ $(ARGS)
"""
PROGRAM = """\
#!/bin/sh
printf '%s\\n' "$*" >> calls
case "$1" in
  site) mkdir -p site; exit "${SITE:-0}" ;;
  diff) mkdir -p build; [ "${REPORT-said}" = "" ] || echo "# Report: $REPORT" > build/change-report.md
        exit "${DIFF:-0}" ;;
esac
"""


NOTE = """\
- id: tremor-can-wait
  date: 2026-11-22
  explains: [condition:essential-tremor]
  lowers: The advice for essential tremor.
  reason: It does no harm to wait.
"""


class Change(NamedTuple):
    """A pull request as GitHub hands it to a job: the folder, where it began, and what it would be merged into."""

    folder: Path
    base: str
    branch: str

    @property
    def calls(self) -> list[str]:
        return (self.folder / "calls").read_text(encoding="utf-8").splitlines()


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    command = ["git", *who, *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def proposed(folder: Path, branch: str, write: Callable[[], object]) -> Change:
    """Commit a folder as it is, and what `write` writes as a change; return it as GitHub's checkout leaves it there.

    That is: with full history, at the commit that would come of merging the change into `branch`.
    """
    git(folder, "init", "--quiet", "--initial-branch", "upstream")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "first")
    git(folder, "checkout", "--quiet", "-b", "change")
    write()
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "the change", "--allow-empty")
    git(folder, "checkout", "--quiet", "upstream")
    git(folder, "commit", "--quiet", "--message", "somebody else's change", "--allow-empty")
    base = git(folder, "rev-parse", "HEAD")
    git(folder, "update-ref", f"refs/remotes/origin/{branch}", base)
    git(folder, "merge", "--quiet", "--no-edit", "change")
    git(folder, "checkout", "--quiet", "--detach")
    git(folder, "branch", "--quiet", "-D", "upstream", "change")
    return Change(folder, base, branch)


@pytest.fixture
def change(tmp_path: Path, request: pytest.FixtureRequest) -> Change:
    """A change whose base has the name that a test gives, in a repository with a program that does as it is told."""
    folder = tmp_path / "repository"
    folder.mkdir()
    (folder / "Makefile").write_text(MAKEFILE, encoding="utf-8")
    (folder / "program").write_text(PROGRAM, encoding="utf-8")
    (folder / "program").chmod(0o755)
    return proposed(folder, getattr(request, "param", "main"), lambda: None)


@pytest.fixture
def checked(job: Callable[..., Job], change: Change) -> Callable[..., Job]:
    """Run the job that looks at the content, with what the program answers."""

    def run(**answers: str) -> Job:
        given = {"GITHUB_BASE_REF": change.branch, **{key.upper(): value for key, value in answers.items()}}
        return job("pull-request", "content", change.folder, environment=given)

    return run


def test_a_change_with_nothing_wrong_is_reported_and_its_site_kept(checked: Callable[..., Job], change: Change) -> None:
    done = checked(report="one page changes")

    assert not done.failed
    assert done.summary == "# Report: one page changes\n"
    assert done.uploads == {"site": "site", "change-report": "build/change-report.md"}
    assert change.calls == [
        "check --format github",
        "site",
        f"diff {change.base} --format markdown --output build/change-report.md --annotate",
    ]


def test_a_change_that_must_wait_says_so_above_the_report_and_the_site_is_there_to_look_at(
    checked: Callable[..., Job],
) -> None:
    done = checked(report="less urgent", diff="1")

    assert done.failed
    assert done.summary.splitlines()[0].startswith("> **This cannot be merged yet.**")
    assert done.summary.endswith("# Report: less urgent\n")
    assert done.uploads == {"site": "site", "change-report": "build/change-report.md"}


def test_a_change_whose_effect_nobody_could_find_out_waits_too(checked: Callable[..., Job]) -> None:
    done = checked(report="effect unknown", diff="2")

    assert done.failed
    assert "# Report: effect unknown" in done.summary


@pytest.mark.parametrize("status", ["0", "1"])
def test_a_report_that_was_not_written_is_not_passed_over(status: str, checked: Callable[..., Job]) -> None:
    done = checked(report="", diff=status)

    assert done.summary.startswith("## What the change does could not be found out")
    assert done.failed
    assert done.uploads == {"site": "site"}


def test_a_site_that_cannot_be_built_is_not_kept_and_nothing_is_compared(
    checked: Callable[..., Job], change: Change
) -> None:
    done = checked(site="1")

    assert done.failed
    assert done.summary.startswith("## The site could not be built")
    assert done.uploads == {}
    assert change.calls[-1] == "site"


NAMES = [
    "releases/1.x", "it's", '"$(touch${IFS}pwned)"', "`touch${IFS}pwned`", "a;touch${IFS}pwned", "a&b|c>d", "-f", "ü$$",
]  # fmt: skip


@pytest.mark.parametrize("change", NAMES, indirect=True)
def test_the_name_of_a_branch_is_a_name_and_nothing_more(checked: Callable[..., Job], change: Change) -> None:
    done = checked(report="one page changes")

    assert not done.failed, done.log
    assert change.calls[-1] == f"diff {change.base} --format markdown --output build/change-report.md --annotate"
    assert not list(change.folder.rglob("pwned"))


def test_mistakes_in_the_content_stand_at_their_lines_and_all_of_them_in_the_summary(
    job: Callable[..., Job],
    bare_project: Path,
    content: Callable[..., Path],
    site_config: Callable[..., Path],
    valid_content: dict[str, str],
) -> None:
    content(valid_content)
    content(
        {"conditions/flu.yml": "name: Flu\nurgency: rutine\nsummary: '##[error]forged'\nfindings: [shaking-hand]\n"}
    )
    site_config()

    done = job("pull-request", "content", bare_project, environment={"GITHUB_BASE_REF": "main"})

    assert done.steps["Check the content"] == "failure"
    assert [state for name, state in done.steps.items() if name.startswith(("Build", "Say"))] == ["skipped"] * 2
    assert done.uploads == {}
    assert "::error file=content/conditions/flu.yml,line=2,col=10,title=unknown-word::" in done.log
    assert done.summary.startswith("## The content has mistakes")
    listed = done.summary.partition("~~~~~~~~~~ text\n")[2]
    assert "content/conditions/flu.yml:2:10: error[unknown-word]" in listed
    assert listed.endswith("~~~~~~~~~~\n")


@pytest.mark.parametrize(("status", "words"), [("exit 0", ""), ("exit 1", "## A test failed")])
def test_a_test_that_fails_is_explained_to_an_editor(
    status: str, words: str, job: Callable[..., Job], tmp_path: Path
) -> None:
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".ci/run").write_text(f"#!/bin/sh\n{status}\n")
    (tmp_path / ".ci/run").chmod(0o755)

    done = job("pull-request", "tests", tmp_path)

    assert done.failed == bool(words)
    assert done.summary.startswith(words)
    assert bool(done.summary) == bool(words)


@pytest.fixture
def lower(
    job: Callable[..., Job],
    bare_project: Path,
    content: Callable[..., Path],
    site_config: Callable[..., Path],
    valid_content: dict[str, str],
) -> Callable[[dict[str, str]], Job]:
    """Propose that a condition is less urgent, with these other files, and run the job that looks at the content."""
    makefile = bare_project / "Makefile"
    told = makefile.read_text(encoding="utf-8")
    build = "$(BIN)/vademecum build $(ARGS)"
    assert build in told
    makefile.write_text(told.replace(build, "mkdir site"), encoding="utf-8")  # which other tests build
    (bare_project / ".gitignore").write_text(".venv\nbuild\nsite\n", encoding="utf-8")
    shutil.copytree(ROOT / "theme", bare_project / "theme")
    site_config()
    content(valid_content)
    condition = "conditions/essential-tremor.yml"
    lowered = valid_content[condition].replace("urgency: routine", "urgency: self-care")

    def run(others: dict[str, str]) -> Job:
        change = proposed(bare_project, "main", lambda: content({condition: lowered, **others}))
        return job("pull-request", "content", change.folder, environment={"GITHUB_BASE_REF": change.branch})

    return run


def test_less_urgent_advice_without_a_reason_cannot_be_merged(lower: Callable[..., Job]) -> None:
    done = lower({})

    assert done.steps["Say what the change does"] == "failure", done.log
    assert done.summary.startswith("> **This cannot be merged yet.**")
    assert "safety-notes.yml" in done.summary
    assert "::error file=content/conditions/essential-tremor.yml,line=4," in done.log
    assert done.uploads == {"site": "site", "change-report": "build/change-report.md"}


def test_less_urgent_advice_with_a_reason_can_be_merged(lower: Callable[..., Job]) -> None:
    done = lower({"safety-notes.yml": NOTE})

    assert not done.failed, done.log
    assert "Essential tremor" in done.summary
