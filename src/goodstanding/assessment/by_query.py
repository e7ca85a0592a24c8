"""The findings on a large roll: a query finds the members, the definition tells them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice

from goodstanding.assessment import on_duckdb
from goodstanding.assessment.answers import Answers
from goodstanding.assessment.asked import Asked
from goodstanding.assessment.finding import Finding, finding
from goodstanding.assessment.order import excepted
from goodstanding.assessment.pack import Packed
from goodstanding.assessment.question import Question
from goodstanding.assessment.to_sql.answers import compile_rulebook
from goodstanding.roll import Roll
from goodstanding.roll.record import Record
from goodstanding.roll.tables import Member
from goodstanding.rulebook.condition import Found
from goodstanding.rulebook.model import Ground

BATCH = 5_000


def findings(
    question: Question,
    roll: Roll,
    report: Callable[[int, int | None], None],
    packed: Packed | None,
) -> Iterator[Finding]:
    """Yield every finding on the members that a query finds, in the order of the roll.

    `packed` is a pack of the same roll, rulebook and day; without one the roll is
    packed in memory.
    """
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
            speaks = compiled.left.keys() | answers.grounds()
            grounds = [
                ground
                for name, ground in rulebook.grounds.items()
                if name in speaks
                or any(each.ground in speaks for each in excepted(ground))
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
