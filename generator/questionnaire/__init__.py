"""So that a reader can be asked: the library as one small bundle of data for each questionnaire.

The bundle holds words and codes, never the numbers that they stand for: those are made in one place, the engine that
the browser runs (`theme/overrides/assets/javascripts/questionnaire/engine/`). `bundle` describes its form.
"""

from generator.questionnaire.alike import asks_alike
from generator.questionnaire.bundle import Compiled, compile_bundle, written_bundle
from generator.questionnaire.files import (
    QuestionnaireFiles,
    questionnaire_file,
    questionnaire_files,
    serialized,
    words_file,
)
from generator.questionnaire.scope import known_only_from
from generator.questionnaire.unaskable import unaskable
from generator.questionnaire.written import VERSION

__all__ = [
    "VERSION",
    "Compiled",
    "QuestionnaireFiles",
    "asks_alike",
    "compile_bundle",
    "known_only_from",
    "questionnaire_file",
    "questionnaire_files",
    "serialized",
    "unaskable",
    "words_file",
    "written_bundle",
]
