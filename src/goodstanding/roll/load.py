"""A roll, opened: every table found, checked, and put under its own name.

Problems do not stop the loading: rows that are wrong are left out and counted, and
everything else is there.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from goodstanding.problems import Problem, Refused
from goodstanding.roll.roll import Roll
from goodstanding.roll.source import Source, no_members, one_each

WORKBOOK = ".xlsx"

SMALL = 4 << 20
"""Bytes below which a second thread, or a table laid out anew, costs more than it
saves."""


def open_roll(path: Path, *, known_on: date | None = None) -> Roll:
    """The roll at `path`: a folder of CSV and Parquet files, or an Excel workbook.

    `known_on`: only rows recorded on that day or before, or on no day that is said;
    of rows with one key the one recorded latest.

    Raises:
        Refused: there is neither at `path`, or the workbook cannot be read.
    """
    from goodstanding.roll.desk import Desk  # noqa: PLC0415 -- it loads the engine

    sources, doubts = _sources(path)
    single, twice = one_each(sources, path.name)
    tables = {source.table for source in sources}
    nobody = [] if "members" in tables else [no_members(path.name)]
    desk = Desk(known_on, unreadable=tables - set(single), small=_is_small(path))
    for source in single.values():
        desk.read(source)
    desk.check()
    return Roll(
        con=desk.con,
        source=path,
        known_on=known_on,
        problems=(*nobody, *twice, *doubts, *desk.problems),
        left_out=desk.stand(),
        ids_are_numbers=desk.numbers,
    )


def _sources(path: Path) -> tuple[list[Source], list[Problem]]:
    if path.is_dir():
        from goodstanding.roll import from_directory  # noqa: PLC0415 -- the same

        return from_directory.from_directory(path)
    if path.is_file() and path.suffix.lower() == WORKBOOK:
        from goodstanding.roll import from_workbook  # noqa: PLC0415 -- the same

        return from_workbook.from_workbook(path)
    raise Refused(_nothing(path))


def _is_small(path: Path) -> bool:
    files = path.iterdir() if path.is_dir() else (path,)
    return sum(file.stat().st_size for file in files if file.is_file()) < SMALL


def _nothing(path: Path) -> Problem:
    what = "this is neither a folder nor an Excel workbook (.xlsx)"
    return Problem(
        code="roll.E001",
        what=what if path.exists() else "there is no such folder or file",
        where=str(path),
        do="name the folder in which members.csv lies, or the workbook",
    )
