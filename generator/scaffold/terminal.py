"""So that a command asks a person who sits at a terminal, and never waits for one who does not."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from generator.errors import VademecumError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def at_terminal() -> bool:
    """Tell whether somebody can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def asked(question: str, default: str, accept: Callable[[str], str]) -> str:
    """Ask until `accept` takes the answer, and return what it makes of it; an empty answer is the default.

    `accept` raises `VademecumError` with what is wrong. Without any more input the command ends in the same way.
    """
    while True:
        shown = f" [{default}]" if default else ""
        try:
            answer = input(f"{question}{shown}: ").strip() or default
        except EOFError:
            raise VademecumError("nothing was written, because there was no answer") from None
        try:
            return accept(answer)
        except VademecumError as error:
            sys.stdout.write(f"  {error}\n")


def chosen(question: str, options: Sequence[str]) -> str:
    """Ask for one of several, by its number or its name."""

    def accept(answer: str) -> str:
        if answer.isdecimal() and 1 <= int(answer) <= len(options):
            return options[int(answer) - 1]
        if answer in options:
            return answer
        raise VademecumError(f"write a number from 1 to {len(options)}")

    sys.stdout.writelines(f"  {number}. {option}\n" for number, option in enumerate(options, 1))
    return asked(question, "", accept)
