"""Programs are shipped as one file each, and do what their modules do."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.evaluation.node import node
from generator.finish.built_site import open_site
from generator.finish.scripts import join_scripts, joined_program, module_scripts

if TYPE_CHECKING:
    from collections.abc import Mapping

OURS = Path(__file__).parents[2]
SCRIPTS = OURS / "theme" / "overrides" / "assets" / "javascripts"

PAGE = '<!doctype html><meta charset="utf-8"><title>x</title><script type="module" src="{src}"></script>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "site"


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def join(folder: Path, *named: str) -> None:
    join_scripts(folder, named)


def said(folder: Path, name: str) -> str:
    """Run a module as Node does, and return what it prints."""
    (folder / "package.json").write_text('{"type": "module"}')
    done = subprocess.run([node(), folder / name], capture_output=True, text=True, check=True)
    return done.stdout.strip()


MODULES = {
    "js/main.js": """\
        /** Says everything. */
        import { name, greeting as words } from "./words.js";
        import { twice } from "../lib/twice.js";
        import "./first.js";
        const length = 3; // the same name stands in another module
        console.log(twice(`${words} ${name}!`), length);
        """,
    "js/words.js": """\
        import { twice } from "../lib/twice.js";
        const length = 5;
        export const name = "reader";
        export const greeting = `${twice("hello")} "import {x} from './y.js';" ${length}`;
        """,
    "js/first.js": 'globalThis.first = "first"; console.log(globalThis.first);\n',
    "lib/twice.js": "export function twice(text) { return `${text} ${text}`; }\n",
}


def test_a_program_says_as_one_file_what_its_modules_say(folder: Path) -> None:
    write(folder, MODULES)
    before = said(folder, "js/main.js")
    join(folder, "js/main.js")

    text = (folder / "js/main.js").read_text(encoding="utf-8")
    assert said(folder, "js/main.js") == before
    assert "Says everything" not in text
    assert 'from"./' not in text.replace(" ", "")
    assert (folder / "js/words.js").read_text(encoding="utf-8") == MODULES["js/words.js"]


def test_joining_twice_changes_nothing(folder: Path) -> None:
    write(folder, MODULES)
    join(folder, "js/main.js", "lib/twice.js")
    once = {name: (folder / name).read_bytes() for name in MODULES}
    join(folder, "js/main.js", "lib/twice.js")
    assert {name: (folder / name).read_bytes() for name in MODULES} == once


def test_what_a_program_loads_later_is_joined_as_well_and_keeps_its_exports(folder: Path) -> None:
    write(
        folder,
        {
            "a.js": 'const { all, one: first } = await import("./deep/b.js"); console.log(all(), first.name);\n',
            "deep/b.js": 'export { all } from "./c.js";\nexport { one } from "../d.js";\n',
            "deep/c.js": 'import { one } from "../d.js";\nexport const all = () => `all ${one.name}`;\n',
            "d.js": 'export class One { name = "one"; }\nexport const one = new One();\n',
        },
    )
    before = said(folder, "a.js")
    join(folder, "a.js")

    for name in ("deep/c.js", "d.js"):
        (folder / name).unlink()
    assert said(folder, "a.js") == before == "all one one"


@pytest.mark.parametrize(
    "text",
    [
        'import * as all from "./b.js"; console.log(all);',
        'import b from "./b.js"; console.log(b);',
        'import { b } from "./b.js"; export default b;',
        'import { b } from "./b.js"; export { b };',
        'import { b } from "./nowhere.js"; console.log(b);',
        'import { a } from "./a.js"; export const b = a;',
    ],
)
def test_a_form_that_is_not_understood_leaves_the_program_as_it_is(folder: Path, text: str) -> None:
    write(folder, {"a.js": text, "b.js": 'import { a } from "./a.js"; export const b = 1;'})
    join(folder, "a.js")
    assert (folder / "a.js").read_text(encoding="utf-8") == text


def test_the_programs_of_a_page_are_those_of_this_site_alone(folder: Path) -> None:
    write(folder, {"x/index.html": PAGE.format(src="../js/a.js?v=1")})
    write(folder, {"index.html": PAGE.format(src="https://else.org/a.js")})
    built = open_site(folder, "https://example.org/health/")
    assert module_scripts(built.page("index.html")) == set()
    assert module_scripts(built.page("x/index.html")) == {"js/a.js"}


def test_the_engine_gives_the_same_results_as_one_file(tmp_path: Path) -> None:
    """Interviews with the real content, answered by a fixed sequence: modules and joined program, byte for byte."""
    text = joined_program(SCRIPTS, "questionnaire/engine/index.js")
    assert text is not None
    (tmp_path / "engine.mjs").write_text(text, encoding="utf-8")
    shutil.copy(Path(__file__).with_name("interviews.mjs"), tmp_path)
    vademecum = Path(sys.executable).with_name("vademecum")
    subprocess.run([vademecum, "compile", tmp_path / "bundle.json"], cwd=OURS, check=True)

    def results(engine: Path) -> list[str]:
        command = [node(), tmp_path / "interviews.mjs", engine, tmp_path / "bundle.json"]
        return list(json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout))

    modules = results(SCRIPTS / "questionnaire/engine/index.js")
    assert len(modules) > 50
    assert results(tmp_path / "engine.mjs") == modules
