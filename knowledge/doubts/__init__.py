"""Reasons not to claim what was found, by matter; `knowledge.doubts.table` gives them their order."""
