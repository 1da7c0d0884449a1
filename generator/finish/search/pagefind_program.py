"""So that one module knows how Pagefind is run; it comes inside a Python package and needs no network.

Pages are told to it one after the other, and it numbers them in that order. Run over a folder, it would number them as
the disk happens to list them, and equal pages would give another index on another disk.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
import threading
from base64 import b64decode, b64encode
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import chain
from typing import IO, TYPE_CHECKING, Any

from pagefind.service import get_executable

from generator.errors import ToolMissingError, VademecumError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from pathlib import Path

ENTRY = "pagefind-entry.json"

_OF_USE = frozenset({ENTRY, "pagefind-worker.js"})
"""What our dialog asks for by its name; Pagefind also makes ready-made interfaces, which nobody loads."""

_OF_USE_BY_KIND = (".pf_meta", ".pf_index", ".pf_fragment")


@dataclass(frozen=True, slots=True)
class Indexed:
    """What Pagefind made: its files by their path, and of each page, by its own path, the names of its fields."""

    files: Mapping[str, bytes]
    fields: Mapping[str, frozenset[str]]


def run_pagefind(paths: Collection[str], html_of: Callable[[str], str]) -> Indexed:
    """Index the pages at these paths in this order; return only those files that our dialog asks for.

    `html_of` is asked for one page after the other, so that they are not all in memory. Raises `ToolMissingError` where
    the program does not run, and `VademecumError` where it does not do all of it.
    """
    added = ({"type": "AddFile", "index_id": 0, "file_path": path, "file_contents": html_of(path)} for path in paths)
    requests: Iterable[dict[str, Any]] = chain(
        [{"type": "NewIndex", "config": {}}], added, [{"type": "GetFiles", "index_id": 0}]
    )
    answers = _answers(requests, len(paths) + 2)
    fields = {}
    for path, answer in zip(paths, answers[1:-1], strict=True):
        fields[path] = frozenset(answer["page_meta"])
    files = {file["path"].replace("\\", "/"): b64decode(file["content"]) for file in answers[-1]["files"]}
    entry = json.loads(files[ENTRY])
    languages = entry["languages"].values()
    entry["languages"] = dict(sorted(entry["languages"].items()))  # Pagefind writes them in the order of chance
    files[ENTRY] = compact(entry)
    if sum(path.endswith(".pf_fragment") for path in files) != sum(language["page_count"] for language in languages):
        raise VademecumError("Pagefind did not put all pages into the search index")
    return Indexed(_of_use(files), fields)


@cache
def program_key() -> str:
    """Return what stands for the very program that is run; raises `ToolMissingError`."""
    try:
        return sha256(_program().read_bytes()).hexdigest()
    except OSError as error:
        raise _does_not_run(error) from error


def compact(said: object) -> bytes:
    """Write JSON as Pagefind does."""
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def _answers(requests: Iterable[dict[str, Any]], count: int) -> list[dict[str, Any]]:
    """Let the program do what is asked of it, one after the other, and return what it answers."""
    # Pagefind reads a configuration from the folder it runs in: not from the project's.
    with tempfile.TemporaryDirectory(prefix="search-") as empty, tempfile.TemporaryFile() as said:
        try:
            running = subprocess.Popen(  # noqa: S603 - our own program
                [str(_program()), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said, cwd=empty
            )
        except OSError as error:
            raise _does_not_run(error) from error
        with running:
            assert running.stdin is not None  # noqa: S101 - it is a pipe, as asked for above
            assert running.stdout is not None  # noqa: S101 - the same
            telling = threading.Thread(target=_tell, args=(running.stdin, requests))
            telling.start()
            try:
                raw = _read(running.stdout, count)
            finally:
                running.kill()  # it would wait for more; where it ended by itself, that does nothing
                telling.join()
                with suppress(OSError):  # where it had ended before all was told
                    running.stdin.close()
        said.seek(0)
        trouble = said.read().decode("utf-8", "replace").strip()
    answers = [json.loads(b64decode(answer))["payload"] for answer in raw]
    wrong = next((answer["message"] for answer in answers if answer["type"] == "Error"), None)
    if wrong is not None or len(answers) < count:
        raise VademecumError(f"Pagefind could not make the search index: {wrong or trouble}")
    return answers


def _tell(program: IO[bytes], requests: Iterable[dict[str, Any]]) -> None:
    """Ask everything of the program, which answers in turn."""
    try:
        for number, payload in enumerate(requests, start=1):
            message = json.dumps({"message_id": number, "payload": payload}, ensure_ascii=False)
            program.write(b64encode(message.encode()) + b",")
        program.flush()
    except OSError:
        return  # it has ended: what it answered until then says why
    except BaseException:
        program.close()  # it ends, and nobody waits for the rest
        raise


def _read(program: IO[bytes], count: int) -> list[bytes]:
    """Return as many answers as there are to come, or those that came before the program ended."""
    parts: list[bytes] = []
    while count > 0 and (part := program.read1(1 << 20)):  # type: ignore[attr-defined] # a pipe's reader has it
        parts.append(part)
        count -= part.count(b",")
    return b"".join(parts).split(b",")[:-1]


def _of_use(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files that our dialog asks for, in the order of their paths."""
    languages = json.loads(files[ENTRY])["languages"].values()
    named = _OF_USE | {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in languages}
    return {path: files[path] for path in sorted(files) if path.endswith(_OF_USE_BY_KIND) or path in named}


def _does_not_run(error: OSError) -> ToolMissingError:
    return ToolMissingError(f"Pagefind, which makes the search index, does not run: {error}")


def _program() -> Path:
    program = get_executable()
    if program is None:
        raise ToolMissingError('the package "pagefind[bin]", which makes the search index, is not installed')
    return program
