"""So that sizes can be measured apart and stand in one table: the largest takes longer than many a machine is free.

What one run measures is written to a file after each step. `together` joins those files that were made with the same
program; another program's are left alone.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.output import write_atomically
from tests.bench.cost import Cost
from tests.bench.edits import Edit
from tests.bench.figures import Figures, Sizes
from tests.bench.visits import Visit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PROJECT = Path(__file__).parents[2]
MEASURED = ("generator", "theme", "tests/bench/articles.py", "tests/bench/words.py", "requirements.lock")
"""What the figures depend on: where one of these files changes, parts no longer belong together."""
NO_PART = frozenset({"__pycache__", "decisions"})

_ROWS = {"builds": Cost, "edits": Edit}
_KEYED = ("waits", "pages")


@dataclass(frozen=True)
class Part:
    """What one run measured so far; `about` says by name what it was measured on, and when."""

    figures: Figures
    about: Mapping[str, str]


def program() -> str:
    """Return a hash of all that is measured."""
    found = hashlib.sha256()
    for name in MEASURED:
        top = PROJECT / name
        for path in sorted(top.rglob("*")) if top.is_dir() else (top,):
            if path.is_file() and NO_PART.isdisjoint(path.parts):
                found.update(f"{path.relative_to(PROJECT)}\0".encode() + path.read_bytes())
    return found.hexdigest()


def keep(folder: Path, name: str, part: Part) -> None:
    """Write a part in the place of an earlier one of its name."""
    figures = part.figures
    rows: dict[str, Any] = {
        field: [[*key, [list(each) for each in found]] for key, found in getattr(figures, field).items()]
        for field in _ROWS
    }
    rows["visits"] = [[*key, list(visit)] for key, visit in figures.visits.items()]
    rows |= {field: [[*key, found] for key, found in getattr(figures, field).items()] for field in _KEYED}
    rows["differing"] = list(figures.differing.items())
    lists = {field.name: found for field in fields(figures) if isinstance(found := getattr(figures, field.name), list)}
    value = {"program": program(), "about": dict(part.about), "figures": rows | lists}
    write_atomically(folder / f"{name}.json", json.dumps(value, indent=1).encode())


def kept(folder: Path, sizes: Sizes) -> dict[str, Part]:
    """Return the parts in a folder that were measured with this very program, by their names."""
    found = {}
    for path in sorted(folder.glob("*.json")):
        value = json.loads(path.read_bytes())
        if value["program"] == program():
            found[path.stem] = Part(_figures(value["figures"], sizes), value["about"])
    return found


def _figures(rows: Mapping[str, Any], sizes: Sizes) -> Figures:
    figures = Figures(sizes)
    for name, kind in _ROWS.items():
        found = {(of, at): [kind(*each) for each in measured] for of, at, measured in rows[name]}
        getattr(figures, name).update(found)
    figures.visits.update({(of, at): Visit(*visit) for of, at, visit in rows["visits"]})
    for name in _KEYED:
        getattr(figures, name).update({(of, at): found for of, at, found in rows[name]})
    figures.differing.update(dict(rows["differing"]))
    for field in fields(figures):
        if isinstance(found := getattr(figures, field.name), list):
            found += rows[field.name]
    return figures


def together(parts: Iterable[Part], sizes: Sizes) -> Part:
    """Join parts: no two of them measured the same. What they were measured on is told of each, once if it is equal."""
    joined, about = Figures(sizes), dict[str, dict[str, None]]()
    for part in parts:
        for field in fields(joined):
            ours, theirs = getattr(joined, field.name), getattr(part.figures, field.name)
            if isinstance(ours, dict):
                ours.update(theirs)
            elif isinstance(ours, list):
                ours += [each for each in theirs if field.name != "notes" or each not in ours]
        for name, what in part.about.items():
            about.setdefault(name, {})[what] = None
    return Part(joined, {name: "; ".join(each) for name, each in about.items()})
