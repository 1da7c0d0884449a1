"""So that an edit of what no questionnaire says leaves all questionnaires alone: most edits are of prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import KINDS, Article

if TYPE_CHECKING:
    from generator.model import Library
    from generator.model.record import Record

_OF_ARTICLES = frozenset(Article.model_fields) - {"name", "also_called", "draft"}
_PROSE = {
    "symptom": frozenset(
        {
            "body_area", "summary", "overview", "accompanying", "causes", "treatment", "prevention",
            "questions_to_ask", "faq",
        }
    ),
    "condition": frozenset(
        {
            "abbreviation", "summary", "cause", "symptoms_text", "diagnosis", "treatment_text", "see_doctor",
            "red_flags", "treatments",
        }
    ),
}  # fmt: skip
UNASKED = {
    **{kind: _OF_ARTICLES | prose for kind, prose in _PROSE.items()},
    "reference": frozenset({"authors", "volume", "issue", "pages", "url", "doi", "pmid", "accessed", "licence"}),
}
"""For some kinds of records, the fields that no questionnaire says anything of."""

NEVER_ASKED = frozenset({"cause", "treatment", "person", "term", "journey", "safety-note"})
"""The kinds of records that no questionnaire says anything of."""


def asks_alike(one: Library, other: Library) -> bool:
    """Tell whether all bundles of two libraries are surely the same; settings and pages of references aside.

    What cannot be asked is then the same as well, but for its places.
    """
    edits = other.since(one)
    if edits:
        return all(
            _alike(kind, one.of(kind)[name].record, other.of(kind)[name].record)
            for kind, names in edits.replaced.items()
            if kind not in NEVER_ASKED
            for name in names
        )
    for kind in KINDS:
        if kind.name in NEVER_ASKED or one.of(kind.name) is other.of(kind.name):
            continue
        before, after = one.of(kind.name), other.of(kind.name)
        if before.keys() != after.keys():
            return False
        for identity, entry in after.items():
            old = before[identity]
            if entry is not old and not _alike(kind.name, old.record, entry.record):
                return False
    return True


def _alike(kind: str, one: Record, other: Record) -> bool:
    fields = type(one).model_fields.keys() - UNASKED.get(kind, frozenset())
    return one is other or all(getattr(one, field) == getattr(other, field) for field in fields)
