"""The command `assess`: a rulebook and a roll brought together, shown or written."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from goodstanding.assessment.assess import Question, assess, assess_by_definition
from goodstanding.assessment.finding import Finding
from goodstanding.cli import asked as asking
from goodstanding.cli import assessed, formats, wording
from goodstanding.cli.closed import closed
from goodstanding.cli.page import Page, plain
from goodstanding.cli.screen import Screen
from goodstanding.cli.sorted_findings import sort
from goodstanding.cli.status import DONE
from goodstanding.cli.whole_file import whole
from goodstanding.cli.words import Engine, Form
from goodstanding.roll import Roll

WIDTH = 100
"""The width of a page written to a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the command was given."""

    rulebook: Path
    roll: Path
    as_of: str
    known_on: str | None = None
    member: str | None = None
    engine: Engine = Engine.DUCKDB
    form: Form | None = None
    out: Path | None = None
    leave_out: bool = False


def run(screen: Screen, given: Given) -> int:
    """Assess, and show or write what is found."""
    as_of, known_on = asking.days(given.as_of, given.known_on)
    form = formats.chosen(given.form, given.out)
    matter = asking.matter(
        given.rulebook, given.roll, known_on, leave_out=given.leave_out
    )
    with matter.roll as roll:
        if given.member is not None:
            asking.member(roll, given.member)
        screen.tell([*matter.doubts, *asking.in_force(matter.rulebook, as_of)])
        if matter.left_out:
            rows = wording.count(matter.left_out, "row")
            sys.stderr.write(f"{rows} of the roll left out\n")
        question = Question(rulebook=matter.rulebook, as_of=as_of, member=given.member)
        if form is Form.TABLE:
            _show(screen, given, matter, question)
        else:
            _write(screen, given, form, question, roll)
    return DONE


def look(
    screen: Screen, question: Question, roll: Roll, engine: Engine = Engine.DUCKDB
) -> Iterator[Finding]:
    """Yield every finding, and show how far the work has come."""
    by = assess if engine is Engine.DUCKDB else assess_by_definition
    with screen.progress("members looked at") as report:
        yield from by(question, roll, report)


def page(
    screen: Screen, question: Question, matter: asking.Matter, engine: Engine
) -> Page:
    """The page of everything found, and how far the records are closed."""
    found = sort(look(screen, question, matter.roll, engine))
    one = question.member is not None
    found.looked_at = 1 if one else asking.belonging(matter.roll, question.as_of)
    asked = assessed.Asked(
        rulebook=matter.rulebook,
        as_of=question.as_of,
        known_on=matter.roll.known_on,
        left_out=matter.left_out,
        again=matter.again(question.as_of),
    )
    return [
        *assessed.page(found, asked),
        *closed(matter.rulebook, matter.roll),
        *assessed.next_steps(found, asked),
    ]


def _show(
    screen: Screen, given: Given, matter: asking.Matter, question: Question
) -> None:
    if given.out is None:
        screen.show(page(screen, question, matter, given.engine))
        return
    with whole(given.out) as part:
        text = plain(page(screen, question, matter, given.engine), WIDTH)
        part.write_text(text, encoding="utf-8")


def _write(
    screen: Screen, given: Given, form: Form, question: Question, roll: Roll
) -> None:
    found = look(screen, question, roll, given.engine)
    if given.out is None:
        _write_text(found, form, sys.stdout)
        return
    with whole(given.out) as part:
        if form is Form.PARQUET:
            formats.write_parquet(found, part, roll)
        else:
            with part.open("w", encoding="utf-8", newline="") as file:
                _write_text(found, form, file)


def _write_text(found: Iterable[Finding], form: Form, file: TextIO) -> None:
    write = formats.write_json if form is Form.JSON else formats.write_csv
    write(found, file)
