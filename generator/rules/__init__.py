"""Rules: opinions about the model. One module is one rule, named after its code.

A rule's module has a docstring (its manual, see `generator.manual`), `CODE`, `LEVEL`, `check`, and where it
holds `LOCKED` or `NEEDS_ALL` (see `generator.rules.registry`). It is found by being here: there is no list to add to.
"""

from generator.rules.context import RuleContext
from generator.rules.judge import run
from generator.rules.registry import Rule, rules

__all__ = ["Rule", "RuleContext", "rules", "run"]
