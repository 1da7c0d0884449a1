"""So that what a file may be, and how it is written, is explained beside the code that refuses the rest.

The form is that of `generator.manual`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FILES: Mapping[str, str] = {
    "no-content": """So that a check never praises a folder that is not there.

        Wrong
            The folder `content` is missing, or has another name.

        Right
            The folder `content` lies beside `mkdocs.yml`.

        Why
            A folder that cannot be found looks just like one without mistakes.
        """,
    "unreadable": """So that nothing is left out silently.

        Wrong
            A file or folder that this computer may not open, or something that is no ordinary file.

        Right
            Ordinary files that everybody who builds the site may read.

        Why
            A page would be missing from the site, and nobody would know.
        """,
    "symlink": """So that each file of the content is a file of its own.

        Wrong
            `content/causes/tea.yml` is a link to `coffee.yml`.

        Right
            `content/causes/tea.yml` holds its own text.

        Why
            A link can lead out of the content folder, and then the site would show what nobody reviewed.
        """,
    "file-too-large": """So that a file can be read by people, and quickly by a computer.

        Wrong
            One file of more than 1 MiB, which is about 20,000 lines.

        Right
            Several smaller files, each about one topic.

        Why
            No record needs as much. A file of this size is most often something that was put there by mistake.
        """,
    "wrong-extension": """So that no file is overlooked because of how its name ends.

        Wrong
            # causes/coffee.yaml
            name: Coffee

        Right
            # causes/coffee.yml
            name: Coffee

        Why
            Records end in `.yml`, and hand-written pages in `.md`. A file with another ending would not be read, and
            its page would be missing.
        """,
    "bad-utf-8": """So that every letter of every language arrives on the page as it was typed.

        Wrong
            A file that was saved as Windows-1252, Latin-1 or UTF-16.

        Right
            The same file, saved as UTF-8.

        Why
            Saved in another way, the letter in “café” is a different sign for each computer. Editors have a menu
            for it, such as “Save with encoding”; GitHub always writes UTF-8.
        """,
    "half-saved": """So that a file that lost its end is never taken for a whole one.

        Wrong
            A file that ends in the middle of a letter, or in a row of zeros.

        Right
            The same file, whole, from its history.

        Why
            A full disk or a sudden shutdown can cut a file off. What is missing may be a red flag, so nothing is
            guessed. On GitHub, the word History above the file shows its last whole version.
        """,
    "name-in-capitals": """So that the same files are there on every computer.

        Wrong
            # conditions/Stroke.yml
            name: Stroke
            urgency: ambulance
            # conditions/stroke.yml
            name: Stroke
            urgency: ambulance

        Right
            # conditions/stroke.yml
            name: Stroke
            urgency: ambulance

        Why
            Windows and Mac take both names for one file and keep only one of the two, so the content would depend on
            where it is read.
        """,
    "misplaced-file": """So that every file is where its kind of record is looked for.

        Wrong
            # illnesses/gout.yml
            name: Gout
            urgency: soon

        Right
            # conditions/gout.yml
            name: Gout
            urgency: soon

        Why
            The folder says what a record is. In another one, nothing would become of it.
        """,
    "empty-file": """So that an empty file is not taken for a finished one.

        Wrong
            # causes/coffee.yml
            # To be written

        Right
            # causes/coffee.yml
            name: Coffee
            draft: true

        Why
            A file that was emptied by mistake and one that is still to be written look the same. A record that is
            not ready says `draft: true`.
        """,
    "merge-conflict": """So that somebody chooses between two versions of a text.

        Wrong
            # causes/coffee.yml
            <<<<<<< HEAD
            name: Coffee
            =======
            name: Coffee and tea
            >>>>>>> another-change

        Right
            # causes/coffee.yml
            name: Coffee and tea

        Why
            Two people changed the same lines. Git wrote both versions into the file, the one above the line of equal
            signs and the other below it, because it cannot know which is right. You can.
        """,
}
"""About files as a whole."""

WRITING: Mapping[str, str] = {
    "yaml-syntax": """So that a computer reads a file just as people do.

        Wrong
            # causes/coffee.yml
            name: Coffee
            summary: Be careful: too much of it makes hands shake.

        Right
            # causes/coffee.yml
            name: Coffee
            summary: "Be careful: too much of it makes hands shake."

        Why
            A colon with a space behind it always ends the name of a field. So a text that has one stands in
            quotation marks, or begins with `>-` and goes on in the next line. The same holds for a text that begins
            with a sign such as `@`, `*`, `&`, `%` or a bracket. Quotation marks are straight ones. `vademecum check
            --fix` puts the marks where it is plain where they belong.
        """,
    "tab-indentation": """So that everybody sees what belongs to what.

        Wrong
            # findings/hands.yml
            shaking-hands:
            \tname: shaking hands
            \tkind: symptom

        Right
            # findings/hands.yml
            shaking-hands:
              name: shaking hands
              kind: symptom

        Why
            How far a tab reaches depends on the program that shows it, and the spaces before a line say what the line
            belongs to. `vademecum check --fix` writes spaces for tabs.
        """,
    "control-character": """So that nothing invisible gets into the pages.

        Wrong
            # causes/coffee.yml
            name: "Coffee\\a"

        Right
            # causes/coffee.yml
            name: Coffee

        Why
            Such characters come with text that was copied from elsewhere. Some of them break pages, and no reader can
            see them.
        """,
    "hidden-character": """So that two words that look the same are the same.

        Wrong
            # findings/hands.yml
            shaking-hands:
              name: shaking hands
              "kind\\u00A0": symptom

        Right
            # findings/hands.yml
            shaking-hands:
              name: shaking hands
              kind: symptom

        Why
            Text from a word processor or a web page brings spaces that are no ordinary ones, and characters without
            any width. In an id, a number or the name of a field, each sign counts, so a right word with such a sign is
            a wrong one. `vademecum check --fix` takes them out.
        """,
    "duplicate-key": """So that no line silently overrules another.

        Wrong
            # causes/coffee.yml
            name: Coffee
            kind: habit
            name: Tea

        Right
            # causes/coffee.yml
            name: Coffee
            kind: habit

        Why
            Only one of the two could count, and it would be chance which one. It also happens where two people add a
            record with the same id at once: then keep one, with the best of both.
        """,
    "anchor": """So that each value can be read where it stands.

        Wrong
            # causes/coffee.yml
            name: &name Coffee

        Right
            # causes/coffee.yml
            name: Coffee

        Why
            The sign & at the beginning gives a value a name for use elsewhere. Nobody who corrects it there could see
            what else changes.
        """,
    "alias": """So that each value can be read where it stands.

        Wrong
            # causes/coffee.yml
            name: Coffee
            also_called: [*coffee]

        Right
            # causes/coffee.yml
            name: Coffee
            also_called: [black coffee]

        Why
            The sign * at the beginning means “what was called so elsewhere”. A text that begins with *emphasis* stands
            in quotation marks.
        """,
    "tag": """So that a text stays a text.

        Wrong
            # causes/coffee.yml
            name: !important Coffee

        Right
            # causes/coffee.yml
            name: "!important Coffee"

        Why
            The sign ! at the beginning tells programs to take the value for something else.
        """,
    "non-string-key": """So that every field and every record has a name.

        Wrong
            # glossary.yml
            2024: The year of the survey.

        Right
            # glossary.yml
            "2024": The year of the survey.

        Why
            Before a colon stands a name. A bare number or `true` is a value, and is read differently by different
            programs.
        """,
    "decimal-comma": """So that a decimal is read as one number.

        Wrong
            # conditions/gout.yml
            name: Gout
            urgency: soon
            sex: {female: 0,25, male: 0,75}

        Right
            # conditions/gout.yml
            name: Gout
            urgency: soon
            sex: {female: 0.25, male: 0.75}

        Why
            Inside braces and brackets, a comma ends a value: `0,25` would be two of them.
        """,
    "many-documents": """So that no part of a file is overlooked.

        Wrong
            # causes/coffee.yml
            name: Coffee
            ---
            name: Tea

        Right
            # causes/coffee.yml
            name: Coffee
            # causes/tea.yml
            name: Tea

        Why
            A line of three hyphens begins a second document, and only the first would be read.
        """,
    "too-deep": """So that a slip with brackets is found where it is.

        Wrong
            # causes/coffee.yml
            name: Coffee
            also_called: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[coffee]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

        Right
            # causes/coffee.yml
            name: Coffee
            also_called: [black coffee]

        Why
            No record is nested as deeply, so something was opened and not closed.
        """,
}
"""About how a file is written."""
