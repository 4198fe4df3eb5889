"""From a situation and evidence to probabilities over degrees, with their band, their words and their track record."""

from paripassu.assessment.filter import Options, assess, replay
from paripassu.assessment.words import words

__all__ = ["Options", "assess", "replay", "words"]
