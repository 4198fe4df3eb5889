"""Figures that a command fits; nothing here is written by hand. Printed by `python -m benchmarks.simulated --fit`."""

TEMPER = 0.75
"""Exponent on all likelihoods: below 1 because sources err together more often than any table of them says."""
