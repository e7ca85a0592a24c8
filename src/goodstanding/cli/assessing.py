"""The command `assess`: a rulebook and a roll brought together, shown or written."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from msgspec import Struct

from goodstanding.assessment.assess import (
    Question,
    assess,
    assess_by_definition,
    assess_by_query,
)
from goodstanding.assessment.finding import Finding
from goodstanding.cli import assessed, formats
from goodstanding.cli.asked import Matter, belonging, days, in_force, matter, member
from goodstanding.cli.closed import closed
from goodstanding.cli.page import Page, plain
from goodstanding.cli.screen import Screen
from goodstanding.cli.sorted_findings import Sorted, sort
from goodstanding.cli.status import DONE
from goodstanding.cli.whole_file import whole
from goodstanding.cli.wording import count
from goodstanding.cli.words import Engine, Form
from goodstanding.roll import Roll

if TYPE_CHECKING:
    from goodstanding.assessment.pack import Packed  # only named here: it brings SQL

WIDTH = 100
"""The width of a page written to a file."""


class Given(Struct, frozen=True, kw_only=True):
    """What the command was given."""

    rulebook: Path
    roll: Path
    as_of: str
    known_on: str | None = None
    member: str | None = None
    engine: Engine = Engine.AUTO
    form: Form | None = None
    out: Path | None = None
    packed: Path | None = None
    leave_out: bool = False


class Inquiry(Struct, frozen=True, kw_only=True):
    """A question to a rulebook and a roll, and how it is looked into."""

    screen: Screen
    matter: Matter
    question: Question
    engine: Engine = Engine.AUTO
    packed: Packed | None = None

    def findings(self) -> Iterator[Finding]:
        """Yield every finding, and show how far the work has come."""
        question, roll = self.question, self.matter.roll
        with self.screen.progress("members looked at") as report:
            if self.engine is Engine.REFERENCE:
                yield from assess_by_definition(question, roll, report)
            elif self.engine is Engine.DUCKDB:
                yield from assess_by_query(question, roll, report, packed=self.packed)
            else:
                yield from assess(question, roll, report, packed=self.packed)

    def sorted(self) -> Sorted:
        """The findings as an officer reads them."""
        found = sort(self.findings())
        one = self.question.member is not None
        everyone = belonging(self.matter.roll, self.question.as_of)
        found.looked_at = 1 if one else everyone
        return found

    def page(self) -> Page:
        """The page of everything found, and how far the records are closed."""
        found, as_of = self.sorted(), self.question.as_of
        asked = assessed.Asked(
            rulebook=self.matter.rulebook,
            as_of=as_of,
            known_on=self.matter.roll.known_on,
            left_out=self.matter.left_out,
            again=self.matter.again(as_of),
        )
        return [
            *assessed.page(found, asked),
            *closed(self.matter.rulebook, self.matter.roll),
            *assessed.next_steps(found, asked),
        ]


def run(screen: Screen, given: Given) -> int:
    """Assess, and show or write what is found."""
    as_of, known_on = days(given.as_of, given.known_on)
    form = formats.chosen(given.form, given.out)
    with matter(
        given.rulebook, given.roll, known_on, leave_out=given.leave_out
    ) as both:
        if given.member is not None:
            member(both.roll, given.member)
        question = Question(rulebook=both.rulebook, as_of=as_of, member=given.member)
        packed = _pack(question, both.roll, given.packed) if given.packed else None
        screen.tell([*both.doubts, *in_force(both.rulebook, as_of)])
        if both.left_out:
            sys.stderr.write(f"{count(both.left_out, 'row')} of the roll left out\n")
        inquiry = Inquiry(
            screen=screen,
            matter=both,
            question=question,
            engine=given.engine,
            packed=packed,
        )
        _write(inquiry, form, given.out)
    return DONE


def _pack(question: Question, roll: Roll, folder: Path) -> Packed:
    from goodstanding.assessment.pack import find_pack  # noqa: PLC0415 -- few have one

    return find_pack(question, roll, folder)


def _write(inquiry: Inquiry, form: Form, out: Path | None) -> None:
    if out is not None:
        with whole(out) as part:
            _write_file(inquiry, form, part)
    elif form is Form.TABLE:
        inquiry.screen.show(inquiry.page())
    else:
        _write_text(inquiry, form, sys.stdout)


def _write_file(inquiry: Inquiry, form: Form, part: Path) -> None:
    if form is Form.PARQUET:
        formats.write_parquet(inquiry.findings(), part, inquiry.matter.roll)
    else:
        with part.open("w", encoding="utf-8", newline="") as file:
            _write_text(inquiry, form, file)


def _write_text(inquiry: Inquiry, form: Form, file: TextIO) -> None:
    if form is Form.TABLE:
        file.write(plain(inquiry.page(), WIDTH))
    elif form is Form.JSON:
        formats.write_json(inquiry.findings(), file)
    else:
        formats.write_csv(inquiry.findings(), file)
