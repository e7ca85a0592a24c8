"""Small procedures for the tests, and every path through one by plain walking."""

from __future__ import annotations

from functools import cache
from itertools import chain

from goodstanding.cases.moves import begin, moves
from goodstanding.cases.safeguards import Proven, prove
from goodstanding.rulebook import from_text, read_rulebook

TEXT = """---
rules: 1
id: club
title: Bylaws of a club
---
## Article 9. Dues
```rule
The bodies are the board and the meeting.
Every member owes dues, each month.
  It is done by payment in full.
Ground arrears:
  at least 3 dues are missed in a row
  The board may open removal.
Measure removal:
  It ends membership.
{lines}
Every member may leave at any time, taking effect at once.
```
"""
APPEAL = (
    "The member may appeal to the meeting within 30 days of service, which suspends it."
)
FAIR = (
    APPEAL,
    "1. The board serves notice, in writing, stating the grounds.",
    "2. The member may reply, within 14 days of service.",
    "3. The board decides, by more than 1/2 of those voting.",
    "4. The board delivers it, within 7 days of the decision.",
)


read = cache(read_rulebook)
"""A rulebook that is shipped, read once."""


def book(*lines):
    """A rulebook whose one measure has these lines."""
    rulebook, problems = from_text(
        TEXT.format(lines="\n".join(f"  {line}" for line in lines))
    )
    assert [each for each in problems if ".E" in each.code] == []
    return rulebook


def proven(*lines) -> Proven:
    """What is proven of it."""
    (found,) = prove(book(*lines))
    return found


def shortest(procedure, is_so):
    """The length of the shortest path to such a state, by trying all of each length."""
    layer, seen, length = {begin(procedure)}, set(), 0
    while layer:
        if any(map(is_so, layer)):
            return length
        seen |= layer
        following = chain.from_iterable(
            moves(procedure, state).values() for state in layer
        )
        layer, length = set(following) - seen, length + 1
    return None
