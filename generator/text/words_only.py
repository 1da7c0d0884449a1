"""So that markup in a field for plain words is noticed, where it would be shown as it is typed."""

from __future__ import annotations

import re
from itertools import islice

from generator.text.dialect import LINK, PLACEHOLDER
from generator.text.faults import DISALLOWED, Fault, Finding
from generator.text.lexical import AT_MOST, unseen_characters

_MARKUP = (
    (re.compile(r"\[@[^\]\n]*\]"), "a citation", "add `cite:` to the record, or cite it in a text field"),
    (LINK, "a link", "write the words alone"),
    (PLACEHOLDER, "a placeholder", "write plain words"),
    (re.compile(r"\*\*[^*\n]+\*\*|(?<!\w)__[^_\n]+__(?!\w)|`[^`\n]+`"), "markup", "write the words alone"),
    (re.compile(r"<[A-Za-z/!][^<>\n]*>|&(?:#x?[0-9a-fA-F]+|[a-z]+);"), "HTML", "type the words or signs themselves"),
)
# Without any of these signs there is no markup, and what is neither printed ASCII nor here may be a hidden character.
_NOTHING_WRONG = re.compile(r"(?:[^\x00-\x1f\x7f-\xbf&<\[_`{*\u0250-\U0010ffff]|[°µ½¼¾‘’“”–—…])*+")


def check_words(value: str) -> tuple[Fault, ...]:
    """Return what is wrong with a field of plain words, in order: markup that would show, hidden characters."""
    if _NOTHING_WRONG.fullmatch(value):
        return ()
    found = list(islice(unseen_characters(value), AT_MOST))
    for pattern, name, hint in _MARKUP:
        for match in islice(pattern.finditer(value), AT_MOST):
            message = f"{name} in a field of plain words would be shown as it is typed"
            finding = Finding(match.start(), match.end(), DISALLOWED, message, hint)
            if not finding.is_told_by(found):
                found.append(finding)
    found.sort(key=lambda finding: finding.start)
    return tuple(finding.as_fault(value) for finding in found)
