"""The works that a page cites, as machines are told of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Of = Callable[[Mapping[str, str], str, str], dict[str, Any]]

REFERENCES = """\
    journal-article:
      title: Shaking
      authors: Doe J, Roe R
      source: Journal of Tremor
      year: 2020
      volume: 3
      url: https://example.org/shaking
      doi: 10.1000/182
      pmid: 12345
    book:
      title: Hands
      source: A book of the body
      publisher: Example Press
      year: 1999
    flag-source:
      title: Faces
    """

CAUSE = """\
    name: Coffee
    summary: It makes hands shake. [@book] Much of it does. [@journal-article][@book]
    cite: tremor-guide
    """


def test_each_cited_work_is_told_once_in_the_order_of_the_fields(of: Of) -> None:
    cited = of({"references/more.yml": REFERENCES, "causes/coffee.yml": CAUSE}, "cause", "coffee")["citation"]
    assert [work["name"] for work in cited] == ["Hands", "Shaking", "A guide to tremor"]


def test_an_article_in_a_volume_of_a_journal_is_told_with_all_ways_to_it(of: Of) -> None:
    cited = of({"references/more.yml": REFERENCES, "causes/coffee.yml": CAUSE}, "cause", "coffee")["citation"]
    assert cited[1] == {
        "@type": "ScholarlyArticle",
        "name": "Shaking",
        "creditText": "Doe J, Roe R",
        "datePublished": "2020",
        "isPartOf": {"@type": "Periodical", "name": "Journal of Tremor"},
        "url": "https://example.org/shaking",
        "sameAs": ["https://doi.org/10.1000/182", "https://pubmed.ncbi.nlm.nih.gov/12345/"],
    }


def test_any_other_work_is_not_called_an_article(of: Of) -> None:
    cited = of({"references/more.yml": REFERENCES, "causes/coffee.yml": CAUSE}, "cause", "coffee")["citation"]
    assert cited[0] == {
        "@type": "CreativeWork",
        "name": "Hands",
        "datePublished": "1999",
        "isPartOf": {"@type": "CreativeWork", "name": "A book of the body"},
        "publisher": {"@type": "Organization", "name": "Example Press"},
    }


def test_an_article_also_cites_what_stands_behind_its_shared_red_flags(of: Of) -> None:
    flags = """\
        stroke-signs:
          when: {any: [face-drooping]}
          level: ambulance
          text: One side of the face droops.
          cite: flag-source
        """
    cited = of({"references/more.yml": REFERENCES, "red-flags.yml": flags}, "symptom", "tremor")["citation"]
    assert [work["name"] for work in cited] == ["A guide to tremor", "Faces"]
    cited = of({"references/more.yml": REFERENCES, "red-flags.yml": flags}, "condition", "essential-tremor")["citation"]
    assert [work["name"] for work in cited] == ["A guide to tremor"]


def test_a_page_that_cites_nothing_says_nothing_of_sources(of: Of) -> None:
    assert "citation" not in of({"causes/coffee.yml": "name: Coffee\n"}, "cause", "coffee")
