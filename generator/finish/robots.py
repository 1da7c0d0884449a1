"""So that search engines know whether they are welcome, and where the list of pages is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.finish.built_site import BuiltSite
    from generator.finish.policy import Policy


def robots_text(site: BuiltSite, policy: Policy) -> str:
    """Write `robots.txt`."""
    if not policy.crawlable:
        return "User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nAllow: /\n\nSitemap: {site.address}sitemap.xml\n"
