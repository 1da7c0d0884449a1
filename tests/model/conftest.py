"""`full`: content with one record of every kind that has every field; a test sees to it that no field is left out."""

from __future__ import annotations

from textwrap import dedent

import pytest

FULL = {
    "symptoms/tremor.yml": """\
        name: Tremor
        also_called: [shaking, "the shakes"]
        misspelled: [tremer]
        aliases: [shaky-hands]
        draft: false
        authors: [example-writers]
        updated: 2026-11-01
        change_note: The causes were rewritten after [@tremor-review].
        review: {by: jane-doe, on: 2026-10-01, due: 2027-10-01}
        finding: shaking-hands
        body_area: [arms, head]
        summary: Shaking that you cannot stop. [@tremor-guide]
        overview: >-
          It is often harmless. Read on [about the condition](condition:essential-tremor),
          [@tremor-guide] and [@tremor-review].
        accompanying: [slow-movement]
        causes:
          - group: lifestyle
            lead: What you take in can make your hands shake. [@tremor-guide]
            items:
              - name: Coffee
                text: A lot of [coffee](cause:coffee) makes hands shake. [@tremor-guide]
                cause: coffee
                conditions: [essential-tremor]
                finding: drinks-much-coffee
                cite: [tremor-guide, {ref: tremor-review, says: Coffee makes hands shake., where: page 3}]
        conditions: [essential-tremor, tremor-of-the-hands]
        always_ask: [drinks-much-coffee, tremor-course]
        treatment:
          lead: It depends on the cause. [@tremor-guide]
          at_home:
            - treatment: less-coffee
              name: Drink less coffee
              text: Try it for a week. [@tremor-guide]
              cite: tremor-guide
          doctor_may_do:
            - {treatment: nerve-test, name: A test, text: It shows what is wrong., cite: tremor-review}
        see_doctor_if:
          - text: It gets worse. [@tremor-guide]
            when: {all: [shaking-got-worse], any: [slow-movement]}
            level: soon
            cite: tremor-guide
        red_flags:
          - id: sudden-tremor
            when: {all: [sudden-shaking], any: [slow-movement, face-drooping]}
            age: [18, 90]
            sex: female
            level: emergency
            text: The shaking began all at once. [@tremor-review]
            cite: {ref: tremor-guide}
            everywhere: false
        shared_red_flags: [stroke-signs]
        prevention: Sleep well. [@tremor-guide]
        doctor_questions:
          - {text: When did it begin?, ask: sudden-shaking}
          - {text: How did it change?, ask: tremor-course}
        questions_to_ask: [Do I need a test?]
        faq:
          - {question: Is it dangerous?, answer: "Seldom. [@tremor-guide]", cite: [tremor-guide]}
        minimum_urgency: routine
        """,
    "conditions/essential-tremor.yml": """\
        name: Essential tremor
        lay_name: shaking without another illness
        abbreviation: ET
        also_called: [familial tremor]
        misspelled: [tremer]
        aliases: [benign-tremor]
        draft: false
        authors: [example-writers, jane-doe]
        updated: 2026-11-01
        change_note: First version, from [@tremor-guide].
        review: {by: jane-doe, on: 2026-10-01, due: 2027-10-01}
        summary: Hands shake when they do something. [@tremor-guide]
        cause: It runs in families. [@tremor-guide]
        symptoms_text: It is mild at first. [@tremor-guide]
        diagnosis: A doctor looks at your hands; see [the test](treatment:nerve-test).
        treatment_text: Less coffee helps. [@tremor-guide]
        see_doctor: See your {family-doctor} about [the tremor](symptom:tremor).
        prevalence:
          {per_100k: 900.5, basis: yearly, among: adults, region: Europe, cite: [tremor-guide]}
        rarity: uncommon
        urgency: routine
        red_flags:
          - {id: falls, when: {any: [slow-movement]}, level: same-day, text: You fall., cite: [tremor-guide]}
        sources: [tremor-guide, tremor-review]
        findings:
          - shaking-hands
          - {id: slow-movement, frequency: rare, cite: tremor-guide}
          - {id: shaking-got-worse, percent: 40.5, cite: [tremor-review]}
        points_away: [face-drooping, {id: sudden-shaking, frequency: occasional, cite: tremor-guide}]
        risk_factors:
          - drinks-much-coffee
          - {id: shaking-stayed, effect: strong, frequency: common, percent: 12, cite: tremor-review}
        age: {usual: [40, 90], possible: [0, 120]}
        sex: {female: 0.45, male: 0.55}
        cannot_miss: true
        treatments: [nerve-test, {id: less-coffee, text: "It calms. [@tremor-guide]"}]
        parent: tremor-of-the-hands
        """,
    "conditions/tremor-of-the-hands.yml": """\
        name: Tremor of the hands
        urgency: self-care
        rarity: ultra-rare
        sex: female-only
        """,
    "causes/coffee.yml": """\
        name: Coffee
        also_called: [caffeine]
        misspelled: [tremer]
        aliases: [caffeine]
        draft: false
        authors: [example-writers]
        updated: 2026-11-01
        change_note: First version, after [@tremor-guide].
        review: {by: jane-doe, on: 2026-10-01, due: 2027-10-01}
        kind: habit
        summary: Too much of it makes hands shake. [@tremor-guide]
        cite: tremor-review
        """,
    "treatments/less-coffee.yml": """\
        name: Less coffee
        also_called: [cutting down]
        misspelled: [tremer]
        aliases: [no-coffee]
        draft: false
        authors: [example-writers]
        updated: 2026-11-01
        change_note: First version, after [@tremor-guide].
        review: {by: jane-doe, on: 2026-10-01, due: 2027-10-01}
        kind: at-home
        test: true
        summary: Drink less of it, step by step. [@tremor-guide]
        benefit: Your hands may calm down. [@tremor-guide]
        harm: Your head may ache. [@tremor-guide]
        without: Nothing happens. [@tremor-guide]
        avoid_if:
          - {text: "You drink none. [@tremor-guide]", finding: drinks-much-coffee}
        cite: [tremor-guide, tremor-review]
        """,
    "treatments/nerve-test.yml": """\
        name: Nerve test
        kind: medical
        """,
    "people/jane-doe.yml": """\
        name: Jane Doe
        also_called: [J. Doe]
        misspelled: [tremer]
        aliases: [dr-doe]
        draft: false
        authors: [example-writers]
        updated: 2026-11-01
        change_note: First version, after [@tremor-guide].
        review: {by: example-writers, on: 2026-10-01, due: 2027-10-01}
        kind: person
        role: Neurologist
        credentials: MD
        bio: She wrote [@tremor-review].
        links: [{label: Her page, url: "https://www.example.org/doe"}]
        interests: None, says [@tremor-review].
        """,
    "people/example-writers.yml": """\
        name: The example writers
        kind: organisation
        role: Writes these pages
        """,
    "findings/nerves.yml": """\
        shaking-hands:
          name: shaking hands
          kind: symptom
          question: Do your hands shake?
          also_called: [trembling]
          background: occasional
        sudden-shaking:
          name: sudden shaking
          kind: symptom
          question: Did the shaking begin all at once?
          also_called: [shaking at once]
          implies: [shaking-hands, slow-movement]
          background: 0.004
          asked_of: {sex: male, age: [18, 65]}
          help: Within an hour counts. [@tremor-guide]
        slow-movement: {name: slow movement, kind: sign}
        face-drooping: {name: drooping face, kind: symptom}
        drinks-much-coffee: {name: drinking much coffee, kind: history}
        """,
    "questions/nerves.yml": """\
        tremor-course:
          text: How did the shaking change?
          kind: one-of
          about: shaking-hands
          options:
            - {id: shaking-got-worse, name: shaking that got worse, label: It got worse}
            - {id: shaking-stayed, name: shaking that stayed the same, label: It stayed the same}
            - {finding: slow-movement, label: I got slower}
          none: Neither
        """,
    "references/nerves.yml": """\
        tremor-guide:
          title: A guide to tremor
          authors: Doe J, Roe R
          source: Journal of Examples
          year: 2024
          volume: 12
          issue: 3A
          pages: 36-40
          publisher: Example Institute
          url: https://www.example.org/tremor_(guide)
          doi: 10.1000/tremor.(1)
          pmid: 12345678
          accessed: 2026-10-30
          licence: CC BY 4.0
        tremor-review: {title: A review of tremor}
        """,
    "red-flags.yml": """\
        stroke-signs:
          id: stroke-signs
          when: {all: [slow-movement], any: [face-drooping, sudden-shaking]}
          age: [0, 120]
          sex: male
          level: ambulance
          text: One side of the face droops. [@tremor-guide]
          cite: [tremor-guide, tremor-review]
          everywhere: true
        """,
    "glossary.yml": """\
        tremor: shaking that you cannot stop
        Parkinson's disease: {meaning: an illness that makes movements slow}
        """,
    "journeys/tremor.yml": """\
        long-shaking:
          story: A woman of 60 has had shaking hands for years. [@tremor-guide]
          symptom: tremor
          age: 60
          sex: female
          yes: [shaking-hands]
          no: [face-drooping]
          unknown: [slow-movement]
          otherwise: unknown
          expect:
            urgency: routine
            at_least: self-care
            at_most: soon
            first: essential-tremor
            among_shown: [tremor-of-the-hands]
            red_flag: stroke-signs
            covered: true
            asks: [tremor-course, face-drooping]
            never_asks: [sudden-shaking]
            questions_at_most: 12
          cite: tremor-guide
        """,
    "safety-notes.yml": """\
        - id: less-urgent-tremor
          date: 2026-11-01
          explains: [symptom:tremor]
          lowers: Tremor from soon to routine
          reason: It was too careful, says [@tremor-review].
        """,
}


@pytest.fixture
def full() -> dict[str, str]:
    return {name: dedent(text) for name, text in FULL.items()}
