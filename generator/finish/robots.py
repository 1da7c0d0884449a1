"""So that search engines know whether they are welcome, and where the list of pages is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.finish.policy import Policy


def robots_text(site: str, policy: Policy) -> str:
    """Write `robots.txt`; `site` is the site's address."""
    if not policy.crawlable:
        return "User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nAllow: /\n\nSitemap: {site}sitemap.xml\n"
