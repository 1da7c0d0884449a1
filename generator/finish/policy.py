"""So that what a publisher may decide about the finished site stands in one record."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """The limits of the finished site.

    `page_gzip_bytes` is the most that the HTML of one page may weigh, compressed; `site_bytes` is the most that all
    files together may take: GitHub Pages serves 1 GB. `crawlable` says whether search engines are welcome.
    """

    page_gzip_bytes: int = 40_000
    site_bytes: int = 1_000_000_000
    crawlable: bool = True
