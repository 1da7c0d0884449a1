"""Rules: opinions about the model. One module is one rule, named after its code.

A rule's module has a docstring (its manual, see `generator.manual`), `CODE`, `LEVEL`, `check`, and where it
holds `LOCKED`, `NEEDS_ALL`, `EACH` or `BY_NAMES` (see `generator.rules.registry`). It is found by being here: there is
no list to add to.
"""

from generator.rules.context import RuleContext
from generator.rules.judge import Judge, run
from generator.rules.registry import Rule, rules

__all__ = ["Judge", "Rule", "RuleContext", "rules", "run"]
