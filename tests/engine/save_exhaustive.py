"""So that the site shows in how many cases the red flags were tried, and only a number of cases that were all right.

`python tests/engine/save_exhaustive.py` prints the number for each questionnaire of the present content. With `--save`
it runs `test_exhaustive.py` and, if nothing failed, notes the number in `site_config/evaluation.json`, which
`vademecum evaluate --write` must have made before.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from generator.evaluation.evaluate import save_exhaustive
from generator.evaluation.project import read
from tests.engine.exhaustive import count

PROJECT = Path(__file__).parents[2]
TEST = "tests/engine/test_exhaustive.py"


def count_cases() -> dict[str, int]:
    """Return in how many cases the red flags of each questionnaire of the present content are tried."""
    found = read(PROJECT)
    assert found.subject is not None, found.problems
    library, settings = found.subject
    return count(library, settings.site.questionnaire.ages)


def main(arguments: list[str]) -> int:
    """Print the numbers, and with `--save` try all cases and note how many there were."""
    cases = count_cases()
    sys.stdout.write("".join(f"{name}: {number:,}\n" for name, number in cases.items()))
    if arguments != ["--save"]:
        return 0
    tried = subprocess.run([sys.executable, "-m", "pytest", "-q", "-n", "0", TEST], cwd=PROJECT, check=False)
    if tried.returncode == 0:
        save_exhaustive(PROJECT, sum(cases.values()))
    return tried.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
