"""So that what a list leads to is a plain value, the same whatever page the list stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from generator.addresses import Address


class Item(NamedTuple):
    """A page that a list leads to: its name, and what is said of it."""

    address: Address
    name: str
    note: str = ""
