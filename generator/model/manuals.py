"""So that what a record must hold is explained beside the code that refuses the rest.

The form is that of `generator.manual`. What is said of journeys and safety notes stands here too, since both are
records, although only the engine of the questionnaire and the comparison of two versions can judge them: the site shows
all manuals, and is made below those.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

RECORDS: Mapping[str, str] = {
    "wrong-shape": """So that every file looks like the others of its folder.

        Wrong
            # findings/hands.yml
            - name: shaking hands
              kind: symptom

        Right
            # findings/hands.yml
            shaking-hands:
              name: shaking hands
              kind: symptom

        Why
            A file with many records names each by its id, and others refer to it by that. The safety notes alone are
            a list, in which each record begins with a hyphen.
        """,
    "missing-field": """So that a record says at least what it is.

        Wrong
            # conditions/gout.yml
            name: Gout

        Right
            # conditions/gout.yml
            name: Gout
            urgency: soon

        Why
            Without these few fields there is no page, or no advice. All others may come later.
        """,
    "unknown-field": """So that nothing that was written is silently left out.

        Wrong
            # conditions/gout.yml
            name: Gout
            urgency: soon
            rarrity: common

        Right
            # conditions/gout.yml
            name: Gout
            urgency: soon
            rarity: common

        Why
            A field with a slip in its name would be read by nobody, and its words would be missing on the page.
        """,
    "unknown-word": """So that a word means the same in every record.

        Wrong
            # conditions/gout.yml
            name: Gout
            urgency: this week

        Right
            # conditions/gout.yml
            name: Gout
            urgency: soon

        Why
            Urgency, rarity and frequency are chosen from short lists. The questionnaire calculates with these words,
            and the pages say each in the same way.
        """,
    "bad-value": """So that a number is a number, a day is a day, and a list is a list.

        Wrong
            # causes/coffee.yml
            name: Coffee
            updated: 26/11/2026

        Right
            # causes/coffee.yml
            name: Coffee
            updated: 2026-11-26

        Why
            One way of writing cannot be misread: 05/01/2026 is a day in January for some and a day in May for others.
            In the same way, numbers have the digits 0 to 9, a point for decimals, and no signs such as %.
        """,
    "bad-id": """So that an id can stand in an address, and is typed in one way only.

        Wrong
            # findings/hands.yml
            Shaking_Hands:
              name: shaking hands
              kind: symptom

        Right
            # findings/hands.yml
            shaking-hands:
              name: shaking hands
              kind: symptom

        Why
            An id has lower-case letters, digits and single hyphens. The id of an article is the name of its file, and
            a part of its address on the web. A few names belong to the site's own pages.
        """,
    "id-mismatch": """So that a record has one id.

        Wrong
            # causes/coffee.yml
            id: black-coffee
            name: Coffee

        Right
            # causes/coffee.yml
            name: Coffee

        Why
            The name of the file is the id. A second one inside it would be taken for the right one by half of all
            readers.
        """,
    "duplicate-id": """So that an id leads to one record.

        Wrong
            # findings/hands.yml
            shaking-hands: {name: shaking hands, kind: symptom}
            # findings/nerves.yml
            shaking-hands: {name: hands that shake, kind: symptom}

        Right
            # findings/hands.yml
            shaking-hands: {name: shaking hands, kind: symptom}

        Why
            Whoever refers to the id could mean either. It mostly happens where two people add the same thing at the
            same time: then keep one, with the best of both.
        """,
    "unknown-id": """So that every reference leads to a record.

        Wrong
            # conditions/gout.yml
            name: Gout
            urgency: soon
            findings: [hot-joints]
            # findings/joints.yml
            hot-joint: {name: hot joint, kind: symptom}

        Right
            # conditions/gout.yml
            name: Gout
            urgency: soon
            findings: [hot-joint]
            # findings/joints.yml
            hot-joint: {name: hot joint, kind: symptom}

        Why
            A slip in an id would take a finding out of a condition, and nobody would notice. If a record was deleted,
            every place that names it is shown. If it was renamed, it keeps its former id under `aliases`, so that
            old links still lead to it, and you are told its new id at each place.
        """,
    "unknown-page": """So that no link of a hand-written page leads nowhere.

        Wrong
            # prose/about.md
            # About

            How we [write](editorial-polcy.md) these pages.
            # prose/editorial-policy.md
            # How this is written

            With care.

        Right
            # prose/about.md
            # About

            How we [write](editorial-policy.md) these pages.
            # prose/editorial-policy.md
            # How this is written

            With care.

        Why
            A reader who follows a dead link loses trust. Links to articles are written as in
            `[stroke](conditions/stroke.md)`.
        """,
    "draft-in-use": """So that no published page leans on an unfinished one.

        Wrong
            # conditions/gout.yml
            name: Gout
            urgency: soon
            treatments: [rest]
            # treatments/rest.yml
            name: Rest
            kind: at-home
            draft: true

        Right
            # conditions/gout.yml
            name: Gout
            urgency: soon
            treatments: [rest]
            # treatments/rest.yml
            name: Rest
            kind: at-home

        Why
            A draft is not on the site, so a link to it would lead nowhere.
        """,
}
"""About records, and how they refer to one another."""

JOURNEYS: Mapping[str, str] = {
    "journey": """So that a change of the content does not silently change what people are told.

        Wrong
            # findings/hands.yml
            shaking-hands: {name: shaking hands, kind: symptom, question: Do your hands shake?, background: rare}
            # conditions/essential-tremor.yml
            name: Essential tremor
            urgency: routine
            findings: [shaking-hands]
            # symptoms/tremor.yml
            name: Tremor
            finding: shaking-hands
            conditions: [essential-tremor]
            # journeys/tremor.yml
            long-shaking:
              story: A woman of 60 has had shaking hands for years.
              symptom: tremor
              age: 60
              yes: [shaking-hands]
              expect: {at_least: emergency}

        Right
            # findings/hands.yml
            shaking-hands: {name: shaking hands, kind: symptom, question: Do your hands shake?, background: rare}
            # conditions/essential-tremor.yml
            name: Essential tremor
            urgency: routine
            findings: [shaking-hands]
            # symptoms/tremor.yml
            name: Tremor
            finding: shaking-hands
            conditions: [essential-tremor]
            # journeys/tremor.yml
            long-shaking:
              story: A woman of 60 has had shaking hands for years.
              symptom: tremor
              age: 60
              yes: [shaking-hands]
              expect: {at_least: routine}

        Why
            A journey is a person whom you can imagine, with what the questions must lead to. When it no longer comes
            out, either the change of the content was wrong, or the journey was. Only you can tell which.
        """,
}
"""About examples of what the questionnaire must do."""

CHANGES: Mapping[str, str] = {
    "lowered-urgency": """So that no advice becomes less urgent in silence.

        Wrong
            A change that takes a red flag out, or makes `urgency: emergency` out of `urgency: ambulance`, and nothing
            more.

        Right
            The same change with a new note in `content/safety-notes.yml` that names the record under `explains`, and
            says what is less urgent now and why that is right.

        Why
            Somebody may be told to wait who would have been sent to an emergency department before. That can be right,
            and then a source says so and a clinician agrees. It must never happen by a slip of the hand.
        """,
    "needless-safety-note": """So that every safety note is true.

        Wrong
            A new note in `content/safety-notes.yml` that explains a record which makes nothing less urgent, or whose
            `reason` is still to be written.

        Right
            The note names what does become less urgent, or is taken out again.

        Why
            The notes are read to learn what was once more urgent. One that explains nothing hides those that do.
        """,
    "words-of-care-changed": """So that the words for a level of urgency keep their meaning.

        Wrong
            A change that says "See a doctor" where people were told to call an ambulance, and that nobody looked at.

        Right
            The same change, if a clinician has read the new words, the number or the name, and agrees.

        Why
            A record can stay as urgent as it was while the words for its level become weaker. No program can tell.
        """,
    "updated-not-renewed": """So that readers see when a page last changed.

        Wrong
            A change of what an article says, while its `updated` still names an earlier day.

        Right
            The same change with the day of today in `updated`, and one sentence on it in `change_note`.

        Why
            The day stands at the top of the page, and the list of changes on the site is made of these days and notes.
        """,
}
"""About the difference between two versions of the content. What compares them stands high above: `vademecum diff`."""
