"""So that a publisher says who they are in site_config alone, whatever an engine reads in mkdocs.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import addresses

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from generator.settings import Site

FORM = "content-problem.yml"
"""The form, below `.github/ISSUE_TEMPLATE/`, that the foot of every page leads to."""

VARIABLES = {
    "site_name": "VADEMECUM_SITE_NAME",
    "site_description": "VADEMECUM_SITE_DESCRIPTION",
    "site_url": "VADEMECUM_SITE_URL",
    "report_url": "VADEMECUM_REPORT_URL",
}
"""For each option of mkdocs.yml that says who publishes: the variable by which an engine without our hook is told."""


def options(site: Site) -> dict[str, str]:
    """Return what the options of VARIABLES must be for this publisher."""
    return {
        "site_name": site.name,
        "site_description": site.description,
        "site_url": site.url,
        "report_url": addresses.issue_form(site.repository, FORM, {}),
    }


def tell(config: Any, told: Mapping[str, str]) -> None:  # noqa: ANN401 - MkDocs and ProperDocs have one each
    """Put `options` into the configuration of MkDocs or its fork; those that are no option of theirs go to `extra`."""
    for name, value in told.items():
        if name in config:
            config[name] = value
        else:
            config.extra[name] = value
