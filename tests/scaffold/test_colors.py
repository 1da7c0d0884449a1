"""A publisher's color is taken where it can be read, and refused with the nearest that can where it cannot."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.errors import VademecumError
from generator.scaffold.colors import DARK, LIGHT, brand_of, contrast, recolored

TOKENS = (Path(__file__).parents[2] / "theme/overrides/assets/stylesheets/tokens.css").read_text(encoding="utf-8")


def color(tokens: str, name: str, scheme: str) -> str:
    found = re.search(rf"^ +--vm-{name}: .*var\(--vm-{scheme}, (#[0-9a-f]+)\)", tokens, re.MULTILINE)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#123456", "#123456", 1.0)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
@pytest.mark.parametrize("chosen", ["#7a2048", "#1d4ed8", "#0b5a61", "#000000", "#3d6b00"])
def test_everything_that_takes_the_color_can_be_read(chosen: str, scheme: str) -> None:
    tokens = recolored(TOKENS, chosen, None)

    grounds = [color(tokens, name, scheme) for name in ("paper", "surface", "sunken", "tint")]
    for name in ("brand", "brand-strong"):
        assert min(contrast(color(tokens, name, scheme), ground) for ground in grounds) >= 4.5
    for name in ("brand-fill", "brand-fill-strong"):
        assert contrast(color(tokens, name, scheme), color(tokens, "on-brand", scheme)) >= 4.5
    assert contrast(color(tokens, "focus", scheme), color(tokens, "paper", scheme)) >= 3
    assert min(contrast(color(tokens, "ink", scheme), ground) for ground in grounds) >= 4.5


def test_the_color_that_was_chosen_is_the_one_of_light_pages() -> None:
    assert brand_of(recolored(TOKENS, "#7A2048", None)) == "#7a2048"


def test_nothing_but_the_brand_changes() -> None:
    before, after = TOKENS.splitlines(), recolored(TOKENS, "#7a2048", None).splitlines()

    changed = [re.match(r" +--vm-([a-z-]+):", line) for line, old in zip(after, before, strict=True) if line != old]
    assert {found[1] for found in changed if found} <= {
        *("brand", "brand-strong", "brand-fill", "brand-fill-strong", "on-brand", "tint", "tint-line", "focus"),
    }
    assert None not in changed


@pytest.mark.parametrize(
    ("light", "dark", "told"),
    [
        ("#66ccaa", None, "too pale to be read on light pages"),
        ("#ffffff", None, "too pale"),
        ("#808080", None, "its contrast on #f1efe9 is 3.4"),
        ("#7a2048", "#7a2048", "too dark to be read on dark pages"),
    ],
)
def test_a_color_that_cannot_be_read_is_refused_with_the_nearest_that_can(
    light: str, dark: str | None, told: str
) -> None:
    with pytest.raises(VademecumError, match=told) as refused:
        recolored(TOKENS, light, dark)

    nearest = str(refused.value).split()[-1]
    assert recolored(TOKENS, light if dark else nearest, nearest if dark else None)


@pytest.mark.parametrize("word", ["teal", "#12", "#12345g", "0b5a61", ""])
def test_what_is_no_color_is_refused(word: str) -> None:
    with pytest.raises(VademecumError, match="as in #0b5a61"):
        recolored(TOKENS, word, None)
