"""So that the tests are known to see what they are there for: each fault in a copy of the engine must be noticed."""

from __future__ import annotations

import shutil
import subprocess
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.engine.cases import cases, long_case, write
from tests.engine.node import done

ENGINE = Path(__file__).parents[2] / "theme/overrides/assets/javascripts/questionnaire/engine"
CONTENTS = 90
SCRIPTS = ("quick.test.mjs", "oracle.test.mjs")


class Fault(NamedTuple):
    """One mistake: in a file, these words (which stand there once) become those."""

    file: str
    right: str
    wrong: str


FAULTS = {
    "a red flag is ignored": Fault("triage.js", "const found = fired(kb, state).map(", "const found = [].map("),
    "a confident suggestion overrules a red flag": Fault(
        "outcome.js",
        "urgency: reasons[0].level,",
        'urgency: (reasons.find((one) => one.source === "expected") ?? reasons[0]).level,',
    ),
    "an unknown age is no age of a flag": Fault(
        "state.js",
        "flag.age === undefined || age === null || (age >= flag.age[0]",
        "flag.age === undefined || (age !== null && age >= flag.age[0]",
    ),
    "an article's flags hold everywhere": Fault(
        "state.js", "(flag.articles === undefined || flag.articles.some((place) => applies[place])) &&", ""
    ),
    "ties are broken by chance": Fault(
        "ask.js", "(one.gain === best.gain && one.id < best.id)", "(one.gain === best.gain && Math.random() < 0.5)"
    ),
    "what was taken back is still counted": Fault(
        "state.js",
        "const given = new Uint8Array(inner.size);",
        "const given = (inner.kept ??= new Uint8Array(inner.size));",
    ),
    "I don't know counts as no": Fault("score.js", "(value !== YES && value !== NO)", "value === 0"),
    "I don't know hides a narrower yes": Fault(
        "state.js",
        "waiting.push(...ways[number]);",
        "waiting.push(...ways[number].filter((way) => given[way] !== UNKNOWN));",
    ),
    "never is a hard zero": Fault("constants.js", "{ N: 0.01,", "{ N: 0,"),
    "a yes says nothing of wider findings": Fault(
        "state.js", "spread(inner.up, given, YES)", "spread(inner.up.map(() => []), given, YES)"
    ),
    "a no says nothing of narrower findings": Fault(
        "state.js", "spread(inner.down, given, NO)", "spread(inner.down.map(() => []), given, NO)"
    ),
    "a red flag's finding is answered no by inference": Fault(
        "state.js", "no[number] && !inner.flagFindings[number]", "no[number]"
    ),
    "wider findings are not raised": Fault("open.js", "close(columns, up, bases);", ""),
    "a one-of counts its noes": Fault(
        "score.js",
        "if (value === NO && inner.listOf[number] >= 0 && chosen.has(inner.lists[inner.listOf[number]])) continue;",
        "",
    ),
    "sex is ignored": Fault("score.js", "if (shares === null || sex === null) return 0;", "return 0;"),
    "who is asked is ignored": Fault("state.js", "return who === null || ", "return true || who === null || "),
    "weights are not rounded": Fault(
        "score.js", "weights[condition] = rounded(weights[condition] / sum);", "weights[condition] /= sum;"
    ),
    "the page's minimum is forgotten": Fault(
        "triage.js", "if (article.minimum >= 0) found.push(", "if (false) found.push("
    ),
    "what must not be missed is missed": Fault("triage.js", "cannotMiss && spokenFor[", "false && spokenFor["),
    "what is ruled out is out of triage as well": Fault(
        "score.js",
        "(condition) => !ruledOut.has(condition) || scored[condition].cannotMiss)",
        "(condition) => !ruledOut.has(condition))",
    ),
    "one strike is enough": Fault("constants.js", "STRIKES = 2;", "STRIKES = 1;"),
    "what points away speaks for it": Fault(
        "columns.js", "entry.yes = entry.letter in AWAY ? Math.min(0, yes) : yes;", "entry.yes = yes;"
    ),
    "too low is no worse than too high": Fault("constants.js", "TOO_LOW = 20;", "TOO_LOW = 1;"),
    "what only rarity speaks for counts in full": Fault(
        "triage.js", "shares[Math.min(urgency, most)]", "shares[urgency]"
    ),
    "what only the complaint speaks for counts in full": Fault(
        "triage.js", "spokenFor[condition] === COMPLAINT ? SOON", "spokenFor[condition] === COMPLAINT ? urgency"
    ),
    "an option is a share of everybody": Fault("columns.js", "Math.min(1, entry.p / asked)", "entry.p"),
    "what points away and is not there speaks against": Fault(
        "columns.js", "entry.letter in AWAY ? Math.max(0, no) : no", "no"
    ),
    "danger is not asked about first": Fault(
        "ask.js",
        "const fixed = screen(kb, state) ?? partners(kb, state) ?? always(kb, state);",
        "const fixed = always(kb, state);",
    ),
    "the partners of a flag are not asked about": Fault("ask.js", "?? partners(kb, state) ", ""),
    "what could raise the advice is not asked about": Fault(
        "ask.js", "if (isDone) return floor(kb, state, now);", "if (isDone) return null;"
    ),
    "after many questions what could raise the advice is not asked about": Fault(
        "ask.js",
        "const best = questions < STOP.most ? mostTelling(kb, state, now) : null;",
        "if (questions >= STOP.most) return null; const best = mostTelling(kb, state, now);",
    ),
    "the complaint counts for nothing": Fault("state.js", "if (complaint >= 0) given[complaint] = YES;", ""),
    "the complaint counts against something else": Fault(
        "score.js", "elsePrior + complaintWorth(kb, state) : 0;", "elsePrior : 0;"
    ),
    "questions never end": Fault("ask.js", "best.gain < STOP.gain || isEnough(kb, state, now)", "false"),
    "the least telling question is asked": Fault("ask.js", "one.gain > best.gain ||", "one.gain < best.gain ||"),
}


@pytest.fixture(scope="session")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mutations") / "cases.ndjson"
    write(path, chain(cases(range(CONTENTS)), [long_case()]))
    return path


def noticed(cases: Path, engine: Path) -> bool:
    """Whether any of the tests fails on this engine."""
    return any(done(script, cases, engine=engine).returncode != 0 for script in SCRIPTS)


def test_nothing_is_wrong_with_the_engine_as_it_is(compared: Path) -> None:
    found = {script: done(script, compared) for script in SCRIPTS}
    assert {script: one.stdout[-3000:] for script, one in found.items() if one.returncode != 0} == {}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_engine_is_noticed(name: str, compared: Path, tmp_path: Path) -> None:
    fault = FAULTS[name]
    broken = tmp_path / "engine"
    shutil.copytree(ENGINE, broken)
    text = (broken / fault.file).read_text(encoding="utf-8")
    assert text.count(fault.right) == 1, f"{fault.file} has changed: put this fault into it anew"
    (broken / fault.file).write_text(text.replace(fault.right, fault.wrong), encoding="utf-8")
    try:
        assert noticed(compared, broken), "no test notices this fault"
    except subprocess.TimeoutExpired:
        return  # an engine that does not end is noticed as well
