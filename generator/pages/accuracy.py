"""So that readers know how far to trust a questionnaire: what was measured about it, and what nobody has measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import addresses
from generator.measured import Answers, Population, version_in
from generator.pages.contexts import AccuracyDetails, AccuracyPage, AccuracyRow, AccuracyTable
from generator.pages.frame import frame, meta
from generator.pages.freshness import with_questionnaire
from generator.pages.items import Item
from generator.pages.letters import cut
from generator.pages.making import Making
from generator.pages.page import Page
from generator.pages.sheets import item_link, item_links, letter_lines, list_part, sheets
from generator.pages.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from generator.measured import Measured, QuestionnaireFigures, Share, Table
    from generator.pages.sheets import Sheet
    from generator.pages.site_facts import SiteFacts

TITLE = "How often is this right?"

SHOWN = 2_000
"""What the figures of one questionnaire count as, in characters: there are more, but figures are alike."""

ROWS = (
    ("Their condition came first", "top_1"),
    ("It was among the first three", "top_3"),
    ("It was among the first five", "top_5"),
    ("It was shown in the result", "shown"),
    ("The tool said that it knows the problem", "covered"),
    ("The advice was not urgent enough for the danger", "missed"),
    ("The advice was not urgent enough for any reason", "under"),
    ("The advice was too urgent", "over"),
    ("Urgent help needed, and told so", "emergency"),
)
"""What a table says in which words."""

POPULATIONS = {
    Population.BY_RARITY: "Common conditions drawn more often than rare ones",
    Population.EACH_EQUALLY: "Each condition drawn equally often",
}

COLUMNS = {Answers.TRUE: "All answers right", Answers.NOISY: "With mistakes"}


def accuracy_makings(facts: SiteFacts) -> Iterator[Making]:
    """Yield the page on how often the questionnaires are right, and where they are many a page for each letter.

    The figures of the questions about anything stand on the first in any case.
    """
    measured = _of_present_articles(facts)
    of_articles = [one for one in measured.questionnaires if one.symptom] if measured else []
    changed = bool(measured and _changed(measured, facts))
    listed = cut(of_articles, lambda found: _item(facts, found).name, lambda _: SHOWN, facts.limit)
    for sheet in sheets(addresses.ACCURACY, TITLE, listed, lambda found: _item(facts, found)):
        shown = {found.symptom for found in sheet.entries} | ({None} if sheet.part is None else set())
        yield Making(sheet.address, accuracy_page, (sheet, measured and _only(measured, shown), changed))


def accuracy_page(
    facts: SiteFacts,
    sheet: Sheet[QuestionnaireFigures],
    measured: Measured | None,
    changed: bool,  # noqa: FBT001 - makings give by place
) -> Page:
    """Return one page of figures; `changed` says that they hold for other questionnaires than those of the site."""
    voice = Voice(facts, sheet.address)
    context = AccuracyPage(
        frame=frame(voice, sheet.title, below=item_links(voice, sheet.below)),
        questionnaires=voice.to(addresses.QUESTIONNAIRE, "Questions about your symptoms"),
        version=measured.content if measured else "",
        changed=changed,
        journeys=_journeys(measured) if measured else "",
        exhaustive=_exhaustive(measured) if measured else "",
        readers=f"{measured.readers:,}" if measured else "",
        noise=tuple(_noise(measured)) if measured else (),
        overview=tuple(_overview(voice, measured)) if measured else (),
        details=tuple(_details(voice, one) for one in measured.questionnaires) if measured else (),
        letters=letter_lines(voice, sheet.letters),
        part=list_part(voice, sheet.part),
    )
    holds = sheet.holds or "What was tested about the questions on this site, and what was not."
    described = meta(voice, "accuracy", sheet.title, holds, search=False)
    return Page(voice.address, "accuracy", "accuracy", "", sheet.title, context, described)


def _of_present_articles(facts: SiteFacts) -> Measured | None:
    """Return what was measured, without the questionnaires of articles that are gone or whose review is too late."""
    if facts.measured is None:
        return None
    present = with_questionnaire(facts)
    return _only(facts.measured, {None, *present})


def _only(measured: Measured, symptoms: Container[str | None]) -> Measured:
    """Return what was measured about some questionnaires; None is the one about anything."""
    kept = tuple(one for one in measured.questionnaires if one.symptom in symptoms)
    return measured.model_copy(update={"questionnaires": kept})


def _changed(measured: Measured, facts: SiteFacts) -> bool:
    """Tell whether a present questionnaire is not the one that was measured."""
    known = {one.symptom or addresses.GENERAL: one.content for one in measured.questionnaires}
    present = {
        name: path
        for name, path in facts.questionnaires.items()
        if name in (addresses.GENERAL, *facts.library.symptoms)
    }
    return any(known.get(name) != version_in(path) for name, path in present.items())


def _journeys(measured: Measured) -> str:
    yes, of = measured.journeys.yes, measured.journeys.of
    came = "all of them" if yes == of else f"{yes:,} of them"
    written = f"We wrote {of:,} example cases, each with what the questions must lead to."
    return f"{written} In the last test, {came} came out right."


def _exhaustive(measured: Measured) -> str:
    found = measured.exhaustive
    if found is None:
        return ""
    older = "" if found.content == measured.content else " That was with an earlier version of the content."
    return (
        f"A program went through {found.cases:,} combinations of answers about the danger signs."
        f" In every one, the advice was at least as urgent as the sign calls for.{older}"
    )


def _noise(measured: Measured) -> Iterator[str]:
    noise = measured.noise
    yield f"{_percent(noise.wrong)} of the answers are wrong."
    yield (
        f"{_percent(noise.unknown)} of the answers are “I don’t know”. About danger signs the tool then asks once more,"
        f" as it asks you. We take it that {_percent(noise.unknown)} of those are still not known."
    )
    yield f"{_percent(noise.off_by_one)} of the words for how often something occurs are one step off."
    yield f"{_percent(noise.missing)} of the findings of each condition are not known to the tool."


def _overview(voice: Voice, measured: Measured) -> Iterator[AccuracyTable]:
    """Yield the most telling figures of each questionnaire."""
    found = {_item(voice.facts, one).name: one for one in measured.questionnaires}
    tables = {name: one.table(Population.BY_RARITY, Answers.TRUE) for name, one in found.items()}
    yield AccuracyTable(
        title="When the site knows the condition",
        columns=("Among the first three", "Advice too low for the danger", "Urgent help needed, and told so"),
        rows=tuple(
            AccuracyRow(name, (_share(table.top_3), _share(table.missed), _share(table.emergency)))
            for name, table in tables.items()
            if table
        ),
    )
    unknown = {name: (_wrong_likely(one), one.nobody.likely if one.nobody else None) for name, one in found.items()}
    yield AccuracyTable(
        title="When the site does not know it",
        columns=("Another one was called likely", "None there, and one called likely"),
        rows=tuple(
            AccuracyRow(name, tuple(_share(share) if share else "" for share in shares))
            for name, shares in unknown.items()
            if any(shares)
        ),
    )


def _wrong_likely(found: QuestionnaireFigures) -> Share | None:
    return next((one.wrong_likely for one in found.left_out if one.population is Population.EACH_EQUALLY), None)


def _details(voice: Voice, found: QuestionnaireFigures) -> AccuracyDetails:
    tables = []
    for population, title in POPULATIONS.items():
        columns = {answers: found.table(population, answers) for answers in COLUMNS}
        present = {answers: table for answers, table in columns.items() if table}
        if present:
            heads = tuple(COLUMNS[answers] for answers in present)
            tables.append(AccuracyTable(title, heads, tuple(_rows(tuple(present.values())))))
    if found.curve:
        tables.append(_curve(found))
    item = _item(voice.facts, found)
    return AccuracyDetails(item.name, item_link(voice, item), tuple(tables), tuple(_sentences(found)))


def _curve(found: QuestionnaireFigures) -> AccuracyTable:
    """Return what it would cost to be wrong more seldom."""
    return AccuracyTable(
        title="What it would cost to be wrong more seldom",
        columns=("Left out: another one likely", "Known: called likely"),
        rows=tuple(
            AccuracyRow(
                f"At most {_percent(point.at_most)} wrong", (_share(point.wrong_likely), _share(point.right_likely))
            )
            for point in found.curve
        ),
    )


def _rows(tables: tuple[Table, ...]) -> Iterator[AccuracyRow]:
    for title, name in ROWS:
        yield AccuracyRow(title, tuple(_share(getattr(table, name)) for table in tables))
    yield AccuracyRow("Questions asked of half of them, at most", tuple(str(table.asked_median) for table in tables))
    yield AccuracyRow("Questions asked of nine in ten, at most", tuple(str(table.asked_p90) for table in tables))
    error = tuple(f"{table.calibration_error * 100:.1f} points" for table in tables)
    yield AccuracyRow("How far the tool’s own certainty was off", error)


def _sentences(found: QuestionnaireFigures) -> Iterator[str]:
    yield f"This questionnaire can find {found.conditions:,} conditions."
    wrong = _wrong_likely(found)
    if wrong:
        yield (
            "We took each condition out of the content in turn and asked readers who have it. The right answer was then"
            f" “we do not know”. In {_share(wrong)} of these interviews, the tool called another condition likely."
        )
    if found.nobody:
        yield (
            "We also asked readers who have the symptom and none of the conditions. The tool called a condition likely"
            f" for {_share(found.nobody.likely)} of them. It sent {_share(found.nobody.emergency)} of them to emergency"
            " care without need."
        )


def _item(facts: SiteFacts, found: QuestionnaireFigures) -> Item:
    """Return the way to the questionnaire."""
    if found.symptom is None:
        return Item(addresses.QUESTIONNAIRE, "Questions about anything")
    return Item(addresses.questionnaire(found.symptom), facts.library.symptoms[found.symptom].record.name)


def _share(share: Share) -> str:
    """Write a share with its 95 % interval, as in `98.2% (97.5 to 98.7)`."""
    if not share.of:
        return "no cases"
    low, high = share.interval
    return f"{share.share * 100:.1f}% ({low * 100:.1f} to {high * 100:.1f})"


def _percent(share: float) -> str:
    return f"{share * 100:g}%"
