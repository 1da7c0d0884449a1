from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft7Validator

from generator import cli
from generator.editor_schemas import SCHEMAS, files_of_schemas, modeline, schema_files, stale_schemas
from generator.model import KINDS, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

PROJECT = Path(__file__).parents[2]


def test_the_schemas_beside_the_settings_are_what_the_records_say() -> None:
    assert stale_schemas(PROJECT) == ()


def test_each_schema_is_one_by_the_rules_of_its_dialect() -> None:
    for file in schema_files():
        Draft7Validator.check_schema(json.loads(file.content))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(PROJECT / SCHEMAS, tmp_path / SCHEMAS)
    (tmp_path / "mkdocs.yml").touch()
    return tmp_path


def test_the_check_names_a_schema_that_was_changed_one_that_is_missing_and_one_of_no_kind(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / SCHEMAS / "condition.json").write_text("{}")
    (project / SCHEMAS / "term.json").unlink()
    (project / SCHEMAS / "illness.json").touch()

    assert cli.main(["--project", str(project), "schema", "--check"]) == 1
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == [
        "site_config/schemas/condition.json",
        "site_config/schemas/illness.json",
        "site_config/schemas/term.json",
    ]


def test_writing_the_schemas_mends_all_of_that_and_changes_nothing_the_second_time(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run: Callable[[str], int] = lambda option: cli.main(["--project", str(project), "schema", *option.split()])  # noqa: E731
    (project / SCHEMAS / "condition.json").write_text("{}")
    (project / SCHEMAS / "illness.json").touch()

    assert run("") == 0
    assert run("--check") == 0
    capsys.readouterr()
    assert run("") == 0
    assert f": 0 written, {len(schema_files())} as they were" in capsys.readouterr().out


def test_the_settings_of_the_workspace_lead_each_file_to_its_schema() -> None:
    settings = json.loads((PROJECT / ".vscode/settings.json").read_text("utf-8"))

    assert settings["yaml.schemas"] == {f"./{path}": files for path, files in files_of_schemas().items()}
    assert settings["yaml.customTags"] == []


def test_the_workspace_recommends_the_extension_that_reads_them() -> None:
    recommended = json.loads((PROJECT / ".vscode/extensions.json").read_text("utf-8"))

    assert recommended == {"recommendations": ["redhat.vscode-yaml"]}


def test_every_yaml_file_that_editors_change_has_exactly_one_schema() -> None:
    files = [*(PROJECT / "content").rglob("*.yml"), *(PROJECT / "site_config").rglob("*.yml")]
    followers = [path for pattern in files_of_schemas().values() for path in PROJECT.glob(pattern)]

    assert sorted(followers) == sorted(files)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_first_line_of_a_file_leads_from_its_folder_to_its_schema(kind: Kind) -> None:
    written = modeline(kind)
    place = PROJECT / "content" / (f"{kind.place}x.yml" if kind.has_page or kind.place.endswith("/") else kind.place)

    assert "\n" not in written
    assert written.startswith("# yaml-language-server: $schema=")
    found = (place.parent / written.partition("$schema=")[2]).resolve()
    assert found == PROJECT / SCHEMAS / f"{kind.name}.json"
