"""What the questionnaires do, tried out: an interview at the terminal, written journeys, simulated readers."""

from generator.evaluation.ask import ask
from generator.evaluation.engine import Engine, EngineError, Interview, Questionnaire
from generator.evaluation.evaluate import FORMATS, READERS, SEED, content_version, evaluate, save_exhaustive
from generator.evaluation.journeys import lead_journeys
from generator.evaluation.simulation import Plan

__all__ = [
    "FORMATS",
    "READERS",
    "SEED",
    "Engine",
    "EngineError",
    "Interview",
    "Plan",
    "Questionnaire",
    "ask",
    "content_version",
    "evaluate",
    "lead_journeys",
    "save_exhaustive",
]
