"""A finished site, small enough to read: a home page, two articles and the page for unknown addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.finish import Policy
from generator.finish.audit import Audit
from generator.finish.built_site import open_site

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from generator.finish import FinishProblem

SITE_URL = "https://example.org/name/"

PAGE = """<!doctype html>
<html lang="{lang}">
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


def html(body: str = "", *, head: str = "", title: str = "A page", lang: str = "en") -> str:
    return PAGE.format(body=body, head=head, title=title, lang=lang)


ARTICLE = html(
    """<a href="../../">Home</a>
<main><div data-pagefind-body>
<h1 id="loss">Loss of muscle mass<a class="headerlink" href="#loss">¶</a></h1>
<p>The muscles become thinner and weaker.</p>
<aside class="vm-callout">Answer a few questions</aside>
<h2 id="when">When to see a doctor<a class="headerlink" href="#when">¶</a></h2>
<p>Trouble with stairs <sup class="vm-cite"><a href="#ref">[3]</a></sup>. See <a href="../../conditions/stroke/#signs">stroke</a>.</p>
<ol class="vm-references"><li id="ref">A reference about zebras.</li></ol>
</div></main>""",
    head="""<meta name="vm-updated" content="2026-11-12"><meta name="vm-kind" content="symptom">
<meta name="vm-also-called" content="muscle wasting"><meta name="vm-also-called" content="shrinking muscles">
<script>document.documentElement.className = "js"</script>
<script type="application/ld+json">{"@type": "MedicalWebPage"}</script>""",
    title="Loss of muscle mass - Vademecum",
)

STROKE = html(
    """<main><div data-pagefind-body><h1>Stroke</h1><p id="signs">Weakness of one side. You cannot swallow.</p></div></main>""",
    head='<meta name="vm-kind" content="condition">',
    title="Stroke - Vademecum",
)

HOME = html(
    """<main><h1>Vademecum</h1><a href="symptoms/loss-of-muscle-mass/">Loss of muscle mass</a>
<a data-search-fallback href="a-z/">A–Z</a></main>""",
    title="Vademecum",
)

A_TO_Z = html('<main><h1>A–Z</h1><a href="../conditions/stroke/#signs">Stroke</a></main>', title="A–Z - Vademecum")

NOT_FOUND = html(
    '<main><h1>Not found</h1><a href=".">Home</a> <img src="assets/x.svg" alt=""></main>', title="Not found"
)

SITE = {
    "index.html": HOME,
    "a-z/index.html": A_TO_Z,
    "symptoms/loss-of-muscle-mass/index.html": ARTICLE,
    "conditions/stroke/index.html": STROKE,
    "404.html": NOT_FOUND,
    "assets/x.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
}


@pytest.fixture
def write_site(tmp_path: Path) -> Callable[[Mapping[str, str]], Path]:
    """Write files below a new folder; they stand beside those of `SITE`, or in place of them."""

    def write(files: Mapping[str, str]) -> Path:
        root = tmp_path / "site"
        for path, text in {**SITE, **files}.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
        return root

    return write


@pytest.fixture
def audited(write_site: Callable[[Mapping[str, str]], Path]) -> Callable[..., list[tuple[str, str]]]:
    """Audit one page, `page/index.html`, in the small site, and give code and message of what is wrong with it."""

    def audit(
        page: str, *, files: Mapping[str, str] | None = None, policy: Policy | None = None
    ) -> list[tuple[str, str]]:
        found = audit_all(write_site({"page/index.html": page, **(files or {})}), policy or Policy())
        return [(problem.code, problem.message) for problem in found if problem.page == "page/index.html"]

    return audit


def audit_all(root: Path, policy: Policy) -> tuple[FinishProblem, ...]:
    site = open_site(root, SITE_URL)
    audit = Audit(site, policy)
    for page in site.pages():
        audit.look_at(page)
    return audit.problems(site)
