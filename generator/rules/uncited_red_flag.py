"""So that every alarm rests on a source.

Wrong
    # red-flags.yml
    chest-pain:
      when: {any: [chest-pain-now]}
      level: ambulance
      text: You have sudden chest pain that does not go away.
      everywhere: true

Right
    # red-flags.yml
    chest-pain:
      when: {any: [chest-pain-now]}
      level: ambulance
      text: You have sudden chest pain that does not go away.
      cite: heart-attack-signs
      everywhere: true

Why
    A red flag sends people to an emergency department, and leaving one out can cost a life: neither may rest on
    somebody's memory. The same holds for the reasons to see a doctor (`see_doctor_if`). Cite what was read, in `cite`
    or in the text with [@its-id].
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level, Problem
from generator.text import citations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Condition, Entry, Library, Symptom
    from generator.rules.context import RuleContext

CODE = "uncited-red-flag"
LEVEL = Level.ERROR
LOCKED = True
EACH = True


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each red flag, and each reason to see a doctor, that names no source."""
    del context
    for entry in library.red_flags.values():
        if not entry.record.cite and not citations(entry.record.text):
            yield Problem(entry.key(), CODE, f"the red flag `{entry.id}` names no source", hint=_hint(entry.id))
    articles: tuple[Entry[Symptom] | Entry[Condition], ...]
    articles = (*library.symptoms.values(), *library.conditions.values())
    for article in articles:
        for place, flag in enumerate(article.record.red_flags):
            if not flag.cite and not citations(flag.text):
                mark = article.at("red_flags", place, "id")
                yield Problem(mark, CODE, f"the red flag `{flag.id}` names no source", hint=_hint(flag.id))
    for article in library.symptoms.values():
        for place, reason in enumerate(article.record.see_doctor_if):
            if not reason.cite and not citations(reason.text):
                mark = article.at("see_doctor_if", place, "text")
                hint = "add `cite:` with the id of a reference that says so"
                yield Problem(mark, CODE, "this reason to see a doctor names no source", hint=hint)


def _hint(identity: str) -> str:
    return f"add `cite:` to `{identity}` with the id of a reference that says so"
