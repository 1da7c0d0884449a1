"""So that nobody begins with an empty file: a new record with every field explained, and a new site of one's own."""

from generator.scaffold.init import init
from generator.scaffold.publisher import Answers
from generator.scaffold.record import Wanted, new

__all__ = ["Answers", "Wanted", "init", "new"]
