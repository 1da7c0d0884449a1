"""So that a publisher gets the whole new site or keeps the whole old one, whatever engine builds it."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from generator import site
from generator.collecting import uncollected
from generator.errors import VademecumError
from generator.host import disk, engines, publisher, shards
from generator.host.finishing import finish_rest, finisher_for
from generator.host.form import add_form
from generator.host.progress import Progress, Reached
from generator.host.refresh import refresh
from generator.host.summary import changes, summary
from generator.host.swap import staged
from generator.host.turn import turn
from generator.kept import PLACE, Store, program
from generator.report import report
from generator.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from typing import Any

    from generator.finish import Finisher
    from generator.host.engines import Finish
    from generator.host.shards import Shard, Source
    from generator.settings import Settings

SITE, STAGING = "site", "build/staging"
NOT_PUBLISHED = "Not published: site/ is as it was."
PUBLISHED = "Published all the same: the new site is in site/."


class RefusedError(VademecumError):
    """The new site is not published, for what was found in the content, by the engine or in the audit."""


def build(project: Path, *, engine: str = "mkdocs", day: date | None = None, shard: Shard | None = None) -> int:
    """Build site/ of `project` as it is on `day` (default: today), and say on stderr what was done.

    With `shard` only that part of the pages is built, into a folder of its own for `merge`, and site/ stays as it is.
    Returns 0, or 1 where anything was found wrong or the disk was of no use; site/ is then what it was before. Raises
    VademecumError for an engine that is unknown or builds no shards, ToolMissingError for one that is not installed.
    """
    project, on, renderer = project.resolve(), day or site.today(), engines.engine(engine)
    if shard and engine not in shards.ENGINES:
        raise VademecumError(f"{engine} builds no shards; {' and '.join(shards.ENGINES)} do")

    def work(progress: Progress, kept: Store) -> None:
        with progress.stage("Checking the content and generating pages", "Pages generated"):
            settings = _generate(project, on, progress, kept)
        told = publisher.options(settings.site)
        if shard:
            _build_shard(project, shard, shards.source(project, on.isoformat(), engine, told), told, progress)
        else:

            def render(new: Path, finish: Finish, reached: Reached) -> None:
                renderer.render(project, new, told, engines.Aids(reached, finish, kept))

            make = _Make(f"with {engine}", render)
            _publish(project, _Plan(settings, on, make), progress, kept)
            kept.save(whole=True)

    return _carried_out(project, work)


def merge(project: Path, folders: Sequence[Path] = ()) -> int:
    """Publish in site/ what `build` makes of all shards, those in `folders` or those that were built in the project.

    It is what a whole build makes, byte for byte. Returns 0 or 1 as `build` does. Raises VademecumError for shards that
    are not all those of one site, or not of the content as it is in `project`.
    """
    project = project.resolve()
    found = shards.open_shards(folders or shards.find(project))
    _, day, engine = found.source
    settings = site.settings_of(project)
    if settings is None or found.source != shards.source(project, day, engine, publisher.options(settings.site)):
        raise VademecumError("the shards are not of this content, this program and this address: build them again")

    def join(new: Path, _finish: Finish, _reached: Reached) -> None:
        found.join(new)

    make = _Make(f"from {len(found.folders)} shards", join)
    plan = _Plan(settings, date.fromisoformat(day), make)
    return _carried_out(project, lambda progress, kept: _publish(project, plan, progress, kept))


def _carried_out(project: Path, work: Callable[[Progress, Store], None]) -> int:
    """Do what changes site/, or say why not, while no other build does."""
    with Progress() as progress, Store(project / PLACE, program(), progress.say) as kept:
        old = _identity(project)
        try:
            with turn(project), uncollected():
                work(progress, kept)
        except (RefusedError, engines.EngineError) as refused:
            progress.say(f"{refused}\n\n{NOT_PUBLISHED}")
            return 1
        except OSError as error:
            if (trouble := disk.trouble(error)) is None:
                raise
            progress.say(f"{trouble}\n\n{NOT_PUBLISHED}")
            return 1
        except (VademecumError, KeyboardInterrupt):
            progress.say(NOT_PUBLISHED if _identity(project) == old else PUBLISHED)  # stopped while the old one goes
            raise
    return 0


def _identity(project: Path) -> int | None:
    """Return what tells the folder of one site from that of another; None where there is none."""
    built = project / SITE
    return built.stat().st_ino if built.exists() else None


class _Make(NamedTuple):
    """How the site comes about: in which words, and by what, in the folder that is given.

    Whoever has the text of a page may finish it at once, with what is given; all others are finished afterwards.
    """

    how: str
    fill: Callable[[Path, Finish, Reached], None]


class _Plan(NamedTuple):
    """What is to be published: by whom, as it is on which day, and how its pages come about."""

    settings: Settings
    day: date
    make: _Make


def _publish(project: Path, plan: _Plan, progress: Progress, kept: Store) -> None:
    settings, day, make = plan
    finisher = finisher_for(settings.site, kept)
    with ExitStack() as staging:
        new = staging.enter_context(staged((project / SITE).resolve(), project / STAGING))
        with progress.stage(f"Building the site {make.how}", f"Site built {make.how}") as reached:
            make.fill(new, finisher.page, reached)
        if settings.site.form.enabled:
            with progress.stage("Adding the form for editors", "Form for editors added"):
                add_form(project, new, site.check(project, None, day).library, settings.site)
        doing, done = "Making the site safe and searchable", "Site made safe and searchable, and audited"
        with progress.stage(doing, done) as reached:
            _audit(new, finisher, reached)
        found = changes(project / SITE, new)
        with progress.stage("Putting it in the place of the old site", "New site in the place of the old one"):
            staging.close()  # deleting tens of thousands of old files takes a while
    progress.say(summary(found, progress.stages, progress.seconds))


def _build_shard(project: Path, shard: Shard, source: Source, told: Mapping[str, str], progress: Progress) -> None:
    doing, done = f"Building shard {shard} with {source.engine}", f"Shard {shard} built with {source.engine}"
    with staged(project / shard.place, project / STAGING) as new:
        (new / shards.FILES).mkdir()
        with progress.stage(doing, done) as reached:
            options: Any = {**told, "exclude_docs": shards.OtherShards(shard)}  # the only one that is no text
            engines.engine(source.engine).render(project, new / shards.FILES, options, engines.Aids(reached))
        shards.label(new, shard, source)
    progress.say(f"The shard is in {shard.place}/. When all {shard.of} are there: vademecum merge")


def _generate(project: Path, day: date, progress: Progress, kept: Store) -> Settings:
    problems = refresh(project, day, kept)
    if site.has_errors(problems):
        raise RefusedError(report(problems, project))
    if problems:
        progress.say(f"{len(problems)} warnings: `vademecum check` shows them.")
    settings, _ = load_settings(project / site.SITE_CONFIG, project)
    if settings is None:
        raise RefusedError(f"{site.SITE_CONFIG} changed during the build")
    return settings


def _audit(built: Path, finisher: Finisher, reached: Reached) -> None:
    problems = finish_rest(finisher, built, reached)
    if problems:
        raise RefusedError("\n".join(map(str, problems)))
