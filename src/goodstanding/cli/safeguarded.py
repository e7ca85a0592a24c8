"""What was proven of the procedures of a rulebook: as a table, and as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from goodstanding.cases.safeguards import Proven
from goodstanding.cli.page import Heading, Part, Table, Text

COLUMNS = ("measure", "states", "moves", "added here", "safeguards")
PROVEN, NOT_OWED = "proven", "an end, and leaving: proven"


def safeguards(proven: Sequence[Proven]) -> Iterator[Part]:
    """Yield the table of what was proven, a row for each measure."""
    if not proven:
        return
    yield Heading("Safeguards: every way through each procedure was walked")
    yield Table(COLUMNS, tuple(map(row, proven)))
    if any(each.added for each in proven):
        added = (
            "added here: steps the text leaves out, and without which no case goes on"
        )
        yield Text(added, indent=2, quiet=True)


def row(each: Proven) -> tuple[str, ...]:
    """A measure, its states and moves, what was added, and what is proven of it."""
    return (
        each.measure,
        str(each.states),
        str(each.moves),
        ", ".join(each.added),
        _verdict(each),
    )


def _verdict(each: Proven) -> str:
    codes = [problem.code for problem in each.problems]
    wrong = [code for code in codes if ".E" in code]
    if wrong:
        return f"broken: {', '.join(wrong)}"
    said = PROVEN if each.weighs else NOT_OWED
    return f"{said}; {', '.join(codes)}" if codes else said


def plain_values(proven: Sequence[Proven]) -> list[dict[str, Any]]:
    """The same for programs."""
    return [
        {
            "measure": each.measure,
            "takes_something": each.weighs,
            "states": each.states,
            "moves": each.moves,
            "added": list(each.added),
            "broken": [problem.code for problem in each.problems],
        }
        for each in proven
    ]
