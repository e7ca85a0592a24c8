"""What is kept of a text changes nothing that is read of the next."""

import random
from pathlib import Path

import pytest

from goodstanding.rulebook import from_text
from goodstanding.rulebook.read.kept import Kept

SHIPPED = sorted((Path(__file__).parents[2] / "rulebooks").glob("*.md"))


def changed(text, draw):
    """The text with a word of one line put in the place of a word of another."""
    lines = text.splitlines()
    one, other = (draw.randrange(len(lines)) for _ in range(2))
    words, from_there = lines[one].split(" "), lines[other].split()
    if from_there:
        words[draw.randrange(len(words))] = draw.choice(from_there)
    lines[one] = " ".join(words)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_text_is_read_the_same_whatever_was_read_before(path):
    text, kept, draw = path.read_text(encoding="utf-8"), Kept(), random.Random(1)
    for _ in range(8):
        assert from_text(text, "x.md", kept) == from_text(text, "x.md")
        text = changed(text, draw)


RULE = """```rule
The bodies are the board and {other}.
Every member owes {duty}, each month.
  It is done by payment in full.
Ground late:
  at least 2 months of dues are missed in a row
  It is told to the board, nothing follows.
```
"""


def test_a_name_declared_otherwise_is_read_otherwise():
    kept = Kept()
    for duty in ("dues", "work", "dues (a due, moneys)", "dues (a due, dues)", "dues"):
        text = RULE.format(duty=duty, other="the meeting")

        assert from_text(text, kept=kept) == from_text(text)
