"""So that no time goes to looking for garbage while nearly everything that is made lives as long as the work.

A quarter of the time went there, of checking and of generating pages alike; neither needed less memory for it.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no garbage while the block runs."""
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_collecting:
            gc.enable()


def settle() -> None:
    """Look for garbage once, and never again in what is left: nearly all of it is kept until the process ends.

    Else all of a large site would be looked through in the middle of some edit. Whoever makes the most of it anew says
    so by settling again.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
