"""Whether the made-up articles are fit to measure builds with: like real ones, without mistakes, always the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from tests.bench.corpus import write

PROGRAM = Path(sys.executable).with_name("vademecum")


def vademecum(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PROGRAM, *arguments], cwd=project, capture_output=True, text=True, check=False)


def content(folder: Path) -> dict[str, bytes]:
    root = folder / "content"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_the_same_seed_gives_the_same_bytes_and_another_seed_gives_others(tmp_path: Path) -> None:
    for name, seed in (("one", 1), ("same", 1), ("other", 2)):
        write(tmp_path / name, 5, seed)

    assert content(tmp_path / "one") == content(tmp_path / "same")
    assert content(tmp_path / "one").keys() != content(tmp_path / "other").keys()


def test_a_small_corpus_has_no_mistakes_and_makes_a_site_of_articles_of_about_1800_words(tmp_path: Path) -> None:
    sizes = write(tmp_path / "project", 5)
    assert 1700 < sizes.words < 1900
    assert vademecum(tmp_path / "project", "check").stdout.strip() == "no problems"

    built = vademecum(tmp_path / "project", "build")

    assert built.returncode == 0, built.stderr
    for folder, shown in (("symptoms", 1300), ("conditions", 500)):
        articles = [path.read_text("utf-8") for path in (tmp_path / "project" / "site" / folder).glob("*/index.html")]
        assert len(articles) == 5
        for article in articles:
            page = LexborHTMLParser(article).css_first("article")
            assert page is not None
            assert len(page.text(separator=" ").split()) > shown, "a page shows all that its record says"


def test_an_article_is_tied_to_the_others_as_a_real_one_is(tmp_path: Path) -> None:
    sizes = write(tmp_path / "project", 40)

    conditions = [yaml.safe_load(text) for name, text in content(tmp_path / "project").items() if "conditions/" in name]
    symptoms = [yaml.safe_load(text) for name, text in content(tmp_path / "project").items() if "symptoms/" in name]
    assert (sizes.articles, sizes.conditions, len(conditions), len(symptoms)) == (40, 40, 40, 40)
    assert {len(condition["findings"]) for condition in conditions} == {20}
    assert {len(symptom["accompanying"]) for symptom in symptoms} == {10}
    own = {symptom["finding"] for symptom in symptoms}
    assert all(own.issuperset(symptom["accompanying"]) for symptom in symptoms)
    assert sizes.bytes == sum(
        len(text) for name, text in content(tmp_path / "project").items() if not name.startswith("prose/")
    )


@pytest.mark.parametrize("articles", [0, 4, 10_001])
def test_a_number_of_articles_that_cannot_be_written_is_refused_before_anything_is(
    tmp_path: Path, articles: int
) -> None:
    with pytest.raises(ValueError, match="only 5 to 10000"):
        write(tmp_path / "project", articles)
    assert not (tmp_path / "project").exists()


def test_content_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with pytest.raises(FileExistsError):
        write(tmp_path, 5)
    assert list((tmp_path / "content").iterdir()) == []
