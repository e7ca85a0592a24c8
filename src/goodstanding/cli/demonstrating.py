"""The command `demo`: what the rest does, shown on the examples that come with it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from goodstanding.assessment.asked import Asked
from goodstanding.assessment.assess import Question
from goodstanding.assessment.finding import Finding
from goodstanding.cli import explained
from goodstanding.cli.asked import Matter, belonging, matter
from goodstanding.cli.assessed import called, count, counted, title
from goodstanding.cli.assessing import look
from goodstanding.cli.page import Gap, Heading, Page, Part, Table, Text, Verbatim
from goodstanding.cli.screen import Screen
from goodstanding.cli.sorted_findings import BY_ANSWER, Group, Sorted, sort
from goodstanding.cli.status import DONE
from goodstanding.problems import Problem, Refused
from goodstanding.roll.made_up import Form, Plan, write

CHARTERS = (
    ("rulebooks/tsc-charter-r0.md", date(2020, 10, 1)),
    ("rulebooks/tsc-charter-r1.md", date(2021, 11, 20)),
    ("rulebooks/tsc-charter-r2.md", date(2023, 3, 21)),
)
COMMITTEE = "examples/steering-committee"
MEASURES = "rulebooks/measures-2024.md"
MEMBERS, SEED, ON = 60, 2024, date(2024, 12, 31)


def run(screen: Screen) -> int:
    """Show a real committee, a made-up branch, and one answer in full."""
    root = _root()
    screen.show(_committee(screen, root))
    with tempfile.TemporaryDirectory() as folder:
        roll = Path(folder) / "made-up-branch"
        write(Plan(members=MEMBERS, seed=SEED, form=Form.CSV), roll)
        with matter(root / MEASURES, roll, None).roll as opened:
            screen.show(_branch(screen, root, opened))
    screen.show(_next(root))
    return DONE
