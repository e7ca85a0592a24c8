"""What a command was asked, read from words: days, a rulebook, a roll, a member.

All that is wrong with them is found before anything is refused.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Self

from msgspec import Struct

from goodstanding.cases.safeguards import broken
from goodstanding.cli.faults import errors
from goodstanding.problems import Problem, Refused
from goodstanding.roll import Roll, open_roll
from goodstanding.rulebook import examine
from goodstanding.rulebook.model import Rulebook

DAY = re.compile(r"\d{4}-\d\d-\d\d")


def day(text: str, option: str) -> date:
    """The day that `text`, given for `option`, names.

    Raises:
        Refused: it names none.

    Example:
        >>> day("2024-02-29", "--as-of")
        datetime.date(2024, 2, 29)
    """
    what = f'"{text}" is not a day'
    if DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            what = f'"{text}" is not in the calendar'
    do = "write the day as YYYY-MM-DD, as in 2024-12-31"
    raise Refused(Problem(code="cli.E002", what=what, where=option, do=do))


def days(as_of: str, known_on: str | None) -> tuple[date, date | None]:
    """The days that the options `--as-of` and `--known-on` name.

    Raises:
        Refused: with every text that names none.
    """
    problems: list[Problem] = []
    found: list[date] = []
    for text, option in ((as_of, "--as-of"), (known_on, "--known-on")):
        if text is not None:
            try:
                found.append(day(text, option))
            except Refused as refused:
                problems += refused.problems
    if problems:
        raise Refused(*problems)
    return found[0], found[1] if known_on is not None else None


class Matter(Struct, frozen=True, kw_only=True):
    """A rulebook and a roll, read, with what is doubtful about the roll."""

    rulebook: Rulebook
    roll: Roll
    doubts: tuple[Problem, ...]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_how: object) -> None:
        self.roll.close()

    @property
    def left_out(self) -> int:
        """How many rows of the roll could not be used."""
        return sum(self.roll.left_out.values())

    def again(self, as_of: date) -> tuple[str, ...]:
        """The arguments with which the same is asked again."""
        known = self.roll.known_on
        return (
            self.rulebook.bylaws.file,
            str(self.roll.source),
            f"--as-of={as_of}",
            *([f"--known-on={known}"] if known else []),
            *(["--leave-out-bad-rows"] if self.left_out else []),
        )


def matter(
    rulebook: Path, roll: Path, known_on: date | None, *, leave_out: bool = False
) -> Matter:
    """The rulebook and the roll at these paths.

    `leave_out`: rows of the roll that cannot be used do not refuse it.

    Raises:
        Refused: with every error of both.
    """
    read, problems = _rulebook(rulebook)
    opened, more = _roll(roll, known_on)
    refusing = errors(problems)
    if opened is None or not leave_out:
        refusing += errors(more)
    if opened is not None and not leave_out:
        refusing += _left_out(opened)
    if refusing or read is None or opened is None:
        if opened is not None:
            opened.close()
        raise Refused(*refusing)
    return Matter(rulebook=read, roll=opened, doubts=tuple(more))


@contextmanager
def rolled(path: Path, *, leave_out: bool = False) -> Iterator[Roll]:
    """The roll at this path, closed again at the end.

    Raises:
        Refused: with every error of it.
    """
    roll, problems = _roll(path, None)
    refusing = [] if roll is not None and leave_out else errors(problems)
    if roll is not None and not leave_out:
        refusing += _left_out(roll)
    if roll is None:
        raise Refused(*refusing)
    with roll:
        if refusing:
            raise Refused(*refusing)
        yield roll


def _rulebook(path: Path) -> tuple[Rulebook | None, Iterable[Problem]]:
    try:
        rulebook, problems = examine(path)
    except Refused as refused:
        return None, refused.problems
    return rulebook, problems if errors(problems) else [*problems, *broken(rulebook)]


def _roll(path: Path, known_on: date | None) -> tuple[Roll | None, Iterable[Problem]]:
    try:
        roll = open_roll(path, known_on=known_on)
    except Refused as refused:
        return None, refused.problems
    roll.con.execute("SET enable_progress_bar = false")  # the bar is ours to draw
    return roll, roll.problems


def _left_out(roll: Roll) -> Iterator[Problem]:
    """Yield the problem that ends those of a roll with rows that cannot be used."""
    tables = [(count, table) for table, count in roll.left_out.items() if count]
    if tables:
        said = ", ".join(f"{count} of {table}" for count, table in tables)
        yield Problem(
            code="cli.E003",
            what=f"rows of the roll cannot be used: {said}",
            where=str(roll.source),
            do="mend them, or go on without them: add --leave-out-bad-rows",
        )


def in_force(rulebook: Rulebook, as_of: date) -> Iterator[Problem]:
    """Yield a doubt if the rules were not in force on the day asked about."""
    begin, end = rulebook.in_force_from, rulebook.in_force_until
    early, late = begin is not None and as_of < begin, end is not None and end < as_of
    if early or late:
        span = f"from {begin}" if early else f"until {end}"
        yield Problem(
            code="cli.W001",
            what=f"the rulebook is in force {span}, and the day asked about is {as_of}",
            where=f"{rulebook.bylaws.file}, --as-of",
            do="ask by the rulebook that was in force then; "
            "what follows is what this one would have said",
        )


def member(roll: Roll, member_id: str) -> None:
    """Nothing, if the roll knows the member.

    Raises:
        Refused: it does not.
    """
    if roll.record(member_id).spells:
        return
    near = difflib.get_close_matches(member_id, member_ids(roll), 1)
    hint = f"did you mean {near[0]}? If not, " if near else ""
    raise Refused(
        Problem(
            code="cli.E004",
            what=f'no member "{member_id}" is on the roll',
            where=str(roll.source),
            do=f"{hint}look for the id in the table members",
        )
    )


def member_ids(roll: Roll) -> list[str]:
    """The id of everyone who is or was on the roll."""
    asked = "SELECT DISTINCT CAST(member_id AS VARCHAR) AS id FROM members ORDER BY id"
    return [row[0] for row in roll.con.execute(asked).fetchall()]


def belonging(roll: Roll, as_of: date) -> int:
    """How many members belong on the day."""
    asked = (
        "SELECT count(DISTINCT member_id) FROM members WHERE joined_on <= $on "
        "AND (left_on IS NULL OR $on < left_on)"
    )
    ((count,),) = roll.con.execute(asked, {"on": as_of}).fetchall()
    return int(count)
