"""So that the report can be read at a terminal, on a pull request, or by another program."""

from __future__ import annotations

import json
import re
import textwrap
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from generator.change_report.blocks import Heading, Items, Paragraph, Table, blocks, verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.change_report.blocks import Block
    from generator.change_report.diff import Difference

WIDTH = 100
"""How long lines are at a terminal, in characters."""

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&@])")

MOST_MARKDOWN = 900_000
"""The most bytes of the Markdown form: GitHub takes 1 MiB for a step."""


def formatted(difference: Difference, form: str) -> str:
    """Return the report in one of FORMATS."""
    return FORMATS[form](difference)


def _terminal(difference: Difference) -> str:
    return "\n".join(_plain(block) for block in blocks(difference))


def _plain(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{block.text.upper()}\n"
    if isinstance(block, Paragraph):
        return textwrap.fill(block.text, WIDTH, break_long_words=False, break_on_hyphens=False) + "\n"
    if isinstance(block, Items):
        return "".join(_item(item) for item in block.items)
    if isinstance(block, Table):
        return _columns((block.head, *block.rows))
    return f"{block.label}\n" + "".join(f"  {line}\n" for line in block.lines)


def _item(item: tuple[str, ...]) -> str:
    def fold(line: str, first: str, later: str) -> str:
        return textwrap.fill(
            line,
            WIDTH,
            initial_indent=first,
            subsequent_indent=later,
            break_long_words=False,
            break_on_hyphens=False,
        )

    return "\n".join([fold(item[0], "- ", "  "), *(fold(line, "    ", "      ") for line in item[1:])]) + "\n"


def _columns(rows: Iterable[tuple[str, ...]]) -> str:
    listed = list(rows)
    widths = [max(len(cell) for cell in column) for column in zip(*listed, strict=True)]
    lines = ("  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in listed)
    return "\n".join(lines) + "\n"


def _markdown(difference: Difference) -> str:
    parts: list[str] = []
    left = MOST_MARKDOWN
    for number, block in enumerate(blocks(difference)):
        part = _marked(block, 2 if number == 0 else 3)
        left -= len(part.encode())
        if left < 0:
            parts.append("The report is cut here: `vademecum diff` shows the rest.\n")
            break
        parts.append(part)
    return "\n".join(parts)


def _marked(block: Block, level: int) -> str:
    if isinstance(block, Heading):
        return f"{'#' * level} {_literal(block.text)}\n"
    if isinstance(block, Paragraph):
        return f"{_literal(block.text)}\n"
    if isinstance(block, Items):
        lines = ("<br>".join(map(_literal, item)) for item in block.items)
        return "".join(f"- {line}\n" for line in lines)
    if isinstance(block, Table):
        rows = [f"| {' | '.join(map(_literal, row))} |" for row in (block.head, *block.rows)]
        return "\n".join([rows[0], "|---" * len(block.head) + "|", *rows[1:], ""])
    body = "\n".join(block.lines)
    longest = max((len(ticks) for ticks in re.findall(r"`+", body)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{_literal(block.label)}\n\n{fence}{block.language}\n{body}\n{fence}\n"


def _literal(text: str) -> str:
    """Keep whatever the content holds from being markup, but for pieces between single backticks."""
    parts = re.split(r"(`[^`\n]+`)", " ".join(text.split()))
    return "".join(part if place % 2 else _SPECIAL.sub(r"\\\1", part) for place, part in enumerate(parts))


def _json(difference: Difference) -> str:
    effect = difference.effect
    data: dict[str, Any] = {
        "version": 1,
        "base": difference.commit,
        "day": difference.day.isoformat(),
        "seed": difference.plan.seed,
        "status": difference.status,
        "verdict": verdict(difference),
        "effect_known": effect is not None,
        "problems": [
            {
                "path": problem.mark.path,
                "line": problem.mark.line,
                "column": problem.mark.column,
                "code": problem.code,
                "level": problem.level.value,
                "message": problem.message,
                "hint": problem.hint,
            }
            for problem in difference.problems
        ],
        "lowered": {
            subject: {"by": [one.message for one in found], "explained_by": (difference.explained or {}).get(subject)}
            for subject, found in (difference.lowered or {}).items()
        },
        "records": [
            {
                "kind": change.kind,
                "id": change.id,
                "was": change.was,
                "how": change.how,
                "fields": [asdict(field) for field in change.fields],
            }
            for change in difference.records
        ],
        "pages": [asdict(change) for change in difference.pages],
        "questionnaires": [] if effect is None else [_of_questionnaire(tried) for tried in map(asdict, effect.tried)],
        "only_words": [] if effect is None else list(effect.only_words),
        "new": [] if effect is None else list(effect.new),
        "gone": [] if effect is None else list(effect.gone),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _of_questionnaire(tried: Mapping[str, Any]) -> dict[str, Any]:
    people = [{key: value for key, value in person.items() if key != "questionnaire"} for person in tried["differing"]]
    return {**tried, "differing": people}


FORMATS: Mapping[str, Callable[[Difference], str]] = {"json": _json, "markdown": _markdown, "terminal": _terminal}
"""The ways to tell a difference."""
