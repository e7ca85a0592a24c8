"""The command `pack`: a roll counted once for a rulebook and a day, and kept."""

from __future__ import annotations

import shlex
from pathlib import Path

from msgspec import Struct

from goodstanding.assessment.pack import pack
from goodstanding.assessment.question import Question
from goodstanding.cli import asked as asking
from goodstanding.cli.page import Page, Text, Verbatim
from goodstanding.cli.screen import Screen
from goodstanding.cli.status import DONE
from goodstanding.cli.whole_file import writing
from goodstanding.cli.wording import count


class Given(Struct, frozen=True, kw_only=True):
    """What the command was given."""

    rulebook: Path
    roll: Path
    out: Path
    as_of: str
    known_on: str | None = None
    leave_out: bool = False


def run(screen: Screen, given: Given) -> int:
    """Pack the roll, or go on where the same pack was broken off."""
    as_of, known_on = asking.days(given.as_of, given.known_on)
    with asking.matter(
        given.rulebook, given.roll, known_on, leave_out=given.leave_out
    ) as matter:
        screen.tell([*matter.doubts, *asking.in_force(matter.rulebook, as_of)])
        question = Question(rulebook=matter.rulebook, as_of=as_of)
        with writing(given.out, "OUT"), screen.progress("pieces packed") as report:
            packed = pack(question, matter.roll, given.out, report)
        again = [*matter.again(as_of), f"--packed={given.out}"]
        screen.show(_page(given.out, packed.pieces, again))
    return DONE


def _page(out: Path, pieces: int, again: list[str]) -> Page:
    return [
        Text(f"{out}: packed, {count(pieces, 'piece')}. Ask it as often as you like:"),
        Verbatim(f"goodstanding assess {shlex.join(again)}"),
    ]
