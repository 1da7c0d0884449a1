"""So that the questionnaire speaks with the words of the site, and names its numbers and places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator import addresses, text
from generator.model.vocabulary import Urgency
from generator.pages.cards import CARE_LEVELS
from generator.pages.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.pages.site_facts import SiteFacts


def questionnaire_words(facts: SiteFacts, withheld: Iterable[str] = ()) -> dict[str, Any]:
    """Return every word that questionnaires show beside those of their bundles, as one JSON value.

    Where a text differs between asking for oneself and for somebody else, it is `{"you": ..., "person": ...}`. `levels`
    are in order, the least urgent first; addresses are below the site's root, with `{id}` for the id of a record
    and `{page}` for the name of the page that lists a reference, where there are several.
    `withheld` are the conditions that no questionnaire names, as the review of what they belong to is too late.
    """
    wording, said = facts.settings.wording, facts.settings.wording.questionnaire
    plain = _Plain(facts)
    elsewhere = {"levels", "advice_for_person", "disclaimer_for_person", "how", "failed", "report"}
    whole = said.model_dump(mode="json")
    words = {name: value for name, value in whole.items() if name not in elsewhere}
    words["levels"] = {
        level.value: {
            "badge": wording.urgency[level].badge,
            "advice": {
                "you": plain(wording.urgency[level].advice),
                "person": plain(said.advice_for_person[level]),
            },
            "how": plain(whole["how"][level.value]),
            "card": CARE_LEVELS[level],
            "says": whole["levels"][CARE_LEVELS[level]],
        }
        for level in Urgency
    }
    words["rarity"] = {term.value: entry.model_dump() for term, entry in wording.rarity.items()}
    words["rarity"]["unknown"] = wording.rarity_unknown.model_dump()
    words["estimate"] = wording.estimate
    words["disclaimer"] = {"you": plain(wording.disclaimer), "person": plain(said.disclaimer_for_person)}
    words["promise"] = wording.promise
    words["emergency"] |= {
        "worse": plain(words["emergency"]["worse"]),
        "danger": plain(wording.emergency_line),
        "line": _line(facts.settings.locale.emergency_number),
        "crisis": _crisis(facts),
    }
    listed = addresses.letter(addresses.REFERENCES, "{page}") if facts.reference_parts else addresses.REFERENCES
    words["pages"] = {
        "condition": addresses.page("condition", "{id}").in_html(addresses.HOME),
        "reference": addresses.reference("{id}", listed).in_html(addresses.HOME),
        "a_to_z": addresses.A_TO_Z.in_html(addresses.HOME),
    }
    words["withheld"] = list(withheld)
    return words


class _Plain:
    """Turns texts of the wording into plain words, with the locale's numbers and names of services."""

    def __init__(self, facts: SiteFacts) -> None:
        self._voice = Voice(facts, addresses.HOME)

    def __call__(self, value: Any) -> Any:  # noqa: ANN401 - a text, or a mapping of texts
        if isinstance(value, dict):
            return {form: self(words) for form, words in value.items()}
        return " ".join(text.plain(self._voice.say(value, terms=False)).split())


def _line(number: str) -> dict[str, str]:
    return {"number": number, "url": addresses.telephone(number)}


def _crisis(facts: SiteFacts) -> dict[str, str] | None:
    line = facts.settings.locale.crisis_line
    if line is None:
        return None
    return {"note": facts.settings.wording.crisis_note, "name": line.name, **_line(line.number)}
