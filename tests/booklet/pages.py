"""Pages of rulebooks, made and read back."""

from __future__ import annotations

import warnings
from functools import cache
from pathlib import Path

from goodstanding.booklet import html_of
from goodstanding.rulebook import from_text, read_rulebook

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # html5lib is older than our Python
    import html5lib

ROOT = Path(__file__).parents[2]
SHIPPED = sorted((ROOT / "rulebooks").rglob("*.md"))

SMALL = """\
---
rules: 1
id: small
title: Bylaws of a small club
version: "2"
in force from: 2024-01-01
source: https://example.org/bylaws
---

# Bylaws of a small club

## Article 1. Dues

Dues are paid by the month.

```rule
The bodies are the board and the meeting.
Every member owes dues, each month.
  It is done by payment in full.
Ground arrears, all of:
  at least [number] months of dues are missed in a row
  the member is not under removal
  The board may open removal.
Except where the board has found "hardship".
Not modelled in ground arrears: "good reasons", because "only people can weigh them".
Left open: "when a month is over", read here as "at its end".
```

```example
nobody knows | dues unpaid 2024-01..2024-06 | on 2024-07-01 | arrears | needs a finding
all is paid  | joined 2024-01-01            | on 2024-07-01 | arrears | not met
```

## Article 2. Removal and leaving

```rule
Measure removal:
  It ends membership.
  1. The board serves notice, in writing, at least 14 days before step 3, stating the grounds.
  2. The member may reply, in writing.
  3. The meeting decides, by at least 2/3 of those present and voting, without the member.
  The member may appeal to the [appeal body] within 30 days of service, which suspends it.
Every member may leave at any time, taking effect at once, in writing to the board.
```
"""


def page_of(text):
    """The page of a rulebook in hand."""
    rulebook, problems = from_text(text)
    assert [each for each in problems if ".E" in each.code] == []
    return html_of(rulebook)


@cache
def shipped(path):
    """A rulebook that comes with us, and its page."""
    rulebook = read_rulebook(path)
    return rulebook, html_of(rulebook)


def tree_of(page):
    """The page as a tree, read as strictly as the standard has it."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(page)


def said(element):
    """The words of an element, as somebody reads them."""
    return " ".join("".join(element.itertext()).split())
