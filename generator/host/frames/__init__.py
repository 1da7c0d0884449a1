"""So that a page of which thousands are alike costs the few words in which it differs, and not its whole frame again.

A frame is the theme's template, run once with a page whose values are not known yet. Whatever the template asks about
such a page (Has it a title? Is its kind "symptom"?) is noted with the answer. Whatever it prints or computes is noted
as well, to be done again with the values of each page. The frame serves every page that answers all questions the same.

- `traced`, `trace`: values that are not known yet, and what was done to them.
- `tracing`: Jinja, made to work with them.
- `frames`: which frame serves which page, and the proof that it gives what the template gives.
"""

from generator.host.frames.frames import PLAIN, Frames

__all__ = ["PLAIN", "Frames"]
