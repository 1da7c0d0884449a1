"""The pipeline on one screen: from a folder of content to every file that a site engine needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from generator import addresses, open_data, rules
from generator.errors import Level, Problem, VademecumError
from generator.explain import chapters
from generator.linked_data import linked_data
from generator.measured import load_measured
from generator.model import Library, load
from generator.model.validate import suggest
from generator.pages import (
    GUIDE,
    Renderer,
    SiteFacts,
    all_pages,
    feed,
    questionnaire_words,
    with_questionnaire,
    without_questionnaire,
)
from generator.questionnaire import (
    Compiled,
    compile_bundle,
    known_only_from,
    questionnaire_files,
    unaskable,
    words_file,
)
from generator.settings import load_settings
from generator.source import read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from generator.measured import Measured
    from generator.output import OutputFile
    from generator.settings import Settings

CONTENT, SITE_CONFIG, TEMPLATES, DOCS = "content", "site_config", "theme/pages", "build/docs"
"""Where a project keeps what we read, and where the generated Markdown goes; below the project's folder."""


@dataclass(frozen=True, slots=True)
class Build:
    """What came of a project: its library, everything wrong with it, and its files (none if there are errors)."""

    library: Library
    problems: tuple[Problem, ...]
    outputs: tuple[OutputFile, ...]

    @property
    def failed(self) -> bool:
        """Whether anything is wrong that keeps the site from being made."""
        return has_errors(self.problems)


@dataclass(frozen=True, slots=True)
class Checked:
    """The library and the settings (None where they are broken), and everything wrong with either."""

    library: Library
    settings: Settings | None
    problems: tuple[Problem, ...]


def today() -> date:
    """Return the present day, the same for everybody who builds at the same moment."""
    return datetime.now(UTC).date()


def settings_of(project: Path) -> Settings | None:
    """Return a project's settings, or None where they are broken."""
    return load_settings(project / SITE_CONFIG, project).settings


def has_errors(problems: tuple[Problem, ...]) -> bool:
    """Tell whether any of the problems stops a build."""
    return any(problem.level is Level.ERROR for problem in problems)


def check(project: Path, content: Path | None = None, day: date | None = None, *, drafts: bool = False) -> Checked:
    """Read and judge everything; `content` stands in for the project's own content, `day` for today."""
    settings, problems = load_settings(project / SITE_CONFIG, project)
    library, found = load(read_tree(content or project / CONTENT, project), drafts=drafts)
    problems += found
    if not has_errors(found):
        problems += unaskable(library)
    if settings:
        # A draft may be in a preview long before it is fit to be judged.
        published, complete = library.without_drafts(), not has_errors(found)
        problems += rules.run(published, settings, day or today(), complete=complete)
        if content is None:
            problems += load_measured(project / SITE_CONFIG, project).problems
            problems += _unknown_on_home_page(library, settings)
    return Checked(library, settings, tuple(sorted(set(problems))))


def _unknown_on_home_page(library: Library, settings: Settings) -> tuple[Problem, ...]:
    """Find articles that the home page should lead to and that are not there."""
    return tuple(
        Problem(
            settings.navigation_source.at("home_symptoms", place),
            "unknown-id",
            f"there is no symptom `{identity}`",
            hint=suggest(identity, list(library.symptoms), "symptom"),
        )
        for place, identity in enumerate(settings.navigation.home_symptoms)
        if identity not in library.symptoms
    )


def compile_questionnaire(project: Path, content: Path | None, symptom: str | None) -> Compiled:
    """Return the data of one questionnaire (None: the general one), or why there is none.

    Reads, links and compiles, and judges nothing. `content` stands in for the project's own, needs no settings, and may
    leave out whole kinds of records. Raises VademecumError for an article that is not there.
    """
    settings, problems = (None, ()) if content else load_settings(project / SITE_CONFIG, project)
    library, found = load(read_tree(content or project / CONTENT, project), partial=content is not None)
    problems = tuple(sorted({*problems, *found}))
    if has_errors(problems):
        return Compiled({}, problems)
    if symptom is not None and symptom not in library.symptoms:
        hint = suggest(symptom, list(library.symptoms), "symptom")
        raise VademecumError(f"there is no symptom article {symptom!r}: {hint}")
    return compile_bundle(library, symptom, settings)


def generate(project: Path, content: Path | None = None, day: date | None = None, *, drafts: bool = False) -> Build:
    """Return every file of `build/docs`, or no file and the reasons; writes nothing."""
    day = day or today()
    checked = check(project, content, day, drafts=drafts)
    if checked.settings is None or has_errors(checked.problems):
        return Build(checked.library, checked.problems, ())
    measured = load_measured(project / SITE_CONFIG, project).measured
    outputs = files_of(project, checked.library, checked.settings, day, measured)
    return Build(checked.library, checked.problems, outputs)


def files_of(
    project: Path, library: Library, settings: Settings, day: date, measured: Measured | None
) -> tuple[OutputFile, ...]:
    """Return every file of `build/docs` for content that nothing is wrong with.

    The templates and the guide for editors are those of `project`, wherever the content comes from.
    """
    renderer = Renderer(project / TEMPLATES)
    guide = (project / GUIDE).read_text(encoding="utf-8") if (project / GUIDE).is_file() else ""
    facts = SiteFacts(library, settings, day)
    asked = questionnaire_files(library, settings, with_questionnaire(facts), facts.reference_parts)
    words = words_file(questionnaire_words(facts, known_only_from(library, without_questionnaire(facts))))
    facts = SiteFacts(library, settings, day, {**asked.paths, addresses.WORDS: words.path}, measured)
    pages = all_pages(facts, open_data.version(library), open_data.FILES, chapters(settings), guide)
    outputs = [renderer.render(page, {"jsonld": linked_data(library, settings, page.kind, page.id)}) for page in pages]
    return (*outputs, *asked.outputs, words, feed(facts), *open_data.open_data(library, settings))
