"""So that what is claimed in a text, and what counts as its source, means the same to all rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Problem
from generator.rules.passages import texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model import Library
    from generator.rules.passages import Passage
    from generator.text import Statistic

NO_CLAIM_KINDS = frozenset({"journey", "person", "safety-note"})
"""Kinds of records that claim nothing about health."""

NO_CLAIM_FIELDS = frozenset({"change_note"})
"""Fields that claim nothing about health, whatever the record."""


def uncited(
    library: Library, find: Callable[[str], tuple[Statistic, ...]], code: str, message: str, hint: str
) -> Iterator[Problem]:
    """Yield a problem for each claim that `find` sees in a text and that names no source; `message` takes its words."""
    for passage in texts(library):
        claims = [claim for claim in find(passage.value) if not claim.cited]
        if claims and _claims(passage) and not getattr(passage.owner, "cite", None):
            for claim in claims:
                mark = passage.at(claim.start, claim.start + len(claim.snippet))
                yield Problem(mark, code, message.format(" ".join(claim.snippet.split())), hint=hint)


def _claims(passage: Passage) -> bool:
    kind = passage.entry.kind if passage.entry else ""
    return kind not in NO_CLAIM_KINDS and passage.field not in NO_CLAIM_FIELDS
