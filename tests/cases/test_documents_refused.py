"""Why there is no such document, in the words that people read."""

import re
import sys
from pathlib import Path

import pytest

from cases import told
from cases.papers import CASES, delivered, paper, seen, served
from cases.world import RULEBOOKS, entered
from goodstanding.cases.acts.end import leave
from goodstanding.cases.documents import Kind
from goodstanding.cases.documents.pdf import pdf_of
from goodstanding.cli import document
from goodstanding.problems import Refused

LINE = re.compile(r":\d+:\d+")


def gone():
    left = delivered()
    return left.do(leave, entered("2025-03-28", "M12"))


REFUSED = {
    "to a member who has left": lambda: paper(Kind.NOTICE, gone().case),
    "a notice, where there is none": lambda: paper(Kind.NOTICE, told.council().case),
    "minutes, where nobody has voted": lambda: paper(Kind.MINUTES, served().case),
    "an appeal, where the text has none": lambda: paper(
        Kind.APPEAL, told.certified().case
    ),
    "as neither HTML nor PDF": lambda: document.run(
        None,
        served().case,
        document.Given(kind="notice", on="2025-03-28", out=Path("notice.doc")),
    ),
    "as PDF, where nothing draws": lambda: pdf_of(
        paper(Kind.NOTICE, seen(CASES[Kind.NOTICE]()))
    ),
}


def test_the_messages_are_those_that_people_have_read(golden, monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    messages = []
    for name, act in REFUSED.items():
        with pytest.raises(Refused) as refused:
            act()
        words = "".join(f"{each}\n" for each in refused.value.problems)
        messages.append(
            f"## {name}\n{LINE.sub('', words.replace(str(RULEBOOKS), 'rulebooks'))}"
        )

    golden("\n".join(messages), "cases/documents/refused.txt")
