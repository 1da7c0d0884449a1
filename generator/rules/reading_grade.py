"""So that every section can be read by most adults, not only by those who stayed long at school.

Wrong
    # causes/aging.yml
    name: Aging
    summary: >-
      Progressive deterioration of skeletal musculature accompanies physiological senescence universally, and
      accelerates considerably during sustained immobilization, nutritional insufficiency or chronic inflammatory
      comorbidity, necessitating individualized multidisciplinary rehabilitation and continuous specialist supervision
      over considerable periods.

Right
    # causes/aging.yml
    name: Aging
    summary: >-
      All people lose some muscle as they get older. It goes faster if you stay in bed, eat too little or are ill for a
      long time. Then a plan made for you can help you get strong again.

Why
    Many people read with effort, and everybody does when afraid. The grade (Flesch-Kincaid) is a crude measure: long
    words and long sentences raise it. Names of conditions, causes, treatments and words of the glossary are left out,
    since the page explains them; so is what placeholders stand for. Sections below 30 words are not measured.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.errors import Level, Problem
from generator.rules.passages import pages, said_to_readers
from generator.text import grade, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.rules.context import RuleContext
    from generator.rules.passages import Passage

CODE = "reading-grade"
LEVEL = Level.WARNING
EACH = True
BY_NAMES = True
HIGHEST_GRADE = 8


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each field of a record, and each hand-written page, that is harder than `HIGHEST_GRADE`."""
    for reached, first in graded(library, context.names):
        if reached > HIGHEST_GRADE:
            message = f"this is written for grade {reached:.1f} of school"
            hint = f"use shorter words and sentences; grade {HIGHEST_GRADE} is the limit, 6 the aim"
            yield Problem(first.at(0, 40), CODE, message, hint=hint)


def graded(library: Library, names: frozenset[str]) -> Iterator[tuple[float, Passage]]:
    """Yield the grade of each field of a record and each hand-written page, to one decimal, with its first passage.

    What is too short to be measured is left out, and so are `names` within a text.
    """
    sections = groupby(said_to_readers(library), key=lambda passage: (id(passage.entry), passage.trail[0]))
    for passages in (*(list(group) for _, group in sections), *([page] for page in pages(library))):
        reached = grade("\n".join(_plain(passage) for passage in passages), names)
        if reached is not None:
            yield round(reached, 1), passages[0]


def _plain(passage: Passage) -> str:
    return plain(passage.value) if passage.markdown else passage.value
