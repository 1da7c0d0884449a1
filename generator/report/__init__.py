"""So that problems reach people: at a terminal, on a pull request, or as data for another program."""

from generator.report.formats import FORMATS, report

__all__ = ["FORMATS", "report"]
