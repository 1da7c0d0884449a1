"""So that a new record teaches its editor: what to keep in mind at a field, and an example that would be accepted.

What a field is, its own description says. Here stands only what goes beyond it. Keys are `Class.field`, and a test
holds them to the record classes; a field that is not named here gets an example by its type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NOTES: Mapping[str, str] = {
    "Article.draft": "Only the preview shows a draft. Delete this line to publish the record.",
    "Article.authors": "Their ids are the names of the files in content/people/.",
    "Article.review": "Only a real, named clinician who read the whole page and agreed to be named.",
    "Symptom.summary": "Right after each claim stands its source: [@id-of-a-reference].",
    "Symptom.accompanying": "Their ids are in content/findings/.",
    "Symptom.conditions": "Their ids are the names of the files in content/conditions/.",
    "Symptom.red_flags": "Each has a source, and each of its findings has a question of its own.",
    "Symptom.shared_red_flags": "Where no danger belongs to this symptom alone, name those that matter most with it.",
    "Condition.summary": "Right after each claim stands its source: [@id-of-a-reference].",
    "Condition.urgency": "When in doubt between two, take the more urgent one.",
    "Condition.rarity": "Leave this and prevalence out rather than guess.",
    "Condition.red_flags": "Each has a source, and each of its findings has a question of its own.",
    "Condition.sources": "Their ids are in content/references/; enter only what you have read.",
    "Condition.findings": (
        "Name what tells it from its nearest neighbors, not only what it shares with them. The ids are in"
        " content/findings/. Where a source gives a number, write `percent: 40` in place of `frequency`."
    ),
    "Condition.points_away": "What makes you think of something else. Hardly anything is never seen: rare is honest.",
    "Cause.summary": "Right after each claim stands its source: [@id-of-a-reference].",
    "Treatment.summary": "Right after each claim stands its source: [@id-of-a-reference].",
    "Finding.question": "One short question about one thing, such as “Do your hands shake?”.",
    "Finding.background": "Without it, an everyday complaint looks like a sign of a disease.",
    "Question.options": "For a finding that has a record, write `finding:` and its id in place of `id:` and `name:`.",
    "RedFlag.text": "Where time matters, say so: “now, or in the last 24 hours”.",
    "Reference.accessed": "Enter a source only after you have read it.",
    "Journey.expect": "Write it from what the sources say, not from what the questionnaire answers.",
    "Journey.cite": "A page that describes people like this one.",
    "SafetyNote.reason": "A clinician must be able to agree with it. Say where it can be read.",
}
"""For a field: what to keep in mind, in a sentence or two."""

EXAMPLES: Mapping[str, str] = {
    "CareItem.name": "Rest",
    "CauseGroup.group": "lifestyle",
    "Condition.abbreviation": "ABC",
    "ConditionAge.possible": "[18, 90]",
    "ConditionAge.usual": "[40, 70]",
    "ConditionFinding.frequency": "common",
    "ConditionFinding.percent": "40",
    "Expectation.questions_at_most": "20",
    "Journey.age": "60",
    "PersonLink.url": "https://www.example.org/somebody",
    "PointsAway.frequency": "rare",
    "Prevalence.per_100k": "120",
    "Prevalence.among": "people aged 60 or older",
    "Reference.doi": "10.1000/182",
    "Reference.pmid": '"12345678"',
    "Reference.url": "https://www.example.org/page",
    "Reference.year": "2024",
    "RiskFactor.effect": "moderate",
    "RiskFactor.frequency": "common",
    "RiskFactor.percent": "40",
    "SafetyNote.explains": '["condition:id-of-a-condition"]',
    "Symptom.body_area": "[skin]",
}
"""For a field: a value as YAML writes it."""

FILLED: Mapping[str, tuple[str, ...]] = {
    "Article": ("draft", "authors", "updated", "change_note"),
    "AskedOf": ("sex",),
    "CareItem": ("treatment", "text"),
    "Cause": ("summary",),
    "CauseItem": ("cite",),
    "Condition": ("summary",),
    "ConditionAge": ("usual",),
    "ConditionFinding": ("frequency", "cite"),
    "ConditionTreatment": ("text",),
    "Expectation": ("at_least",),
    "Finding": ("question",),
    "FrequentQuestion": ("cite",),
    "Option": ("id", "name"),
    "PointsAway": ("frequency",),
    "RiskFactor": ("effect",),
    "SeeDoctor": ("level", "cite"),
    "Symptom": ("summary",),
    "SymptomTreatment": ("lead", "at_home", "doctor_may_do"),
    "Treatment": ("summary",),
    "When": ("all",),
}
"""For a class: the fields that may be left out, and that a new record or a new item in one has all the same."""

OTHERWISE: frozenset[str] = frozenset({"Option.finding"})
"""Fields that stand in place of others: a note names them, and the record does not."""
