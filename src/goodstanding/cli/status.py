"""How a command ends."""

DONE = 0
"""It did what was asked and found nothing wrong."""

PROBLEMS = 1
"""It found problems, and told them."""

WRONG_USAGE = 2
"""It was called wrongly."""

STOPPED = 130
"""Somebody pressed Ctrl-C."""
