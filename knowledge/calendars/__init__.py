"""Deadlines as a calendar file that other programs read, and as a picture of the time line."""
