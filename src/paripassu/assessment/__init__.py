"""From a situation and evidence to probabilities over degrees, with their band, their words and their track record."""

from paripassu.assessment.chain import weights
from paripassu.assessment.filter import Assessor, Options, Standpoint, assess, replay
from paripassu.assessment.scores import Point, Reference, Scores, Track, evaluate, series
from paripassu.assessment.words import words

__all__ = [
    "Assessor",
    "Options",
    "Point",
    "Reference",
    "Scores",
    "Standpoint",
    "Track",
    "assess",
    "evaluate",
    "replay",
    "series",
    "weights",
    "words",
]
