"""A site with more records than one page lists: every link leads to the page that holds them, and no page is heavy."""

from __future__ import annotations

import gzip
import subprocess
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from generator.addresses import slug
from generator.evaluation.node import node
from tests.engine.node import QUIET

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Run = Callable[..., subprocess.CompletedProcess[str]]
    Content = Callable[[Mapping[str, str]], Path]

MOST = 40_000
"""What a page may weigh, in bytes of compressed HTML."""

ARTICLE = "causes/coffee/index.html"
"""A page that none of the further records has anything to do with."""

BEFORE = ("Chronic", "Écarlate", "Zonal", "5-alpha", "β-chain", "Acute", "Ørsted's", "Benign", "Cold", "Lasting")
OF = ("skin", "bone", "nerve", "joint", "heart", "lung", "ear", "eye", "hand", "foot")
WHAT = ("ache", "rash", "swelling", "weakness", "itch", "cramp")
NAMES = [" ".join(words) for words in product(BEFORE, OF, WHAT)]

CONDITION = """\
name: {name}
summary: >-
  It comes and goes over some weeks like {like}, and nobody knows how often. Most people say that rest and warmth help
  them, but not the {number} who were asked. [@guide-{number}]
urgency: routine
rarity: common
authors: [example-writers]
updated: 2026-11-01
"""
REFERENCE = """\
guide-{number}:
  title: "{name}: a guide"
  authors: Writer {number}, Reader {number}
  publisher: Example Institute {number}
  year: 2024
  url: https://www.example.org/guides/{number}
"""
UNUSED = """\
levels: {orphan-record: warning}
exceptions: []
"""


def many() -> dict[str, str]:
    """Return 600 conditions that one organisation wrote, and as many references and words of the glossary."""
    numbered = list(enumerate(NAMES))
    conditions = {
        f"conditions/condition-{number}.yml": CONDITION.format(name=name, number=number, like=NAMES[number - 1])
        for number, name in numbered
    }
    references = "".join(REFERENCE.format(name=name, number=number) for number, name in numbered)
    words = "".join(
        f'"{name}": What is told in the guide of number {number}.\n'
        for number, name in sorted(numbered, key=lambda one: one[1].casefold())
    )
    return {**conditions, "references/guides.yml": references, "glossary.yml": words}


CITED_IN_QUESTIONNAIRES = """\
import { readFileSync, readdirSync } from "node:fs";
import { open } from "PROJECT/questionnaire/engine/index.js";
import { filled } from "PROJECT/questionnaire/view/words.js";
const read = (name) => JSON.parse(readFileSync(`DATA/${name}`, "utf-8"));
const names = readdirSync("DATA");
const words = read(names.find((name) => name.startsWith("words.")));
for (const name of names.filter((one) => !one.startsWith("words."))) {
  const bundle = read(name), kb = open(bundle);
  for (const id of bundle.refs.id) console.log(filled(words.pages.reference, kb.reference(id)));
}
"""


def test_a_site_of_many_records_is_light_and_leads_everywhere(
    buildable: Path, content: Content, site_config: Content, vademecum: Run
) -> None:
    built = buildable / "site"
    assert vademecum("build").returncode == 0
    small = (built / ARTICLE).read_bytes()

    content(many())
    site_config({"rules.yml": UNUSED})
    done = vademecum("build")  # in strict mode, with the audit of links, anchors and weights
    assert done.returncode == 0, done.stderr[-3000:]

    assert (built / ARTICLE).read_bytes() == small
    weights = {
        path.relative_to(built).as_posix(): len(gzip.compress(path.read_bytes(), compresslevel=6))
        for path in built.rglob("index.html")
    }
    assert [path for path, weight in weights.items() if weight > MOST] == []

    condition = (built / "conditions/condition-7/index.html").read_text(encoding="utf-8")
    assert f'href="../../glossary/letters/c/#term-{slug(NAMES[6])}"' in condition
    assert f'id="term-{slug(NAMES[6])}"' in (built / "glossary/letters/c/index.html").read_text(encoding="utf-8")

    cited = cited_in_questionnaires(built)
    assert cited
    for address in cited:
        page, _, anchor = address.partition("#")
        assert f'id="{anchor}"' in (built / page / "index.html").read_text(encoding="utf-8")


def cited_in_questionnaires(built: Path) -> list[str]:
    """Return the addresses of the sources of all questionnaires, below the root of the site, as a browser has them."""
    scripts = Path(__file__).parents[2] / "theme/overrides/assets/javascripts"
    program = CITED_IN_QUESTIONNAIRES.replace("PROJECT", scripts.as_posix())
    program = program.replace("DATA", (built / "questionnaire/data").as_posix())
    command = [str(node()), QUIET, "--input-type=module", "--eval", program]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
