"""The page that says what was proven of every procedure of every rulebook shipped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from goodstanding.cases.safeguards import Proven, prove
from goodstanding.cli.safeguarded import row
from goodstanding.rulebook import read_rulebook

ROOT = Path(__file__).parents[1]
PROSE = """\
<!-- Written by tools/safeguards_of_rulebooks.py: run `make docs`. -->

# Safeguards of the rulebooks shipped

`goodstanding check` walks every way through the procedure of every measure: each step
taken, passed over, lost in a vote or not approved, each appeal won, lost or forgone, the
member leaving and the case dropped anywhere. A state is where a case can stand, a move
what can come next; there are no days in it, so that what is proven holds on whatever
days it is done. The same moves conduct a real case.

Of a measure that takes something from the member it is proven that it never takes effect
unless the member was told and heard before the last word on it, a body or an officer
decided that is neither the member nor just anybody, and the decision was handed over. Of
every measure: it can come to an end from everywhere, without being dropped; the member can
leave at every state, which ends the case; nothing comes after the end. `cases.W001`: it
cannot be appealed, and the text does not say why. Where the text answers for it that no
hearing is owed, being told and heard is not asked.

What depends on who acts is held by the acts themselves: whoever proposed it is refused as
one who decides or approves, and a decision without its reasons is refused as well.

A notice, a decision or a delivery that a text leaves out is added (*added here*).
"""


def page() -> str:
    """The page: a table for each rulebook."""
    parts, states, moves, procedures = [], 0, 0, 0
    for path in sorted((ROOT / "rulebooks").rglob("*.md")):
        proven = prove(read_rulebook(path))
        states += sum(each.states for each in proven)
        moves += sum(each.moves for each in proven)
        procedures += len(proven)
        parts.append("\n".join(_table(path, proven)))
    told = f"{procedures} procedures, {states:,} states, {moves:,} moves."
    return "\n\n".join([PROSE + "\n" + told, *parts]) + "\n"


def _table(path: Path, proven: list[Proven]) -> Iterator[str]:
    name = path.relative_to(ROOT)
    yield f"## {name}\n"
    yield "| measure | states | moves | added here | safeguards |"
    yield "| --- | --: | --: | --- | --- |"
    for each in proven:
        yield f"| {' | '.join(row(each))} |"
