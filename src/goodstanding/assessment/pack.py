"""Packed histories kept in a folder, made piece by piece, so that a stop loses little.

Counting is the cost of an assessment and rules are nearly free: a roll is packed once
for a rulebook and a day, and then asked as often as people like.  A piece is written
beside its name and then renamed: what is there is whole, and what is missing is made
when the same pack is asked for again.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import duckdb
from msgspec import Struct

from goodstanding.assessment.question import Question
from goodstanding.assessment.to_sql.answers import Compiled, compile_rulebook
from goodstanding.assessment.to_sql.plan import Piece
from goodstanding.problems import Problem, Refused
from goodstanding.roll import Roll

MANIFEST = "pack.json"
FORMAT = 1
MEMBERS_A_PIECE = 500_000


class Packed(Struct, frozen=True):
    """A folder with every piece of a pack."""

    folder: Path
    pieces: int

    @property
    def source(self) -> str:
        """The pieces as a table to select from."""
        pattern = str(self.folder / "part-*.parquet").replace("'", "''")
        return f"read_parquet('{pattern}')"


def pack(
    question: Question, roll: Roll, folder: Path, report: Callable[[int, int], None]
) -> Packed:
    """Pack `roll` for the rulebook and day of `question` into `folder`, or go on with it.

    `report` is told how many pieces of how many are there.

    Raises:
        Refused: the folder holds the pack of something else.
    """
    bounds = _bounds(roll.con)
    about = _about(question, roll) | {"pieces": len(bounds)}
    _claim(folder, about)
    compiled = compile_rulebook(question.rulebook, question.as_of)
    for number, piece in enumerate(bounds):
        part = folder / f"part-{number:05}.parquet"
        if not part.exists():
            _write(roll.con, compiled, piece, part)
        report(number + 1, len(bounds))
    return Packed(folder, len(bounds))


def find_pack(question: Question, roll: Roll, folder: Path) -> Packed:
    """The finished pack in `folder`.

    Raises:
        Refused: there is none, it is not finished, or it is of something else.
    """
    found = _read(folder)
    if found is None:
        raise Refused(
            _problem(folder, "there is no pack in the folder", "pack the roll first")
        )
    wanted = _about(question, roll) | {"pieces": found.get("pieces")}
    _same(folder, found, wanted)
    pieces = len(list(folder.glob("part-*.parquet")))
    if pieces != found["pieces"]:
        what = (
            f"the pack is not finished: {pieces} of {found['pieces']} pieces are there"
        )
        raise Refused(
            _problem(
                folder, what, "run the same pack again; it goes on where it stopped"
            )
        )
    return Packed(folder, pieces)


def _about(question: Question, roll: Roll) -> dict[str, object]:
    """What a pack is of: a pack of anything else must not be used in its place."""
    return {
        "format": FORMAT,
        "rulebook": question.rulebook.bylaws.identity,
        "as_of": str(question.as_of),
        "known_on": str(roll.known_on),
        "roll": _files(roll.source),
    }


def _files(source: Path) -> dict[str, list[int]]:
    """The files of a roll with their sizes and times of change."""
    files = [source] if source.is_file() else sorted(source.rglob("*"))
    return {
        str(path.relative_to(source.parent)): [
            path.stat().st_size,
            path.stat().st_mtime_ns,
        ]
        for path in files
        if path.is_file() and path.suffix in (".csv", ".parquet", ".xlsx")
    }


def _claim(folder: Path, about: dict[str, object]) -> None:
    found = _read(folder)
    if found is not None:
        _same(folder, found, about)
        return
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / f"{MANIFEST}.new"
    made.write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    made.replace(folder / MANIFEST)


def _read(folder: Path) -> dict[str, object] | None:
    path = folder / MANIFEST
    if not path.exists():
        return None
    found: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _same(folder: Path, found: dict[str, object], wanted: dict[str, object]) -> None:
    differing = [
        key.replace("_", " ") for key in wanted if found.get(key) != wanted[key]
    ]
    if differing:
        what = f"the folder holds a pack that differs in: {', '.join(differing)}"
        raise Refused(
            _problem(
                folder, what, "give another folder, or remove this one and pack again"
            )
        )


def _problem(folder: Path, what: str, do: str) -> Problem:
    return Problem(code="assessment.E002", what=what, where=str(folder), do=do)


def _bounds(con: duckdb.DuckDBPyConnection) -> list[Piece]:
    """Pieces of about as many members each, by their ids."""
    row = con.execute("SELECT count(DISTINCT member_id) FROM members").fetchone()
    pieces = max(1, -(-(row[0] if row else 0) // MEMBERS_A_PIECE))
    if pieces == 1:
        return [(None, None)]
    shares = [number / pieces for number in range(1, pieces)]
    found = con.execute(
        "SELECT quantile_disc(member_id, $shares) FROM members", {"shares": shares}
    ).fetchone()
    cuts: list[object] = list(dict.fromkeys(found[0])) if found else []
    return list(zip([None, *cuts], [*cuts, None], strict=True))


def _write(
    con: duckdb.DuckDBPyConnection, compiled: Compiled, piece: Piece, part: Path
) -> None:
    text, values = compiled.plan.packed(piece=piece)
    made = part.with_suffix(".new")
    path = str(made).replace("'", "''")
    con.execute(f"COPY ({text}) TO '{path}' (FORMAT parquet, COMPRESSION zstd)", values)
    made.replace(part)
