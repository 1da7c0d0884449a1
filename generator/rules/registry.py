"""So that a rule exists by being a module of this package, and no list of rules can be forgotten."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.errors import Level, VademecumError
from generator.manual import Manual, read_manual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import ModuleType

    from generator.errors import Problem
    from generator.model import Library
    from generator.rules.context import RuleContext

PACKAGE = "generator.rules"
FLAGS = ("LOCKED", "NEEDS_ALL", "EACH", "BY_NAMES")
"""What a rule's module may say of it, in the order of `Rule`; each is False where it says nothing."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as its module states it.

    `locked`: it protects readers, so no setting weakens it. `needs_all`: it argues from what is nowhere in the
    content, so it is silent while a part of the content cannot be read. `each`: it judges every record and every
    hand-written page by itself and by what it looks up for it, and says the same of each whatever else is listed.
    `by_names`: it goes by the established names of its context.
    """

    code: str
    level: Level
    locked: bool
    needs_all: bool
    each: bool
    by_names: bool
    manual: Manual
    check: Callable[[Library, RuleContext], Iterator[Problem]]


@cache
def rules() -> Mapping[str, Rule]:
    """Return every rule by its code, sorted; a module that is half a rule is our own mistake."""
    names = sorted(module.name for module in pkgutil.iter_modules(importlib.import_module(PACKAGE).__path__))
    modules = {name.replace("_", "-"): importlib.import_module(f"{PACKAGE}.{name}") for name in names}
    return MappingProxyType({code: rule_of(code, module) for code, module in modules.items() if is_rule(module)})


def is_rule(module: ModuleType) -> bool:
    """Tell a rule from what rules stand on: it has at least one of the parts that only rules have."""
    own_check = getattr(getattr(module, "check", None), "__module__", None) == module.__name__
    return own_check or hasattr(module, "CODE") or hasattr(module, "LEVEL")


def rule_of(code: str, module: ModuleType) -> Rule:
    """Make a rule of the module whose name says that its code is `code`."""
    missing = [part for part in ("CODE", "LEVEL", "check") if not hasattr(module, part)]
    if missing:
        message = f"the rule {module.__name__} has no {', '.join(missing)}"
        raise VademecumError(message)
    if code != module.CODE:
        message = f"the rule {module.__name__} calls itself {module.CODE}"
        raise VademecumError(message)
    try:
        manual = read_manual(module.__doc__)
    except VademecumError as error:
        message = f"{module.__name__}: {error}"
        raise VademecumError(message) from error
    locked, needs_all, each, by_names = (getattr(module, name, False) for name in FLAGS)
    return Rule(code, Level(module.LEVEL), locked, needs_all, each, by_names, manual, module.check)
