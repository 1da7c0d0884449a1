"""So that a folder of content is mended in one go, and a file is written only if nothing but the mended has changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from generator import model, rules
from generator.editor_schemas import modeline
from generator.fix.order import MODELINE, in_order
from generator.fix.quotation import quoted_name, quoted_text, straight_marks
from generator.fix.signs import (
    ordinary_indentation,
    ordinary_space,
    spaces_for_tabs,
    unified_ends,
    without_sign,
    without_trailing_spaces,
)
from generator.fix.values import written_right
from generator.model.kinds import kind_of
from generator.output import write_atomically
from generator.rules import spelling_variant, unsorted
from generator.source import SourceTree, text_files
from generator.source.dialect import parse
from generator.source.listing import display_path
from generator.source.tree import ProseFile
from generator.source.unfit import unfit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from generator.errors import Problem
    from generator.fix.draft import Draft, Fixed
    from generator.settings import Settings
    from generator.source import Trail

TRIES: Mapping[str, tuple[Callable[[Draft, Problem], Draft | None], ...]] = {
    "control-character": (without_sign,),
    "hidden-character": (ordinary_indentation, without_sign),
    "non-string-key": (quoted_name,),
    "yaml-syntax": (ordinary_space, straight_marks, quoted_text),
}
"""What may make a file readable, by the code of what keeps it from being read; the first that helps is taken."""

_MOST = 200
"""The most steps that are tried with one file, and rounds with all."""


class _File(NamedTuple):
    """A file on the disk, as it was and as it shall be."""

    path: Path
    raw: str
    draft: Draft

    @property
    def is_prose(self) -> bool:
        return self.path.suffix == ".md"


def fix(content: Path, project: Path, settings: Settings | None, day: date, *, own: bool = True) -> tuple[Fixed, ...]:
    """Mend every file below `content` and return what was done, sorted by place.

    `settings` are those of the site; with None, nothing is done that depends on its rules. `own` says that the folder
    is that of the project itself, next to its schemas.
    """
    root = display_path(content, project)
    files = {draft.path: file for file in _drafts(content, project, root) for draft in (file.draft,)}
    if settings:
        files = _by_rules(files, root, settings, day)
    if own:
        files = {path: file._replace(draft=_with_modeline(file, root)) for path, file in files.items()}
    done: list[Fixed] = []
    for file in files.values():
        if file.draft.text != file.raw and _is_safe(file):
            write_atomically(file.path, file.draft.text.encode())
            done += file.draft.done
    return tuple(sorted(done))


def _drafts(content: Path, project: Path, root: str) -> Iterator[_File]:
    """Yield every file that can be read, or that can be made readable."""
    for path, name in text_files(content, project):
        try:
            raw = path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        draft = unified_ends(name, raw)
        if path.suffix == ".md":
            if not unfit(draft.text, name):
                yield _File(path, raw, draft)
            continue
        readable = _readable(draft)
        if readable:
            right = written_right(readable, root)
            source = parse(right.text, name).file
            yield _File(path, raw, without_trailing_spaces(right, source) if source else right)


def _readable(draft: Draft) -> Draft | None:
    """Return the draft of a YAML file that can be read, or None where that needs judgment.

    So do tabs of which one width leads to other records than another.
    """
    without_tabs = [readable for spaced in spaces_for_tabs(draft) if (readable := _without_problems(spaced))]
    if not without_tabs:
        return _without_problems(draft)
    data = [file.data if (file := parse(one.text, one.path).file) else None for one in without_tabs]
    return without_tabs[0] if all(other == data[0] for other in data) else None


def _without_problems(draft: Draft) -> Draft | None:
    for _ in range(_MOST):
        problems = parse(draft.text, draft.path).problems
        if not problems:
            return draft
        better = next(filter(None, (_better(draft, problem) for problem in problems)), None)
        if better is None:
            return None
        draft = better
    return None


def _better(draft: Draft, problem: Problem) -> Draft | None:
    """Return the draft without a problem, if one of the tries helps and brings no problem before that place."""
    for attempt in TRIES.get(problem.code, ()):
        candidate = attempt(draft, problem)
        if candidate:
            left = parse(candidate.text, draft.path).problems
            known = [other for other in left if other.mark <= problem.mark and other.code == problem.code]
            if not known and not any(other.mark < problem.mark for other in left):
                return candidate
    return None


def _by_rules(files: dict[str, _File], root: str, settings: Settings, day: date) -> dict[str, _File]:
    """Mend what rules find, wherever they hold on this site: spellings, then the order of the glossary."""
    for _ in range(_MOST):
        library = model.load(_tree(files, root), drafts=True, partial=True).library
        told = {(problem.mark, problem.code) for problem in rules.run(library, settings, day, complete=False)}
        spelled = [
            found
            for found in spelling_variant.variants(library, settings.site.spelling)
            if (found.mark, spelling_variant.CODE) in told and found.mark.path in files
        ]
        before = {path: file.draft.text for path, file in files.items()}
        for found in sorted(spelled, key=lambda one: one.mark, reverse=True):  # so that earlier places stay right
            file = files[found.mark.path]
            files[found.mark.path] = file._replace(draft=_spelled(file.draft, found))
        unordered = {mark.path for mark, code in told if code == unsorted.CODE} & set(files)
        for path in unordered if not spelled else ():
            source = parse(files[path].draft.text, path).file
            if source:
                files[path] = files[path]._replace(draft=in_order(files[path].draft, source))
        if before == {path: file.draft.text for path, file in files.items()}:
            break
    return files


def _spelled(draft: Draft, found: spelling_variant.Variant) -> Draft:
    start = draft.offset(found.mark)
    match = re.compile(rf"[\w-]*?(?<!\w){re.escape(found.written)}(?!\w)").match(draft.text, start)
    if not match:
        return draft
    entry = found.passage.entry
    trail: Trail | None = (*entry.trail, *found.passage.trail) if entry else None
    what = f"“{found.wanted}” stands for “{found.written}”"
    return draft.with_piece(match.end() - len(found.written), match.end(), found.wanted, what, trail)


def _tree(files: Mapping[str, _File], root: str) -> SourceTree:
    read = [parse(file.draft.text, path).file for path, file in files.items() if not file.is_prose]
    prose = [ProseFile(path, file.path.stem, file.draft.text) for path, file in files.items() if file.is_prose]
    return SourceTree(root, tuple(source for source in read if source), tuple(prose), ())


def _with_modeline(file: _File, root: str) -> Draft:
    """Return the draft with the comment that tells editors' programs which schema the file follows.

    No check asks for it: whoever writes at GitHub has no use for it, and need not know that it exists.
    """
    draft = file.draft
    kind = None if file.is_prose else kind_of(draft.path.removeprefix(f"{root}/"))
    if kind is None or any(map(MODELINE.match, draft.text.split("\n"))):
        return draft
    note = "the first line leads to what each field means, for programs that show it"
    return draft.with_lines_moved(f"{modeline(kind)}\n{draft.text}", lambda line: line + 1, note)


def _is_safe(file: _File) -> bool:
    """Whether every value is what it was, but for those that were to be mended."""
    if file.is_prose:
        return True
    before, after = parse(file.raw, file.draft.path).file, parse(file.draft.text, file.draft.path).file
    if before is None or after is None:
        return after is not None
    return all(
        any(trail[: len(named)] == named or named[: len(trail)] == trail for named in file.draft.trails)
        for trail in _different(before.data, after.data, ())
    )


def _different(before: Any, after: Any, trail: Trail) -> Iterator[Trail]:  # noqa: ANN401 - whatever the YAML held
    """Yield the way to each value that differs."""
    if isinstance(before, dict) and isinstance(after, dict) and before.keys() == after.keys():
        for key in before:
            yield from _different(before[key], after[key], (*trail, key))
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for place, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from _different(old, new, (*trail, place))
    elif before != after or type(before) is not type(after):
        yield trail
