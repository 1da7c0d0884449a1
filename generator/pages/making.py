"""So that each page can be made by itself: what a site consists of is known before any page of it is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.addresses import Address
    from generator.pages.page import Page
    from generator.pages.site_facts import SiteFacts


@dataclass(frozen=True, slots=True)
class Making:
    """How the page at `address` is made: by `make(facts, *given)`.

    What is given are plain values. Of the facts, the page looks only at what is common to all pages and at the library.
    So two equal makings make the same page wherever that is the same and the library holds the same where it was looked
    at. What says something of all records of a kind, such as a list, is given.
    """

    address: Address
    make: Callable[..., Page]
    given: tuple[Any, ...] = ()

    def page(self, facts: SiteFacts) -> Page:
        """Make the page."""
        return self.make(facts, *self.given)
