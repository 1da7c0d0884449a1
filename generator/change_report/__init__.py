"""The change report: what a change of the content does to records, to pages, and to the advice that people get."""

from generator.change_report.diff import Difference, difference
from generator.change_report.effect import Plan
from generator.change_report.formats import FORMATS, formatted

__all__ = ["FORMATS", "Difference", "Plan", "difference", "formatted"]
