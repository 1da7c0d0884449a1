"""So that a new site does not wear the mark of another: it has a letter on its own color until it has a better one."""

from __future__ import annotations

import struct
import zlib
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

WIDTH, HEIGHT, EDGE = 1200, 630, 24
"""Pixels of the picture that is shown where somebody shares a page, and of the edge at its left."""

PAPER = "#fbfaf7"

FONT = "font-family='system-ui, Arial, Helvetica, sans-serif' font-weight='700'".replace("'", '"')


def mark(letter: str, color: str) -> str:
    """Return the mark of a site, as SVG."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="8" fill="{color}"/>'
        f'<text x="16" y="23" font-size="20" text-anchor="middle" fill="#fff" {FONT}>{escape(letter)}</text></svg>\n'
    )


def share_picture(letter: str, color: str) -> Mapping[str, bytes]:
    """Return the picture that is shown where somebody shares a page, by its file names: to edit, and as it is shown.

    The second has no letters, which would need a font.
    """
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">\n'
        f'  <rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>\n'
        f'  <rect width="{EDGE}" height="{HEIGHT}" fill="{color}"/>\n'
        f'  <text x="104" y="370" font-size="280" fill="{color}" {FONT}>{escape(letter)}</text>\n'
        "</svg>\n"
    )
    return {"share.svg": drawn.encode(), "share.png": _striped(color)}


def _striped(color: str) -> bytes:
    """Return a PNG of the paper with the colored edge: two colors, one bit a pixel."""
    row = b"\0" + b"\xff" * (EDGE // 8) + b"\0" * ((WIDTH - EDGE) // 8)
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 1, 3, 0, 0, 0)),
        (b"PLTE", bytes.fromhex(PAPER[1:] + color[1:])),
        (b"IDAT", zlib.compress(row * HEIGHT, 9)),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
