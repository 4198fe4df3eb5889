"""Situation, assessments and decisions in; the state of each step, why, why not and what would change it out."""

from paripassu.plan.changes import Nudge, Simulate, World
from paripassu.plan.evaluate import Plan, evaluate

__all__ = ["Nudge", "Plan", "Simulate", "World", "evaluate"]
