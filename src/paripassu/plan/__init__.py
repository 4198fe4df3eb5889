"""Situation, assessments and decisions in; the state of each step, why, why not and what would change it out."""

from paripassu.plan.changes import Nudge, Simulate, World
from paripassu.plan.evaluate import Plan, evaluate
from paripassu.plan.record import Divergence, StepRecord, record
from paripassu.plan.supposed import Supposed

__all__ = ["Divergence", "Nudge", "Plan", "Simulate", "StepRecord", "Supposed", "World", "evaluate", "record"]
