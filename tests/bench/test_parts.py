"""Whether what is measured apart stands in one table as if measured at once, and never with another program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench import aside, parts
from tests.bench.cost import Cost
from tests.bench.edits import Edit
from tests.bench.figures import BODY, OURS, OURS_WITH_SEARCH, Figures, Sizes
from tests.bench.parts import Part
from tests.bench.peers import PLAIN, WITH_SEARCH
from tests.bench.table import table
from tests.bench.visits import Visit

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

SIZES = Sizes(100, 1000, 5000)


def some(at: int) -> Figures:
    """All kinds of figures at one size."""
    return Figures(
        SIZES,
        builds={
            (OURS, at): [Cost(at / 30, 5e8, 9.5), Cost(at / 31, 5e8, 9.5)],
            (PLAIN, at): [Cost(at / 7, 7e8, 99.0)] * 2,
        },
        edits={(BODY, at): [Edit(0.07, 0.3)]},
        visits={(OURS_WITH_SEARCH, at): Visit(85_803, 0, 314_437)},
        waits={(OURS_WITH_SEARCH, at): [2.5, 2.75], (WITH_SEARCH, at): [25.0, 25.5]},
        pages={(OURS, at): 8_000, (PLAIN, at): 16_000.5},
        differing={at: 0},
        notes=[f"Zensical at {at}: it failed, or did not end in time", "Eleventy: it could not be installed here"],
    )


def test_what_is_kept_of_a_part_makes_the_same_table(tmp_path: Path) -> None:
    figures, about = some(1000), {"Day": "2026-11-27", "Load": "0.1"}
    figures.next_question, figures.bundle, figures.programs = [1.25, 1.5, 1.75], [31_300], [21_000]

    parts.keep(tmp_path, "1000", Part(figures, about))

    again = parts.kept(tmp_path, SIZES)["1000"]
    assert again == Part(figures, about)
    assert table(again.figures, again.about) == table(figures, about)


def test_sizes_that_were_measured_apart_are_compared(tmp_path: Path) -> None:
    parts.keep(tmp_path, "1000", Part(some(1000), {"Day": "the first", "Machine": "the same"}))
    parts.keep(tmp_path, "5000", Part(some(5000), {"Day": "the second", "Machine": "the same"}))

    joined = parts.together(parts.kept(tmp_path, SIZES).values(), SIZES)

    page = table(joined.figures, joined.about)
    (growth,) = (line for line in page.splitlines() if line.startswith("| 4 |"))
    assert "5,000 / 1,000" in growth
    assert "\n- Day: the first; the second\n" in page
    assert joined.about["Machine"] == "the same"
    assert joined.figures.notes == [
        "Zensical at 1000: it failed, or did not end in time",
        "Eleventy: it could not be installed here",
        "Zensical at 5000: it failed, or did not end in time",
    ]


def test_what_another_program_measured_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts.keep(tmp_path, "1000", Part(some(1000), {}))
    monkeypatch.setattr(parts, "program", lambda: "another")
    parts.keep(tmp_path, "5000", Part(some(5000), {}))

    assert list(parts.kept(tmp_path, SIZES)) == ["5000"]


def test_every_part_of_the_program_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "PROJECT", tmp_path)
    monkeypatch.setattr(parts, "MEASURED", ("generator", "requirements.lock"))
    (tmp_path / "generator/pages/__pycache__").mkdir(parents=True)
    (tmp_path / "generator/decisions").mkdir()
    (tmp_path / "requirements.lock").write_text("mkdocs==1\n", encoding="utf-8")
    (tmp_path / "generator/pages/page.py").write_text("page = 1\n", encoding="utf-8")
    before = parts.program()

    (tmp_path / "generator/pages/__pycache__/page.pyc").write_bytes(b"1")
    (tmp_path / "generator/decisions/0001.md").write_text("words\n", encoding="utf-8")
    assert parts.program() == before

    (tmp_path / "generator/pages/page.py").write_text("page = 2\n", encoding="utf-8")
    other = parts.program()
    (tmp_path / "requirements.lock").write_text("mkdocs==2\n", encoding="utf-8")
    assert len({before, other, parts.program()}) == 3


def test_what_is_out_of_the_way_is_there_until_all_is_measured(tmp_path: Path) -> None:
    work = tmp_path / "1000/pages"
    for turn in ("first", "second"):
        (work / "site").mkdir(parents=True)
        (work / "site/index.html").write_text(turn, encoding="utf-8")
        aside.put_aside(tmp_path / "1000", work / "site", work / "no such folder")

    assert not (work / "site").exists()
    kept = sorted(path.read_text(encoding="utf-8") for path in (tmp_path / "1000").rglob("index.html"))
    assert kept == ["first", "second"]

    aside.clear(tmp_path / "1000")
    assert [path.name for path in (tmp_path / "1000").iterdir()] == ["pages"]
