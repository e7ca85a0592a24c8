"""A small rulebook, and places in it found by the words that stand there."""

from __future__ import annotations

import pytest

from goodstanding.editor.draft import Draft, Position, draft_of

BYLAWS = """---
rules: 1
id: rowing
title: Bylaws of rowers
---

# Bylaws

## Article 1. The club

```rule
The bodies are the board and the general-meeting.
A member-on-leave (a member on leave) is a member whose status is "on leave".
Every member may leave at any time, taking effect at once.
```

## Article 2. Dues

Dues are paid by the month. Whoever is six months behind may be warned.

```rule
Every member owes dues, each month.
  It is done by payment in full.
  It is excused while the member is a member on leave.
  An excused one ends a run.

Ground six-months:
  at least 6 months of dues are missed in a row
  The board may open warning.

Measure warning:
  It ends membership.
  1. The member may reply, in writing.
  2. The board decides, by more than 1/2 of those present and voting.
  The member may appeal to the general-meeting within 30 days of the decision, which suspends it.
  The member may return, on request.
```

```example
six unpaid  | dues unpaid 2024-01..2024-06 | on 2024-07-01 | six-months | met since 2024-06-30
five unpaid | dues unpaid 2024-01..2024-05 | on 2024-06-15 | six-months | not met, coming near
```
"""


@pytest.fixture
def bylaws():
    return BYLAWS


@pytest.fixture
def draft():
    return draft_of(BYLAWS)


@pytest.fixture
def at():
    """The draft with the cursor, written `^`, taken out; and where it was."""

    def found(marked: str, instead_of: str = "") -> tuple[Draft, Position]:
        whole = BYLAWS.replace(instead_of, marked, 1) if instead_of else marked
        before = whole[: whole.index("^")]
        line = before.count("\n")
        position = Position(line, len(before) - before.rfind("\n") - 1)
        return draft_of(whole.replace("^", "", 1)), position

    return found
