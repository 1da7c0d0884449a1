"""Explain: everything that any code of a problem teaches, for the terminal and for the site."""

from generator.explain.chapters import chapters
from generator.explain.terminal import explain, overview

__all__ = ["chapters", "explain", "overview"]
