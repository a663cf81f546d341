"""Limits of what people may send."""

LONGEST = 2000
"""The most characters that a question may have; more is no question, and is said to be too long."""
