"""What each kind of page says it is about, and what it is careful not to say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Of = Callable[[Mapping[str, str], str, str], dict[str, Any]]

FINDINGS = """\
    low-tsh: {name: low thyroid hormone, kind: sign}
    old-age: {name: old age, kind: history, question: Are you over 80?, background: occasional}
    """

BLOOD_TEST = """\
    name: Blood test
    kind: medical
    test: true
    summary: It shows what is in your blood.
    """

CONDITION = """\
    name: Thyroid tremor
    abbreviation: TT
    also_called: [thyroid shaking, thyroid tremor, tt]
    urgency: routine
    prevalence: {per_100k: 12000, basis: yearly, among: men over 50, region: Ohio, cite: tremor-guide}
    findings:
      - {id: slow-movement, frequency: rare}
      - {id: shaking-hands, frequency: always}
      - {id: low-tsh, frequency: common}
      - {id: old-age, frequency: common}
    risk_factors: [old-age]
    points_away: [{id: face-drooping, frequency: rare}]
    treatments: [blood-test, less-coffee]
    red_flags:
      - {id: bad-shaking, when: {all: [sudden-shaking]}, level: ambulance, text: It is bad., cite: tremor-guide}
    """

FILES = {
    "findings/more.yml": FINDINGS,
    "treatments/blood-test.yml": BLOOD_TEST,
    "conditions/thyroid-tremor.yml": CONDITION,
}


def names(nodes: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(node["@type"], node["name"]) for node in nodes]


def test_a_condition_has_symptoms_that_are_felt_and_signs_that_are_found(of: Of) -> None:
    about = of(FILES, "condition", "thyroid-tremor")["about"]
    assert about["@type"] == "MedicalCondition"
    assert names(about["signOrSymptom"]) == [
        ("MedicalSymptom", "shaking hands"),
        ("MedicalSign", "low thyroid hormone"),
        ("MedicalSymptom", "slow movement"),
    ]


def test_a_finding_with_an_article_leads_there(of: Of) -> None:
    found = of(FILES, "condition", "thyroid-tremor")["about"]["signOrSymptom"]
    assert [node.get("url") for node in found] == ["https://example.org/health/symptoms/tremor/", None, None]


def test_other_names_are_told_once_and_never_repeat_the_name(of: Of) -> None:
    about = of(FILES, "condition", "thyroid-tremor")["about"]
    assert about["name"] == "Thyroid tremor"
    assert about["alternateName"] == ["TT", "thyroid shaking"]


def test_a_risk_factor_is_told_as_one(of: Of) -> None:
    about = of(FILES, "condition", "thyroid-tremor")["about"]
    assert names(about["riskFactor"]) == [("MedicalRiskFactor", "old age")]


def test_a_test_is_not_told_as_a_therapy(of: Of) -> None:
    about = of(FILES, "condition", "thyroid-tremor")["about"]
    assert names(about["typicalTest"]) == [("MedicalTest", "Blood test")]
    assert names(about["possibleTreatment"]) == [("MedicalTherapy", "Less coffee")]
    assert of(FILES, "treatment", "blood-test")["about"]["@type"] == "MedicalTest"
    assert of(FILES, "treatment", "less-coffee")["about"]["@type"] == "MedicalTherapy"


def test_a_cited_number_of_people_is_told_with_whom_and_where_it_counted(of: Of) -> None:
    about = of(FILES, "condition", "thyroid-tremor")["about"]
    assert about["epidemiology"] == "Among men over 50: 12,000 in 100,000 get it each year (Ohio)."


def test_an_estimate_of_rarity_is_not_told(of: Of) -> None:
    about = of({}, "condition", "essential-tremor")["about"]
    assert "epidemiology" not in about


def test_urgency_and_red_flags_are_not_told_to_machines(of: Of) -> None:
    told = str(of(FILES, "condition", "thyroid-tremor"))
    assert "It is bad." not in told
    assert "drooping" not in told


def test_a_symptom_article_is_about_the_symptom_its_causes_and_what_helps(of: Of) -> None:
    page = of({}, "symptom", "tremor")
    assert page["about"] == {
        "@type": "MedicalSymptom",
        "name": "Tremor",
        "alternateName": ["shaking"],
        "url": "https://example.org/health/symptoms/tremor/",
        "cause": [
            {"@type": "MedicalCause", "name": "Coffee", "url": "https://example.org/health/causes/coffee/"},
        ],
        "possibleTreatment": [
            {
                "@type": "MedicalTherapy",
                "name": "Less coffee",
                "url": "https://example.org/health/treatments/less-coffee/",
            },
        ],
    }
    assert names(page["mentions"]) == [("MedicalCondition", "Essential tremor")]


def test_what_a_doctor_may_do_is_a_therapy_only_where_a_record_says_so(of: Of) -> None:
    article = """\
        name: Tremor
        finding: shaking-hands
        treatment:
          at_home:
            - name: Rest
          doctor_may_do:
            - name: A look at your hands
            - treatment: blood-test
            - treatment: less-coffee
        """
    about = of({**FILES, "symptoms/tremor.yml": article}, "symptom", "tremor")["about"]
    assert names(about["possibleTreatment"]) == [("MedicalTherapy", "Less coffee"), ("MedicalTherapy", "Rest")]
    assert names(about["typicalTest"]) == [("MedicalTest", "Blood test")]


def test_a_cause_names_the_symptoms_whose_articles_name_it(of: Of) -> None:
    about = of({}, "cause", "coffee")["about"]
    assert about["@type"] == "MedicalCause"
    assert names(about["causeOf"]) == [("MedicalSymptom", "Tremor")]
