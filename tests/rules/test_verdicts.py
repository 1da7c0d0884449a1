"""A judge that looks again only at what changed says what one who looks at everything says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as tried
from hypothesis import strategies as st

from generator.manual import example_files
from generator.model import Library, load
from generator.model.trace import WatchedLibrary
from generator.rules import Judge, RuleContext, rules, run
from generator.rules.established_names import established_names, might_hold, telling_letters
from generator.rules.exceptions import without_excepted
from generator.rules.judge import level_of
from generator.rules.verdicts import verdicts
from generator.settings import load_settings
from generator.source import read_tree
from generator.text import grade, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from generator.errors import Problem
    from generator.model import Entry, Loaded, Record
    from generator.settings import Settings
    from generator.source.tree import ProseFile

TODAY, LATER = date(2026, 11, 22), date(2031, 1, 1)
EACH = [code for code, rule in rules().items() if rule.each]

HARD = "Electroencephalographic investigations occasionally demonstrate extraordinary abnormalities. "
BAD = "A colour never is TODO, for 5 percent of adults; call 911 in the ER and"

# What an editor may do to a file of the valid content: words that others take the place of.
CHANGES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "symptoms/tremor.yml": (
        ("name: Tremor", "name: Trembling"),
        ("Shaking that you cannot stop.", BAD),
        ("Shaking that you cannot stop.", HARD * 5),
        ("[@tremor-guide]", ""),
        ("lifestyle", "habits"),
        ("conditions: [essential-tremor]\n", "conditions: []\n"),
        ("cite: tremor-guide\n", "level: emergency\n"),
        ("shared_red_flags: [stroke-signs]", "aliases: [old-tremor, old-tremor]"),
        ("authors: [example-writers]", "draft: true\nauthors: [example-writers]"),
        ("updated: 2026-11-01", "updated: 2030-11-01\nreview: {by: example-writers, on: 2026-01-01, due: 2026-02-01}"),
    ),
    "conditions/essential-tremor.yml": (
        ("name: Essential tremor", "name: Electroencephalographic"),
        ("lay_name: shaking without another illness", "abbreviation: ET"),
        ("urgency: routine", "urgency: ambulance"),
        ("- shaking-hands\n", "- sudden-shaking\n"),
        ("points_away: [{id: sudden-shaking, frequency: rare}]", "points_away: [sudden-shaking]"),
        ("Hands shake when they do something.", f"Essential tremor. {HARD * 4}"),
        ("Hands shake when they do something. [@tremor-guide]", "It never helps 5 percent of adults."),
        ("frequency: rare, cite: tremor-guide", "percent: 5"),
        ("rarity: common", "rarity: rare\nprevalence: {per_100k: 5000, cite: tremor-guide}"),
        ("updated: 2026-11-01", "review: {by: example-writers, on: 2027-01-01, due: 2027-01-01}"),
    ),
    "causes/coffee.yml": (
        ("summary: Too much of it makes hands shake. [@tremor-guide]\n", ""),
        ("name: Coffee", "name: Extraordinary"),
        ("authors: [example-writers]\n", ""),
        ("kind: habit", f"cite: {{ref: tremor-guide, says: {'word ' * 30}}}"),
    ),
    "treatments/less-coffee.yml": (
        ("name: Less coffee", "name: Less coffee\naliases: [no-coffee]"),
        ("Drink less of it", "Look for **bold <b>words</b>"),
        ("kind: at-home", "kind: at-home\nalso_called: [decaffeination]"),
    ),
    "people/example-writers.yml": (
        ("kind: organisation\n", ""),
        ("name: The", "credentials: MD\nname: The"),
        ("role: Writes", f"review: {{by: example-writers, on: 2026-01-01, due: 2027-01-01}}\nrole: {BAD}"),
    ),
    "findings/nerves.yml": (
        ("  implies: [shaking-hands]\n", ""),
        ("name: slow movement", "name: shaking hand"),
        ("  background: rare\n", ""),
        ("shaking-hands:\n", "jerking-hands: {name: jerking hands, kind: sign}\nshaking-hands:\n"),
        ("slow-movement:\n", "# moved\n\n\nslow-movement:\n"),
    ),
    "questions/nerves.yml": (("kind: one-of", "kind: any-of"), ("about: shaking-hands", "about: slow-movement")),
    "references/nerves.yml": (
        ("url: https://www.example.org/tremor", "accessed: 2030-01-01"),
        ("www.example.org/tremor", "staging.example.org/tremor"),
        ("  publisher: Example Institute\n  year: 2024\n", ""),
        ("tremor-guide:", "other-guide: {title: Another}\ntremor-guide:"),
    ),
    "red-flags.yml": (("  everywhere: true\n", ""), ("  cite: tremor-guide\n", "")),
    "glossary.yml": (("tremor:", "spasm: a colour\ntremor:"), ("tremor:", f"tremor: {'word ' * 30}\nabnormalities:")),
    "causes/tea.yml": (("[@tea-guide]", ""),),
    "findings/more.yml": (("hand-shaking:", "# moved\nhand-shaking:"),),
    "prose/about.md": (("an example", f"TODO, {HARD * 5}"), ("an example", "an example [a](about.md):\n\nof 5")),
}
ADDED = {
    "conditions/other-tremor.yml": "name: Other tremor\nurgency: soon\nparent: essential-tremor\n"
    "findings: [shaking-hands, slow-movement]\nauthors: [example-writers]\nupdated: 2026-11-01\naliases: [old-one]\n",
    "conditions/third-tremor.yml": "name: Third tremor\nurgency: emergency\naliases: [old-one, other-tremor]\n"
    "findings: [shaking-hands]\nauthors: [example-writers]\nupdated: 2026-11-01\n",
    "findings/more.yml": "hand-shaking: {name: shaking of the hands, kind: symptom, question: Do they shake?}\n",
    "symptoms/spasm.yml": "name: Spasm\nfinding: hand-shaking\nconditions: [third-tremor]\nsummary: It comes. "
    "[@other-guide]\ncauses: [{group: lifestyle, lead: 'Habits:', items: [{name: Tea, text: Tea. [@tremor-guide]}]}]\n",
    "causes/tea.yml": "name: Tea\ndraft: true\nsummary: It is a drink. [@tea-guide]\n",
    "references/tea.yml": "tea-guide: {title: Tea, url: 'https://www.example.org/tea'}\n",
    "prose/more.md": "# More\n\nThese are colours:\n",
    "causes/broken.yml": "name: [\n",
}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    return lambda: tmp_path_factory.mktemp("project")


def edits(valid: Mapping[str, str]) -> list[tuple[str, int | None]]:
    """Return every step: the number of a change that is made or undone, or None for a file that comes or goes."""
    numbered = [(path, number) for path, changes in CHANGES.items() for number in range(len(changes))]
    return [*numbered, *((path, None) for path in (*valid, *ADDED))]


class Content:
    """A content folder under somebody's hands; what did not change is the very same object from load to load."""

    def __init__(self, project: Path, valid: Mapping[str, str]) -> None:
        self._project, self._files = project, dict(valid) | ADDED
        self._away = set(ADDED)
        self._made: dict[str, list[int]] = {}
        self._entries: dict[tuple[str, str, str], Entry[Record]] = {}
        self._pages: dict[str, ProseFile] = {}

    def edit(self, path: str, number: int | None) -> None:
        """Make or undo one step of `edits`."""
        if number is None:
            self._away ^= {path}
        elif number in self._made.setdefault(path, []):
            self._made[path].remove(number)
        else:
            self._made[path].append(number)

    def library(self) -> tuple[Library, bool]:
        """Return what the folder holds without drafts, and whether all of it could be read and linked."""
        root = self._project / "content"
        for path, text in self._files.items():
            changed = text
            for number in self._made.get(path, ()):
                changed = changed.replace(*CHANGES[path][number])
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).unlink(missing_ok=True)
            if path not in self._away:
                (root / path).write_text(changed, encoding="utf-8")
        loaded = load(read_tree(root, self._project))
        entries = [self._kept(entry) for entry in loaded.library.entries()]
        drafts = [self._kept(entry) for entry in loaded.library.drafts]
        self._entries = {(entry.source.path, entry.kind, entry.id): entry for entry in (*entries, *drafts)}
        pages = [self._kept_page(page) for page in loaded.library.prose]
        self._pages = {page.path: page for page in pages}
        return Library(entries, pages, drafts).without_drafts(), not loaded.problems

    def _kept(self, entry: Entry[Record]) -> Entry[Record]:
        before = self._entries.get((entry.source.path, entry.kind, entry.id))
        return before if before and before.source.text == entry.source.text and before.trail == entry.trail else entry

    def _kept_page(self, page: ProseFile) -> ProseFile:
        before = self._pages.get(page.path)
        return before if before and before.text == page.text else page


def plainly(library: Library, settings: Settings, day: date, *, complete: bool) -> tuple[Problem, ...]:
    """Judge as the definition says: every rule looks at the whole library, and nothing is kept."""
    context = RuleContext.of(library, settings, day)
    found = [
        replace(problem, level=level)
        for rule in rules().values()
        if (complete or not rule.needs_all) and (level := level_of(rule, settings)) is not None
        for problem in rule.check(library, context)
    ]
    kept, unfit = without_excepted(found, library, context, rules(), complete=complete)
    return tuple(sorted({*kept, *unfit}))


@pytest.fixture
def other_settings(site_config: Callable[..., Path], project: Path, settings: Settings) -> Settings:
    """Return settings under which some problems have other levels, and some are no problems."""
    assert settings
    files = {
        "rules.yml": "levels: {reading-grade: error, unused-finding: off}\nexceptions:\n"
        "  - {rule: missing-summary, path: content/causes/coffee.yml, until: 2027-01-01, reason: It comes.}\n",
    }
    loaded = load_settings(site_config(files), project)
    assert loaded.settings, loaded.problems
    return loaded.settings


@tried(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(data=st.data())
def test_what_is_judged_after_edits_is_what_is_judged_anew(
    data: st.DataObject,
    valid_content: dict[str, str],
    folders: Callable[[], Path],
    settings: Settings,
    other_settings: Settings,
) -> None:
    content, judge = Content(folders(), valid_content), Judge()
    said, day = settings, TODAY
    for turn in range(data.draw(st.integers(2, 5))):
        if turn:
            for step in data.draw(st.lists(st.sampled_from(edits(valid_content)), min_size=1, max_size=4, unique=True)):
                content.edit(*step)
            said = data.draw(st.sampled_from((said, said, said, settings, other_settings)))
            day = data.draw(st.sampled_from((day, day, day, day, LATER)))
        library, complete = content.library()

        assert judge.run(library, said, day, complete=complete) == plainly(library, said, day, complete=complete)


def test_every_edit_and_its_undoing_are_followed(
    valid_content: dict[str, str], tmp_path: Path, settings: Settings
) -> None:
    content, judge = Content(tmp_path, valid_content), Judge()
    each_alone = [step for step in edits(valid_content) for _ in ("made", "undone")]
    whole = [path for path in ADDED if path != "causes/broken.yml"]
    one_upon_another = [(path, None) for path in whole] + [step for step in edits(valid_content) if step[1] is not None]
    found: set[str] = set()
    for step in (*each_alone, *one_upon_another, *one_upon_another):
        content.edit(*step)
        library, complete = content.library()
        problems = judge.run(library, settings, TODAY, complete=complete)
        found |= {problem.code for problem in problems}

        assert problems == plainly(library, settings, TODAY, complete=complete), step
    assert found >= rules().keys()


@pytest.mark.parametrize(
    ("code", "steps"),
    [
        ("reading-grade", [("symptoms/tremor.yml", 2), ("conditions/essential-tremor.yml", 0)]),
        ("uncited-reference", [("causes/tea.yml", None), ("references/tea.yml", None), ("causes/tea.yml", 0)]),
        ("near-duplicate-finding", [("findings/more.yml", None), ("findings/more.yml", 0)]),
    ],
    ids=["a name", "a draft", "a place"],
)
def test_the_last_edit_is_elsewhere_and_counts(
    code: str, steps: list[tuple[str, int | None]], valid_content: dict[str, str], tmp_path: Path, settings: Settings
) -> None:
    content, judge = Content(tmp_path, valid_content), Judge()
    said: list[list[Problem]] = []
    for step in steps:
        content.edit(*step)
        library, _ = content.library()
        problems = judge.run(library, settings, TODAY)
        said.append([problem for problem in problems if problem.code == code])

        assert problems == plainly(library, settings, TODAY, complete=True)
    assert said[-1] != said[-2]


def test_only_what_changed_is_judged_again(
    valid_content: dict[str, str], tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, judge = Content(tmp_path, valid_content), Judge()
    judge.run(content.library()[0], settings, TODAY)
    seen: list[str] = []

    class Watched(WatchedLibrary):
        def __init__(self, library: Library, reads: set[object], *part: Iterable[object]) -> None:
            super().__init__(library, reads, *part)  # type: ignore[arg-type]  # what it is given is passed on
            seen.extend(str(getattr(one, "id", "")) for one in chain(*part))

    monkeypatch.setattr("generator.rules.verdicts.WatchedLibrary", Watched)
    judge.run(content.library()[0], settings, TODAY)
    assert seen == []

    content.edit("symptoms/tremor.yml", 9)  # a review by the writers
    judge.run(content.library()[0], settings, TODAY)
    assert set(seen) == {"tremor"}

    seen.clear()
    content.edit("people/example-writers.yml", 1)
    judge.run(content.library()[0], settings, TODAY)
    assert set(seen) == {"tremor", "example-writers"}

    seen.clear()
    content.edit("treatments/less-coffee.yml", 2)  # a name that has no plainer one, and is in no text
    judge.run(content.library()[0], settings, TODAY)
    assert set(seen) == {"less-coffee"}


@pytest.mark.parametrize("example", rules())
def test_a_rule_that_judges_each_by_itself_says_the_same_of_all(
    example: str, load: Callable[..., Loaded], valid_content: dict[str, str], settings: Settings
) -> None:
    library = load({**valid_content, **example_files(rules()[example].manual.wrong)}).library
    context = RuleContext.of(library, settings, TODAY)
    for code in EACH:
        check = rules()[code].check
        one_by_one = [
            problem
            for entry in library.entries()
            for problem in check(WatchedLibrary(library, set(), [entry]), context)
        ]
        for page in library.prose:
            one_by_one += check(WatchedLibrary(library, set(), [], [page]), context)

        assert sorted(one_by_one) == sorted(check(library, context)), code
        assert one_by_one or code != example


def test_a_judge_of_one_library_says_what_the_plain_way_says(library: Library, settings: Settings) -> None:
    assert run(library, settings, TODAY) == plainly(library, settings, TODAY, complete=True)


def test_nothing_is_kept_of_rules_that_were_not_asked(library: Library, settings: Settings) -> None:
    context = RuleContext.of(library, settings, TODAY)
    few = tuple(rule for rule in rules().values() if rule.code == "missing-summary")
    all_rules = tuple(rules().values())

    asked = verdicts(library, context, all_rules, verdicts(library, context, few, None))

    assert asked == verdicts(library, context, all_rules, None)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("An h*ea*rt attack.", "heart"),
        ("A [he](condition:x)art.", "heart"),
        ("He[@a]art, no: he[@a]art.", "heart"),
        ("A he<b>art</b>.", "heart"),
        ("A he\\art.", "heart"),
        ("He&#97;rt.", "heart"),
        ("Two {family-doctor}s.", "doctors"),
        ("The *heart\nattack*", "heart attack"),
        ("The HEART attack's", "heart attack"),
        ("A \u212aIDNEY stone", "kidney stone"),
        ("Éclair", "éclair"),
        ("日本", "日本"),
    ],
)
def test_a_name_is_never_overlooked_however_it_is_written(written: str, name: str) -> None:
    assert might_hold(written, telling_letters([name]))


@pytest.mark.parametrize("written", ["The *skin* is **dry**. [@a] (at night)", "`red_flags`: [a, b]"])
def test_most_texts_cannot_hold_a_name(written: str) -> None:
    assert not might_hold(written, telling_letters(["heart attack"]))


@given(
    st.lists(st.sampled_from(["he", "art", "heart", " ", "*", "**", "[@a]", "s", "\\", "&", "_", "(", ")"]), max_size=8)
)
def test_a_text_that_cannot_hold_a_name_is_graded_without_it(pieces: list[str]) -> None:
    written = "".join(pieces)
    if not might_hold(written, telling_letters(["heart"])):
        words = f"{plain(written)} " + "word " * 40
        assert grade(words, frozenset({"heart"})) == grade(words)


def test_names_are_those_of_all_that_has_no_plainer_word(library: Library) -> None:
    assert established_names(library) == {
        *("essential tremor", "shaking without another illness", "coffee", "less coffee", "tremor"),
        *("emergency number", "emergency department", "family doctor"),
    }
