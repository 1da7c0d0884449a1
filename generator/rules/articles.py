"""So that "every article" means the same to all rules: the records that make a claim on a page of their own."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Cause, Condition, Entry, Library, Symptom, Treatment


def articles(library: Library) -> Iterator[Entry[Symptom] | Entry[Condition] | Entry[Cause] | Entry[Treatment]]:
    """Yield every symptom, condition, cause and treatment; a person's page says who they are and is none."""
    return chain(
        library.symptoms.values(), library.conditions.values(), library.causes.values(), library.treatments.values()
    )
