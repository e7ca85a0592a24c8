"""Made-up rolls, from 50 to 99,185,000 members, for trying things out.

The same members, seed and time give the same roll.  It is written in parts: what has
been written stays, and the same call goes on where the last one was broken off.
Nobody on it exists, and its shares of arrears and absence say nothing of anybody.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from goodstanding.problems import Problem, Refused
from goodstanding.roll.found import literal
from goodstanding.roll.made_up_rows import QUERIES, Span, macros, people, rows

if TYPE_CHECKING:
    import duckdb  # only named here: the engine is slow to load

FEWEST, MOST, MOST_AS_CSV = 50, 99_185_000, 1_000
THROUGH = date(2025, 1, 1)

UNFINISHED = ".unfinished"
"""Where the parts lie until all are there."""

README = """\
# A made-up roll

Nobody on this roll exists, and none of this was done by anyone.  It was made up by
`goodstanding made-up` for trying things out: {members} members, seed {seed}, {months}
months before {through}.  The shares of arrears, absence and departures in it are
inventions; nothing follows from them for any organisation.

`provenance.json` says how to make the same roll again.
"""

Report = Callable[[int, int], None]
"""Told how many members of how many have been written."""


class Form(StrEnum):
    """The files a made-up roll is written as."""

    PARQUET = "parquet"
    CSV = "csv"


class Plan(Struct, frozen=True, kw_only=True):
    """What is to be made up: the same plan gives the same roll.

    `through` is the first day that is not on the roll any more: the first of a month.
    `at_once` members are written to a part.
    """

    members: int
    seed: int
    through: date = THROUGH
    months: int = 24
    form: Form = Form.PARQUET
    at_once: int = 250_000

    @property
    def span(self) -> Span:
        """The time it covers."""
        return Span(through=self.through.replace(day=1), months=self.months)

    def said(self) -> dict[str, int | str]:
        """The plan, as it is written beside the roll."""
        return {
            "members": self.members,
            "seed": self.seed,
            "through": self.span.through.isoformat(),
            "months": self.months,
            "form": self.form.value,
            "at once": self.at_once,
        }

    def parts(self) -> list[tuple[int, int]]:
        """The first and last member of each part; of a CSV file there is one."""
        size = self.members if self.form is Form.CSV else self.at_once
        return [
            (first, min(first + size - 1, self.members))
            for first in range(1, self.members + 1, size)
        ]

    def file_of(self, table: str) -> str:
        """The name of the file or the folder that holds a table."""
        return f"{table}.csv" if self.form is Form.CSV else table

    def problems(self) -> list[Problem]:
        """What cannot be made up."""
        most = MOST_AS_CSV if self.form is Form.CSV else MOST
        if FEWEST <= self.members <= most:
            return []
        kind = " as CSV" if self.form is Form.CSV else ""
        return [
            Problem(
                code="roll.E040",
                what=f"a made-up roll of {self.members:,} members cannot be written{kind}",
                where="the number of members",
                do=f"ask for {FEWEST} to {most:,}",
            )
        ]


def _tell_nobody(_done: int, _of: int) -> None:
    pass


def made_up(
    members: int,
    *,
    seed: int,
    out: Path,
    through: date = THROUGH,
    report: Report = _tell_nobody,
) -> None:
    """Write a made-up roll of so many members into the folder `out`, as Parquet.

    Raises:
        Refused: there is something else in `out`, or the number is out of bounds.
    """
    write(Plan(members=members, seed=seed, through=through), out, report)


def write(plan: Plan, out: Path, report: Report = _tell_nobody) -> None:
    """Write the roll of a plan into the folder `out`, or go on writing it.

    Raises:
        Refused: there is something else in `out`, or the number is out of bounds.
    """
    import duckdb  # noqa: PLC0415 -- the engine is slow to load

    if problems := plan.problems():
        raise Refused(*problems)
    _begin(plan, out, engine=duckdb.__version__)
    parts = plan.parts()
    with duckdb.connect() as con:
        con.execute("SET enable_progress_bar = false")
        con.execute(macros(plan.seed, plan.span))
        for number, (first, last) in enumerate(parts):
            wanted = {
                table: path
                for table in QUERIES
                if (path := _part(plan, out, table, number))
            }
            if wanted:
                con.execute(people(first, last, plan.span))
            for table, path in wanted.items():
                copy(con, rows(table, first, last, plan.span), path)
            report(last, plan.members)
    _finish(plan, out)


def _begin(plan: Plan, out: Path, engine: str) -> None:
    """Mark the folder as that of this plan, unless it is that of anything else."""
    manifest = out / "provenance.json"
    said = json.dumps({"made up": True, **plan.said(), "engine": engine}, indent=2)
    there = manifest.read_text(encoding="utf-8") if manifest.is_file() else None
    if (
        there is None
        and out.exists()
        and any(not _is_hidden(path) for path in out.iterdir())
    ):
        raise Refused(_taken(out, "there are other files in the folder"))
    if there not in {None, said}:
        raise Refused(_taken(out, "another made-up roll is in the folder"))
    (out / UNFINISHED).mkdir(parents=True, exist_ok=True)
    (out / "README.md").write_text(README.format(**plan.said()), encoding="utf-8")
    _write_whole(manifest, lambda path: path.write_text(said, encoding="utf-8"))


def _is_hidden(path: Path) -> bool:
    return path.name.startswith(".")


def _taken(out: Path, what: str) -> Problem:
    return Problem(
        code="roll.E041",
        what=what,
        where=str(out),
        do="name a new folder; only the call that began a made-up roll goes on with it",
    )


def _write_whole(path: Path, write_to: Callable[[Path], object]) -> None:
    """Write a file under a hidden name, and give it its own once it is whole."""
    part = path.with_name(f".{path.name}")
    write_to(part)
    part.replace(path)


def _part(plan: Plan, out: Path, table: str, number: int) -> Path | None:
    """Where a part is to be written; None, if it is there."""
    name = plan.file_of(table)
    if (out / name).exists():
        return None
    path = out / UNFINISHED / name
    if plan.form is Form.PARQUET:
        path.mkdir(exist_ok=True)
        path /= f"part-{number:05}.parquet"
    return None if path.exists() else path


def copy(con: duckdb.DuckDBPyConnection, query: str, path: Path) -> None:
    """Write the rows of a query to the file at `path`, which is there whole or not."""
    csv = path.suffix == ".csv"
    how = "FORMAT csv, HEADER" if csv else "FORMAT parquet, COMPRESSION zstd"
    _write_whole(
        path,
        lambda part: con.execute(f"COPY ({query}) TO {literal(str(part))} ({how})"),
    )


def _finish(plan: Plan, out: Path) -> None:
    """Put the tables in place, members last: without them it is no roll."""
    for table in QUERIES:
        name = plan.file_of(table)
        if not (out / name).exists():
            (out / UNFINISHED / name).replace(out / name)
    (out / UNFINISHED).rmdir()
