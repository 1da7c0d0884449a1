"""Fix: mends in the content what needs no judgment, at its place, and leaves every other byte as it is."""

from generator.fix.draft import Fixed
from generator.fix.files import fix

__all__ = ["Fixed", "fix"]
