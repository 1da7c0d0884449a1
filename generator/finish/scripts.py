"""So that a phone asks once for a program and not once for each of its small modules, and for as little as can be.

Every module script that a page names, and every one that such a script loads later by `import("./x.js")`, is replaced
by itself and all that it imports, in the order in which a browser would run them, with short names and no comments.
Modules that share no name stand in one scope, which is smallest; others in one each. The other modules stay beside it,
for whoever reads them, and a preview runs them all as they are. Only plain forms are joined,
`import {a, b as c} from "./x.js"` and `export const`, `export class` or `export {a} from "./x.js"`; a program with any
other form is left as it is, and so is one of which a module in another folder asks for its own address.
"""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import minify  # type: ignore[import-untyped]  # it ships no type information

from generator.errors import VademecumError
from generator.finish.targets import joined, joining_point
from generator.output import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from generator.finish.built_site import BuiltPage

_IMPORT = re.compile(r'(?:^|(?<=[;\n]))import\s*(?:\{([^}]*)\}\s*from\s*)?"(\.[^"]+)";?')
_PASSED_ON = re.compile(r'(?:^|(?<=[;\n]))export\s*\{([^}]*)\}\s*from\s*"(\.[^"]+)";?')
_IMPORTED = re.compile("const\\{([^}]*)\\}=\0[^\0]+\0;")
_EXPORT = re.compile(r"(?:^|(?<=[;\n}]))export\s+(const|class|(?:async\s+)?function)\s+([\w$]+)")
_LOADED = re.compile(r"\bimport\(\s*[\"'](\.[^\"']+)[\"']\s*\)")
_DYNAMIC = re.compile(r"\bimport\s*[.(]")
_MODULE = re.compile("\0([^\0]+)\0")
_LEFT = re.compile(r"(?:^|[;\n}])\s*(?:import\s*[\w{*\"]|export\b)")


class _UnknownFormError(Exception):
    """A module says something that is not understood here."""


def module_scripts(page: BuiltPage) -> set[str]:
    """Return the module scripts of this site that a page names, as paths below the site's folder."""
    paths = (_own_path(*joining_point(page.address, source), page.site) for source in page.outline.modules)
    return {path for path in paths if path}


@lru_cache(maxsize=1 << 10)
def _own_path(address: str, source: str, site: str) -> str:
    """The path below the folder of `site` of what a page at `address` calls `source`; empty where it is not there."""
    try:
        path = urlsplit(unquote(joined(address, source)))._replace(query="", fragment="").geturl()
    except ValueError:
        return ""  # the audit says that it cannot be read
    return path.removeprefix(site) if path.startswith(site) else ""


def join_scripts(root: Path, named: Iterable[str]) -> None:
    """Replace each of these module scripts, paths below the site's folder, by one file with all that it imports."""
    entries: dict[str, None] = {}
    waiting = sorted(set(named))
    while waiting:
        path = waiting.pop()
        if path not in entries and (root / path).is_file():
            entries[path] = None
            text = (root / path).read_text(encoding="utf-8")
            waiting.extend(_beside(path, source) for source in _LOADED.findall(text))
    joined = {path: joined_program(root, path) for path in entries}
    for path, program in joined.items():
        if program is not None:
            write_atomically(root / path, program.encode())


def joined_program(root: Path, entry: str) -> str | None:
    """Return the joined program; None where a form is not understood or a file is not there."""
    modules: dict[str, str] = {}
    exports: dict[str, list[str]] = {}
    try:
        _add(root, entry, modules, exports, ())
    except (_UnknownFormError, OSError):
        return None
    if len(modules) == 1:
        return f"{_minified((root / entry).read_text(encoding='utf-8'), keep_names=True)}\n"
    program = _one_scope(modules, exports[entry]) or _own_scopes(modules, exports, entry)
    exported = f"export const{{{','.join(exports[entry])}}}=" if exports[entry] else ""
    return f"{exported}{program}\n"


def _one_scope(modules: Mapping[str, str], exported: Sequence[str]) -> str | None:
    """Return all modules in one scope; None where a name is declared twice, or an import gives it a new one."""
    if any(":" in names for text in modules.values() for names in _IMPORTED.findall(text)):
        return None
    text = "\n".join(_IMPORTED.sub("", text) for text in modules.values())
    try:
        return _minified(f"(()=>{{{text}\nreturn{{{','.join(exported)}}}}})()", keep_names=False)
    except VademecumError:
        return None  # the minifier refuses a name that is declared twice


def _own_scopes(modules: Mapping[str, str], exports: Mapping[str, Sequence[str]], entry: str) -> str:
    """Return all modules, each in a scope of its own."""
    places = {path: f"m{place}" for place, path in enumerate(modules)}
    scopes = [
        f"const {places[path]}=(()=>{{{_MODULE.sub(lambda match: places[match[1]], text)}\n"
        f"return{{{','.join(exports[path])}}}}})();"
        for path, text in modules.items()
    ]
    return _minified(f"(()=>{{{chr(10).join(scopes)}\nreturn {places[entry]}}})()", keep_names=False)


def _beside(path: str, source: str) -> str:
    """Return the path of what a module calls by a relative address."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), source))


def _add(root: Path, path: str, modules: dict[str, str], exports: dict[str, list[str]], above: tuple[str, ...]) -> None:
    """Add a module behind all that it imports; the name of another module stands between two null characters."""
    text = _minified((root / path).read_text(encoding="utf-8"), keep_names=True)
    elsewhere = posixpath.dirname(path) != posixpath.dirname((*above, path)[0])
    if path in above or (elsewhere and _DYNAMIC.search(text)):
        raise _UnknownFormError
    if path in modules:
        return
    exported = exports.setdefault(path, [])

    def other(source: str) -> str:
        target = _beside(path, source)
        _add(root, target, modules, exports, (*above, path))
        return f"\0{target}\0"

    def imported(match: re.Match[str]) -> str:
        target = other(match[2])
        return f"const{{{_pairs(match[1])}}}={target};" if match[1] else ""

    def passed_on(match: re.Match[str]) -> str:
        target = other(match[2])
        exported.extend(name.split(":")[-1] for name in _pairs(match[1]).split(",") if name)
        return f"const{{{_pairs(match[1])}}}={target};"

    def declared(match: re.Match[str]) -> str:
        exported.append(match[2])
        return f"{match[1]} {match[2]}"

    text = _EXPORT.sub(declared, _PASSED_ON.sub(passed_on, _IMPORT.sub(imported, text)))
    if _LEFT.search(text):
        raise _UnknownFormError
    modules[path] = f"{text};"


def _pairs(names: str) -> str:
    """Write the names of an import as those of a destructured object."""
    parts = [part.split() for part in names.split(",") if part.strip()]
    return ",".join(part[0] if len(part) == 1 else f"{part[0]}:{part[2]}" for part in parts)


def _minified(text: str, *, keep_names: bool) -> str:
    minify.config({"js-keep-var-names": keep_names})
    try:
        return str(minify.string("application/javascript", text))
    except minify.MinifyError as error:
        raise VademecumError(f"a script cannot be read: {error}") from error
