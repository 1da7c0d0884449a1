"""So that nothing becomes less urgent in silence: each change that lowers it is explained by a note of its own.

A note that was there before explains nothing new: it belongs to the change it was written for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.errors import Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from generator.change_report.lowered import Lowering
    from generator.model import Entry, Library
    from generator.model.journey import SafetyNote

FILE = "content/safety-notes.yml"
LOWERED, NEEDLESS = "lowered-urgency", "needless-safety-note"


def judge(
    base: Library, head: Library, lowered: Mapping[str, tuple[Lowering, ...]], day: date
) -> tuple[tuple[Problem, ...], Mapping[str, str]]:
    """Return an error for each record that lowers urgency without a note, and for each new note without such a record.

    `lowered` holds what became less urgent by the record that is the reason, as `kind:id`. The second value says which
    note explains which record.
    """
    new = {note.id: note for note in _new(base, head)}
    explained = {subject: note.id for note in new.values() for subject in note.record.explains}
    problems = [
        Problem(one.mark, LOWERED, _sentence(one.message), hint=_hint(subject, day))
        for subject, found in lowered.items()
        if subject not in explained
        for one in found
    ]
    problems += [problem for note in new.values() for problem in _needless(note, lowered)]
    return tuple(sorted(set(problems))), {subject: note for subject, note in explained.items() if subject in lowered}


def _new(base: Library, head: Library) -> Iterator[Entry[SafetyNote]]:
    for name, entry in head.safety_notes.items():
        before = base.safety_notes.get(name)
        if before is None or before.record != entry.record:
            yield entry


def _needless(note: Entry[SafetyNote], lowered: Mapping[str, tuple[Lowering, ...]]) -> Iterator[Problem]:
    known = ", ".join(lowered)
    for field, text in (("lowers", note.record.lowers), ("reason", note.record.reason)):
        if text.isupper():
            message = f"`{field}` of the note `{note.id}` is still to be written"
            yield Problem(note.at(field), NEEDLESS, message, hint="write what a clinician can agree to")
    if not note.record.explains:
        hint = f"add `explains:` with what became less urgent: {known}" if known else "nothing did: delete the note"
        yield Problem(note.at("id"), NEEDLESS, f"the note `{note.id}` does not say which record it explains", hint=hint)
    for place, subject in enumerate(note.record.explains):
        if subject not in lowered:
            message = f"the note `{note.id}` explains `{subject}`, which makes nothing less urgent"
            hint = f"name what does: {known}" if known else "take it out; delete the note if it explains nothing else"
            yield Problem(note.at("explains", place), NEEDLESS, message, hint=hint)


def _sentence(message: str) -> str:
    return f"less urgent: {message}"


def _hint(subject: str, day: date) -> str:
    return (
        f"undo it; or, if a source and a clinician agree, add a note to {FILE} with a new `id`, `date: {day}`, "
        f"`explains: [{subject}]`, `lowers` and `reason`"
    )


def example(subjects: tuple[str, ...], day: date) -> str:
    """Return a note to complete, as it must stand in the file."""
    name = re.sub(r"[^a-z0-9]+", "-", subjects[0].split(":", 1)[-1]).strip("-")
    return "\n".join(
        (
            f"- id: {name}-{day}",
            f"  date: {day}",
            f"  explains: [{', '.join(subjects)}]",
            "  lowers: >-",
            "    WHAT IS LESS URGENT NOW, FOR WHOM, FROM WHAT TO WHAT.",
            "  reason: >-",
            "    WHY THAT IS RIGHT, WITH THE SOURCE, AND WHICH CLINICIAN AGREED.",
        )
    )


def unplaced(subject: str) -> Mark:
    """Return the place of what has none of its own."""
    return Mark(FILE if ":" in subject else subject)
