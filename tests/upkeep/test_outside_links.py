"""Which addresses outside the content leads to, and from where."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.upkeep import outside_links, tell_links

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Loaded
    from generator.settings import Settings

FILES = {
    "references/a.yml": """\
        guide:
          title: A guide
          url: http://www.example.org/guide#part
          doi: 10.1000/xyz(1)
          pmid: "123"
        same-guide:
          title: The same guide
          url: http://www.example.org/guide#part
        """,
    "people/jane-doe.yml": """\
        name: Jane Doe
        role: Writer
        bio: She [writes](https://www.example.org/jane), and [answers](mailto:jane@example.org).
        links:
          - {label: Elsewhere, url: "https://jane.example/"}
        """,
    "causes/tea.yml": """\
        name: Tea
        summary: >-
          See [the leaf](https://www.example.org/leaf "a title"),
          [the leaf](HTTPS://www.example.org/leaf) again, and [coffee](cause:coffee).
        """,
    "causes/coffee.yml": "name: Coffee\n",
    "causes/cocoa.yml": "name: Cocoa\ndraft: true\nsummary: See [this](https://draft.example/).\n",
    "prose/about.md": "# About\n\nWe follow [rules](https://rules.example/), and [wrote some](privacy.md).\n",
    "prose/privacy.md": "# Privacy\n",
}


def test_every_address_outside_is_listed_once_with_its_places(load: Callable[..., Loaded]) -> None:
    found = outside_links(load(FILES).library)

    assert {link.url: [str(mark) for mark in link.marks] for link in found} == {
        "HTTPS://www.example.org/leaf": ["content/causes/tea.yml:4:14"],
        "http://www.example.org/guide#part": ["content/references/a.yml:3:8", "content/references/a.yml:8:8"],
        "https://doi.org/10.1000/xyz%281%29": ["content/references/a.yml:4:8"],
        "https://jane.example/": ["content/people/jane-doe.yml:5:29"],
        "https://pubmed.ncbi.nlm.nih.gov/123/": ["content/references/a.yml:5:9"],
        "https://rules.example/": ["content/prose/about.md:3:19"],
        "https://www.example.org/jane": ["content/people/jane-doe.yml:3:19"],
        "https://www.example.org/leaf": ["content/causes/tea.yml:3:18"],
    }
    assert [link.identifier for link in found if link.identifier] == ["doi 10.1000/xyz(1)", "PubMed 123"]


def test_a_program_is_told_whose_links_they_are_and_where_to_change_them(
    load: Callable[..., Loaded], settings: Settings
) -> None:
    told = json.loads(tell_links(outside_links(load(FILES).library), settings.site, "json"))

    assert (told["site"], told["repository"]) == ("Example", "https://github.com/example/health")
    assert [link for link in told["links"] if link["identifier"] == "PubMed 123"] == [
        {
            "url": "https://pubmed.ncbi.nlm.nih.gov/123/",
            "identifier": "PubMed 123",
            "places": [
                {
                    "path": "content/references/a.yml",
                    "line": 5,
                    "edit": "https://github.com/example/health/edit/main/content/references/a.yml",
                }
            ],
        }
    ]


def test_a_person_is_told_each_address_and_its_places(load: Callable[..., Loaded], settings: Settings) -> None:
    told = tell_links(outside_links(load(FILES).library), settings.site).splitlines()

    assert told[-1] == "addresses outside: 8"
    assert told[told.index("https://jane.example/") + 1] == "  content/people/jane-doe.yml:5:29"
