"""The tables of a folder: NAME.csv, NAME.parquet, or a folder NAME of Parquet parts.

Hidden files, what describes or builds a roll (README, *.md, *.toml, *.py,
provenance.*), and folders without Parquet files in them are passed over.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from goodstanding.problems import Problem
from goodstanding.roll.from_csv import from_csv
from goodstanding.roll.from_parquet import Part, from_parquet
from goodstanding.roll.source import Source, unknown
from goodstanding.roll.tables import TABLES

ABOUT = {".md", ".toml", ".py"}
"""How the names of files end that describe or build a roll."""


def from_directory(folder: Path) -> tuple[list[Source], list[Problem]]:
    """The tables in `folder`, and a doubt for each file that is none."""
    sources: list[Source] = []
    doubts: list[Problem] = []
    for path in sorted(folder.iterdir()):
        if _is_passed_over(path):
            continue
        if source := _source(path):
            sources.append(source)
        else:
            kind = "folder" if path.is_dir() else "file"
            doubts.append(unknown(kind, path.name, folder.name))
    return sources, doubts


def _is_passed_over(path: Path) -> bool:
    name = path.name.lower()
    if path.is_dir():
        return name.startswith((".", "_")) or not _parts(path)
    return (
        name.startswith((".", "readme", "provenance.")) or path.suffix.lower() in ABOUT
    )


def _parts(folder: Path) -> list[Part]:
    return [
        Part(path=path, shown=f"{folder.name}/{path.name}")
        for path in sorted(folder.glob("[!.]*.parquet"))
    ]


def _source(path: Path) -> Source | None:
    table, shown = path.stem.lower(), path.name
    if table not in TABLES:
        return None
    if path.is_dir():
        read = partial(from_parquet, table=table, parts=_parts(path), shown=shown)
    elif path.suffix.lower() == ".parquet":
        part = Part(path=path, shown=shown)
        read = partial(from_parquet, table=table, parts=[part], shown=shown)
    elif path.suffix.lower() == ".csv":
        read = partial(from_csv, table=table, path=path, shown=shown)
    else:
        return None
    return Source(table=table, shown=shown, read=read)
