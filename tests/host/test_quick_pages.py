"""A site is the same to the byte, whichever way its pages are rendered, and so is what an engine knows of a page."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
import yaml

from generator import quick_markdown, site
from generator.host import engines, mkdocs_hook, quick_pages
from generator.host.engines.session import Session
from generator.host.refresh import refresh

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.kept import Store

ROOT = Path(__file__).parents[2]


def built(engine: str, project: Path, into: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[object, ...]]:
    """Build the site, and return what the engine knows of each page: title, contents, anchors, and links to anchors."""
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    known: dict[str, tuple[object, ...]] = {}
    config = import_module(f"{engine}.config").load_config(
        str(project / "mkdocs.yml"), site_dir=str(into), hooks=[quick_pages.__file__]
    )

    class Listener(import_module(f"{engine}.plugins").BasePlugin):  # type: ignore[misc] # each engine takes only its own
        def on_env(self, _env: Any, *, files: Any, **_: Any) -> None:  # noqa: ANN401 - MkDocs and ProperDocs have one each
            for file in files.documentation_pages():
                page = file.page
                links = sorted((to.src_uri, sorted(found.items())) for to, found in page.links_to_anchors.items())
                known[file.src_uri] = (page.title, str(page.toc), sorted(page.present_anchor_ids), links)

    config.plugins["listener"] = Listener()
    import_module(f"{engine}.commands.build").build(config)
    return known


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_a_site_is_the_same_without_the_quick_way(
    engine: str, buildable: Path, monkeypatch: pytest.MonkeyPatch, tree: Callable[[Path], dict[str, bytes]]
) -> None:
    assert not site.has_errors(refresh(buildable, date(2026, 11, 22)))
    docs = buildable / "build/docs"
    # What the small site has not: a title from a heading, dead anchors, and a page that is left to Python-Markdown.
    (docs / "odd.md").write_text("# An *odd* page\n\n> [A quotation](about.md#about)\n", encoding="utf-8")
    (docs / "plain.md").write_text("# A *plain* page\n\n[See](about.md#about) [below](#x)\n\n# X\n", encoding="utf-8")
    quick = built(engine, buildable, buildable / "quick", monkeypatch)
    monkeypatch.setenv(quick_pages.PLAIN, "1")
    slow = built(engine, buildable, buildable / "slow", monkeypatch)
    assert quick == slow
    assert quick["plain.md"][0] == "A plain page"
    assert tree(buildable / "quick") == tree(buildable / "slow")


def test_a_build_takes_the_quick_way(buildable: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[bool] = []

    def unlinked(source: str) -> quick_markdown.Unlinked | None:
        page = quick_markdown.page.unlinked(source)
        taken.append(page is not None)
        return page

    assert not site.has_errors(refresh(buildable, date(2026, 11, 22)))
    monkeypatch.setattr(quick_markdown, "unlinked", unlinked)
    engines.engine("mkdocs").render(buildable, buildable / "site", {})
    assert len(taken) > 20
    assert all(taken)


class Pages(dict[tuple[str, str], bytes]):
    """What is kept, in memory; `made` counts what was put there."""

    made = 0

    def get(self, stage: str, key: str, /) -> bytes | None:  # type: ignore[override] # it is what a store has
        return super().get((stage, key))

    def put(self, stage: str, key: str, value: bytes, /) -> None:
        self[stage, key] = value
        self.made += 1


def test_a_site_is_the_same_with_what_was_kept_and_links_are_followed_again(
    buildable: Path, tree: Callable[[Path], dict[str, bytes]]
) -> None:
    assert not site.has_errors(refresh(buildable, date(2026, 11, 22)))
    docs, kept = buildable / "build/docs", Pages()
    odd = '# A [*odd*](to/page.md#é) & "page"\n\n[See](to/page.md) [that](https://a.example/?b=1&c=2) [too](other.md)\n'
    (docs / "odd.md").write_text(odd, encoding="utf-8")
    (docs / "other.md").write_text("# Another\n\n## [To](odd.md) 🙂 é\n", encoding="utf-8")

    def both() -> int:
        before = kept.made
        Session(buildable, buildable / "kept", {}).build_all(engines.Aids(kept=cast("Store", kept)))
        Session(buildable, buildable / "plain", {}).build_all()
        assert tree(buildable / "kept") == tree(buildable / "plain")
        return kept.made - before

    assert both() > 20
    assert both() == 0
    (docs / "to").mkdir()
    (docs / "to" / "page.md").write_text("# é\n", encoding="utf-8")
    (docs / "other.md").unlink()
    assert both() == 1
    assert 'href="../to/page/"' in (buildable / "kept/odd/index.html").read_text(encoding="utf-8")


def test_what_is_wrong_with_a_link_is_told_of_a_page_that_was_kept(buildable: Path) -> None:
    assert not site.has_errors(refresh(buildable, date(2026, 11, 22)))
    (buildable / "build/docs/other.md").write_text("# Another\n", encoding="utf-8")
    (buildable / "build/docs/odd.md").write_text("# Odd\n\n[See](other.md#another)\n", encoding="utf-8")
    kept = cast("Store", Pages())
    Session(buildable, buildable / "kept", {}, strict=True).build_all(engines.Aids(kept=kept))
    (buildable / "build/docs/other.md").unlink()
    with pytest.raises(engines.EngineError, match=r"other\.md"):
        Session(buildable, buildable / "kept", {}, strict=True).build_all(engines.Aids(kept=kept))


def test_an_engine_with_other_extensions_keeps_its_own_way() -> None:
    def page(extensions: list[str], options: dict[str, Any]) -> SimpleNamespace:
        config = SimpleNamespace(markdown_extensions=extensions, mdx_configs=options)
        made: SimpleNamespace = quick_pages.on_pre_page(SimpleNamespace(render=None), config=config)
        return made

    assert page([*quick_pages.EXTENSIONS], {}).render is not None
    assert page([*quick_pages.EXTENSIONS, "abbr"], {}).render is None
    assert page([*quick_pages.EXTENSIONS], {"toc": {"permalink": True}}).render is None


def test_the_extensions_are_those_of_mkdocs_yml() -> None:
    written = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV", "")
    assert yaml.safe_load(written)["markdown_extensions"] == [
        name for name in ("attr_list", "def_list", "md_in_html", "tables", "toc") if name in quick_pages.EXTENSIONS
    ]


def test_plain_mkdocs_has_the_quick_way_too() -> None:
    assert vars(mkdocs_hook)["on_pre_page"] is quick_pages.on_pre_page
