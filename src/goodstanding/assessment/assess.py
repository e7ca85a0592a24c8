"""Everyone on the roll held against every ground: who falls short of what, and why.

The query finds whom to look at; the definition then tells each finding with its
evidence.  A ground that no query can say is asked by the definition of everyone.  On a
small roll the definition is asked everything: to plan a query costs more than that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from goodstanding.assessment.asked import Asked, joined_on
from goodstanding.assessment.finding import Finding, findings
from goodstanding.assessment.question import Question
from goodstanding.roll import Roll

if TYPE_CHECKING:
    from goodstanding.assessment.pack import Packed  # only named here: it brings SQL

__all__ = [
    "Question",
    "Report",
    "assess",
    "assess_by_definition",
    "assess_by_query",
    "no_report",
]

FEW = 100
"""Spells on a roll that are sooner asked by the definition than a query is planned.

On made-up rolls of a year the two cost the same at about 120 members."""

Report = Callable[[int, int | None], None]
"""Told how many members have been looked at, and of how many where that is known."""


def no_report(_done: int, _of: int | None) -> None:
    """Tell nobody."""


def assess(
    question: Question,
    roll: Roll,
    report: Report = no_report,
    *,
    packed: Packed | None = None,
) -> Iterator[Finding]:
    """Every finding, member by member in the order of the roll, grounds as in the text.

    The members are those who belong on the day asked about.  What was known is what
    `roll` was opened with.  `packed` is a pack of the same roll, rulebook and day;
    without one the roll is packed in memory.
    """
    if packed is None and _is_small(roll):
        return assess_by_definition(question, roll, report)
    return assess_by_query(question, roll, report, packed=packed)


def _is_small(roll: Roll) -> bool:
    ((spells,),) = roll.con.execute("SELECT count(*) FROM members").fetchall()
    return bool(spells <= FEW)


def assess_by_query(
    question: Question,
    roll: Roll,
    report: Report = no_report,
    *,
    packed: Packed | None = None,
) -> Iterator[Finding]:
    """The same, the members found by the query; one member alone needs none."""
    if question.member is not None:
        return assess_by_definition(question, roll, report)
    from goodstanding.assessment import by_query  # noqa: PLC0415 -- few rolls need it

    return by_query.findings(question, roll, report, packed)


def assess_by_definition(
    question: Question, roll: Roll, report: Report = no_report
) -> Iterator[Finding]:
    """The same, every member held against every ground by the definition alone."""
    wanted = None if question.member is None else [question.member]
    for number, record in enumerate(roll.records(wanted), 1):
        if joined_on(record, question.as_of) is not None:
            yield from findings(Asked(question.rulebook, record, question.as_of))
        report(number, None)
