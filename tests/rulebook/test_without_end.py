"""Lines that go on and on: whoever wrote them is told, and soon."""

import pytest

from goodstanding.rulebook import from_text
from small.fuzzing import PATIENCE, timed

HEAD = """---
rules: 1
id: club
title: A club
---
## Article 1
```rule
Every member owes dues, each month.
  It is done by payment in full.
"""
LINE = "at least 2 dues are missed in a row"


def nested(depth):
    lines = [f"{' ' * n}any of:\n" for n in range(1, depth)]
    return f"Ground deep:\n{''.join(lines)}{' ' * depth}{LINE}\n"


def listed(many):
    return f"The bodies are {', '.join(f'the b{n:x}x' for n in range(many))}"


ENDLESS = {
    "nested": (nested(1000), "rulebook.E090"),
    "list": (listed(3000) + ".\n", "rulebook.E091"),
    "list that breaks off": (listed(330) + " of.\n", "rulebook.E001"),
    "words": ("at least " * 3000 + "\n", "rulebook.E091"),
    "stops": ("Every member" + "." * 100_000 + "\n", "rulebook.E001"),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_a_line_without_end_is_told_and_soon(name):
    lines, code = ENDLESS[name]
    (_, problems), took = timed(f"{HEAD}{lines}```\n")

    assert code in {problem.code for problem in problems}
    assert took < PATIENCE


def test_a_step_may_have_a_number_without_end():
    steps = "Measure m, by the steps of n:\n  {}. The board decides.\nMeasure n:\n"
    text = HEAD + "The body is the board.\n" + steps.format("9" * 5000) + "```\n"
    rulebook, _ = from_text(text)

    assert rulebook.measures["m"].steps[0].number == "9" * 5000


def test_many_lines_that_cannot_be_read_are_told_soon():
    (_, problems), took = timed(HEAD + "Evry member owes.\n" * 500 + "```\n")

    assert sum(each.code == "rulebook.E001" for each in problems) == 500
    assert took < PATIENCE


def test_lists_stand_within_lists_as_deep_as_lines_are_read():
    rulebook, problems = from_text(f"{HEAD}{nested(98)}  It is told to nobody.\n```\n")

    assert "rulebook.E090" not in {problem.code for problem in problems}
    assert rulebook.grounds["deep"]


@pytest.mark.parametrize("opening", ["all of:\n", "[", "{", "- ", "? "])
def test_a_front_matter_without_end_is_told_and_soon(opening):
    lines = [f"{' ' * n * opening.endswith(chr(10))}{opening}" for n in range(1, 1500)]
    (_, problems), took = timed(f"---\n{''.join(lines)}\n---\n")

    assert "bylaws.E005" in {problem.code for problem in problems}
    assert took < PATIENCE
