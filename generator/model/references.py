"""So that what a record refers to is found in one way, whoever asks: by its fields, its citations and its links."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from generator.model.fields import MarkdownRole, ReferenceRole
from generator.model.leaves import leaves
from generator.text import citations, record_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.record import Record
    from generator.source import Trail


class Referral(NamedTuple):
    """One place of a record that refers to `target`, a record of one of `kinds`; `trail` is below the record.

    Inside a text, `near` is how the text writes it, and `nth` counts (from 0) how often it did so before.
    """

    trail: Trail
    kinds: tuple[str, ...]
    target: str
    near: str | None = None
    nth: int = 0


def references_in(record: Record) -> Iterator[Referral]:
    """Yield every reference of a record, in the order of its fields; in a text, citations come before links."""
    for leaf in leaves(record):
        if isinstance(leaf.role, ReferenceRole):
            yield Referral(leaf.trail, leaf.role.kinds, leaf.value)
        elif isinstance(leaf.role, MarkdownRole) and "[" in leaf.value:
            yield from _in_text(leaf.value, leaf.trail)


def _in_text(text: str, trail: Trail) -> Iterator[Referral]:
    cited = [("reference", identity, f"@{identity}") for identity in citations(text)]
    linked = [(kind, identity, f"{kind}:{identity}") for kind, identity in record_links(text)]
    if not linked and len(cited) == 1:  # as in most texts; there is nothing to count
        yield Referral(trail, ("reference",), *cited[0][1:])
        return
    seen: Counter[str] = Counter()
    for kind, identity, near in (*cited, *linked):
        yield Referral(trail, (kind,), identity, near, seen[near])
        seen[near] += 1
