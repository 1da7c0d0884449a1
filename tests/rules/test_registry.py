from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

import generator.rules
from generator.errors import Level, VademecumError
from generator.rules import rules
from generator.rules.registry import is_rule, rule_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.errors import Problem

MODULES = [
    importlib.import_module(f"generator.rules.{module.name}")
    for module in pkgutil.iter_modules(generator.rules.__path__)
]
MANUAL = """So that nothing is wrong.

Wrong
    # causes/a.yml
    name: A

Right
    # causes/a.yml
    name: B

Why
    B is right.
"""


def no_problems(_library: object, _context: object) -> Iterator[Problem]:
    yield from ()


no_problems.__module__ = "generator.rules.new_rule"


def module(**parts: object) -> ModuleType:
    made = ModuleType("generator.rules.new_rule", MANUAL)
    vars(made).update(parts)
    return made


@pytest.mark.parametrize("found", MODULES, ids=lambda found: found.__name__)
def test_a_module_of_the_package_is_a_whole_rule_or_none_at_all(found: ModuleType) -> None:
    code = found.__name__.rsplit(".", 1)[-1].replace("_", "-")

    assert is_rule(found) == (code in rules())
    if code in rules():
        assert rules()[code].code == found.CODE == code


def test_a_rule_is_found_by_being_there() -> None:
    assert {"missing-summary", "uncited-red-flag", "near-duplicate-finding"} <= set(rules())
    assert {"registry", "judge", "context"}.isdisjoint(rules())


@pytest.mark.parametrize("missing", ["CODE", "LEVEL", "check"])
def test_a_module_that_is_half_a_rule_is_our_own_mistake(missing: str) -> None:
    parts = {"CODE": "new-rule", "LEVEL": Level.ERROR, "check": no_problems}
    half = module(**{name: part for name, part in parts.items() if name != missing})

    assert is_rule(half)
    with pytest.raises(VademecumError):
        rule_of("new-rule", half)


def test_what_rules_stand_on_may_use_a_check_of_another_module() -> None:
    shared = ModuleType("generator.rules.shared")
    vars(shared).update(check=no_problems)

    assert not is_rule(shared)


def test_a_rule_is_called_what_its_module_is_called() -> None:
    with pytest.raises(VademecumError):
        rule_of("new-rule", module(CODE="other-rule", LEVEL=Level.ERROR, check=no_problems))


def test_a_rule_without_a_manual_is_our_own_mistake() -> None:
    silent = module(CODE="new-rule", LEVEL=Level.ERROR, check=no_problems)
    silent.__doc__ = "So that nothing is wrong."

    with pytest.raises(VademecumError):
        rule_of("new-rule", silent)


def test_a_rule_says_what_it_is() -> None:
    rule = rule_of("new-rule", module(CODE="new-rule", LEVEL="warning", check=no_problems, LOCKED=True))

    assert (rule.code, rule.level, rule.locked, rule.needs_all) == ("new-rule", Level.WARNING, True, False)
    assert rule.manual.purpose == "So that nothing is wrong."
    assert rule.manual.why == "B is right."


@pytest.mark.parametrize("code", ["uncited-red-flag", "emergency-without-advice", "unsafe-markdown"])
def test_what_protects_readers_cannot_be_turned_off(code: str) -> None:
    assert rules()[code].locked
