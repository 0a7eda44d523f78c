"""Outcome 21: from a child's report to a decision that helps."""

__version__ = "0.1.0"
