"""So that a new record comes to lie where its kind is looked for, and takes nobody's place."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from generator import addresses
from generator.errors import VademecumError
from generator.model import KINDS, Article, Layout, RedFlag, Term
from generator.model.fields import ID_PATTERN
from generator.model.instead import id_hint
from generator.model.validate import suggest
from generator.questionnaire.unaskable import RESERVED
from generator.scaffold.terminal import at_terminal, chosen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.model import Kind, Library
    from generator.source import SourceTree

FIRST_FILE = "general.yml"
"""The file of the first record of a kind that has many a file."""


def kind_named(word: str) -> Kind:
    """Return the kind that a word names, in the singular or as the folder does; raise `VademecumError` for others."""
    names = {kind.name: kind for kind in KINDS}
    folders = {kind.place.removesuffix("/").removesuffix(".yml"): kind for kind in KINDS}
    plain = word.lower().replace("_", "-")
    if plain in names or plain in folders:
        return names.get(plain) or folders[plain]
    close = get_close_matches(plain, [*names, *folders], n=1, cutoff=0.6)
    nearest = (names.get(close[0]) or folders[close[0]]).name if close else ""
    hint = f"did you mean `{nearest}`?" if nearest else f"the kinds are {', '.join(names)}"
    raise VademecumError(f"there is no kind of record called `{word}`; {hint}")


def fit_id(kind: Kind, identity: str) -> str:
    """Return an id that a record of a kind may have; raise `VademecumError`, with what to write, for any other."""
    if kind.record is Term:
        words = " ".join(identity.split())
        if not addresses.slug(words):
            raise VademecumError(f"{identity!r} has neither letters nor digits; write the word out, as in `plus sign`")
        return words
    if not re.match(ID_PATTERN, identity):
        raise VademecumError(f"{identity!r} is not an id; {id_hint(identity)}")
    if (kind.has_page and identity == addresses.INDEX) or (kind.name == "finding" and identity in RESERVED):
        raise VademecumError(
            f"no {kind.name} can be called `{identity}`: the site itself uses the word; choose another"
        )
    return identity


def refuse_taken(kind: Kind, identity: str, library: Library, tree: SourceTree) -> None:
    """Raise `VademecumError` where an id, or one that differs by capitals alone, is a record's or was one's before."""
    noun = kind.name.replace("-", " ")
    for taken, where, how in (*_taken(kind, library), *_written(kind, tree)):
        if _same(kind, taken, identity):
            raise VademecumError(f"the {noun} `{taken}` {how} {where}; nothing was written")


def _taken(kind: Kind, library: Library) -> Iterator[tuple[str, str, str]]:
    """Yield each id that is not free any more, with the place where that is said, and how."""
    for entry in library.of(kind.name).values():
        is_draft = isinstance(entry.record, Article) and entry.record.draft
        yield entry.id, str(entry.key()), "is a draft already, at" if is_draft else "is there already, at"
        for place, alias in enumerate(entry.record.aliases if isinstance(entry.record, Article) else ()):
            yield alias, f"`{entry.id}`, at {entry.at('aliases', place)}", "is a former id of"
    if kind.record is RedFlag:
        for article in library.articles:
            for place, flag in enumerate(getattr(article.record, "red_flags", ())):
                yield flag.id, str(article.at("red_flags", place, "id")), "is there already, at"


def _written(kind: Kind, tree: SourceTree) -> Iterator[tuple[str, str, str]]:
    """Yield the same for every record of a file, also for those that are no valid records yet."""
    for source in tree.files:
        if kind.layout is not Layout.ONE_A_FILE and kind.holds(source.path.removeprefix(f"{tree.root}/")):
            listed = source.data if isinstance(source.data, list) else []
            keys = [item.get("id") for item in listed if isinstance(item, dict)]
            for key in source.data if isinstance(source.data, dict) else keys:
                yield str(key), str(source.key(str(key))), "is there already, at"


def _same(kind: Kind, one: str, other: str) -> bool:
    if kind.record is Term:
        return addresses.slug(one) == addresses.slug(other)
    return one.lower() == other.lower()


def file_of(kind: Kind, identity: str, content: Path, wanted: str | None) -> Path:
    """Return the file that a new record comes to lie in; `wanted` is what was asked for, as a path or a name.

    Where several files could hold it and none is wanted, the person at the terminal chooses. Raises `VademecumError`
    where there is nobody to ask, or where the wanted file is none of the kind.
    """
    if not kind.place.endswith("/"):
        return _fixed(kind, content / kind.place, wanted)
    folder = content / kind.place
    if kind.layout is Layout.ONE_A_FILE:
        return _fixed(kind, _free(folder, f"{identity}.yml"), wanted)
    if wanted:
        return _in_folder(kind, folder, wanted)
    there = sorted(path.name for path in folder.glob("*.yml")) if folder.is_dir() else []
    if len(there) <= 1:
        return folder / (there[0] if there else FIRST_FILE)
    if at_terminal():
        return folder / chosen(f"Which file of {kind.place}", there)
    raise VademecumError(f"say which file of content/{kind.place} with --in: {', '.join(there)}")


def _fixed(kind: Kind, path: Path, wanted: str | None) -> Path:
    if wanted:
        raise VademecumError(f"--in has no use here: a {kind.name.replace('-', ' ')} lies in {path.name}")
    return path


def _free(folder: Path, name: str) -> Path:
    """Return the path of a new file; raise `VademecumError` where a file has that name, in whatever letters."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name.lower() in {name, name.replace(".yml", ".yaml")}:
            raise VademecumError(f"content/{folder.name}/{path.name} is there already; nothing was written")
    return folder / name


def _in_folder(kind: Kind, folder: Path, wanted: str) -> Path:
    parts = wanted.replace("\\", "/").removesuffix(".yml").split("/")
    *above, stem = parts
    if above and above[-1] != folder.name:
        raise VademecumError(f"a {kind.name} lies in content/{kind.place}, and not in {wanted}")
    if not re.match(ID_PATTERN, stem):
        raise VademecumError(f"{stem!r} cannot be the name of a file; {id_hint(stem)}")
    return folder / f"{stem}.yml"


def finding_for(kind: Kind, identity: str, wanted: str | None, library: Library) -> str | None:
    """Return the finding that a symptom or a red flag is about; raise `VademecumError` where it is not known."""
    if kind.name not in {"symptom", "red-flag"}:
        if wanted:
            raise VademecumError(f"--finding has no use here: a {kind.name.replace('-', ' ')} is not about one finding")
        return None
    finding = wanted or identity
    if finding in library.findings:
        return finding
    noun = kind.name.replace("-", " ")
    way = f"name one with --finding, or write it first: vademecum new finding {finding}"
    hint = suggest(finding, list(library.findings), "finding")
    near = f"; {hint}" if hint.startswith("did you mean") else ""
    raise VademecumError(f"a {noun} is about a finding, and there is no finding `{finding}`{near}; {way}")
