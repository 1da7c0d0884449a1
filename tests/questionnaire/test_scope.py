from __future__ import annotations

from typing import TYPE_CHECKING

from generator.questionnaire import known_only_from

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Loaded

FILES = {
    "symptoms/cough.yml": "name: Cough\nfinding: cough\nconditions: [cold, croup]\n",
    "symptoms/fever.yml": "name: Fever\nfinding: fever\nconditions: [cold, flu]\n",
    "conditions/cold.yml": "name: Cold\nurgency: self-care\nfindings: [cough, fever]\n",
    "conditions/croup.yml": "name: Croup\nurgency: soon\nfindings: [cough]\n",
    "conditions/flu.yml": "name: Flu\nurgency: routine\nfindings: [fever]\n",
    "conditions/bird-flu.yml": "name: Bird flu\nurgency: same-day\nparent: flu\nfindings: [fever]\n",
    "conditions/hiccups.yml": "name: Hiccups\nurgency: self-care\nfindings: [cough]\n",
    "findings/chest.yml": """\
        cough: {name: cough, kind: symptom, question: Do you cough?}
        fever: {name: fever, kind: symptom, question: Do you have a fever?}
        """,
}


def test_what_only_some_articles_list_leaves_out_what_another_one_lists(load: Callable[..., Loaded]) -> None:
    loaded = load(FILES)
    assert loaded.problems == ()
    library = loaded.library

    assert known_only_from(library, []) == ()
    assert known_only_from(library, ["cough"]) == ("croup",)
    assert known_only_from(library, ["fever"]) == ("bird-flu", "flu"), "with its forms"
    assert known_only_from(library, ["cough", "fever"]) == ("bird-flu", "cold", "croup", "flu"), "nobody lists hiccups"
