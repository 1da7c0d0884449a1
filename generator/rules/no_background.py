"""So that a healthy worry does not look like a disease.

Wrong
    # findings/general.yml
    tiredness:
      name: Tiredness
      kind: symptom
      question: Are you much more tired than usual, most days?

Right
    # findings/general.yml
    tiredness:
      name: Tiredness
      kind: symptom
      question: Are you much more tired than usual, most days?
      background: very-common

Why
    A yes counts by how much more often people with a condition say it than other people do. Without `background` the
    questionnaire has to guess how often other people do, and takes everyday complaints for signs of a rare disease.
    Write `very-common` (about 3 in 10 people), `common` (15 in 100), `occasional` (5 in 100), `rare` (1 in 100), or a
    number such as 0.003. The options of a question with one answer need none: they are weighed against one another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level, Problem
from generator.model.vocabulary import QuestionKind
from generator.rules.option_findings import only_an_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.rules.context import RuleContext

CODE = "no-background"
LEVEL = Level.ERROR
EACH = True


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each finding that is asked about, on its own or in a list, and states no background."""
    del context
    for identity, entry in library.findings.items():
        finding = entry.record
        kinds = {library.questions[name].record.kind for name in library.questions_about.get(identity, ())}
        asked = finding.question is not None or bool(kinds)
        if finding.askable and asked and finding.background is None and QuestionKind.ONE_OF not in kinds:
            message = f"`{identity}` does not say how often people without any of these conditions have it"
            if only_an_option(entry):
                hint = "give it a record with `background:` in content/findings, and name that with `finding:` here"
            else:
                hint = "add `background:` with very-common, common, occasional or rare, or a share such as 0.003"
            yield Problem(entry.key(), CODE, message, hint=hint)
