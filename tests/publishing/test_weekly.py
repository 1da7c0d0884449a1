"""The weekly look, from content to the one issue: its shell steps, run here with a stand-in for GitHub's program."""

from __future__ import annotations

import base64
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.publishing.conftest import Job

TITLE = "Reviews and links that somebody should look after"

# Does with a file what GitHub does with a repository's issues, and notes each call. `BROKEN` makes it fail.
GH = """\
#!/usr/bin/env python3
import json, os, sys
from pathlib import Path
here = Path(__file__).parent
state = json.loads((here / "issues.json").read_text())
verb, *rest = sys.argv[2:]
(here / "calls").open("a").write(f"{verb}\\n")
if (here / "broken").exists():
    sys.exit("gh: cannot be reached")
assert sys.argv[1] == "issue" and os.environ["GH_TOKEN"] == "a token" and os.environ["GH_REPO"] == "clinic/health"
number = rest.pop(0) if not rest[0].startswith("--") else ""
options = dict(zip(rest[::2], rest[1::2]))
body = Path(options["--body-file"]).read_text() if "--body-file" in options else ""
if verb == "list":
    assert options["--state"] == "open" and options["--json"] == "number,title"
    found = [one for one in state if one["open"] and one["author"] == "app/" + options["--app"]]
    print(json.dumps([{"number": one["number"], "title": one["title"]} for one in found]))
elif verb == "create":
    new = {"number": len(state) + 1, "title": options["--title"], "body": body, "open": True}
    state.append({**new, "author": "app/github-actions", "comments": []})
else:
    [issue] = [one for one in state if one["number"] == int(number)]
    if verb == "edit":
        issue["body"] = body
    elif verb == "close":
        issue["open"] = False
        issue["comments"].append(options["--comment"])
    else:
        sys.exit(f"gh: unknown command {verb}")
(here / "issues.json").write_text(json.dumps(state))
"""


class GitHub:
    """The stand-in: its issues, and what it was asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        (folder / "gh").write_text(GH, encoding="utf-8")
        (folder / "gh").chmod(0o755)
        self.has([])

    def has(self, issues: list[dict[str, Any]]) -> None:
        (self.folder / "issues.json").write_text(json.dumps(issues), encoding="utf-8")

    @property
    def issues(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads((self.folder / "issues.json").read_text(encoding="utf-8"))
        return found

    def calls(self) -> list[str]:
        """Return what was asked since the last time."""
        made = (self.folder / "calls").read_text(encoding="utf-8").split()
        (self.folder / "calls").unlink()
        return made


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    return GitHub(tmp_path / "programs")


@pytest.fixture
def keep(job: Callable[..., Job], github: GitHub, tmp_path: Path) -> Callable[..., Job]:
    """Run the job that keeps the issue, with so many things to do and this report."""

    def run(todo: int, report: str = "Something is due.\n") -> Job:
        folder = tmp_path / "empty"
        folder.mkdir(exist_ok=True)
        expressions = {
            "github.token": "a token",
            "github.repository": "clinic/health",
            "needs.look.outputs.todo": str(todo),
            "needs.look.outputs.report": base64.b64encode(report.encode()).decode(),
        }
        return job("weekly", "issue", folder, expressions=expressions, programs=github.folder)

    return run


def test_one_issue_is_opened_renewed_and_closed(keep: Callable[..., Job], github: GitHub) -> None:
    assert not keep(2, "Two are due.\n").failed
    assert github.calls() == ["list", "create"]
    assert not keep(1, "One is due.\n").failed
    assert github.calls() == ["list", "edit"]
    assert [(one["title"], one["body"], one["open"]) for one in github.issues] == [(TITLE, "One is due.\n", True)]

    assert not keep(0).failed
    assert github.calls() == ["list", "close"]
    assert [(one["open"], len(one["comments"])) for one in github.issues] == [(False, 1)]
    assert not keep(0).failed
    assert github.calls() == ["list"]

    assert not keep(1).failed
    assert github.calls() == ["list", "create"]
    assert [one["open"] for one in github.issues] == [False, True]


def test_an_issue_that_somebody_else_opened_is_not_touched(keep: Callable[..., Job], github: GitHub) -> None:
    stranger = {"number": 1, "title": TITLE, "body": "mine", "open": True, "author": "stranger", "comments": []}
    other = {**stranger, "number": 2, "title": "Another workflow's", "author": "app/github-actions"}
    github.has([stranger, other])

    keep(1)
    keep(0)

    assert github.issues[:2] == [stranger, other]
    assert github.issues[2]["title"] == TITLE


def test_where_issues_cannot_be_listed_none_is_opened(keep: Callable[..., Job], github: GitHub) -> None:
    (github.folder / "broken").touch()

    assert keep(1).failed
    assert github.calls() == ["list"]


def test_a_report_is_written_as_it_is(keep: Callable[..., Job], github: GitHub) -> None:
    report = "`$(touch pwned)` \"'\\ EOF\ntodo=0\n" + "ä" * 44_000

    assert not keep(1, report).failed
    assert github.issues[0]["body"] == report


@pytest.fixture
def outside() -> Iterator[str]:
    """A server outside, where only /gone is gone."""

    class Answering(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.send_response(404 if self.path == "/gone" else 200)
            self.end_headers()

        do_GET = do_HEAD  # noqa: N815 - the name is that of http.server

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Answering) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def site(bare_project: Path, site_config: Callable[..., Path]) -> Path:
    """A project that takes the server outside for one: it is inside this machine."""
    makefile = bare_project / "Makefile"
    recipe = "links.py build/links.json"
    told = makefile.read_text(encoding="utf-8")
    assert recipe in told
    makefile.write_text(told.replace(recipe, f"{recipe} --local --pause 0"), encoding="utf-8")
    site_config()
    return bare_project


@pytest.fixture
def look(
    job: Callable[..., Job], site: Path, content: Callable[..., Path], valid_content: dict[str, str], outside: str
) -> Callable[[str, str], Job]:
    """Run the job that looks, with a source at this path of the server outside and these lines on a review."""

    def run(path: str, review: str) -> Job:
        content(valid_content)
        reference = valid_content["references/nerves.yml"].replace("https://www.example.org/tremor", outside + path)
        person = "name: Jane Doe\nrole: Reviewer\ncredentials: MD\n"
        article = valid_content["symptoms/tremor.yml"] + review
        content({"references/nerves.yml": reference, "people/jane-doe.yml": person, "symptoms/tremor.yml": article})
        return job("weekly", "look", site)

    return run


def test_what_is_overdue_withdrawn_and_dead_stands_in_the_report(look: Callable[[str, str], Job], outside: str) -> None:
    done = look("/gone", "review: {by: jane-doe, on: 2019-05-01, due: 2021-05-01}\n")

    assert not done.failed, done.log
    report = base64.b64decode(done.outputs["report"]).decode()
    assert done.outputs["todo"] == "2"
    assert "withdrawn: 1**\n\n- 1 May 2021: [Tremor](https://example.org/health/symptoms/tremor/)" in report
    assert "[`content/symptoms/tremor.yml:" in report
    assert f"**Dead: 1**\n\n- <{outside}/gone> says that there is no such page (404); in [`content/" in report
    assert done.summary == report


def test_where_nothing_is_left_to_do_the_report_says_so(look: Callable[[str, str], Job]) -> None:
    done = look("/here", "")

    assert not done.failed, done.log
    assert done.outputs["todo"] == "0"
    report = base64.b64decode(done.outputs["report"]).decode()
    assert "No review is overdue" in report
    assert "Dead: 0." in report


def test_content_that_cannot_be_read_is_a_failure_and_not_a_clean_report(
    look: Callable[[str, str], Job], site: Path
) -> None:
    (site / "content/conditions").mkdir(parents=True)
    (site / "content/conditions/broken.yml").write_text("name: [\n", encoding="utf-8")

    done = look("/here", "")

    assert done.failed
    assert done.outputs == {}
