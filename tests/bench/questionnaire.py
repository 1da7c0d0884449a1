"""So that the size and the speed of the questionnaire can be checked: bundles, next questions and programs, at scale.

The contents are made up, the same ones for the same number of conditions: realistic words, 20 findings a condition.
What is timed is timed inside Node, in one run; run it with `make bench`.
"""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

from generator.evaluation.node import node
from generator.finish.scripts import joined_program

PROJECT = Path(__file__).parents[2]
SCRIPTS = PROJECT / "theme" / "overrides"
ENTRIES = ("view/mount.js", "view/app.js", "engine/index.js")

FEELINGS = (
    "pain", "swelling", "numbness", "weakness", "itching", "burning", "stiffness", "cramps", "redness", "bleeding",
    "ache", "pressure", "tightness", "trembling", "tingling", "rash", "dryness", "soreness", "heaviness", "coldness",
    "throbbing",
)  # fmt: skip
SITES = (
    "arm", "leg", "hand", "foot", "chest", "belly", "back", "neck", "head", "eye", "ear", "throat", "mouth", "shoulder",
    "hip", "knee", "ankle", "elbow", "wrist", "skin", "jaw", "face", "groin", "toe", "finger", "rib",
)  # fmt: skip
TURNS = (
    "sudden", "slow", "constant", "worse at night", "after meals", "with effort", "at rest", "in the morning",
    "spreading", "on one side",
)  # fmt: skip
FREQUENCIES = ("very-common", "common", "common", "occasional", "rare")
FINDINGS = 20


def write(content: Path, conditions: int) -> None:
    """Write a content folder of findings, lists and conditions, and of nothing else."""
    chance = random.Random(conditions)  # noqa: S311 - the same content every time, no secret
    names = [f"{feeling} in the {site}, {turn}" for feeling in FEELINGS for site in SITES for turn in TURNS]
    chance.shuffle(names)
    findings = {
        name.replace(",", "").replace(" ", "-"): {
            "name": name,
            "kind": "symptom",
            "question": f"Do you have {name}?",
            "background": chance.choice(("rare", "occasional", "common")),
        }
        for name in names[: max(300, min(len(names), conditions))]
    }
    ids = list(findings)
    lists = {
        f"list-{place}": {
            "text": "Do you have any of these?",
            "kind": "one-of" if place % 3 == 0 else "any-of",
            "options": [{"finding": name, "label": findings[name]["name"]} for name in ids[place * 5 : place * 5 + 5]],
            "none": "None of these",
        }
        for place in range(len(ids) // 20)
    }
    for folder, records in (("findings", findings), ("questions", lists)):
        (content / folder).mkdir(parents=True)
        for part in range(0, len(records), 1000):
            some = dict(list(records.items())[part : part + 1000])
            (content / folder / f"part-{part}.yml").write_text(yaml.safe_dump(some, sort_keys=False), encoding="utf-8")
    (content / "conditions").mkdir()
    for number in range(conditions):
        listed = chance.sample(ids, FINDINGS)
        record = {
            "name": f"{chance.choice(FEELINGS).capitalize()} disease of the {chance.choice(SITES)}, type {number}",
            "urgency": chance.choice(("self-care", "routine", "routine", "soon", "same-day", "emergency")),
            "rarity": chance.choice(("common", "uncommon", "rare")),
            "cannot_miss": chance.random() < 0.2,
            "findings": [{"id": name, "frequency": chance.choice(FREQUENCIES)} for name in listed[:16]],
            "points_away": [{"id": name, "frequency": "rare"} for name in listed[16:18]],
            "risk_factors": [{"id": name, "effect": "moderate"} for name in listed[18:]],
        }
        path = content / "conditions" / f"condition-{number}.yml"
        path.write_text(yaml.safe_dump(record, sort_keys=False), encoding="utf-8")


def bundle(folder: Path, conditions: int) -> Path:
    """Compile the questionnaire of so many conditions."""
    content = folder / f"content-{conditions}"
    write(content, conditions)
    out = folder / f"{conditions}.json"
    program = Path(sys.executable).with_name("vademecum")
    subprocess.run([program, "compile", "--content", content, out], check=True)
    return out


def programs() -> int:
    """Return what a reader loads of the engine and the view together, in bytes with gzip, as it is shipped."""
    folder = "assets/javascripts/questionnaire"
    found = (joined_program(SCRIPTS, f"{folder}/{entry}") for entry in ENTRIES)
    return sum(len(gzip.compress((text or "").encode(), 9)) for text in found)


def main() -> None:
    """Print each figure with its goal."""
    rows: list[tuple[str, str, str]] = [("engine and view, gzip", f"{programs() / 1000:.1f} kB", "20 kB")]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = len(gzip.compress(bundle(folder, 500).read_bytes(), 9))
        rows.append(("bundle of 500 conditions, gzip", f"{size / 1000:.1f} kB", "60 kB"))
        command = [str(node()), str(Path(__file__).with_name("next_question.mjs")), str(bundle(folder, 5000))]
        timed = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    for part, goal in (("p50", ""), ("p95", "5 ms"), ("open", "")):
        what = "opening 5,000 conditions" if part == "open" else f"next question at 5,000 conditions, {part}"
        rows.append((what, f"{timed[part]:.2f} ms", goal))
    print(f"{'questionnaire':<44}{'measured':>12}{'goal':>10}")  # noqa: T201 - a table for people
    for what, measured, goal in rows:
        print(f"{what:<44}{measured:>12}{goal:>10}")  # noqa: T201 - a table for people


if __name__ == "__main__":
    main()
