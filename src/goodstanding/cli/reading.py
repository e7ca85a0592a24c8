"""The command `read`: a rulebook written as one page, to read and to print."""

from __future__ import annotations

import re
from pathlib import Path

from goodstanding.booklet import html_of
from goodstanding.cli import checked
from goodstanding.cli.faults import errors
from goodstanding.cli.page import Text
from goodstanding.cli.screen import Screen
from goodstanding.cli.status import DONE, PROBLEMS
from goodstanding.cli.whole_file import whole
from goodstanding.cli.wording import count, title
from goodstanding.problems import Problem, Refused
from goodstanding.rulebook import Rulebook

UNFIT = re.compile(r"[^\w.-]+")
"""What the name of a file is better without."""


def run(screen: Screen, path: Path, out: Path | None) -> int:
    """Write the page, once the rulebook has no error and its examples hold."""
    found = checked.check(path)
    if found.rulebook is None or not found.is_sound:
        screen.tell(errors(found.problems))
        return PROBLEMS
    place = out or Path(_name(found.rulebook, path))
    if place.exists() and place.samefile(path):
        raise Refused(_in_place_of(path))
    page = html_of(found.rulebook)
    with whole(place) as part:
        part.write_text(page, encoding="utf-8", newline="\n")
    screen.show([Text(f"{place}: {title(found.rulebook)}, to read and to print.")])
    if found.problems:
        doubts = count(len(found.problems), "doubt")
        screen.show([Text(f"{doubts}: see `goodstanding check {path}`.")])
    return DONE


def _name(rulebook: Rulebook, path: Path) -> str:
    """The id as the name of a file in the folder we stand in."""
    return f"{UNFIT.sub('-', rulebook.id).strip('.-') or path.stem}.html"


def _in_place_of(path: Path) -> Problem:
    return Problem(
        code="cli.E010",
        what="the page would take the place of the rulebook it is made from",
        where=str(path),
        do="give the page another name with --out",
    )
