"""What the pages tell machines: what they are, who answers for them, and where they lie."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Of = Callable[[Mapping[str, str], str, str], dict[str, Any]]

PERSON = """\
    name: Ada Example
    role: Reviews these pages
    credentials: MD
    bio: She reads *every* page. [@tremor-guide]
    links: [{label: Her page, url: "https://example.org/ada"}]
    """

REVIEWED = """\
    name: Coffee
    kind: habit
    summary: >-
      Ask your {family-doctor} about *coffee*. [@tremor-guide]
      Read about [tremor](symptom:tremor).
    authors: [example-writers, ada]
    updated: 2026-11-01
    review: {by: ada, on: 2026-10-31, due: 2027-10-31}
    """


def test_an_article_says_what_it_is_where_it_lies_and_under_which_licence(of: Of) -> None:
    page = of({}, "symptom", "tremor")
    assert page["@type"] == "MedicalWebPage"
    assert page["name"] == "Tremor"
    assert page["url"] == "https://example.org/health/symptoms/tremor/"
    assert page["inLanguage"] == "en-US"
    assert page["dateModified"] == "2026-11-01"
    assert page["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert page["audience"]["@type"] == "Patient"
    assert page["publisher"] == {"@type": "Organization", "name": "Example", "url": "https://example.org/health/"}
    assert page["isPartOf"] == {"@type": "WebSite", "name": "Example", "url": "https://example.org/health/"}


def test_a_description_is_plain_words_in_the_terms_of_the_region(of: Of) -> None:
    page = of({"causes/coffee.yml": REVIEWED, "people/ada.yml": PERSON}, "cause", "coffee")
    assert page["description"] == "Ask your family doctor about coffee. Read about tremor."


def test_authors_are_named_as_the_people_or_organisations_they_are(of: Of) -> None:
    page = of({"causes/coffee.yml": REVIEWED, "people/ada.yml": PERSON}, "cause", "coffee")
    assert [(author["@type"], author["name"]) for author in page["author"]] == [
        ("Organization", "The example writers"),
        ("Person", "Ada Example"),
    ]


def test_a_review_in_the_record_is_told(of: Of) -> None:
    page = of({"causes/coffee.yml": REVIEWED, "people/ada.yml": PERSON}, "cause", "coffee")
    assert page["lastReviewed"] == "2026-10-31"
    assert page["reviewedBy"] == {
        "@type": "Person",
        "name": "Ada Example",
        "url": "https://example.org/health/people/ada/",
    }


def test_without_a_review_nothing_is_said_of_one(of: Of) -> None:
    page = of({}, "cause", "coffee")
    assert not page.keys() & {"lastReviewed", "reviewedBy"}


def test_the_page_of_a_person_describes_that_person(of: Of) -> None:
    page = of({"people/ada.yml": PERSON}, "person", "ada")
    assert page["@type"] == "ProfilePage"
    assert page["mainEntity"] == {
        "@type": "Person",
        "name": "Ada Example",
        "url": "https://example.org/health/people/ada/",
        "description": "She reads every page.",
        "hasCredential": {"@type": "EducationalOccupationalCredential", "name": "MD"},
        "sameAs": ["https://example.org/ada"],
    }


def test_the_way_from_the_home_page_is_told(of: Of) -> None:
    steps = of({}, "condition", "essential-tremor")["breadcrumb"]["itemListElement"]
    assert [(step["position"], step["name"], step["item"]["@id"]) for step in steps] == [
        (1, "Home", "https://example.org/health/"),
        (2, "Conditions", "https://example.org/health/conditions/"),
        (
            3,
            "Essential tremor (shaking without another illness)",
            "https://example.org/health/conditions/essential-tremor/",
        ),
    ]


def test_the_home_page_is_about_the_site(of: Of) -> None:
    assert of({}, "home", "") == {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": "Example",
        "url": "https://example.org/health/",
        "description": "A site for tests.",
        "inLanguage": "en-US",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "publisher": {"@type": "Organization", "name": "Example", "url": "https://example.org/health/"},
    }
