"""So that a new site says from its first page on who publishes it, where, and for which country."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from generator import addresses
from generator.errors import VademecumError
from generator.model.validate import suggest
from generator.scaffold.terminal import asked
from generator.settings import Locale, RepositoryUrl, SiteUrl
from generator.text import check_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NOBODY = "your-organization"
"""What stands for the account of a publisher who has not said theirs."""


class Answers(NamedTuple):
    """What a publisher said on the command line: None for whatever they left out."""

    name: str | None = None
    organization: str | None = None
    description: str | None = None
    repository: str | None = None
    url: str | None = None
    locale: str | None = None
    emergency_number: str | None = None
    emergency_department: str | None = None
    family_doctor: str | None = None
    color: str | None = None
    dark_color: str | None = None


class Publisher(NamedTuple):
    """Who publishes the new site; `local` has the fields of the locale that differ from those of its file."""

    name: str
    organization: str
    description: str
    repository: str
    url: str
    locale: str
    local: Mapping[str, str]
    color: str
    dark_color: str | None

    @property
    def account(self) -> str:
        """The account that owns the repository."""
        return self.repository.split("/")[3]

    @property
    def author(self) -> str:
        """The id of the organization among the people of the site."""
        return addresses.slug(self.organization).encode("ascii", "ignore").decode().strip("-") or "publisher"


def settle(
    answers: Answers, folder: str, locales: Mapping[str, Locale], color: Callable[[str], str], *, ask: bool
) -> Publisher:
    """Make a publisher of what was said, what is answered at the terminal (with `ask`), and defaults.

    `folder` is the name of the folder to make, `locales` are those to choose from; `color` raises for what cannot be
    read, and gives the usual one for an empty answer. Raises `VademecumError` for an answer that cannot be.
    """

    def said(question: str, given: str | None, default: str, accept: Callable[[str], str]) -> str:
        if given is None and ask:
            return asked(question, default, accept)
        return accept(default if given is None else given)

    words = folder.replace("-", " ").replace("_", " ").strip()
    name = said("Name of the site", answers.name, words[:1].upper() + words[1:], lambda value: _words("name", value))
    organization = said(
        "Who writes and publishes it", answers.organization, name, lambda value: _words("organization", value)
    )
    description = said(
        "What it is, in one sentence",
        answers.description,
        f"Plain words on health problems, by {organization}. Every claim has a source. No ads, no tracking.",
        lambda value: _words("description", value),
    )
    default = f"https://github.com/{NOBODY}/{addresses.slug(folder) or 'health'}"
    repository = said("Its repository on GitHub", answers.repository, default, _repository)
    url = said("The address of the site", answers.url, pages_address(repository), _url)
    locale = said(f"Region ({', '.join(locales)})", answers.locale, "us", lambda value: _locale(value, locales))
    local = {
        field: said(question, getattr(answers, field), str(getattr(locales[locale], field)), _local(field))
        for field, question in (
            ("emergency_number", "The number to call in an emergency"),
            ("emergency_department", "What people call the emergency department"),
            ("family_doctor", "What people call the doctor they see first"),
        )
    }
    shown = said("Color of links and buttons", answers.color, color(""), color)
    return Publisher(name, organization, description, repository, url, locale, local, shown, answers.dark_color)


def pages_address(repository: str) -> str:
    """Return the address at which GitHub Pages shows the site of a repository."""
    *_, account, name = repository.split("/")
    host = f"{account.lower()}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def _words(what: str, value: str) -> str:
    fault = next(iter(check_words(value)), None)
    words = " ".join(value.split())
    if fault or not words:
        reason = f"{fault.message}; {fault.hint}" if fault else "it is empty; write a few words"
        raise VademecumError(f"the {what} {value!r} cannot stand on a page: {reason}")
    return words


def _checked(field: Any, value: str) -> bool:  # noqa: ANN401 - any type annotation
    try:
        TypeAdapter(field).validate_python(value)
    except ValidationError:
        return False
    return True


def _repository(value: str) -> str:
    plain = (value if "://" in value else f"https://{value}").removesuffix("/").removesuffix(".git")
    if _checked(RepositoryUrl, plain) and re.fullmatch(r"https://[^/]+/[\w.-]+/[\w.-]+", plain):
        return plain
    raise VademecumError(f"{value!r} is no repository; write its address, as in https://github.com/account/name")


def _url(value: str) -> str:
    plain = value if value.endswith("/") else f"{value}/"
    if _checked(SiteUrl, plain):
        return plain
    raise VademecumError(f"{value!r} is no address of a site; write it as in https://www.example.org/health/")


def _locale(value: str, locales: Mapping[str, Locale]) -> str:
    if value in locales:
        return value
    raise VademecumError(f"there is no region {value!r}; {suggest(value, list(locales), 'region')}")


def _local(field: str) -> Callable[[str], str]:
    def accept(value: str) -> str:
        if field == "emergency_number" and not re.fullmatch(r"\+?[0-9][0-9 -]*", value):
            raise VademecumError(f"{value!r} is no number to call; write its digits, as in 112")
        return _words(Locale.model_fields[field].description or field, value)

    return accept
