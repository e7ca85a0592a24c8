"""How far the records are closed, as the last table of an assessment."""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.cli.page import Heading, Part, Table, Text
from goodstanding.roll import Roll
from goodstanding.roll.completeness import Completeness, Kept
from goodstanding.rulebook.model import Rulebook
from goodstanding.rulebook.names import family
from goodstanding.rulebook.series import (
    TASK,
    AtOccasions,
    Completion,
    Duty,
    Payment,
    Presence,
)

TABLES = {"contact": "contacts", "task-done": "tasks"}
"""Acts that have a table of their own."""


def closed(rulebook: Rulebook, roll: Roll) -> Iterator[Part]:
    """Yield the table of branches, duties and the days that their records reach."""
    places = kept(rulebook)
    known = {*rulebook.duties, *map(family, rulebook.acts)}
    lines = [line for line in roll.completeness(places) if line.duty in known]
    if not lines:
        return
    yield Heading("How far the records are closed")
    columns = ("duty", "branch", "complete before", "rows", "last of them")
    yield Table(columns, tuple(map(_row, lines)))
    if any(line.through is None for line in lines):
        yield Text(
            "Not closed: what hangs on it is “data missing”. Once the record is whole, "
            "say so in the table `complete`.",
            indent=2,
        )
    for line in lines:
        if line.rows == 0 and line.duty in places:
            yield Text(_nothing(line.duty, places[line.duty]), indent=2)


def _nothing(duty: str, place: Kept) -> str:
    kind = f" of the kind `{place.kind}`" if place.kind else ""
    return (
        f"No {duty} on the roll: there is no row{kind} in the table {place.table}. "
        "Look whether the roll calls it otherwise."
    )


def kept(rulebook: Rulebook) -> dict[str, Kept]:
    """In which table the rows of each duty and act of the rulebook stand."""
    duties = {key: _of_duty(rulebook, duty) for key, duty in rulebook.duties.items()}
    acts = {
        key: _of_act(each.kinds[0])
        for key, each in rulebook.acts.items()
        if key == family(key)
    }
    return acts | {key: place for key, place in duties.items() if place}


def _of_duty(rulebook: Rulebook, duty: Duty) -> Kept | None:
    for means in duty.means:
        if isinstance(means, Payment):
            return Kept("dues")
        if isinstance(means, Completion):
            return Kept("tasks")
        if isinstance(means, Presence):
            return Kept("attendance", means.kind or _occasion(duty))
        return _of_act(rulebook.acts[means.act].kinds[0])
    return None


def _occasion(duty: Duty) -> str | None:
    kinds = duty.owed.kinds if isinstance(duty.owed, AtOccasions) else ()
    return next((kind for kind in kinds if kind != TASK), None)


def _of_act(kind: str) -> Kept:
    return Kept(TABLES[kind]) if kind in TABLES else Kept("activity", kind)


def _row(line: Completeness) -> tuple[str, ...]:
    return (
        line.duty,
        line.branch_id or "every branch",
        str(line.through or "not closed"),
        "" if line.rows is None else f"{line.rows:,}",
        str(line.last_on or ""),
    )
