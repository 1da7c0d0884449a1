"""A finished site, small enough to read: a home page, a list, two articles and the page for unknown addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.finish import Policy
from generator.finish.audit import Links, anchors_of, links_of, page_problems, site_problems
from generator.finish.built_site import open_site
from generator.finish.security_policy import secure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="description" content="What this page is about.">
{head}
</head>
<body>
{body}
</body>
</html>
"""

ARTICLE = """<a href="../../">Home</a>
<main><div data-pagefind-body>
<nav class="vm-breadcrumbs"><a href="../../">Start</a></nav>
<h1 id="loss">Loss of muscle mass<a class="headerlink" href="#loss">¶</a></h1>
<p class="vm-review">Updated yesterday</p>
<p>The muscles become thinner and weaker.</p>
<aside class="vm-callout">Answer a few questions</aside>
<h2 id="when">When to see a doctor<a class="headerlink" href="#when">¶</a></h2>
<p>Trouble with stairs<sup class="vm-cite"><a href="#ref">[3]</a></sup>.
<a href="../../conditions/stroke/#signs">Stroke</a>.</p>
<ol class="vm-references"><li id="ref">A reference about zebras.</li></ol>
</div></main>"""

ARTICLE_HEAD = """<meta name="vm-updated" content="2026-11-12"><meta name="vm-kind" content="symptom">
<meta name="vm-also-called" content="muscle wasting"><meta name="vm-also-called" content="shrinking muscles">
<script>document.documentElement.className = "js"</script>
<script type="application/ld+json">{"@type": "MedicalWebPage"}</script>"""


@pytest.fixture(scope="session")
def site_url() -> str:
    return "https://example.org/name/"


@pytest.fixture(scope="session")
def page_html() -> Callable[..., str]:
    """Write one page around `body`, with `head` in its head."""

    def write(body: str = "", *, head: str = "", title: str = "A page") -> str:
        return PAGE.format(body=body, head=head, title=title)

    return write


@pytest.fixture(scope="session")
def small_site(page_html: Callable[..., str]) -> dict[str, str]:
    """The files of a site in which nothing is wrong once it is finished."""
    stroke = '<div data-pagefind-body><h1>Stroke</h1><p id="signs">One side is weak. You cannot swallow.</p></div>'
    return {
        "index.html": page_html('<main><a href="symptoms/loss-of-muscle-mass/">Loss of muscle mass</a></main>'),
        "a-z/index.html": page_html('<main><a href="../conditions/stroke/#signs">Stroke</a></main>'),
        "symptoms/loss-of-muscle-mass/index.html": page_html(ARTICLE, head=ARTICLE_HEAD, title="Loss - Vademecum"),
        "conditions/stroke/index.html": page_html(stroke, head='<meta name="vm-kind" content="condition">'),
        "404.html": page_html('<main><a href=".">Home</a> <img src="assets/x.svg" alt=""></main>'),
        "assets/x.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    }


@pytest.fixture
def write_site(tmp_path: Path, small_site: Mapping[str, str]) -> Callable[..., Path]:
    """Write `files` beside those of the small site, or in place of them; `None` leaves a file out."""

    def write(files: Mapping[str, str | None] | None = None) -> Path:
        root = tmp_path / "site"
        for path, text in {**small_site, **(files or {})}.items():
            if text is not None:
                target = root / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, "utf-8")
        return root

    return write


@pytest.fixture
def audited(write_site: Callable[..., Path], site_url: str) -> Callable[..., list[str]]:
    """Audit the small site with `files` in it, each page with its policies; give each problem as it is printed."""

    def audit(files: Mapping[str, str | None], policy: Policy | None = None, *, secured: bool = True) -> list[str]:
        root = write_site(files)
        for path in root.rglob("*.html"):
            if secured:
                path.write_text(secure(path.read_text("utf-8")), "utf-8")
        site, policy = open_site(root, site_url), policy or Policy()
        links, found = Links(site.address), [*site_problems(site, policy)]
        for page in site.pages():
            found += page_problems(page, policy)
            links.add(page.path, page.address, links_of(page), anchors_of(page))
        found += links.problems(site)
        return [str(problem) for problem in sorted(found) if problem.page in files or problem.page == "."]

    return audit
