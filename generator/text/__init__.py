"""Text: the only parser of Markdown fields and citations."""

from generator.text.until_k1 import *  # noqa: F403
from generator.text.allow_list import check
from generator.text.faults import Fault
