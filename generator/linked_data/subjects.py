"""So that a page says which medical thing it is about, and nothing more than its record knows.

Red flags and urgency stay out: schema.org has no words for them, and a machine must not take advice for data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator import addresses
from generator.linked_data.node import Node, node
from generator.model.vocabulary import FindingKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Cause, Condition, Entry, Library, Symptom, Treatment
    from generator.model.condition import Prevalence
    from generator.settings import Settings

FINDING_TYPES = {FindingKind.SYMPTOM: "MedicalSymptom", FindingKind.SIGN: "MedicalSign"}
"""What a person feels is a symptom, what an examination shows is a sign; history is neither."""


class Subjects:
    """Makes the medical things of one site, with the addresses of their pages."""

    def __init__(self, library: Library, settings: Settings) -> None:
        self._library, self._settings = library, settings

    def symptom(self, entry: Entry[Symptom]) -> Node:
        """Return what a symptom article is about."""
        care = entry.record.treatment
        at_home = care.at_home if care else ()
        known = [item.treatment for item in (*at_home, *(care.doctor_may_do if care else ())) if item.treatment]
        # Without a record it is not known whether what a doctor may do is a therapy: only what helps at home is named.
        bare = [node("MedicalTherapy", name=item.name) for item in at_home if item.treatment is None]
        items = [item for group in entry.record.causes for item in group.items]
        return node(
            "MedicalSymptom",
            **self._names(entry, entry.record.also_called),
            cause=_each_once(
                node("MedicalCause", name=item.name, url=self._url("cause", item.cause)) for item in items
            ),
            possibleTreatment=_each_once([*self._treatments(known, tests=False), *bare]),
            typicalTest=_each_once(self._treatments(known, tests=True)),
        )

    def condition(self, entry: Entry[Condition]) -> Node:
        """Return what the page of a condition is about."""
        condition, findings = entry.record, self._library.findings
        known = [item.id for item in condition.treatments]
        risks = (node("MedicalRiskFactor", name=findings[item.id].record.name) for item in condition.risk_factors)
        return node(
            "MedicalCondition",
            **self._names(entry, (condition.lay_name, condition.abbreviation, *condition.also_called)),
            epidemiology=self._counted(condition.prevalence) if condition.prevalence else None,
            signOrSymptom=_each_once(self._findings(item.id for item in condition.ranked_findings)),
            riskFactor=_each_once(risks),
            possibleTreatment=_each_once(self._treatments(known, tests=False)),
            typicalTest=_each_once(self._treatments(known, tests=True)),
        )

    def treatment(self, entry: Entry[Treatment]) -> Node:
        """Return what the page of a treatment or of a test is about."""
        return node(_treatment_type(entry.record), **self._names(entry, entry.record.also_called))

    def cause(self, entry: Entry[Cause]) -> Node:
        """Return what the page of a cause is about, with the symptoms whose articles name it."""
        symptoms = self._library.users("cause", entry.id, by="symptom")
        return node(
            "MedicalCause",
            **self._names(entry, entry.record.also_called),
            causeOf=[self._linked("MedicalSymptom", symptom) for symptom in symptoms],
        )

    def mentioned(self, entry: Entry[Symptom]) -> list[Node]:
        """Return the conditions that an article has cards for: they may be behind the symptom, or may not."""
        return [self._linked("MedicalCondition", self._library.conditions[name]) for name in entry.record.conditions]

    def _names(self, entry: Entry[Any], others: Iterable[str | None]) -> dict[str, Any]:
        """Return the name of a record, its other names each once whatever their capitals, and its page."""
        unique = {entry.record.name.casefold(): entry.record.name}
        for other in others:
            if other:
                unique.setdefault(other.casefold(), other)
        name, *alternate = unique.values()
        return {"name": name, "alternateName": alternate, "url": self._url(entry.kind, entry.id)}

    def _url(self, kind: str, identity: str | None) -> str | None:
        return addresses.page(kind, identity).absolute(self._settings.site.url) if identity else None

    def _linked(self, schema_type: str, entry: Entry[Any]) -> Node:
        return node(schema_type, name=entry.record.name, url=self._url(entry.kind, entry.id))

    def _treatments(self, identities: Iterable[str], *, tests: bool) -> Iterator[Node]:
        for identity in identities:
            entry = self._library.treatments[identity]
            if entry.record.test is tests:
                yield self._linked(_treatment_type(entry.record), entry)

    def _findings(self, identities: Iterable[str]) -> Iterator[Node]:
        for identity in identities:
            finding = self._library.findings[identity].record
            if finding.kind in FINDING_TYPES:
                url = self._url("symptom", self._library.article_of_finding.get(identity))
                yield node(FINDING_TYPES[finding.kind], name=finding.name, url=url)

    def _counted(self, prevalence: Prevalence) -> str:
        """Write a number of people as a sentence; the model has no such number without a citation."""
        number = f"{prevalence.per_100k:,.4f}".rstrip("0").rstrip(".")
        among = f"Among {prevalence.among}: " if prevalence.among else ""
        region = f" ({prevalence.region})" if prevalence.region else ""
        return f"{among}{number} in 100,000 {self._settings.wording.basis[prevalence.basis]}{region}."


def _treatment_type(treatment: Treatment) -> str:
    """Return what a treatment is: a test shows what is wrong, and treats nothing."""
    return "MedicalTest" if treatment.test else "MedicalTherapy"


def _each_once(nodes: Iterable[Node]) -> list[Node]:
    """Return the nodes without repetition, in their order."""
    unique: list[Node] = []
    for item in nodes:
        if item not in unique:
            unique.append(item)
    return unique
