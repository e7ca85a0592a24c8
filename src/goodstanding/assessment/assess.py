"""Everyone on the roll held against every ground: who falls short of what, and why.

The query finds whom to look at; the definition then tells each finding with its
evidence.  A ground that no query can say is asked by the definition of everyone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice

from goodstanding.assessment import on_duckdb
from goodstanding.assessment.answers import Answers
from goodstanding.assessment.asked import Asked, joined_on
from goodstanding.assessment.finding import Finding, finding, findings
from goodstanding.assessment.pack import Packed
from goodstanding.assessment.question import Question
from goodstanding.assessment.to_sql.answers import compile_rulebook
from goodstanding.roll import Roll
from goodstanding.roll.record import Record
from goodstanding.roll.tables import Member
from goodstanding.rulebook.condition import Found
from goodstanding.rulebook.model import Ground

__all__ = ["Question", "Report", "assess", "assess_by_definition", "no_report"]

BATCH = 5_000

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
    if question.member is not None:
        return assess_by_definition(question, roll, report)
    return _by_query(question, roll, report, packed)


def assess_by_definition(
    question: Question, roll: Roll, report: Report = no_report
) -> Iterator[Finding]:
    """The same, every member held against every ground by the definition alone."""
    wanted = None if question.member is None else [question.member]
    for number, record in enumerate(roll.records(wanted), 1):
        if joined_on(record, question.as_of) is not None:
            yield from findings(Asked(question.rulebook, record, question.as_of))
        report(number, None)


def _by_query(
    question: Question, roll: Roll, report: Report, packed: Packed | None
) -> Iterator[Finding]:
    rulebook, day = question.rulebook, question.as_of
    compiled = compile_rulebook(rulebook, day)
    if packed is None:
        on_duckdb.pack(roll.con, compiled)
    source = packed.source if packed else on_duckdb.PACKED
    of = on_duckdb.size(roll.con, source)
    told = on_duckdb.answers(
        roll.con, rulebook, day, source=source, everyone=bool(compiled.left)
    )
    seen = 0
    while batch := list(islice(told, BATCH)):
        records = _records(question, roll, batch, everyone=bool(compiled.left))
        for answers in batch:
            grounds = [
                rulebook.grounds[name]
                for name in rulebook.grounds
                if name in compiled.left or answers.speaks_of(name)
            ]
            yield from _told(Asked(rulebook, records[answers.member_id], day), grounds)
        seen += len(batch)
        report(seen, of)
    report(of, of)


def _told(asked: Asked, grounds: Iterable[Ground]) -> Iterator[Finding]:
    for ground in grounds:
        found = finding(asked, ground)
        if found is not None:
            yield found


def _records(
    question: Question, roll: Roll, batch: list[Answers], *, everyone: bool
) -> dict[str, Record]:
    """The record of each member; a bare one where only questions to a body are open."""
    rulebook = question.rulebook
    asking = {name for name, ground in rulebook.grounds.items() if _only_asks(ground)}
    bare = [each for each in batch if not everyone and each.only(asking)]
    records = {
        each.member_id: _bare(each.member_id, each.branch_id, question.as_of)
        for each in bare
    }
    full = [each.member_id for each in batch if each.member_id not in records]
    return records | {record.member_id: record for record in roll.records(full)}


def _only_asks(ground: Ground) -> bool:
    """Whether the ground is one question to a body, and nothing computed."""
    return isinstance(ground.condition, Found) and ground.condition.asked


def _bare(member_id: str, branch_id: str | None, day: date) -> Record:
    spell = Member(member_id=member_id, joined_on=day, branch_id=branch_id)
    return Record(member_id=member_id, spells=(spell,))
