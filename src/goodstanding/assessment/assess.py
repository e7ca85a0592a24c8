"""Everyone on the roll held against every ground: who falls short of what, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from goodstanding.assessment.asked import Asked
from goodstanding.assessment.finding import Finding, findings
from goodstanding.roll import Roll
from goodstanding.rulebook.model import Rulebook

Report = Callable[[int, int], None]
"""Told how many members of how many have been looked at."""


def no_report(_done: int, _of: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What an assessment asks: the rules, the day, and of whom (None: everyone)."""

    rulebook: Rulebook
    as_of: date
    member: str | None = None


def assess(question: Question, roll: Roll, report: Report = no_report) -> Iterator[Finding]:
    """Every finding, member by member in the order of the roll, grounds as in the text.

    The members are those who belong on the day asked about.  What was known is what
    `roll` was opened with.
    """
    wanted = None if question.member is None else [question.member]
    for number, record in enumerate(roll.records(wanted), 1):
        yield from findings(Asked(question.rulebook, record, question.as_of))
        report(number, number)
