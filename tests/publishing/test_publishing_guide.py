"""What the guide for publishers tells them to type, to open and to look for is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator.cli import main
from generator.rules import rules
from generator.settings import Site

PROJECT = Path(__file__).parents[2]
GUIDE = (PROJECT / "PUBLISHING.md").read_text(encoding="utf-8")
CODE = re.findall(r"`([^`\n]+)`", re.sub(r"^ *```.*?^ *```", "", GUIDE, flags=re.MULTILINE | re.DOTALL))
LINES = [
    line.strip()
    for block in re.findall(r"^ *```sh\n(.*?)```", GUIDE, re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
]
TYPED = [*CODE, *LINES]


def test_every_command_of_make_is_in_the_makefile() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    named = {found[1] for text in TYPED if (found := re.search(r"(?:^|\s)make ([a-z]+)", text))}

    assert {"site", "serve", "check", "evaluate", "test"} <= named
    assert [name for name in named if not re.search(rf"^{name}:.* ## ", makefile, re.MULTILINE)] == []


@pytest.mark.parametrize(
    "command", sorted({text for text in TYPED if text.startswith(".venv/bin/vademecum ")}), ids=lambda text: text[20:]
)
def test_every_command_of_the_program_is_known_with_its_options(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    name, *options = command.split()[1:]
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])

    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert [option for option in options if option.startswith("--") and option not in shown] == []


BUILT = "site/"
"""What only a build makes."""


def test_every_file_and_folder_that_is_named_exists() -> None:
    paths = [text for text in CODE if re.fullmatch(r"\.?[a-z_]+/[\w./-]*|[A-Z-]+(?:\.md)?", text) and text != "TODO"]
    named = [path for path in paths if "example.org" not in path and path not in {"SITE_URL", BUILT}]

    assert len(named) > 15
    assert [path for path in named if not (PROJECT / path).exists()] == []


def test_every_field_of_the_site_is_explained() -> None:
    assert {name for name in Site.model_fields if f"`{name}`" not in GUIDE} == set()


def test_the_workflows_and_their_jobs_are_called_as_the_guide_says() -> None:
    loaded = [yaml.safe_load(path.read_text("utf-8")) for path in (PROJECT / ".github/workflows").glob("*.yml")]
    workflows = {flow["name"] for flow in loaded}
    [checks] = [{job["name"] for job in flow["jobs"].values()} for flow in loaded if flow["name"] == "Pull request"]
    publish = (PROJECT / ".github/workflows/publish.yml").read_text(encoding="utf-8")

    assert {"Publish", "Weekly look"} <= workflows
    assert {"Content", "Tests"} <= checks
    for name in ("Publish", "Weekly look", "Content", "Tests"):
        assert f"**{name}**" in " ".join(GUIDE.split())
    assert "vars.SITE_URL" in publish


def test_the_links_to_other_pages_of_the_repository_lead_somewhere() -> None:
    links = [target for target in re.findall(r"\]\(([^)]+)\)", GUIDE) if "://" not in target]

    assert links
    assert [target for target in links if not (PROJECT / target.split("#")[0]).is_file()] == []


def test_the_regions_and_the_word_for_what_is_unwritten_are_the_right_ones() -> None:
    regions = {path.stem for path in (PROJECT / "site_config/locales").glob("*.yml")}

    assert all(f"`{region}`" in GUIDE for region in regions)
    assert "unfinished-page" in rules()
    assert "`TODO`" in GUIDE
