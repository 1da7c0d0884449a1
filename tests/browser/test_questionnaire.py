"""The questions one by one, as a reader goes through them: by touch, by keyboard, back and forth, for others too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]
    Interview = Any  # the reader of conftest.py
    OpenQuestionnaire = Callable[..., Interview]

pytestmark = pytest.mark.browser

TEL = "a[href^='tel:']"

# As in test_privacy.py: all that a page may keep is the choice of colors.
KEPT = """async () => ({
  cookie: document.cookie,
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  place: location.href,
  steps: history.length,
})"""

ACTIVE_IS = "one => one === document.activeElement"


@pytest.fixture
def page_path(pages: Mapping[str, str]) -> str:
    return pages["questionnaire"]


def with_suggestions(reader: Interview) -> None:
    """Answer so that something is found that it may be: yes to every single question, none of every list."""
    reader.past_the_emergency_check().to_the_end(lambda one: one.yes() if one.boxes.count() == 0 else one.no())
    if reader.state == "emergency":
        reader.press(reader.answers.last)
        reader.to_the_end()


# --- Whole interviews -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", ["no", "unknown", "yes"])
def test_an_interview_asks_for_nothing_keeps_nothing_and_changes_no_address(
    open_questionnaire: OpenQuestionnaire, page_path: str, answer: str
) -> None:
    reader = open_questionnaire(page_path)
    page = reader.page
    page.wait_for_load_state("networkidle")
    before = page.evaluate(KEPT)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    reader.begin(age="50").past_the_emergency_check()
    reader.to_the_end(lambda one: getattr(one, answer)() if one.state == "question" else None)
    for part in reader.root.locator("summary:visible").all():
        part.click()
    if reader.state == "emergency":
        reader.press(reader.answers.last)
        reader.to_the_end()

    assert reader.state == "result"
    assert asked == []
    assert page.evaluate(KEPT) == before
    assert before["local"] == ["/health/.__palette"]
    assert page.context.cookies() == []


def test_an_interview_by_touch_from_the_link_of_the_article(
    open_page: OpenPage, open_questionnaire: OpenQuestionnaire, article: str, page_path: str
) -> None:
    reader = open_questionnaire(page_path, touch=True, width=390)  # by its address
    reader.begin(age="60").past_the_emergency_check().to_the_end()
    expect(reader.title).to_be_in_viewport()

    page = open_page(article, touch=True, width=390)
    page.locator(".vm-callout .vm-button").first.tap()
    page.wait_for_url("**/questionnaire/**")
    linked = type(reader)(page, touch=True)
    linked.begin(age="60").past_the_emergency_check().to_the_end()
    assert linked.title.inner_text() == reader.title.inner_text()


def test_an_interview_by_keyboard_alone(open_questionnaire: OpenQuestionnaire, page_path: str) -> None:
    reader = open_questionnaire(page_path)
    keys = reader.page.keyboard

    def tab_to(control: Any) -> None:  # noqa: ANN401 - a locator
        for _ in range(40):
            if control.evaluate(ACTIVE_IS):
                return
            keys.press("Tab")
        pytest.fail("the keyboard does not get there")

    tab_to(reader.root.locator("input[inputmode=numeric]"))
    keys.type("71")
    keys.press("Enter")
    seen = 0
    while reader.state == "question" and seen < 60:
        assert reader.title.evaluate(ACTIVE_IS), "the focus is on the new question"
        expect(reader.title).to_be_in_viewport()
        if seen == 0:
            box = reader.boxes.first
            tab_to(box)
            keys.press("Space")
            expect(box).to_be_checked()
            keys.press("Space")
        tab_to(reader.answers.nth(-2))
        keys.press("Enter" if seen % 2 else "Space")
        seen += 1

    assert reader.state == "result"
    assert reader.title.evaluate(ACTIVE_IS)
    tab_to(reader.quiet(0))
    keys.press("Enter")
    assert reader.state == "question"


def test_the_result_is_announced(open_questionnaire: OpenQuestionnaire, page_path: str) -> None:
    reader = open_questionnaire(page_path).begin().past_the_emergency_check().to_the_end()
    status = reader.root.get_by_role("status")
    assert status.inner_text().strip()
    expect(reader.title).to_contain_text(status.inner_text().strip())


def test_the_focus_stays_where_it_was_when_the_page_opens(
    open_questionnaire: OpenQuestionnaire, page_path: str
) -> None:
    reader = open_questionnaire(page_path)
    assert reader.page.evaluate("document.activeElement === document.body")
    assert reader.page.evaluate("scrollY") == 0


# --- Back and forth ---------------------------------------------------------------------------------------------------


def test_the_checklist_gives_way_to_the_questions(open_questionnaire: OpenQuestionnaire, page_path: str) -> None:
    page = open_questionnaire(page_path).page
    expect(page.locator("[data-questionnaire-fallback]")).to_be_hidden()
    expect(page.locator("[data-questionnaire-notice]")).to_be_hidden()


def test_back_goes_to_the_question_before_with_its_answer(
    open_questionnaire: OpenQuestionnaire, page_path: str
) -> None:
    reader = open_questionnaire(page_path).begin().past_the_emergency_check()
    first = reader.title.inner_text()
    reader.no()
    assert reader.title.inner_text() != first

    reader.press(reader.quiet(0))

    assert reader.title.inner_text() == first
    expect(reader.answers.nth(-2).locator(".vm-q__note")).to_be_visible()
    expect(reader.root.locator(".vm-q__answers .vm-q__note")).to_have_count(1)


def test_back_from_the_first_question_leads_to_the_first_card_as_it_was_filled_in(
    open_questionnaire: OpenQuestionnaire, page_path: str
) -> None:
    reader = open_questionnaire(page_path).begin(age="44", someone=True)
    reader.press(reader.quiet(0))
    assert reader.state == "start"
    expect(reader.root.locator("input[inputmode=numeric]")).to_have_value("44")
    expect(reader.root.get_by_role("radio").nth(1)).to_be_checked()


def test_an_earlier_answer_is_changed_and_the_later_ones_are_kept(
    open_questionnaire: OpenQuestionnaire, page_path: str
) -> None:
    reader = open_questionnaire(page_path).begin().past_the_emergency_check().to_the_end()
    log = reader.root.locator(".vm-q__log")
    log.locator("summary").click()
    count = log.locator("li").count()
    place = log.locator("li").nth(count - 2)
    question = place.locator(".vm-q__asked").inner_text()
    given = place.locator(".vm-q__given").inner_text()

    reader.press(place.get_by_role("button"))
    assert reader.title.inner_text() == question
    reader.unknown()

    log = reader.root.locator(".vm-q__log")
    log.locator("summary").click()
    place = log.locator("li").nth(count - 2)
    assert place.locator(".vm-q__asked").inner_text() == question
    assert place.locator(".vm-q__given").inner_text() != given
    assert log.locator("li").count() >= count


def test_start_again_forgets_the_answers_and_clear_forgets_the_person_too(
    open_questionnaire: OpenQuestionnaire, page_path: str
) -> None:
    reader = open_questionnaire(page_path).begin(age="44").past_the_emergency_check()
    reader.press(reader.quiet(1))
    assert reader.state == "start"
    age = reader.root.locator("input[inputmode=numeric]")
    expect(age).to_have_value("44")
    expect(reader.root.locator(".vm-q__log")).to_have_count(0)

    reader.begin()
    reader.press(reader.quiet(2))
    assert reader.state == "start"
    expect(age).to_have_value("")
    assert reader.root.get_by_role("status").inner_text().strip()


def test_leaving_the_page_forgets_everything(open_questionnaire: OpenQuestionnaire, page_path: str) -> None:
    reader = open_questionnaire(page_path).begin(age="44").past_the_emergency_check()
    reader.page.goto(reader.page.url.split("/questionnaire/")[0] + "/about/")
    reader.page.go_back()
    reader.title.wait_for()
    assert reader.state == "start"
    expect(reader.root.locator("input[inputmode=numeric]")).to_have_value("")

    reader.begin(age="44").page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert reader.state == "start"
    assert "44" not in reader.root.inner_text()


# --- Answering --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("age", ["-1", "abc", "131", "4.5", "999"])
def test_what_is_no_age_is_refused_in_words(open_questionnaire: OpenQuestionnaire, page_path: str, age: str) -> None:
    reader = open_questionnaire(page_path).begin(age=age)
    assert reader.state == "start"
    expect(reader.root.get_by_role("alert").first).not_to_be_empty()
    expect(reader.root.locator("input[inputmode=numeric]")).to_be_focused()


def test_nothing_ticked_or_too_much_is_answered_in_words(open_questionnaire: OpenQuestionnaire, page_path: str) -> None:
    reader = open_questionnaire(page_path).begin()
    before = reader.title.inner_text()
    alert = reader.root.get_by_role("alert")
    reader.press(reader.answers.first)  # to go on, with nothing ticked
    expect(alert).not_to_be_empty()
    expect(reader.boxes.first).to_be_focused()

    reader.press(reader.boxes.nth(1))
    first = alert.inner_text()
    reader.press(reader.answers.nth(-2))  # none, with something ticked
    expect(alert).not_to_be_empty()
    assert alert.inner_text() != first
    assert (reader.state, reader.title.inner_text()) == ("question", before)


def test_no_emergency_screen_holds_more_than_seven_statements(
    open_questionnaire: OpenQuestionnaire, page_path: str
) -> None:
    reader = open_questionnaire(page_path).begin()
    title, counts = reader.title.inner_text(), []
    while reader.title.inner_text() == title:
        counts.append(reader.boxes.count())
        reader.unknown()
    assert len(counts) > 1
    assert max(counts) <= 7
    assert max(counts) - min(counts) <= 1


def test_the_reason_for_a_question_and_how_many_are_left_are_said(
    open_questionnaire: OpenQuestionnaire, page_path: str
) -> None:
    reader = open_questionnaire(page_path).begin()
    progress = reader.root.locator(".vm-q__progress")
    for _ in range(2):
        why = reader.root.locator(".vm-q__why")
        why.locator("summary").click()
        expect(why.locator("p")).to_be_visible()
        assert len(why.locator("p").inner_text()) > 30
        assert re.search(r"\d", progress.inner_text())
        reader.past_the_emergency_check()
    left = []
    while reader.state == "question":
        left.append(int((re.findall(r"\d+", progress.inner_text()) or ["1"])[0]))
        reader.no()
    assert len(left) <= left[0]


def test_every_question_of_an_interview_says_why_it_is_asked(
    open_questionnaire: OpenQuestionnaire, pages: Mapping[str, str]
) -> None:
    """In the general questionnaire, so that conditions, always-asked lists and floors all come up."""
    reader = open_questionnaire(pages["questionnaires"]).begin(age="50").search("my arms are getting thin")
    reasons = []
    while reader.state == "question":
        reasons.append(reader.root.locator(".vm-q__why p").text_content() or "")
        (reader.unknown if len(reasons) % 2 else reader.no)()

    assert len(reasons) > 8
    assert [one for one in reasons if len(one) < 30 or re.search(r"undefined|[{}]|[ :]\.$", one)] == []


def test_a_double_click_answers_one_question(open_questionnaire: OpenQuestionnaire, page_path: str) -> None:
    reader = open_questionnaire(page_path).begin().past_the_emergency_check()
    count = reader.root.locator(".vm-q__log summary").inner_text()
    reader.answers.nth(-2).dblclick()
    after = reader.root.locator(".vm-q__log summary").inner_text()
    assert int(re.findall(r"\d+", after)[0]) == int(re.findall(r"\d+", count)[0]) + 1


# --- Danger -----------------------------------------------------------------------------------------------------------


def test_a_danger_ends_the_interview_with_one_instruction_and_a_number_to_tap(
    open_questionnaire: OpenQuestionnaire, page_path: str
) -> None:
    reader = open_questionnaire(page_path).begin().all_of_it()

    assert reader.state == "emergency"
    card = reader.root.locator(".vm-care--emergency")
    expect(card).to_have_count(1)
    expect(card.locator(TEL).first).to_be_in_viewport()
    assert card.locator("li").count() > 1
    assert reader.title.evaluate(ACTIVE_IS)
    assert reader.root.get_by_role("status").inner_text().strip()
    expect(reader.root.locator(".vm-card")).to_have_count(0)
    expect(reader.root.locator("a[href*='conditions/']")).to_have_count(0)


def test_who_goes_on_keeps_the_advice_in_sight_to_the_end(
    open_questionnaire: OpenQuestionnaire, page_path: str
) -> None:
    reader = open_questionnaire(page_path).begin().all_of_it()
    reader.press(reader.answers.last)
    seen = 0
    while reader.state == "question":
        expect(reader.root.locator(".vm-q__banner").locator(TEL)).to_be_visible()
        reader.no()
        seen += 1

    assert seen > 3
    assert reader.state == "result"
    first = reader.root.locator(".vm-q__screen > *").first
    expect(first).to_have_class(re.compile("vm-care--emergency"))


def test_a_slip_of_the_finger_is_taken_back(open_questionnaire: OpenQuestionnaire, page_path: str) -> None:
    reader = open_questionnaire(page_path).begin().yes()
    reader.press(reader.quiet(0))
    assert reader.state == "question"
    expect(reader.boxes.first).to_be_checked()
    reader.press(reader.boxes.first)
    reader.past_the_emergency_check()
    assert reader.state == "question"
    expect(reader.root.locator(".vm-q__banner")).to_have_count(0)


def test_a_child_gets_the_list_of_emergencies_and_no_suggestion(
    open_questionnaire: OpenQuestionnaire, page_path: str
) -> None:
    reader = open_questionnaire(page_path).begin(age="7")
    assert reader.state == "result"
    expect(reader.root.locator(".vm-care--emergency").first).to_be_visible()
    expect(reader.root.locator(".vm-card")).to_have_count(0)
    assert reader.page.locator("[id]").evaluate_all("all => all.length - new Set(all.map((one) => one.id)).size") == 0


# --- Not sure of a danger ---------------------------------------------------------------------------------------------


def test_who_is_not_sure_of_a_danger_is_asked_one_by_one(open_questionnaire: OpenQuestionnaire, page_path: str) -> None:
    reader = open_questionnaire(page_path, width=320).begin(age="50")
    statements = reader.boxes.count()
    reader.boxes.nth(1).check()
    ticked = reader.root.locator("label:has(:checked)").inner_text()
    reader.press(reader.answers.last)

    assert reader.title.inner_text() == "Answer each of these"
    assert reader.title.evaluate(ACTIVE_IS)
    assert reader.one_by_one.count() == statements
    before = reader.root.locator("fieldset:has(:checked)")
    assert before.count() == 1
    assert before.locator("legend").inner_text() == ticked
    expect(before.get_by_label("Yes", exact=True)).to_be_checked()
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    before.get_by_label("No", exact=True).check()
    reader.press(reader.answers.last)  # the others have no answer yet
    expect(reader.root.get_by_role("alert")).to_have_text("Choose an answer here, too.")
    assert reader.one_by_one.first.locator("input").first.evaluate(ACTIVE_IS)

    reader.each(2)
    assert reader.state == "question"
    assert reader.one_by_one.count() == 0
    reader.press(reader.quiet(0))
    assert reader.one_by_one.count() == statements, "back to the same part, with what was answered"
    expect(reader.one_by_one.last.locator("input").last).to_be_checked()


def test_a_danger_that_is_found_at_the_second_look_is_told_at_once(
    open_questionnaire: OpenQuestionnaire, page_path: str
) -> None:
    reader = open_questionnaire(page_path).begin(age="50")
    reader.press(reader.answers.last)
    reader.each(0)
    assert reader.state == "emergency"


def test_a_danger_that_is_not_known_stands_with_the_advice(
    open_questionnaire: OpenQuestionnaire, page_path: str
) -> None:
    reader = open_questionnaire(page_path).begin(age="50").unknown()
    reader.past_the_emergency_check().to_the_end()
    panel = reader.root.locator(".vm-care").first
    expect(panel).to_contain_text("You did not know these. If one of them turns out to be true:")
    expect(panel.get_by_role("listitem").filter(has_text=": Call for help now")).not_to_have_count(0)


def test_a_part_with_one_statement_asks_it_plainly(open_questionnaire: OpenQuestionnaire, page_path: str) -> None:
    reader = open_questionnaire(page_path).begin(age="50")
    seen: list[tuple[str, int]] = []

    def answer(one: Interview) -> None:
        seen.append((one.title.inner_text(), one.boxes.count()))
        one.no()

    reader.to_the_end(answer)
    log = reader.root.locator(".vm-q__log li")
    reader.root.locator(".vm-q__log summary").click()
    assert all(title.endswith("?") for title, _ in seen)
    assert not [title for title, boxes in seen if boxes == 1 and title == "Is any of these true for you?"]
    expect(log.filter(has_text="Emergency check, part 1")).to_have_count(1)


def test_since_when_goes_on_the_sheet_and_nowhere_else(open_questionnaire: OpenQuestionnaire, page_path: str) -> None:
    reader = open_questionnaire(page_path)
    since = reader.root.locator("input:not([inputmode]):not([type])")
    assert since.get_attribute("autocomplete") == "off"
    assert since.get_attribute("spellcheck") == "false", "a spelling service may send what is typed away"
    since.fill("  since the <b>summer</b>  ")
    reader.begin(age="50").past_the_emergency_check().to_the_end()
    expect(reader.root.locator(".vm-q__sheet .vm-facts")).to_contain_text("since the <b>summer</b>")
    reader.press(reader.quiet(2))  # clear
    expect(reader.root.locator("input:not([inputmode]):not([type])")).to_have_value("")


# --- Somebody else ----------------------------------------------------------------------------------------------------


def test_for_somebody_else_everything_is_about_the_person(
    open_questionnaire: OpenQuestionnaire, page_path: str
) -> None:
    reader = open_questionnaire(page_path).begin(age="80", someone=True)
    asked = []
    for count in range(60):
        if reader.state != "question":
            break
        asked += reader.root.locator(":is(.vm-q__title, .vm-q__tick, .vm-q__answers button)").all_inner_texts()
        (reader.unknown if count % 3 else reader.no)()

    assert reader.state == "result"
    spoken = re.compile(r"\b(?:you|your|yours|yourself|I|my|me)\b(?! am not sure| don’t know)", re.IGNORECASE)
    assert [(found[0], text) for text in asked if (found := spoken.search(text))] == []
    assert any("the person" in text for text in asked)
    assert not re.search(r"\byou have\b|\byour family\b", reader.root.inner_text())


# --- About everything -------------------------------------------------------------------------------------------------


def test_a_reader_writes_what_is_wrong_and_goes_on_from_there(
    open_questionnaire: OpenQuestionnaire, pages: Mapping[str, str]
) -> None:
    reader = open_questionnaire(pages["questionnaires"]).begin(age="50")
    assert reader.state == "search"
    reader.root.get_by_role("textbox").fill("my arms are geting thin")
    expect(reader.root.locator(".vm-q__matches button")).not_to_have_count(0)
    assert reader.root.get_by_role("status").inner_text().strip()

    reader.search("my arms are geting thin")
    assert reader.state == "question"
    reader.past_the_emergency_check().to_the_end()
    assert reader.state == "result"
    expect(reader.root.locator(".vm-q__sheet dd").first).not_to_be_empty()


def test_several_things_are_chosen_and_one_is_taken_back(
    open_questionnaire: OpenQuestionnaire, pages: Mapping[str, str]
) -> None:
    reader = open_questionnaire(pages["questionnaires"]).begin()
    field = reader.root.get_by_role("textbox")
    picks = reader.root.locator(".vm-q__picks li")
    for text in ("thin arms", "shaking hands"):
        field.fill(text)
        reader.press(reader.root.locator(".vm-q__matches button").first)
    expect(picks).to_have_count(2)
    expect(field).to_have_value("")
    reader.press(picks.first.get_by_role("button"))
    expect(picks).to_have_count(1)
    expect(field).to_be_focused()


def test_nothing_found_is_said_honestly_with_a_way_on(
    open_questionnaire: OpenQuestionnaire, pages: Mapping[str, str]
) -> None:
    reader = open_questionnaire(pages["questionnaires"]).begin()
    reader.root.get_by_role("textbox").fill("xylophone")
    expect(reader.root.locator("a[href$='a-z/']")).to_be_visible()
    expect(reader.root.locator(".vm-care--emergency").first).to_be_visible()
    reader.press(reader.root.locator("form > button"))
    assert reader.state == "search"


# --- The result -------------------------------------------------------------------------------------------------------


def test_the_advice_comes_first_and_every_suggestion_says_why(
    open_questionnaire: OpenQuestionnaire, page_path: str
) -> None:
    reader = open_questionnaire(page_path).begin(age="70")
    with_suggestions(reader)
    expect(reader.root.locator(".vm-q__screen > *").first).to_have_class(re.compile("vm-care"))
    cards = reader.root.locator(".vm-card")
    assert cards.count() > 0
    for card in cards.all():
        expect(card.locator("h5").first).to_be_visible()
        expect(card.locator(".vm-card__more a")).to_have_attribute("target", "_blank")
        assert card.locator(".vm-badge").count() == 2
    assert "%" not in reader.root.inner_text()

    root = reader.page.url.split("questionnaire/")[0]
    cites = reader.root.locator(".vm-cite a").evaluate_all("all => all.map((one) => one.href)")
    assert cites
    reference = re.compile(re.escape(f"{root}references/") + r"(letters/[^/]+/)?#reference-.")
    assert all(reference.match(href) for href in cites)
    numbers = reader.root.locator(".vm-cite").all_text_contents()
    assert {re.sub(r"\D", "", one.split("(")[0]) for one in numbers} == {
        str(place + 1) for place in range(reader.root.locator(".vm-references li").count())
    }


def test_every_link_of_a_result_leads_somewhere(
    open_page: OpenPage, open_questionnaire: OpenQuestionnaire, page_path: str
) -> None:
    reader = open_questionnaire(page_path).begin()
    with_suggestions(reader)
    hrefs = reader.root.locator("a[target]").evaluate_all("all => [...new Set(all.map((one) => one.href))]")
    assert hrefs
    other = open_page()
    for href in hrefs:
        response = other.goto(href)
        assert response is None or response.ok  # none where only the place on the page is another
        if "#" in href:
            assert other.evaluate("document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null")


def test_the_sheet_for_the_doctor_is_copied_or_else_shown_to_be_copied(
    open_questionnaire: OpenQuestionnaire, page_path: str
) -> None:
    reader = open_questionnaire(page_path).begin(age="61").past_the_emergency_check().to_the_end()
    page = reader.page
    copy = reader.root.locator(".vm-q__tools button").nth(1)
    page.evaluate("""navigator.clipboard.writeText = (text) => {
      window.copied = text;
      return window.refuse ? Promise.reject(new Error("no")) : Promise.resolve();
    }""")
    reader.press(copy)
    expect(reader.root.get_by_role("status")).not_to_be_empty()
    text = page.evaluate("window.copied")
    assert "61" in text
    assert text.count("\n") > 10

    page.evaluate("window.refuse = true")
    reader.press(copy)
    field = reader.root.locator("textarea")
    expect(field).to_be_focused()
    expect(field).to_have_value(text)
    assert field.evaluate("one => one.selectionEnd - one.selectionStart") == len(text)


def test_the_sheet_for_the_doctor_is_printed_alone_on_one_page(
    open_questionnaire: OpenQuestionnaire, page_path: str
) -> None:
    reader = open_questionnaire(page_path).begin(age="61").past_the_emergency_check().to_the_end()
    page = reader.page
    page.evaluate("window.print = () => { window.printed = true; }")
    reader.press(reader.root.locator(".vm-q__tools button").first)
    assert page.evaluate("window.printed")

    page.emulate_media(media="print")
    expect(reader.root.locator(".vm-q__sheet")).to_be_visible()
    expect(page.locator("h1")).to_be_hidden()
    expect(reader.title).to_be_hidden()
    expect(page.locator("[data-questionnaire-fallback]")).to_be_hidden()
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1

    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(reader.title).to_be_visible()
    assert page.pdf(format="A4").count(b"/Type /Page\n") > 1


def test_before_there_is_a_result_the_list_is_printed(open_questionnaire: OpenQuestionnaire, page_path: str) -> None:
    reader = open_questionnaire(page_path).begin()
    reader.page.emulate_media(media="print")
    expect(reader.root).to_be_hidden()
    expect(reader.page.locator("[data-questionnaire-fallback]")).to_be_visible()
