"""A made-up roll, read once and kept as the tables of one DuckDB file."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import duckdb
from measuring import DATA

from goodstanding.roll import made_up, open_roll
from goodstanding.roll.tables import TABLES
from goodstanding.rulebook.from_bylaws import read_rulebook
from goodstanding.rulebook.model import Rulebook

RULEBOOKS = Path(__file__).parent.parent / "rulebooks"
AS_OF = date(2024, 12, 31)
SEED = 7


def measures() -> Rulebook:
    """The Measures, as shipped."""
    return read_rulebook(RULEBOOKS / "measures-2024.md")


def kept(members: int, rulebook: Rulebook) -> Path:
    """The DuckDB file with a made-up roll of so many members, made once.

    Every record is closed: the answers then hang on what people did.
    """
    file = DATA / f"made-up-{members}.duckdb"
    if not file.exists():
        folder = DATA / f"made-up-{members}"
        made_up(members, seed=SEED, out=folder)
        close_records(folder, rulebook)
        part = file.with_suffix(".part")
        part.unlink(missing_ok=True)
        _keep(folder, part)
        part.replace(file)
    return file


def close_records(folder: Path, rulebook: Rulebook) -> None:
    """Say that every record the rulebook reads is complete to the end of the roll."""
    shutil.rmtree(folder / "complete", ignore_errors=True)
    through = AS_OF + timedelta(1)
    rows = [f"{key},{through}\n" for key in (*rulebook.duties, *rulebook.acts)]
    (folder / "complete.csv").write_text(f"duty,through\n{''.join(rows)}", "utf-8")


def _keep(folder: Path, file: Path) -> None:
    with open_roll(folder) as roll:
        roll.con.execute(f"ATTACH '{file}' AS kept")
        for table in TABLES:
            roll.con.execute(f"CREATE TABLE kept.{table} AS FROM {table}")


def opened(file: Path, threads: int = 2) -> duckdb.DuckDBPyConnection:
    """A connection to the tables of a kept roll, which it does not change."""
    con = duckdb.connect()
    con.execute(f"SET threads = {threads}; SET enable_progress_bar = false")
    con.execute(f"ATTACH '{file}' AS kept (READ_ONLY)")
    for table in TABLES:
        con.execute(f"CREATE VIEW {table} AS FROM kept.{table}")
    return con
