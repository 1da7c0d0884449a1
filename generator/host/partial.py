"""So that an edit costs the pages that it changes, and not the whole preview.

MkDocs' `--dirty` builds a page again where its Markdown is newer than it, and we write a page's Markdown only where it
changed. What that leaves out is done here: pages that look different for another reason, and pages that are gone.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2.bccache import Bucket

OLDEST = (0.0, 0.0)
"""The times, last read and last written, of a file that is to be made again."""


def around_every_page(config: Any) -> str:  # noqa: ANN401 - MkDocs and ProperDocs have one each
    """Return a hash that changes when all pages may look different: with the theme, mkdocs.yml, or the publisher."""
    theme = Path(config.theme.custom_dir)
    files = [Path(config.config_file_path), *sorted(path for path in theme.rglob("*") if path.is_file())]
    found = [(path.as_posix(), (status := path.stat()).st_mtime_ns, status.st_size) for path in files]
    told = (config.site_name, config.site_description, config.site_url, sorted(map(str, config.extra.items())))
    return hashlib.sha256(repr((found, told)).encode()).hexdigest()


def age(site: Path) -> None:
    """Make everything in the folder `site` look older than what it is made of; it stays until it is made again."""
    for path in _files(site):
        os.utime(path, OLDEST)


def remove_others(site: Path, wanted: Iterable[str]) -> None:
    """Delete what is no longer made: every file of the folder `site` that is not in `wanted`, given as full paths."""
    kept = {os.path.normpath(path) for path in wanted}
    for path in _files(site):
        if str(path) not in kept:
            path.unlink()


class CompiledTemplates(jinja2.BytecodeCache):
    """Keeps the theme's compiled templates from one build to the next: the engine makes everything else anew."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put into the bucket what was compiled from the very same text, if anything was."""
        if found := self._kept.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


def _files(site: Path) -> list[Path]:
    return [path for path in site.rglob("*") if path.is_file()]
