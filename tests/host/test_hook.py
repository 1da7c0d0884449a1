from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.host.previews import ENVIRONMENT, PROGRAMS, run, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.host.previews import Preview

    Edit = Callable[[str, str, str], None]
    Tree = Callable[[Path], dict[str, bytes]]

POLICY = '<meta http-equiv="Content-Security-Policy"'


@pytest.fixture(
    params=[("vademecum", "serve", "--port", "PORT"), ("mkdocs", "serve", "-a", "127.0.0.1:PORT")], ids=lambda p: p[0]
)
def preview(request: pytest.FixtureRequest, buildable: Path) -> Iterator[Preview]:
    with serving(buildable, *request.param) as running:
        yield running


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_a_plain_build_on_a_fresh_clone_gives_the_whole_safe_site(engine: str, buildable: Path) -> None:
    done = run(buildable, engine, "build", "--strict", "-f", "mkdocs.yml")

    assert done.returncode == 0, done.stderr
    pages = list((buildable / "site").rglob("*.html"))
    assert buildable / "site" / "symptoms" / "tremor" / "index.html" in pages
    assert [page for page in pages if POLICY not in page.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_a_plain_build_stops_at_content_with_errors_and_names_their_places(
    engine: str, buildable: Path, old_site: Path, edit: Edit, tree: Tree
) -> None:
    before = tree(old_site), tree(buildable / "build" / "docs")
    edit("content/symptoms/tremor.yml", "finding: shaking-hands", "finding: shaking-hand")

    done = run(buildable, engine, "build", "-f", "mkdocs.yml")

    assert done.returncode == 1
    assert "content/symptoms/tremor.yml:2:10: error[" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert (tree(old_site), tree(buildable / "build" / "docs")) == before


def test_a_plain_build_stops_at_what_the_audit_refuses(buildable: Path, edit: Edit) -> None:
    edit("mkdocs.yml", "favicon: assets/images/favicon.svg", "favicon: https://tracker.example/x.png")

    done = run(buildable, "mkdocs", "build")

    assert done.returncode == 1
    assert "https://tracker.example/x.png" in done.stdout + done.stderr


def test_where_the_generator_is_not_installed_the_hook_only_warns(buildable: Path) -> None:
    (buildable / "sitecustomize.py").write_text("import sys\nsys.modules['pydantic'] = None\n")
    (buildable / "build" / "docs" / "index.md").write_text("# Written by somebody else\n")

    done = subprocess.run(
        [PROGRAMS / "mkdocs", "build"],
        cwd=buildable,
        env=ENVIRONMENT | {"PYTHONPATH": str(buildable)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "pydantic is not installed here" in done.stderr
    assert (buildable / "site" / "index.html").is_file()


def test_an_edit_a_new_file_and_a_deleted_one_show_in_the_preview(
    preview: Preview, buildable: Path, edit: Edit
) -> None:
    assert "shaking without another illness" in preview.get("conditions/essential-tremor/")
    assert "– Example</title>" in preview.get("conditions/essential-tremor/")

    edit("content/conditions/essential-tremor.yml", "shaking without another illness", "the shakes")
    assert preview.until(lambda: "the shakes" in preview.get("conditions/essential-tremor/")), preview.said

    cause = (buildable / "content" / "causes" / "coffee.yml").read_text()
    edit("content/symptoms/tremor.yml", "cause: coffee", "cause: tea")
    (buildable / "content" / "causes" / "tea.yml").write_text(cause.replace("Coffee", "Tea"))
    (buildable / "content" / "causes" / "coffee.yml").unlink()
    assert preview.until(lambda: "Tea" in preview.get("causes/tea/")), preview.said
    assert preview.until(lambda: preview.get("causes/coffee/") == "404"), preview.said


def test_a_broken_edit_shows_its_errors_while_the_last_good_site_stays_up(preview: Preview, edit: Edit) -> None:
    good = "finding: shaking-hands"
    edit("content/symptoms/tremor.yml", good, "finding: shaking-hand")
    assert preview.until(lambda: "content/symptoms/tremor.yml:2:10: error[" in preview.said), preview.said
    assert preview.until(lambda: "content/symptoms/tremor.yml:2:10" in preview.get("symptoms/tremor/")), preview.said

    page = preview.get("symptoms/tremor/")
    assert "vm-banner" in page
    assert "Shaking that you cannot stop." in page

    edit("content/symptoms/tremor.yml", "finding: shaking-hand", good)
    assert preview.until(lambda: "content/symptoms/tremor.yml:2:10" not in preview.get("symptoms/tremor/")), (
        preview.said
    )


def test_a_broken_configuration_does_not_stop_the_preview(preview: Preview, edit: Edit) -> None:
    edit("mkdocs.yml", "plugins: []", "plugins: [")
    assert preview.until(lambda: "This edit could not be shown" in preview.said), preview.said

    assert "Tremor" in preview.get("symptoms/tremor/")


def test_content_that_is_broken_from_the_start_says_so_on_a_page(buildable: Path, edit: Edit) -> None:
    edit("content/symptoms/tremor.yml", "finding: shaking-hands", "finding: shaking-hand")

    with serving(buildable, "vademecum", "serve", "--port", "PORT") as preview:
        assert "content/symptoms/tremor.yml:2:10" in preview.get("")
        edit("content/symptoms/tremor.yml", "finding: shaking-hand", "finding: shaking-hands")
        assert preview.until(lambda: "Tremor" in preview.get("symptoms/tremor/")), preview.said


def test_a_preview_has_no_policy_and_the_site_built_after_it_has(
    buildable: Path, old_site: Path, edit: Edit, tree: Tree
) -> None:
    before = tree(old_site)

    with serving(buildable, "vademecum", "serve", "--port", "PORT") as preview:
        page = preview.get("symptoms/tremor/")
        assert POLICY not in page
        assert "livereload" in page
        edit("content/conditions/essential-tremor.yml", "shaking without another illness", "the shakes")
        assert preview.until(lambda: "the shakes" in preview.get("conditions/essential-tremor/")), preview.said
        assert tree(old_site) == before

    assert run(buildable, "vademecum", "build").returncode == 0
    after = tree(old_site)
    assert b"the shakes" in after["conditions/essential-tremor/index.html"]
    assert [path for path, page in after.items() if path.endswith(".html") and POLICY.encode() not in page] == []
