"""So that the report says the same at a terminal and on a pull request: its parts, before they have a form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.change_report import notes, told
from generator.change_report.records import ANOTHER_ORDER
from generator.errors import Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.change_report.diff import Difference
    from generator.change_report.effect import Effect, Person, Tried
    from generator.change_report.pages import PageChange
    from generator.change_report.records import FieldChange, RecordChange
    from generator.errors import Problem

MOST_JOURNEYS, MOST_RECORDS, MOST_FIELDS = 25, 100, 12
MOST_PAGES, MOST_LINES = 40, 30
"""How much is listed; what is more is counted."""

ALIKE = 5
"""So many pages with just the same differences are shown as one."""

UNEXPLAINED = "Something becomes less urgent, and no safety note says why. It cannot be merged like this."
NEEDLESS = "A safety note explains what does not happen. It cannot be merged like this."

COLUMNS = (
    "questionnaire",
    "interviews",
    "more urgent",
    "less urgent",
    "below need",
    "other first suggestion",
    "questions asked",
)
"""The head of the table; `below need` are those whose advice was urgent enough, and is not any more."""

SETTINGS = ("site", "wording", "navigation", "rules", "locale")
"""The parts of the settings that a change may touch."""

INDEXED = ("finding", "reference")
"""The kinds of records whose coming and going is told first."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a part."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A few sentences."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list; each item has a first line, and lines below it."""

    items: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells below a head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Lines as they are: YAML to copy, or (`diff`) lines that begin with - or +; `label` says what they are."""

    label: str
    language: str
    lines: tuple[str, ...]


Block = Heading | Paragraph | Items | Table | Code


def blocks(difference: Difference) -> Iterator[Block]:
    """Yield the whole report, what matters most first."""
    yield Heading("What this change does")
    yield Paragraph(verdict(difference))
    errors = [problem for problem in difference.problems if problem.level is Level.ERROR]
    if errors:
        yield Heading("To mend" if not difference.unknown else "Why the effect is unknown")
        yield Items(tuple(_gathered(errors)))
    lowered = difference.lowered or {}
    open_ends = tuple(subject for subject in lowered if subject not in (difference.explained or {}))
    if open_ends:
        label = f"A note for {notes.FILE}, to complete if this is meant (a source and a clinician must agree):"
        yield Code(label, "yaml", tuple(notes.example(open_ends, difference.day).split("\n")))
    if difference.effect is None:
        return
    yield from _explained(difference)
    yield from _advice(difference, difference.effect)
    yield from _settings(difference)
    yield from _records(difference.records)
    yield from _pages(difference.pages)
    warnings = [problem for problem in difference.problems if problem.level is Level.WARNING]
    if warnings:
        yield Heading("Please look at")
        yield Items(tuple(map(_problem, warnings)))
    yield Paragraph(_method(difference))


def verdict(difference: Difference) -> str:  # noqa: PLR0911 - one sentence for each way that a change can end
    """Return the result in a sentence or two."""
    commit = difference.commit[:10]
    if difference.unknown:
        return (
            f"The effect is unknown: today's program cannot read the content of {commit}, with which this is compared. "
            "Somebody must compare the two by hand, and say so when the change is merged."
        )
    errors = sum(problem.level is Level.ERROR for problem in difference.problems)
    if difference.effect is None:
        return f"The content has {_count(errors, 'mistake')}. Once they are mended, the effect can be worked out."
    if errors:
        unexplained = any(problem.code == notes.LOWERED for problem in difference.problems)
        return UNEXPLAINED if unexplained else NEEDLESS
    if difference.lowered:
        return "Something becomes less urgent, and a safety note explains each case. A clinician must agree."
    if any(person.steps < 0 for person in difference.effect.people):
        return "Some advice becomes less urgent, and stays as urgent as people need."
    if difference.effect.tried:
        return "Nothing becomes less urgent."
    if difference.records or difference.pages:
        return "No clinical effect: the questionnaires reason exactly as before."
    return f"Nothing changed since {commit}."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _gathered(problems: Sequence[Problem]) -> Iterator[tuple[str, ...]]:
    """Say what is to be done about several problems once."""
    by_hint: dict[str, list[Problem]] = {}
    for problem in problems:
        by_hint.setdefault(problem.hint or str(problem.mark), []).append(problem)
    for found in by_hint.values():
        *others, (first, *hint) = (_problem(problem) for problem in reversed(found))
        yield (first, *(line for line, *_ in reversed(others)), *hint)


def _problem(problem: Problem) -> tuple[str, ...]:
    return (f"`{problem.mark}`: {problem.message}", *([f"→ {problem.hint}"] if problem.hint else []))


def _explained(difference: Difference) -> Iterator[Block]:
    if difference.lowered and difference.explained:
        yield Heading("Less urgent, with a reason")
        items = []
        assert difference.head is not None  # noqa: S101 - there is an effect, so there are both sides
        for subject, note in difference.explained.items():
            reason = " ".join(difference.head.library.safety_notes[note].record.reason.split())
            messages = (one.message for one in difference.lowered[subject])
            items.append((f"`{subject}` (note `{note}`): {reason}", *messages))
        yield Items(tuple(items))


def _advice(difference: Difference, effect: Effect) -> Iterator[Block]:
    yield Heading("What it does to the advice")
    if effect.tried:
        yield Table(COLUMNS, tuple(map(_row, effect.tried)))
        yield from _people(difference, effect.people)
    for names, text in (
        (effect.only_words, "Only words change in the questionnaires"),
        (effect.new, "New questionnaires, with nothing to compare them with"),
        (effect.gone, "Questionnaires that are gone"),
    ):
        if names:
            yield Paragraph(f"{text}: {', '.join(f'`{name}`' for name in names)}.")
    if not effect.tried:
        yield Paragraph("No questionnaire reasons differently, so no answer leads to other advice.")


def _row(tried: Tried) -> tuple[str, ...]:
    readers = [person for person in tried.differing if person.sort == "reader"]
    more, less = (sum(sign * person.steps > 0 for person in readers) for sign in (1, -1))
    other = sum(person.before.leader != person.after.leader for person in readers)
    before, after = (total / max(1, tried.readers) for total in tried.questions)
    return (
        tried.questionnaire,
        f"{tried.readers:,}",
        f"{more:,}",
        f"{less:,}",
        f"{sum(person.endangered for person in readers):,}",
        f"{other:,}",
        f"{before:.1f} → {after:.1f}",
    )


def _people(difference: Difference, people: Sequence[Person]) -> Iterator[Block]:
    assert difference.base and difference.head and difference.names  # noqa: S101, PT018 - there is an effect
    teller = told.Teller(difference.base, difference.head, difference.names)
    led = list(told.journeys(people))
    if led:
        yield Paragraph(f"{_count(len(led), 'journey')} with another outcome:")
        yield Items(tuple(_person(teller, person) for person in led[:MOST_JOURNEYS]))
    chosen = [person for person in told.telling(people) if person.sort != "journey"]
    if chosen:
        yield Paragraph("The most telling examples:")
        yield Items(tuple(_person(teller, person) for person in chosen))


def _person(teller: told.Teller, person: Person) -> tuple[str, ...]:
    return (
        f"{teller.who(person)} (`{person.questionnaire}`)",
        f"yes to: {teller.answers(person)}",
        f"before: {teller.before(person)}",
        f"now: {teller.after(person)}",
        *([f"needed: {teller.urgency(person.need)}"] if person.endangered else []),
    )


def _settings(difference: Difference) -> Iterator[Block]:
    assert difference.base and difference.head  # noqa: S101, PT018 - there is an effect
    before, after = difference.base.settings, difference.head.settings
    differing = [name for name in SETTINGS if getattr(before, name) != getattr(after, name)]
    if differing:
        yield Heading("Settings")
        yield Paragraph(f"Changed below site_config: {', '.join(f'`{name}`' for name in differing)}.")


def _records(changes: Sequence[RecordChange]) -> Iterator[Block]:
    if not changes:
        return
    yield Heading("Records")
    for kind in INDEXED:
        for how, verb in (("added", "New"), ("removed", "Gone")):
            names = [change.id for change in changes if change.kind == kind and change.how == how]
            if names:
                yield Paragraph(f"{verb} {kind}s: {', '.join(f'`{name}`' for name in names)}.")
    rest = [change for change in changes if not (change.kind in INDEXED and change.how in {"added", "removed"})]
    yield Items(tuple(_record(change) for change in rest[:MOST_RECORDS]))
    if len(rest) > MOST_RECORDS:
        yield Paragraph(f"And {len(rest) - MOST_RECORDS:,} more.")


def _record(change: RecordChange) -> tuple[str, ...]:
    name = f"`{change.subject}`"
    title = f"{name} (was `{change.was}`) {change.how}" if change.was else f"{name} {change.how}"
    fields = change.fields
    more = [f"and {len(fields) - MOST_FIELDS} more"] if len(fields) > MOST_FIELDS else []
    return (f"{title}, at {change.mark}", *map(_field, fields[:MOST_FIELDS]), *more)


def _field(field: FieldChange) -> str:
    if field.before is None:
        return f"{field.where}: {'' if field.after == ANOTHER_ORDER else '+ '}{field.after}"
    return f"{field.where}: {f'- {field.before}' if field.after is None else f'{field.before} → {field.after}'}"


def _pages(changes: Sequence[PageChange]) -> Iterator[Block]:
    if not changes:
        return
    yield Heading("Pages")
    counted = {how: [change for change in changes if change.how == how] for how in ("added", "removed", "changed")}
    yield Paragraph(", ".join(f"{len(found)} {how}" for how, found in counted.items() if found) + ".")
    listed = (*counted["added"], *counted["removed"])
    if listed:
        yield Items(tuple((f"{change.how}: `{change.path}` ({change.title})",) for change in listed[:MOST_RECORDS]))
    quiet = [change.path for change in counted["changed"] if not change.hunks]
    told_of = _alike([change for change in counted["changed"] if change.hunks])
    for paths, change in told_of[:MOST_PAGES]:
        yield Code(_label(paths, change), "diff", tuple(_lines(change)))
    if len(told_of) > MOST_PAGES:
        rest = [path for paths, _ in told_of[MOST_PAGES:] for path in paths]
        yield Paragraph(f"And {len(rest):,} more: {', '.join(f'`{path}`' for path in rest[:MOST_RECORDS])}.")
    if quiet:
        names = ", ".join(f"`{path}`" for path in quiet[:MOST_RECORDS])
        yield Paragraph(f"The same words, in another order or with other links: {names}.")


def _alike(changes: Sequence[PageChange]) -> list[tuple[tuple[str, ...], PageChange]]:
    """Gather pages that differ in just the same way, where there are many."""
    same: dict[object, list[PageChange]] = {}
    for change in changes:
        same.setdefault(tuple(hunk.lines for hunk in change.hunks), []).append(change)
    gathered = []
    for found in same.values():
        if len(found) >= ALIKE:
            gathered.append((tuple(change.path for change in found), found[0]))
        else:
            gathered += [((change.path,), change) for change in found]
    return gathered


def _label(paths: tuple[str, ...], change: PageChange) -> str:
    if len(paths) == 1:
        return f"`{change.path}` ({change.title})"
    return f"`{change.path}` and {len(paths) - 1} more pages in the same way"


def _lines(change: PageChange) -> Iterator[str]:
    listed = [line for hunk in change.hunks for line in (*([f"@ {hunk.section}"] if hunk.section else []), *hunk.lines)]
    yield from listed[:MOST_LINES]
    if len(listed) > MOST_LINES:
        yield f"@ and {len(listed) - MOST_LINES} more lines"


def _method(difference: Difference) -> str:
    stood_in = " The settings of that commit cannot be read any more: those of today stood in."
    return (
        f"Compared with {difference.commit[:10]} as of {difference.day}. Both sides were read by today's program. The "
        f"interviews are simulated: their people are drawn from the content before the change (seed "
        f"{difference.plan.seed}: two in five with conditions as often as they are, two in five with each condition "
        "equally often and some answers wrong or not known, one in five with none), and give the same answers on both "
        "sides. What the content did not know before, they answer with “don't know”. What somebody needs is the "
        "urgency of what they have, of their red flags, and of their reasons to see a doctor, all as before the change."
        f"{stood_in if difference.settings_of_today else ''}"
    )
