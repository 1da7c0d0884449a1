"""The pipeline on one screen: from a folder of content to every file that a site engine needs."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from generator import rules
from generator.errors import Level, Problem, VademecumError
from generator.kept import as_bytes, folder_key, from_bytes, key_of
from generator.measured import load_measured
from generator.model import Library, Loader, load
from generator.model.validate import suggest
from generator.output import write_outputs
from generator.pages import GUIDE
from generator.press import Content, Press
from generator.questionnaire import Compiled, asks_alike, compile_bundle, unaskable
from generator.settings import URL_VARIABLE, load_settings
from generator.source import Reader, read_tree

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.kept import Store
    from generator.measured import Measured
    from generator.output import OutputFile
    from generator.settings import Settings

CONTENT, SITE_CONFIG, TEMPLATES, DOCS = "content", "site_config", "theme/pages", "build/docs"
"""Where a project keeps what we read, and where the generated Markdown goes; below the project's folder."""

VERDICT = "verdict"
"""The stage under which it is kept what is wrong with a project."""


@dataclass(frozen=True, slots=True)
class Build:
    """What came of a project: its library, its settings, everything wrong with it, and its files.

    There are no settings where they are broken, and no files if there are errors.
    """

    library: Library
    settings: Settings | None
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


class Workshop:
    """One project, read, judged and made into files again and again: an edit costs what it changes.

    `content` stands in for the project's own content; `drafts` are part of the site where a preview is made. Where it
    `keeps`, what an edit does not touch is the very same object the next time: records, verdicts, files. What is in
    `kept` outlives the process.
    """

    def __init__(
        self,
        project: Path,
        content: Path | None = None,
        *,
        drafts: bool = False,
        keeps: bool = False,
        kept: Store | None = None,
    ) -> None:
        self._project, self._own, self._drafts, self._kept = project, content is None, drafts, kept
        self._content = content or project / CONTENT
        self._press = Press(project / TEMPLATES, keeps=keeps)
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._reader = Reader(self._content, self._project, self._kept)
        self._loader, self._judge = Loader(drafts=self._drafts), rules.Judge()
        self._askable: Library | None = None

    def check(self, day: date, told: Iterable[str] | None = None) -> Checked:
        """Read and judge everything as of a day; for `told` see `Reader.read`."""
        settings, problems = load_settings(self._project / SITE_CONFIG, self._project)
        library, found = self._loader.load(self._reader.read(told))
        problems += found
        if not has_errors(found):
            problems += self._unaskable(library)
        if settings:
            # A draft may be in a preview long before it is fit to be judged.
            published, complete = library.without_drafts(), not has_errors(found)
            problems += self._judge.run(published, settings, day, complete=complete)
            if self._own:
                problems += load_measured(self._project / SITE_CONFIG, self._project).problems
                problems += _unknown_on_home_page(library, settings)
        return Checked(library, settings, tuple(sorted(set(problems))))

    def _unaskable(self, library: Library) -> tuple[Problem, ...]:
        """Return what cannot be asked; nothing, where that was so before an edit of what no questionnaire says."""
        before, self._askable = self._askable, None
        found = () if before is not None and asks_alike(before, library) else unaskable(library)
        self._askable = None if found else library
        return found

    def problems(self, day: date) -> tuple[Problem, ...]:
        """Return what `check` finds wrong; at once, where nothing that it looks at is other than when it was found."""
        if self._kept is None:
            return self.check(day).problems
        key = self._key(day)
        value = self._kept.get(VERDICT, key)
        known = None if value is None else from_bytes(value)
        if known is not None:
            return known
        found = self.check(day).problems
        if self._key(day) == key:  # else somebody saved a file meanwhile
            self._kept.put(VERDICT, key, as_bytes(found))
        return found

    def _key(self, day: date) -> str:
        """Return what stands for everything that `check` looks at, but for the program."""
        looked_at = self._reader.digest(), folder_key(self._project / SITE_CONFIG), os.environ.get(URL_VARIABLE, "")
        return key_of(*looked_at, day.isoformat(), repr((self._own, self._drafts)))

    def generate(self, day: date, *, data: bool = True, told: Iterable[str] | None = None) -> Build:
        """Return every file of `build/docs`, or no file and the reasons; writes nothing.

        Without `data`, the open data may be that of an earlier time: it is all of the content, however small an edit.
        For `told` see `Reader.read`.
        """
        checked = self.check(day, told)
        content = self._fit_to_print(checked, day)
        outputs = tuple(self._press.files(content, data=data)) if content else ()
        return Build(checked.library, checked.settings, checked.problems, outputs)

    def write(self, day: date, docs: Path) -> tuple[Problem, ...]:
        """Make the folder `docs` hold every file of `build/docs`, or leave it as it is and say why.

        A file is on the disk before the next one is made, so a large site needs the memory of its records alone. What
        was known for the next time is forgotten.
        """
        checked = self.check(day)
        self._begin_anew()  # what is known for the next edit weighs as much as the library
        if content := self._fit_to_print(checked, day):
            write_outputs(docs, self._press.files(content))
        return checked.problems

    def _fit_to_print(self, checked: Checked, day: date) -> Content | None:
        """Return what the site is made of; None where something is wrong that keeps it from being made."""
        if checked.settings is None or has_errors(checked.problems):
            return None
        measured = load_measured(self._project / SITE_CONFIG, self._project).measured
        return _content(self._project, checked.library, checked.settings, day, measured)


def check(project: Path, content: Path | None = None, day: date | None = None, *, drafts: bool = False) -> Checked:
    """Read and judge everything once; see `Workshop`. `day` stands in for today."""
    return Workshop(project, content, drafts=drafts).check(day or today())


def problems_of(project: Path, content: Path | None, day: date | None, kept: Store) -> tuple[Problem, ...]:
    """Return what `check` finds wrong, and keep it."""
    return Workshop(project, content, kept=kept).problems(day or today())


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
    """Return every file of `build/docs`, or no file and the reasons; writes nothing. See `Workshop` and `check`."""
    return Workshop(project, content, drafts=drafts).generate(day or today())


def files_of(
    project: Path, library: Library, settings: Settings, day: date, measured: Measured | None
) -> tuple[OutputFile, ...]:
    """Return every file of `build/docs` for content that nothing is wrong with.

    The templates and the guide for editors are those of `project`, wherever the content comes from.
    """
    return tuple(Press(project / TEMPLATES).files(_content(project, library, settings, day, measured)))


def _content(project: Path, library: Library, settings: Settings, day: date, measured: Measured | None) -> Content:
    guide = (project / GUIDE).read_text(encoding="utf-8") if (project / GUIDE).is_file() else ""
    return Content(library, settings, day, measured, guide)
