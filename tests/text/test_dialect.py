"""What is checked is what the site does."""

from pathlib import Path

from generator.text.dialect import BARE_EXTENSIONS, EVERY_EXTENSION, SITE_EXTENSIONS

MKDOCS = Path(__file__).parents[2] / "mkdocs.yml"


def test_every_extension_of_the_site_is_on_when_texts_are_checked() -> None:
    lines = MKDOCS.read_text(encoding="utf-8").split("markdown_extensions:")[1].split("\n\n")[0].splitlines()
    of_site = {line.strip("- :").split(":")[0].split(" ")[0] for line in lines if line.startswith("  - ")}

    assert of_site
    assert of_site <= set(SITE_EXTENSIONS)
    assert of_site <= set(EVERY_EXTENSION)
    assert set(BARE_EXTENSIONS) <= of_site
