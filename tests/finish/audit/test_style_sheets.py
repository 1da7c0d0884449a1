"""What style sheets and scripts fetch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Audited = Callable[..., list[str]]


@pytest.mark.parametrize(
    "css",
    [
        '@import "https://t.example/x.css";',
        "@import url(https://t.example/x.css);",
        "@font-face { src: url('//t.example/x.woff2') }",
        'a { background: URL( "https://t.example/x.png" ) }',
    ],
)
def test_a_style_sheet_must_not_ask_another_host(audited: Audited, css: str) -> None:
    assert any("error[third-party-request]" in line for line in audited({"assets/x.css": css}))


@pytest.mark.parametrize("css", ['@import "missing.css";', "a { background: url(missing.svg#part) }"])
def test_a_style_sheet_must_not_name_a_missing_file(audited: Audited, css: str) -> None:
    assert any("error[dead-style-url]" in line for line in audited({"assets/x.css": css}))


@pytest.mark.parametrize(
    "css",
    [
        "a { background: url(x.svg) }",
        "a { background: url(../assets/x.svg?v=1) }",
        "a { mask: url('data:image/svg+xml;utf8,<svg/>') }",
        "/* from https://t.example/, see url(https://t.example/x) */",
        "a { color: red }",
    ],
)
def test_a_style_sheet_may_use_the_files_of_this_site(audited: Audited, css: str) -> None:
    assert audited({"assets/x.css": css}) == []


@pytest.mark.parametrize(
    "script",
    ['import "https://t.example/x.js";', 'import x from "//t.example/x.js"', 'import( "https://t.example/x.js" )'],
)
def test_a_script_must_not_import_from_another_host(audited: Audited, script: str) -> None:
    assert any("error[third-party-request]" in line for line in audited({"assets/x.js": script}))


def test_a_script_may_import_from_this_site(audited: Audited) -> None:
    assert audited({"assets/x.js": 'import { a } from "./y.js"; // from "https://t.example" nothing'}) != []
    assert audited({"assets/x.js": 'import { a } from "./y.js"; const b = "https://t.example/";'}) == []
