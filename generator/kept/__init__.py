"""Kept: what one run made and the next need not make again; values are bytes, and nothing that is kept is trusted."""

from generator.kept.program import folder_key, program
from generator.kept.store import PLACE, Store, key_of
from generator.kept.verdict import as_bytes, from_bytes

__all__ = ["PLACE", "Store", "as_bytes", "folder_key", "from_bytes", "key_of", "program"]
