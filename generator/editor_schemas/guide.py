"""So that the guide for editors explains each word as the records do: its tables are written from the vocabularies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.vocabulary import AwayFrequency, Background, Effect, Frequency, Rarity, Urgency

if TYPE_CHECKING:
    from generator.model.vocabulary import Term

GUIDE = "CONTRIBUTING.md"
"""The file that holds the guide, below the project's folder."""

TABLES: dict[str, tuple[Term, ...]] = {
    "Urgency": tuple(reversed(Urgency)),
    "Rarity": tuple(Rarity),
    "Frequency": tuple(reversed(Frequency)),
    "Background": tuple(reversed(Background)),
    "Effect": tuple(reversed(Effect)),
    "AwayFrequency": tuple(AwayFrequency),
}
"""The terms of each table, by the word between its marks: the gravest, the commonest or the strongest first."""

_TABLE = re.compile(r"^<!-- words: (\w+) -->\n.*?^<!-- end -->\n", re.MULTILINE | re.DOTALL)


def with_tables(guide: str) -> str:
    """Return the guide with every table that it asks for, `<!-- words: Urgency -->` to `<!-- end -->`, as it is now."""
    return _TABLE.sub(lambda match: _table(match[1]) if match[1] in TABLES else match[0], guide)


def _table(name: str) -> str:
    rows = "".join(f"| `{term}` | {term.meaning} |\n" for term in TABLES[name])
    return f"<!-- words: {name} -->\n\n| word | meaning |\n| --- | --- |\n{rows}\n<!-- end -->\n"
