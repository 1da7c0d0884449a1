"""Search as a seam: finished pages go in, the files that the search dialog asks for come out."""

from __future__ import annotations

from generator.finish.search.index_files import build_index, write_index
from generator.finish.search.search_page import SearchPage, search_page

__all__ = ["SearchPage", "build_index", "search_page", "write_index"]
