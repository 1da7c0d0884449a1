from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import pytest

from generator.model import KINDS, Record, ReferenceRole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from generator.errors import Problem
    from generator.model import Loaded, Use

    Load = Callable[..., Loaded]
    Shown = Callable[[Iterable[Problem]], list[str]]

TREATMENT = "treatments/less-coffee.yml"


def every_use(loaded: Loaded) -> list[Use]:
    """Return every reference that is written down; findings that exist only as an option get theirs from `about`."""
    found = {use.mark: use for uses in loaded.library.uses.values() for use in uses}
    return [
        found[mark] for mark in sorted(found) if not (found[mark].entry.kind == "finding" and "questions" in mark.path)
    ]


def replaced(text: str, line: int, column: int, old: str, new: str) -> str:
    """Return the text with `old`, which must stand at the place, replaced by `new`."""
    lines = text.split("\n")
    start, end = lines[line - 1][: column - 1], lines[line - 1][column - 1 :]
    assert end.startswith(old), f"{old!r} does not stand at {line}:{column}"
    lines[line - 1] = start + new + end.removeprefix(old)
    return "\n".join(lines)


@pytest.mark.smoke
def test_a_wrong_id_anywhere_is_reported_at_its_place_with_the_nearest_right_one(
    load: Load, full: dict[str, str]
) -> None:
    uses = every_use(load(full))
    assert len(uses) > 100
    for use in uses:
        mark = use.mark
        path = mark.path.removeprefix("content/")
        written = use.near or use.target
        wrong = {**full, path: replaced(full[path], mark.line, mark.column, written, f"{written}x")}

        problems = load(wrong).problems

        assert [(p.mark, p.code, p.hint) for p in problems] == [(mark, "unknown-id", f"did you mean `{use.target}`?")]
        assert f"`{use.target}x`" in problems[0].message


def reference_fields(annotation: Any, name: str = "") -> Iterator[str]:  # noqa: ANN401 - any type annotation
    """Yield the name of every field below an annotation that holds ids of records."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        for inner, field in annotation.model_fields.items():
            if any(isinstance(part, ReferenceRole) for part in field.metadata):
                yield inner
            yield from reference_fields(field.annotation, inner)
    if any(isinstance(part, ReferenceRole) for part in getattr(annotation, "__metadata__", ())):
        yield name
    for part in get_args(annotation):
        yield from reference_fields(part, name)


def test_no_field_that_holds_ids_escapes_the_test_above(load: Load, full: dict[str, str]) -> None:
    declared = {name for kind in KINDS for name in reference_fields(kind.record)}
    tried = {[part for part in use.trail if isinstance(part, str)][-1] for use in every_use(load(full)) if not use.near}

    assert tried == declared


@pytest.mark.parametrize(
    ("kind", "place", "noun"),
    [
        ("finding: shaking-hands", "finding: xyzzy", "finding"),
        ("always_ask: [drinks-much-coffee", "always_ask: [xyzzy", "finding or question"),
        ("shared_red_flags: [stroke-signs]", "shared_red_flags: [xyzzy]", "red flag"),
    ],
)
def test_a_wrong_id_says_what_is_missing(load: Load, full: dict[str, str], kind: str, place: str, noun: str) -> None:
    (problem,) = load({**full, "symptoms/tremor.yml": full["symptoms/tremor.yml"].replace(kind, place)}).problems

    assert problem.message == f"there is no {noun} `xyzzy`"
    assert problem.hint.startswith(f"the {'id' if ' or ' in noun else noun}s here are `")


def test_each_of_several_wrong_ids_in_one_text_has_its_own_place(load: Load, valid_content: dict[str, str]) -> None:
    text = """\
name: New
urgency: soon
summary: >-
  One [@nobody], two [@tremor-guide],
  three [@nobody] and [@nobody-else], [a link](cause:none) and [it](cause:none) again.
"""
    problems = load({**valid_content, "conditions/new.yml": text}).problems

    assert [(problem.mark.line, problem.mark.column, problem.message) for problem in problems] == [
        (4, 8, "there is no reference `nobody`"),
        (5, 10, "there is no reference `nobody`"),
        (5, 24, "there is no reference `nobody-else`"),
        (5, 48, "there is no cause `none`"),
        (5, 69, "there is no cause `none`"),
    ]


def test_an_id_of_another_kind_is_unknown(load: Load, valid_content: dict[str, str], shown: Shown) -> None:
    text = "name: New\nurgency: soon\nfindings: [coffee]\ntreatments: [coffee]\nparent: tremor\n"

    assert shown(load({**valid_content, "conditions/new.yml": text}).problems) == [
        "content/conditions/new.yml:3:12 unknown-id",
        "content/conditions/new.yml:4:14 unknown-id",
        "content/conditions/new.yml:5:9 unknown-id",
    ]


# --- A broken record is there ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param("broken: [\n", id="no YAML"),
        pytest.param("", id="empty"),
        pytest.param("5\n", id="no record"),
        pytest.param("- a\n", id="a list"),
        pytest.param("unknown: {field: 1}\n", id="an unknown field"),
    ],
)
def test_the_users_of_a_broken_file_are_not_told_that_its_records_do_not_exist(
    load: Load, full: dict[str, str], broken: str
) -> None:
    for path in full:
        if (
            broken.startswith("unknown")
            and path.count("/")
            and path.split("/")[0] in {"findings", "questions", "references"}
        ):
            continue  # the file as such is fine, and its records are really gone
        if broken.startswith("unknown") and path == "red-flags.yml":
            continue
        problems = load({**full, path: broken}).problems

        assert {problem.mark.path for problem in problems} == {f"content/{path}"}, path
        assert problems


def test_the_users_of_a_file_with_another_ending_are_not_told_that_its_records_do_not_exist(
    load: Load, full: dict[str, str], shown: Shown, project: Path
) -> None:
    for path, text in full.items():
        renamed = {**full, path.replace(".yml", ".yaml"): text}
        del renamed[path]
        folder = project / "content"
        (folder / path).unlink(missing_ok=True)

        assert shown(load(renamed).problems) == [f"content/{path.replace('.yml', '.yaml')}:1:1 wrong-extension"]
        (folder / path.replace(".yml", ".yaml")).unlink()


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("findings/nerves.yml", "name: shaking hands", "nam: shaking hands"),
        ("findings/nerves.yml", "slow-movement: {name: slow movement, kind: sign}", "slow-movement: 5"),
        ("questions/nerves.yml", "text: How did", "texte: How did"),
        ("questions/nerves.yml", "label: It got worse", "label: 5"),
        ("references/nerves.yml", "title: A guide", "titel: A guide"),
        ("red-flags.yml", "level: ambulance", "level: now"),
        ("symptoms/tremor.yml", "finding: shaking-hands", "finding: 5"),
        ("conditions/essential-tremor.yml", "urgency: routine", "urgency: later"),
    ],
)
def test_the_users_of_a_broken_record_are_not_told_that_it_does_not_exist(
    load: Load, full: dict[str, str], path: str, old: str, new: str
) -> None:
    assert old in full[path]

    (problem,) = load({**full, path: full[path].replace(old, new, 1)}).problems

    assert problem.mark.path == f"content/{path}"
    assert problem.code != "unknown-id"


def test_a_broken_record_hides_no_wrong_id_of_others(load: Load, full: dict[str, str]) -> None:
    full["findings/nerves.yml"] = full["findings/nerves.yml"].replace("name: shaking hands", "nam: shaking hands")
    full["causes/coffee.yml"] = full["causes/coffee.yml"].replace("cite: tremor-review", "cite: nobody")

    assert [problem.code for problem in load(full).problems] == ["unknown-id", "unknown-field"]


def test_a_slip_in_a_record_hides_none_of_its_wrong_ids(
    load: Load, valid_content: dict[str, str], shown: Shown
) -> None:
    valid_content["conditions/essential-tremor.yml"] = """\
name: Essential tremor
urgency: routine
raritee: common
findings:
  - shaking-hand
  - {id: slow-movements, frequency: often}
"""

    assert shown(load(valid_content).problems) == [
        "content/conditions/essential-tremor.yml:3:1 unknown-field",
        "content/conditions/essential-tremor.yml:5:5 unknown-id",
        "content/conditions/essential-tremor.yml:6:10 unknown-id",
        "content/conditions/essential-tremor.yml:6:37 unknown-word",
    ]


def test_a_record_with_a_slip_is_no_part_of_the_library(load: Load, valid_content: dict[str, str]) -> None:
    valid_content["questions/nerves.yml"] = valid_content["questions/nerves.yml"].replace("  none:", "  non:")
    library = load(valid_content).library

    assert "tremor-course" not in library.questions
    assert "shaking-stayed" not in library.findings


@pytest.mark.parametrize("words", ["slowness", "trembling-hands"])
def test_words_in_place_of_an_id_are_answered_with_the_id(
    load: Load, valid_content: dict[str, str], words: str
) -> None:
    findings = valid_content["findings/nerves.yml"]
    findings = findings.replace("name: slow movement", "name: slowness")
    findings = findings.replace("name: shaking hands", "name: shaking hands\n  also_called: [Trembling hands]")
    wrong = valid_content["conditions/essential-tremor.yml"].replace("points_away:", f"  - {words}\npoints_away:")
    problems = load(
        {**valid_content, "findings/nerves.yml": findings, "conditions/essential-tremor.yml": wrong}
    ).problems

    meant = {"slowness": "slow-movement", "trembling-hands": "shaking-hands"}[words]
    said = words.replace("-", " ")
    assert [problem.hint for problem in problems] == [f"did you mean `{meant}`? It is what readers call {said}"]


def test_an_empty_mapping_of_findings_hides_no_wrong_id(
    load: Load, valid_content: dict[str, str], shown: Shown
) -> None:
    problems = load(
        {**valid_content, "findings/none.yml": "{}\n", "causes/new.yml": "name: A\ncite: nobody\n"}
    ).problems

    assert shown(problems) == ["content/causes/new.yml:2:7 unknown-id"]


# --- Drafts -----------------------------------------------------------------------------------------------------------


def test_a_draft_is_checked_and_left_out(load: Load, valid_content: dict[str, str], shown: Shown) -> None:
    files = {**valid_content, "causes/new.yml": "name: New\ndraft: true\nsummary: See [@nobody].\n"}
    loaded = load(files)

    assert shown(loaded.problems) == ["content/causes/new.yml:3:15 unknown-id"]
    assert "new" not in loaded.library.causes
    assert [entry.id for entry in loaded.library.drafts] == ["new"]


def test_a_draft_in_use_is_reported_where_it_is_used(load: Load, valid_content: dict[str, str]) -> None:
    valid_content["conditions/essential-tremor.yml"] += "draft: true\n"

    problems = load(valid_content).problems

    assert [(str(problem.mark), problem.code) for problem in problems] == [
        ("content/journeys/tremor.yml:8:12", "draft-in-use"),
        ("content/symptoms/tremor.yml:14:22", "draft-in-use"),
        ("content/symptoms/tremor.yml:15:14", "draft-in-use"),
    ]
    assert problems[0].message == "the condition `essential-tremor` is a draft"
    assert problems[0].hint == "publish `essential-tremor` by deleting its `draft: true`, or take it out here"


def test_a_draft_may_use_another_draft(load: Load, valid_content: dict[str, str]) -> None:
    drafts = {
        "conditions/new.yml": "name: New\nurgency: soon\ndraft: true\n",
        "symptoms/new.yml": "name: New\nfinding: slow-movement\nconditions: [new]\ndraft: true\n",
    }

    assert load({**valid_content, **drafts}).problems == ()


def test_drafts_are_kept_where_they_are_wanted(load: Load, valid_content: dict[str, str]) -> None:
    valid_content["conditions/essential-tremor.yml"] += "draft: true\n"

    loaded = load(valid_content, drafts=True)

    assert loaded.problems == ()
    assert "essential-tremor" in loaded.library.conditions
    assert loaded.library.drafts == ()


# --- Red flags of one article ----------------------------------------------------------------------------------------

JOURNEY = """\
new:
  story: A person has it.
  expect: {red_flag: sudden-tremor}
"""


def test_a_journey_may_expect_the_red_flag_of_an_article(load: Load, valid_content: dict[str, str]) -> None:
    assert load({**valid_content, "journeys/new.yml": JOURNEY}).problems == ()


def test_a_journey_may_not_expect_a_red_flag_of_nobody(load: Load, valid_content: dict[str, str], shown: Shown) -> None:
    problems = load({**valid_content, "journeys/new.yml": JOURNEY.replace("sudden", "slow")}).problems

    assert shown(problems) == ["content/journeys/new.yml:3:22 unknown-id"]


def test_a_journey_is_not_blamed_for_a_broken_article(load: Load, valid_content: dict[str, str]) -> None:
    for broken in ("a: [\n", "nam: Tremor\n"):
        files = {**valid_content, "journeys/new.yml": JOURNEY, "symptoms/tremor.yml": broken}

        assert {problem.mark.path for problem in load(files).problems} == {"content/symptoms/tremor.yml"}


def test_an_article_may_not_share_the_red_flag_of_another(
    load: Load, valid_content: dict[str, str], shown: Shown
) -> None:
    text = "name: New\nfinding: slow-movement\nshared_red_flags: [sudden-tremor]\n"

    assert shown(load({**valid_content, "symptoms/new.yml": text}).problems) == [
        "content/symptoms/new.yml:3:20 unknown-id"
    ]


def test_a_former_id_is_answered_with_the_present_one(load: Load, valid_content: dict[str, str]) -> None:
    record = valid_content.pop(TREATMENT)
    renamed = {**valid_content, "treatments/no-coffee.yml": f"aliases: [less-coffee]\n{record}"}
    problems = load(renamed).problems

    assert {(problem.code, problem.hint) for problem in problems} == {
        ("unknown-id", "it is now called `no-coffee`: write that")
    }
    assert [problem.mark.path for problem in problems] == [
        "content/conditions/essential-tremor.yml",
        "content/symptoms/tremor.yml",
    ]


def test_a_deleted_record_is_told_once_for_each_use(load: Load, valid_content: dict[str, str]) -> None:
    del valid_content[TREATMENT]
    problems = load({**valid_content, "treatments/rest.yml": "name: Rest\nkind: at-home\n"}).problems

    assert len(problems) == 2
    for problem in problems:
        assert problem.code == "unknown-id"
        assert "was it deleted? then take it out here" in problem.hint
        assert "`aliases: [less-coffee]` in its file" in problem.hint


def test_a_record_that_is_named_by_its_right_id_is_there_though_its_own_name_is_wrong(
    load: Load, valid_content: dict[str, str], shown: Shown
) -> None:
    moved = {**valid_content, "treatments/Less_Coffee.yml": valid_content[TREATMENT]}
    del moved[TREATMENT]

    assert shown(load(moved).problems) == ["content/treatments/Less_Coffee.yml:1:1 bad-id"]


PAGE_LINKS = [
    ("[a](conditions/essential-tremor.md#x) [b](symptoms/index.md) [c](about.md) [d](a-z.md)", []),
    ("[a](body-areas/arms.md) [b](https://example.org/a.md) [c](questionnaire/tremor.md)", []),
    ("[a](conditions/old-tremor.md)", []),
    ("[a](conditions/essential-tremors.md)", ["1:5 unknown-page did you mean `essential-tremor`?"]),
    ("one\n[a](abuot.md)", ["2:5 unknown-page did you mean `about`?"]),
    ("[a](causes/tea.md)", ["1:5 unknown-page the causes here are `coffee`"]),
    ("[a](treatments/unready.md)", ["1:5 draft-in-use publish `unready` by deleting its `draft: true`"]),
    ("[a](treatments/broken.md)", []),
]


@pytest.mark.parametrize(("text", "expected"), PAGE_LINKS, ids=[text for text, _ in PAGE_LINKS])
def test_a_link_of_a_page_leads_to_a_page_that_is_there(
    load: Load, valid_content: dict[str, str], text: str, expected: list[str]
) -> None:
    files = {
        **valid_content,
        "conditions/essential-tremor.yml": valid_content["conditions/essential-tremor.yml"] + "aliases: [old-tremor]\n",
        "treatments/unready.yml": "name: Unready\nkind: at-home\ndraft: true\n",
        "treatments/broken.yml": "name: Broken\n",
        "prose/links.md": text,
    }
    found = [problem for problem in load(files).problems if problem.mark.path == "content/prose/links.md"]

    told = [f"{problem.mark.line}:{problem.mark.column} {problem.code} {problem.hint}" for problem in found]
    assert len(told) == len(expected)
    assert all(one.startswith(start) for one, start in zip(told, expected, strict=True))
