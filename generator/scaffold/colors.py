"""So that a publisher's own color never makes a page hard to read.

The measure is contrast as WCAG 2.2 defines it: at least 4.5 for text. Which surfaces a color meets is read from the
style sheet itself.
"""

from __future__ import annotations

import colorsys
import re
from typing import NamedTuple

from generator.errors import VademecumError

READABLE = 4.5
"""The least contrast of text (WCAG 2.2, success criterion 1.4.3, level AA)."""

SURFACES = ("paper", "surface", "sunken")
"""What links and buttons stand on, besides the tint of a call-out, which follows the color."""

LIGHT, DARK = "light", "dark"

Rgb = tuple[int, int, int]


class Brand(NamedTuple):
    """The colors of one scheme, as `#rrggbb`: of links, the same when pointed at, call-outs, and words on buttons."""

    color: str
    strong: str
    tint: str
    tint_line: str
    words: str


def recolored(tokens: str, light: str, dark: str | None) -> str:
    """Return the style sheet of colors with another brand; `dark` is found by itself where it is None.

    Raises `VademecumError` for a color that could not be read everywhere, with the nearest one that can.
    """
    brands = {LIGHT: _brand(tokens, LIGHT, _fit(tokens, LIGHT, light))}
    chosen = _fit(tokens, DARK, dark) if dark else _nearest(tokens, DARK, _calm(brands[LIGHT].color))
    brands[DARK] = _brand(tokens, DARK, chosen)
    for name, field in (
        ("brand", "color"),
        ("brand-strong", "strong"),
        ("brand-fill", "color"),
        ("brand-fill-strong", "strong"),
        ("on-brand", "words"),
        ("tint", "tint"),
        ("tint-line", "tint_line"),
    ):
        for scheme, brand in brands.items():
            tokens = _with(tokens, name, scheme, getattr(brand, field))
    return _with(tokens, "focus", LIGHT, brands[LIGHT].color)


def brand_of(tokens: str) -> str:
    """Return the color of links on light pages, as `#rrggbb`."""
    return _token(tokens, "brand", LIGHT)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colors, from 1 to 21."""
    low, high = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))))
    return (high + 0.05) / (low + 0.05)


def _fit(tokens: str, scheme: str, color: str) -> str:
    color = color.lower()
    if not re.fullmatch(r"#[0-9a-f]{6}", color):
        raise VademecumError(f"{color!r} is no color; write it as # and six digits or letters a to f, as in #0b5a61")
    least, ground = _least(tokens, scheme, color)
    if least >= READABLE:
        return color
    fault = "pale" if scheme == LIGHT else "dark"
    nearest = _nearest(tokens, scheme, color)
    raise VademecumError(
        f"{color} is too {fault} to be read on {scheme} pages: its contrast on {ground} is {least:.1f}, and text needs"
        f" {READABLE}; the nearest that can be read is {nearest}"
    )


def _calm(color: str) -> str:
    """Return a light color of the same hue, for dark pages: a full one would glow there."""
    hue, _, saturation = colorsys.rgb_to_hls(*(part / 255 for part in _rgb(color)))
    return _hex(*(round(part * 255) for part in colorsys.hls_to_rgb(hue, 0.67, min(saturation, 0.5))))


def _nearest(tokens: str, scheme: str, color: str) -> str:
    """Return the color of the same hue, and as little darker (on dark pages: lighter) as possible, that can be read."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in _rgb(color)))
    step, start = (-0.005, lightness) if scheme == LIGHT else (0.005, max(lightness, 0.5))
    for number in range(int(1 / 0.005) + 1):
        tried = min(max(start + number * step, 0), 1)
        found = _hex(*(round(part * 255) for part in colorsys.hls_to_rgb(hue, tried, saturation)))
        if _least(tokens, scheme, found)[0] >= READABLE:
            return found
    raise VademecumError(f"no color like {color} can be read on {scheme} pages; choose another")


def _least(tokens: str, scheme: str, color: str) -> tuple[float, str]:
    """Return the least contrast of a color with what it stands on and what stands on it, and that other color."""
    brand = _brand(tokens, scheme, color)
    others = [*(_token(tokens, name, scheme) for name in SURFACES), brand.tint, brand.words]
    return min((contrast(color, other), other) for other in others)


def _brand(tokens: str, scheme: str, color: str) -> Brand:
    """Make the whole brand of one scheme of its one color."""
    paper = _token(tokens, "surface", scheme)
    away = "#000000" if scheme == LIGHT else "#ffffff"
    strong = _mixed(color, away, 0.35)
    words = "#ffffff" if scheme == LIGHT else _mixed(color, "#000000", 0.88)
    return Brand(color, strong, _mixed(paper, color, 0.1), _mixed(paper, color, 0.35), words)


def _token(tokens: str, name: str, scheme: str) -> str:
    found = _pattern(name, scheme).search(tokens)
    if found is None:
        raise VademecumError(f"the style sheet of colors has no --vm-{name} for {scheme} pages")
    return found[2]


def _with(tokens: str, name: str, scheme: str, color: str) -> str:
    return _pattern(name, scheme).sub(rf"\g<1>{color}\g<3>", tokens, count=1)


def _pattern(name: str, scheme: str) -> re.Pattern[str]:
    return re.compile(rf"(^ +--vm-{name}: [^;]*?var\(--vm-{scheme}, )(#[0-9a-f]{{6}})(\))", re.MULTILINE)


def _mixed(one: str, other: str, share: float) -> str:
    return _hex(*(round(a + (b - a) * share) for a, b in zip(_rgb(one), _rgb(other), strict=True)))


def _rgb(color: str) -> Rgb:
    red, green, blue = (int(color[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue


def _hex(red: int, green: int, blue: int) -> str:
    return f"#{red:02x}{green:02x}{blue:02x}"


def _luminance(color: Rgb) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - of sRGB
        for part in (value / 255 for value in color)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
