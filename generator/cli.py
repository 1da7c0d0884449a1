"""So that one command, `vademecum`, does everything an editor or a publisher needs at a terminal."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from generator import site
from generator.errors import VademecumError
from generator.output import write_atomically
from generator.questionnaire import serialized
from generator.report import FORMATS, report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    # argparse has no public name for what its `add_subparsers` returns.
    Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001

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
    for add in (_add_check, _add_build, _add_compile, _add_serve, _add_ask, _add_evaluate):
        add(commands)
    return parser


def _add_check(commands: Commands) -> None:
    check = commands.add_parser("check", help="say everything that is wrong with the content")
    check.add_argument("--format", choices=sorted(FORMATS), default="terminal", help="how to say it")
    check.add_argument("--content", type=Path, default=None, help="another folder of content to check")
    check.add_argument("--day", type=_day, default=None, help="the day to check for, as YYYY-MM-DD (default: today)")
    check.set_defaults(run=_check)


def _add_build(commands: Commands) -> None:
    build = commands.add_parser("build", help="build the whole site in site/, or leave the old one as it is")
    build.add_argument("--engine", default="mkdocs", help="mkdocs (the default), properdocs or zensical")
    build.add_argument("--day", type=_day, default=None, help="the day to build for, as YYYY-MM-DD (default: today)")
    build.set_defaults(run=_build)


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


def _check(options: argparse.Namespace) -> int:
    project = options.project or _find_project()
    if options.content is not None and not options.content.is_dir():
        message = f"there is no folder {options.content}"
        raise VademecumError(message)
    checked = site.check(project, options.content, options.day)
    sys.stdout.write(report(checked.problems, project, options.format))
    return ERRORS if site.has_errors(checked.problems) else CLEAN


def _build(options: argparse.Namespace) -> int:
    from generator.host.build import build  # noqa: PLC0415 - checking needs no site engine

    return build(options.project or _find_project(), engine=options.engine, day=options.day)


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
