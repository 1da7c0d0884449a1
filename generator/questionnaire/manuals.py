"""So that what no questionnaire can ask is explained beside the code that refuses it.

The form is that of `generator.manual`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ASKING: Mapping[str, str] = {
    "red-flag-not-asked": """So that no danger is left unasked.

        Wrong
            # findings/face.yml
            drooping-face: {name: drooping face, kind: symptom}
            # red-flags.yml
            stroke-signs:
              when: {any: [drooping-face]}
              level: ambulance
              text: One side of the face droops.
              everywhere: true

        Right
            # findings/face.yml
            drooping-face: {name: drooping face, kind: symptom, question: Does one side of your face droop?}
            # red-flags.yml
            stroke-signs:
              when: {any: [drooping-face]}
              level: ambulance
              text: One side of the face droops.
              everywhere: true

        Why
            A red flag that no question reaches is a promise that nobody keeps. Its findings need questions of their
            own, to which everybody whom it is for can answer.
        """,
    "red-flag-hidden": """So that no harmless answer can hide a danger.

        Wrong
            # findings/hands.yml
            shaking: {name: shaking, kind: symptom, question: Do your hands shake?}
            sudden: {name: sudden shaking, kind: symptom, question: Did it begin all at once?}
            slow: {name: slow shaking, kind: symptom}
            # questions/hands.yml
            onset:
              text: How did it begin?
              kind: one-of
              options: [{finding: sudden, label: All at once}, {finding: slow, label: Slowly}]
            # red-flags.yml
            sudden-shaking: {when: {all: [sudden]}, level: emergency, text: It began at once., everywhere: true}

        Right
            # findings/hands.yml
            shaking: {name: shaking, kind: symptom, question: Do your hands shake?}
            sudden: {name: sudden shaking, kind: symptom, question: Did it begin all at once?}
            slow: {name: slow shaking, kind: symptom}
            weeks: {name: shaking for weeks, kind: symptom}
            # questions/hands.yml
            onset:
              text: How did it begin?
              kind: one-of
              options: [{finding: weeks, label: Over weeks}, {finding: slow, label: Slowly}]
            # red-flags.yml
            sudden-shaking: {when: {all: [sudden]}, level: emergency, text: It began at once., everywhere: true}

        Why
            Of a list of which one answer is chosen, all others count as no. Whoever chooses another answer would be
            taken not to have the danger sign, without having been asked.
        """,
    "never-asked": """So that what the content asks for is asked.

        Wrong
            # findings/hands.yml
            tremor-at-rest: {name: tremor at rest, kind: sign}
            # symptoms/tremor.yml
            name: Tremor
            finding: tremor-at-rest

        Right
            # findings/hands.yml
            shaking-hands: {name: shaking hands, kind: symptom, question: Do your hands shake?}
            # symptoms/tremor.yml
            name: Tremor
            finding: shaking-hands

        Why
            A sign is what an examination finds, so nobody can be asked about it. What an article is about, what it
            always asks, what sends a reader to a doctor and what a list offers must be felt or noticed, and have a
            question.
        """,
    "option-twice": """So that nobody is asked a thing twice.

        Wrong
            # findings/hands.yml
            left: {name: shaking left hand, kind: symptom}
            right: {name: shaking right hand, kind: symptom}
            # questions/hands.yml
            side:
              text: Which hand shakes?
              kind: any-of
              options:
                - {finding: left, label: The left}
                - {finding: right, label: The right}
                - {finding: left, label: My left}

        Right
            # findings/hands.yml
            left: {name: shaking left hand, kind: symptom}
            right: {name: shaking right hand, kind: symptom}
            # questions/hands.yml
            side:
              text: Which hand shakes?
              kind: any-of
              options:
                - {finding: left, label: The left}
                - {finding: right, label: The right}

        Why
            Two answers to the same thing could contradict each other.
        """,
    "implies-circle": """So that one finding can be wider than another.

        Wrong
            # findings/hands.yml
            shaking: {name: shaking, kind: symptom, implies: [shaking-hands]}
            shaking-hands: {name: shaking hands, kind: symptom, implies: [shaking]}

        Right
            # findings/hands.yml
            shaking: {name: shaking, kind: symptom}
            shaking-hands: {name: shaking hands, kind: symptom, implies: [shaking]}

        Why
            `implies` leads from the special to the general: whoever has shaking hands has shaking. In a circle, each
            would be more general than itself.
        """,
    "parent-circle": """So that one condition can be a form of another.

        Wrong
            # conditions/tremor.yml
            name: Tremor disease
            urgency: routine
            parent: essential-tremor
            # conditions/essential-tremor.yml
            name: Essential tremor
            urgency: routine
            parent: tremor
            # symptoms/shaking.yml
            name: Shaking
            finding: shaking-hands
            conditions: [tremor, essential-tremor]
            # findings/hands.yml
            shaking-hands: {name: shaking hands, kind: symptom, question: Do your hands shake?}

        Right
            # conditions/tremor.yml
            name: Tremor disease
            urgency: routine
            # conditions/essential-tremor.yml
            name: Essential tremor
            urgency: routine
            parent: tremor
            # symptoms/shaking.yml
            name: Shaking
            finding: shaking-hands
            conditions: [tremor, essential-tremor]
            # findings/hands.yml
            shaking-hands: {name: shaking hands, kind: symptom, question: Do your hands shake?}

        Why
            `parent` leads from a form to the wider condition. In a circle, there is no widest one to show.
        """,
    "contradictory-ages": """So that somebody is left for whom both hold.

        Wrong
            # conditions/gout.yml
            name: Gout
            urgency: soon
            age: {usual: [30, 80], possible: [40, 90]}
            # symptoms/joint-pain.yml
            name: Joint pain
            finding: hot-joint
            conditions: [gout]
            # findings/joints.yml
            hot-joint: {name: hot joint, kind: symptom, question: Is a joint hot?}

        Right
            # conditions/gout.yml
            name: Gout
            urgency: soon
            age: {usual: [40, 80], possible: [30, 90]}
            # symptoms/joint-pain.yml
            name: Joint pain
            finding: hot-joint
            conditions: [gout]
            # findings/joints.yml
            hot-joint: {name: hot joint, kind: symptom, question: Is a joint hot?}

        Why
            The usual ages are a part of the possible ones. A red flag and the question of its finding need an age in
            common, or nobody would be asked.
        """,
}
"""About what can be asked."""
