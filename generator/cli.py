"""So that one command, `vademecum`, does everything an editor or a publisher needs at a terminal."""

from __future__ import annotations

import argparse
import contextlib
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from generator import site
from generator.collecting import uncollected
from generator.errors import VademecumError
from generator.kept import PLACE, Store, program
from generator.output import write_atomically
from generator.questionnaire import serialized
from generator.report import FORMATS, report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from generator.host.shards import Shard

    # argparse has no public name for what its `add_subparsers` returns.
    Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001

DIFF_FORMATS = ("json", "markdown", "terminal")

CLEAN, ERRORS, USAGE = 0, 1, 2
"""What the command answers: nothing wrong; errors were found; it was called wrongly or cannot run."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; `arguments` default to those of the process."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except VademecumError as error:
        print(f"vademecum: {error}", file=sys.stderr)  # noqa: T201 - this is the terminal's module
        return USAGE
    except KeyboardInterrupt:
        return 130  # what a shell expects of an interrupted program


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="vademecum", description=__doc__)
    parser.add_argument("--project", type=_project, default=None, help="the folder with mkdocs.yml (default: found)")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for add in (
        _add_check,
        _add_build,
        _add_merge,
        _add_compile,
        _add_serve,
        _add_ask,
        _add_evaluate,
        _add_diff,
        _add_reviews,
        _add_links,
        _add_explain,
        _add_schema,
        _add_new,
        _add_init,
    ):
        add(commands)
    return parser


def _add_check(commands: Commands) -> None:
    check = commands.add_parser("check", help="say everything that is wrong with the content")
    check.add_argument("--format", choices=sorted(FORMATS), default="terminal", help="how to say it")
    check.add_argument("--content", type=Path, default=None, help="another folder of content to check")
    check.add_argument("--day", type=_day, default=None, help="the day to check for, as YYYY-MM-DD (default: today)")
    check.add_argument("--fix", action="store_true", help="first mend what needs no judgment, and say what was mended")
    check.set_defaults(run=_check)


def _add_build(commands: Commands) -> None:
    build = commands.add_parser("build", help="build the whole site in site/, or leave the old one as it is")
    build.add_argument("--engine", default="mkdocs", help="mkdocs (the default), properdocs or zensical")
    build.add_argument("--day", type=_day, default=None, help="the day to build for, as YYYY-MM-DD (default: today)")
    build.add_argument("--shard", type=_shard, default=None, metavar="K/N", help="only part K of N, for `merge`")
    build.set_defaults(run=_build)


def _add_merge(commands: Commands) -> None:
    merged = commands.add_parser("merge", help="make the whole site in site/ of shards that several builds made")
    merged.add_argument("shards", nargs="*", type=Path, metavar="DIR", help="the folder of each shard (default: found)")
    merged.set_defaults(run=_merge)


def _add_compile(commands: Commands) -> None:
    compiled = commands.add_parser("compile", help="write the data of a questionnaire, as the browser gets it")
    compiled.add_argument("out", type=Path, metavar="OUT.json", help="the file to write")
    compiled.add_argument("--content", type=Path, default=None, help="another folder of content; needs no project")
    compiled.add_argument("--symptom", default=None, metavar="ID", help="one article's questionnaire (default: of all)")
    compiled.set_defaults(run=_compile)


def _add_serve(commands: Commands) -> None:
    serve = commands.add_parser("serve", help="show the site on this machine, and every change at once")
    serve.add_argument("--port", type=int, default=8000, help="the port to listen on (default: 8000)")
    serve.set_defaults(run=_serve)


def _add_ask(commands: Commands) -> None:
    ask = commands.add_parser("ask", help="be asked the questions of one article, or of all, here at the terminal")
    ask.add_argument("symptom", nargs="?", default=None, metavar="SYMPTOM", help="an article's id (default: all)")
    ask.set_defaults(run=_ask)


def _add_evaluate(commands: Commands) -> None:
    evaluate = commands.add_parser("evaluate", help="say how often the questionnaires are right")
    evaluate.add_argument("--symptom", default=None, metavar="ID", help="only the questionnaire of this article")
    evaluate.add_argument("--readers", type=int, default=2000, help="simulated readers in each table (default: 2000)")
    evaluate.add_argument("--seed", type=int, default=1, help="another seed draws other readers (default: 1)")
    evaluate.add_argument("--format", choices=("json", "terminal"), default="terminal", help="how to say it")
    evaluate.add_argument("--write", action="store_true", help="keep the result, for the page that shows it")
    evaluate.set_defaults(run=_evaluate)


def _add_diff(commands: Commands) -> None:
    diff = commands.add_parser("diff", help="say what a change does to records, to pages, and to the advice people get")
    diff.add_argument("revision", nargs="?", default=None, help="what to compare with (default: where it left main)")
    diff.add_argument("--format", choices=DIFF_FORMATS, default="terminal", help="how to say it")
    diff.add_argument("--output", type=Path, default=None, metavar="FILE", help="the file to write it to")
    diff.add_argument("--annotate", action="store_true", help="also say what to mend as notes on a pull request")
    diff.add_argument("--interviews", type=_count, default=5000, help="simulated interviews (default: 5000)")
    diff.add_argument("--seed", type=int, default=1, help="another seed draws other people (default: 1)")
    diff.add_argument("--day", type=_day, default=None, help="the day to compare for, as YYYY-MM-DD (default: today)")
    diff.set_defaults(run=_diff)


def _add_reviews(commands: Commands) -> None:
    due = commands.add_parser("reviews", help="say which reviews are overdue, or will be due soon")
    due.add_argument("--within", type=_days, default=60, metavar="DAYS", help="how far ahead to look (default: 60)")
    due.add_argument("--day", type=_day, default=None, help="the day to look from, as YYYY-MM-DD (default: today)")
    due.add_argument("--format", choices=("json", "markdown", "terminal"), default="terminal", help="how to say it")
    due.add_argument("--output", type=Path, default=None, metavar="FILE", help="the file to write it to")
    due.set_defaults(run=_reviews)


def _add_links(commands: Commands) -> None:
    links = commands.add_parser("links", help="list every address outside that the content leads to; asks none of them")
    links.add_argument("--format", choices=("json", "terminal"), default="terminal", help="how to say it")
    links.add_argument("--output", type=Path, default=None, metavar="FILE", help="the file to write it to")
    links.set_defaults(run=_links)


def _add_new(commands: Commands) -> None:
    new = commands.add_parser("new", help="begin a record with every field explained; overwrites nothing")
    new.add_argument("kind", metavar="KIND", help="what it is: condition, symptom, finding, reference, ...")
    new.add_argument("id", metavar="ID", help="its id: lower-case words with hyphens, such as muscle-weakness")
    new.add_argument("--name", default=None, help="what it is called (default: what the id says)")
    new.add_argument("--in", dest="into", default=None, metavar="FILE", help="the file, where many records share one")
    new.add_argument("--finding", default=None, metavar="ID", help="the finding that a symptom or red flag is about")
    new.add_argument("--day", type=_day, default=None, help="the day it is written, as YYYY-MM-DD (default: today)")
    new.set_defaults(run=_new)


def _add_init(commands: Commands) -> None:
    init = commands.add_parser("init", help="make a site of your own from this one: its program without its content")
    init.add_argument("folder", type=Path, metavar="DIR", help="the folder to make; it must be new or empty")
    init.add_argument("--name", default=None, help="the name of the site (default: what the folder is called)")
    init.add_argument("--organization", default=None, help="who writes it (default: the name of the site)")
    init.add_argument("--description", default=None, help="what the site is, in one sentence")
    init.add_argument("--repository", default=None, metavar="URL", help="where its files will be, on GitHub")
    init.add_argument("--url", default=None, help="where readers will find it (default: where GitHub Pages puts it)")
    init.add_argument("--locale", default=None, metavar="REGION", help="us, uk or eu: numbers and names of services")
    init.add_argument("--emergency-number", default=None, metavar="NUMBER", help="in place of that of the region")
    init.add_argument("--emergency-department", default=None, metavar="WORDS", help="what people call it there")
    init.add_argument("--family-doctor", default=None, metavar="WORDS", help="what people call them there")
    init.add_argument("--color", default=None, metavar="#RRGGBB", help="the color of links and buttons")
    init.add_argument("--dark-color", default=None, metavar="#RRGGBB", help="the same on dark pages (default: lighter)")
    init.add_argument("--yes", action="store_true", help="ask nothing: take the defaults for all that is not given")
    init.add_argument("--day", type=_day, default=None, help="the day it is made, as YYYY-MM-DD (default: today)")
    init.set_defaults(run=_init)


def _add_schema(commands: Commands) -> None:
    schema = commands.add_parser("schema", help="write the schemas by which editing programs complete and explain YAML")
    schema.add_argument("--check", action="store_true", help="write nothing, and name those that are out of date")
    schema.set_defaults(run=_schema)


def _add_explain(commands: Commands) -> None:
    explained = commands.add_parser("explain", help="say what a code in brackets means, with an example")
    explained.add_argument("code", nargs="?", default=None, metavar="CODE", help="the code (default: a list of all)")
    explained.set_defaults(run=_explain)


def _check(options: argparse.Namespace) -> int:
    project = options.project or _find_project()
    if options.content is not None and not options.content.is_dir():
        message = f"there is no folder {options.content}"
        raise VademecumError(message)
    if options.fix:
        _fix(project, options)
    with uncollected(), Store(project / PLACE, program(), _say) as kept:
        problems = site.problems_of(project, options.content, options.day, kept)
        kept.save(whole=options.content is None)
    sys.stdout.write(report(problems, project, options.format))
    return ERRORS if site.has_errors(problems) else CLEAN


def _say(line: str) -> None:
    print(f"vademecum: {line}", file=sys.stderr)  # noqa: T201 - see above


def _fix(project: Path, options: argparse.Namespace) -> None:
    """Mend the content and say what was mended, beside the report where that is for another program."""
    from generator.fix import fix  # noqa: PLC0415 - a check alone mends nothing

    content, own = options.content or project / site.CONTENT, options.content is None
    done = fix(content, project, site.settings_of(project), options.day or site.today(), own=own)
    stream = sys.stdout if options.format == "terminal" else sys.stderr
    count = f"{len(done)} mended" if done else "nothing to mend without judgment"
    stream.write("\n".join([*map(str, done), count]) + "\n\n")


def _build(options: argparse.Namespace) -> int:
    from generator.host.build import build  # noqa: PLC0415 - checking needs no site engine

    project = options.project or _find_project()
    return build(project, engine=options.engine, day=options.day, shard=options.shard)


def _merge(options: argparse.Namespace) -> int:
    from generator.host.build import merge  # noqa: PLC0415 - checking needs no site engine

    return merge(options.project or _find_project(), options.shards)


def _compile(options: argparse.Namespace) -> int:
    project = options.project or (Path.cwd() if options.content else _find_project())
    if options.content is not None and not options.content.is_dir():
        message = f"there is no folder {options.content}"
        raise VademecumError(message)
    compiled = site.compile_questionnaire(project, options.content, options.symptom)
    if compiled.problems:
        sys.stderr.write(report(compiled.problems, project, "terminal"))
        return ERRORS
    write_atomically(options.out, serialized(compiled.bundle).encode())
    return CLEAN


def _serve(options: argparse.Namespace) -> int:
    from generator.host.serve import serve  # noqa: PLC0415 - checking needs no site engine

    return serve(options.project or _find_project(), options.port)


def _ask(options: argparse.Namespace) -> int:
    from generator.evaluation import ask  # noqa: PLC0415 - checking needs no engine of the questionnaire

    return ask(options.project or _find_project(), options.symptom)


def _evaluate(options: argparse.Namespace) -> int:
    from generator.evaluation import Plan, evaluate  # noqa: PLC0415 - checking needs no engine of the questionnaire

    project, plan = options.project or _find_project(), Plan(options.readers, options.seed)
    return evaluate(project, options.symptom, plan, options.format, write=options.write)


def _diff(options: argparse.Namespace) -> int:
    from generator.change_report import Plan, difference, formatted  # noqa: PLC0415 - checking needs no engine

    project, plan = options.project or _find_project(), Plan(options.interviews, options.seed)
    found = difference(project, options.revision, options.day or site.today(), plan)
    told = formatted(found, options.format)
    if options.output is None:
        sys.stdout.write(told)
    else:
        write_atomically(options.output, told.encode())
    if options.annotate and found.problems:
        sys.stdout.write(report(found.problems, project, "github"))
    return found.status


def _reviews(options: argparse.Namespace) -> int:
    from generator import upkeep  # noqa: PLC0415 - checking does not look at what grows old

    project, day = options.project or _find_project(), options.day or site.today()
    return upkeep.look_at_reviews(project, day, options.within, options.format, options.output)


def _links(options: argparse.Namespace) -> int:
    from generator import upkeep  # noqa: PLC0415 - checking does not look at what grows old

    project = options.project or _find_project()
    return upkeep.look_at_links(project, options.format, options.output)


def _new(options: argparse.Namespace) -> int:
    from generator.scaffold import Wanted, new  # noqa: PLC0415 - checking begins no record

    wanted = Wanted(options.kind, options.id, options.name, options.into, options.finding)
    return new(options.project or _find_project(), wanted, options.day or site.today())


def _init(options: argparse.Namespace) -> int:
    from generator.scaffold import Answers, init  # noqa: PLC0415 - checking makes no site

    given = {name: getattr(options, name) for name in Answers._fields}
    project, day = options.project or _find_project(), options.day or site.today()
    return init(project, options.folder, Answers(**given), day, ask=not options.yes)


def _schema(options: argparse.Namespace) -> int:
    from generator import editor_schemas  # noqa: PLC0415 - no other command needs them

    project = options.project or _find_project()
    if not options.check:
        written = editor_schemas.write_schemas(project)
        print(f"{editor_schemas.SCHEMAS}: {written.written} written, {written.unchanged} as they were")  # noqa: T201 - see above
        return CLEAN
    stale = editor_schemas.stale_schemas(project)
    for path in stale:
        print(f"{path}: not what the records say now; run `vademecum schema`")  # noqa: T201 - see above
    return ERRORS if stale else CLEAN


def _explain(options: argparse.Namespace) -> int:
    from generator.explain import explain, overview  # noqa: PLC0415 - checking explains nothing

    settings = None
    with contextlib.suppress(VademecumError):  # outside a project, the levels are those that the rules have by nature
        settings = site.settings_of(options.project or _find_project())
    sys.stdout.write(explain(options.code, settings) if options.code else overview(settings))
    return CLEAN


def _project(value: str) -> Path:
    path = Path(value)
    if not (path / "mkdocs.yml").is_file():
        message = f"there is no mkdocs.yml in {value}"
        raise argparse.ArgumentTypeError(message)
    return path


def _find_project() -> Path:
    """Return the project around the current folder: the nearest one upwards that holds mkdocs.yml."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "mkdocs.yml").is_file():
            return folder
    message = "there is no mkdocs.yml here or above; go to the project, or name it with --project"
    raise VademecumError(message)


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _shard(value: str) -> Shard:
    from generator.host.shards import Shard  # noqa: PLC0415 - checking needs no host

    try:
        return Shard.read(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _count(value: str) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= 1_000_000:  # noqa: PLR2004 - more would take days
        raise argparse.ArgumentTypeError(f"{value!r} is no number from 1 to 1,000,000")
    return int(value)


def _days(value: str) -> int:
    if not value.isdecimal() or int(value) > 36_525:  # noqa: PLR2004 - nobody plans for longer than a century
        raise argparse.ArgumentTypeError(f"{value!r} is no number of days")
    return int(value)
