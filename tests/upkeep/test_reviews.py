"""Which reviews are due: on which day each list begins, and how the three ways of telling agree."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator.cli import main
from generator.upkeep import reviews, tell_reviews

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

    from generator.model import Loaded
    from generator.settings import Settings
    from generator.upkeep import Reviews

DAY = date(2026, 11, 22)
REVIEWED = "review: {{by: jane-doe, on: 2019-11-01, due: {due}}}\n"
REVIEWER = "name: Jane Doe\nrole: Reviewer\ncredentials: MD\n"


@pytest.fixture
def looked(load: Callable[..., Loaded], settings: Settings, valid_content: dict[str, str]) -> Callable[..., Reviews]:
    """Look for reviews in a content where these articles are due again on these days."""

    def run(due: dict[str, str], day: date = DAY, within: int = 60) -> Reviews:
        files = {**valid_content, "people/jane-doe.yml": REVIEWER}
        for name, again in due.items():
            files[name] += REVIEWED.format(due=again)
        loaded = load(files)
        assert loaded.problems == ()
        return reviews(loaded.library, settings, day, within)

    return run


SYMPTOM, CONDITION, CAUSE = "symptoms/tremor.yml", "conditions/essential-tremor.yml", "causes/coffee.yml"


@pytest.mark.parametrize(
    ("due", "lists"),
    [
        ("2025-11-21", ["overdue", "withdrawn"]),
        ("2025-11-22", ["overdue"]),
        ("2026-11-21", ["overdue"]),
        ("2026-11-22", ["soon"]),
        ("2027-01-21", ["soon"]),
        ("2027-01-22", []),
    ],
)
def test_a_review_stands_in_the_lists_of_its_day(due: str, lists: list[str], looked: Callable[..., Reviews]) -> None:
    found = looked({SYMPTOM: due})

    assert [name for name in ("overdue", "soon", "withdrawn") if getattr(found, name)] == lists
    assert found.todo == bool(lists)
    assert found.current == (not lists)


def test_only_an_article_with_questions_can_lose_them(looked: Callable[..., Reviews]) -> None:
    assert looked({CONDITION: "2020-01-01"}).withdrawn == ()


def test_the_longest_overdue_comes_first(looked: Callable[..., Reviews]) -> None:
    found = looked({SYMPTOM: "2026-03-01", CONDITION: "2026-01-01", CAUSE: "2026-02-01"})

    assert [review.id for review in found.overdue] == ["essential-tremor", "coffee", "tremor"]


def test_articles_that_nobody_reviewed_are_counted_and_people_are_not(looked: Callable[..., Reviews]) -> None:
    assert (looked({}).never, looked({SYMPTOM: "2028-01-01"}).never) == (4, 3)


def test_a_review_says_where_it_stands_and_whom_to_ask(looked: Callable[..., Reviews]) -> None:
    [review] = looked({SYMPTOM: "2026-12-01"}).soon

    assert (review.name, review.reviewer) == ("Tremor", "Jane Doe")
    assert str(review.mark).startswith("content/symptoms/tremor.yml:29:")
    assert review.page == "https://example.org/health/symptoms/tremor/"
    assert review.edit == "https://github.com/example/health/edit/main/content/symptoms/tremor.yml"


@pytest.mark.parametrize("form", ["terminal", "markdown", "json"])
def test_the_lists_are_told(form: str, looked: Callable[..., Reviews], snapshot: SnapshotAssertion) -> None:
    found = looked({SYMPTOM: "2020-01-01", CONDITION: "2026-01-01", CAUSE: "2026-12-01"})

    assert tell_reviews(found, form) == snapshot


@pytest.mark.parametrize("form", ["terminal", "markdown"])
def test_that_nothing_is_due_is_told(form: str, looked: Callable[..., Reviews], snapshot: SnapshotAssertion) -> None:
    assert tell_reviews(looked({}), form) == snapshot


def test_a_long_list_is_cut_where_it_becomes_an_issue_and_nowhere_else(
    load: Callable[..., Loaded], settings: Settings, valid_content: dict[str, str]
) -> None:
    cause = valid_content[CAUSE] + REVIEWED.format(due="2026-01-01")
    many = {f"causes/coffee-{number}.yml": cause.replace("Coffee", f"Coffee {number}") for number in range(33)}
    files = {**valid_content, "people/jane-doe.yml": REVIEWER, **many}
    found = reviews(load(files).library, settings, DAY, 60)

    assert tell_reviews(found, "markdown").count("reviewed by Jane Doe") == 30
    assert "- … and 3 more" in tell_reviews(found, "markdown")
    assert tell_reviews(found, "terminal").count("reviewed by Jane Doe") == 33


def test_a_name_is_words_and_not_markup(
    load: Callable[..., Loaded], settings: Settings, valid_content: dict[str, str]
) -> None:
    cause = valid_content[CAUSE].replace("name: Coffee", "name: '[Coffee](x) #1'") + REVIEWED.format(due="2026-01-01")
    found = reviews(load({CAUSE: cause, "people/jane-doe.yml": REVIEWER}).library, settings, DAY, 60)

    assert "[Coffee](x)" not in tell_reviews(found, "markdown")


@pytest.fixture
def here(
    project: Path,
    content: Callable[..., Path],
    site_config: Callable[..., Path],
    valid_content: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """A project, which is the current folder, with one overdue review."""
    valid_content["symptoms/tremor.yml"] += REVIEWED.format(due="2026-01-01")
    content({**valid_content, "people/jane-doe.yml": REVIEWER})
    site_config()
    (project / "mkdocs.yml").touch()
    monkeypatch.chdir(project)
    return project


@pytest.mark.usefixtures("here")
def test_the_command_looks_60_days_ahead_unless_told_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    def due(*options: str) -> int:
        assert main(["reviews", "--format", "json", *options]) == 0
        found: list[object] = json.loads(capsys.readouterr().out)["soon"]
        return len(found)

    assert due("--day", "2025-11-02") == 1
    assert due("--day", "2025-11-01") == 0
    assert due("--day", "2025-11-01", "--within", "61") == 1
    assert due("--day", "2025-12-31", "--within", "0") == 0


@pytest.mark.parametrize("days", ["-1", "soon", "1.5", "99999999"])
@pytest.mark.usefixtures("here")
def test_a_number_of_days_that_is_none_is_a_matter_of_usage(days: str) -> None:
    with pytest.raises(SystemExit) as left:
        main(["reviews", f"--within={days}"])
    assert left.value.code == 2


def test_the_command_writes_a_file_where_it_is_told_to(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reviews", "--day", "2026-11-22", "--output", "build/weekly/reviews.txt"]) == 0
    assert capsys.readouterr().out == ""
    assert "Overdue: 1" in (here / "build/weekly/reviews.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["reviews", "links"])
def test_content_that_cannot_be_read_is_told_at_its_line(
    command: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "content/conditions/broken.yml").write_text("name: [\n", encoding="utf-8")

    assert main([command, "--output", "out"]) == 1
    assert "content/conditions/broken.yml:1:7: error[yaml-syntax]" in capsys.readouterr().out
    assert not (here / "out").exists()


def test_what_is_only_in_bad_style_hides_no_review(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = "exceptions: [{rule: long-sentence, path: content/glossary.yml, until: 2020-01-01, reason: none}]\n"
    (here / "site_config/rules.yml").write_text(rules, encoding="utf-8")

    assert main(["check", "--day", "2026-11-22"]) == 1
    capsys.readouterr()
    assert main(["reviews", "--day", "2026-11-22"]) == 0
    assert "Overdue: 1" in capsys.readouterr().out
