# ruff: noqa: S608 -- only the names of our own columns enter the text
"""A million packed members held against the Measures: our query and one by hand.

Run `python benchmarks/measures_on_packed.py [--members N] [--rounds N]`.
"""

import argparse
from collections.abc import Callable
from statistics import median

import duckdb
import measures_by_hand as by_hand
import measuring
import rolls

from goodstanding.assessment import on_duckdb
from goodstanding.assessment.to_sql.answers import Compiled, compile_rulebook

FIGURE = 1.2
OURS, HAND, OPEN = "ours", "by hand", "ours, nothing known"
COUNTED, WRITTEN = "counted", "written as rows"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--members", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args()
    rulebook = rolls.measures()
    con = rolls.opened(rolls.kept(given.members, rulebook))
    anything = compile_rulebook(rulebook, rolls.AS_OF)
    on_duckdb.pack(con, anything)
    closed = compile_rulebook(rulebook, rolls.AS_OF, certain=on_duckdb.certain(con))
    grounds = [name for name in closed.answers if name in by_hand.GROUNDS]
    rows = []
    for near in (False, True):
        sides = {
            OURS: _ours(closed, grounds, near=near),
            HAND: (by_hand.answers(on_duckdb.PACKED, grounds, near=near), {}),
            OPEN: _ours(anything, grounds, near=near),
        }
        _agree(con, sides)
        for form in (COUNTED, WRITTEN):
            runs = {name: _run(con, *side, form) for name, side in sides.items()}
            rows.append(
                _row(f"{form}{', and one step ahead' * near}", given.rounds, runs)
            )
    head = ("answers", OURS, HAND, "ratio", "of processor time", OPEN)
    title = f"{given.members:,} members, {len(grounds)} grounds, seconds; ratio to reach: {FIGURE}"
    measuring.show(title, head, rows)
    _tell_the_rest(closed, grounds)


Side = tuple[str, dict[str, object]]
"""A query and its values."""


def _ours(compiled: Compiled, grounds: list[str], *, near: bool) -> Side:
    text = compiled.select(on_duckdb.PACKED, near=near)
    names = _names(grounds, near=near)
    if len(compiled.answers) != len(grounds):
        listed = ", ".join(f'"{name}"' for name in names)
        text = f"SELECT member_id, branch_id, {listed} FROM ({text})"
    return text, compiled.plan.values.used_in(text)


def _names(grounds: list[str], *, near: bool) -> list[str]:
    return grounds + [f"{name} ahead" for name in grounds] * near


def _run(
    con: duckdb.DuckDBPyConnection, text: str, values: dict[str, object], form: str
) -> Callable[[], object]:
    if form == WRITTEN:
        made = f"CREATE OR REPLACE TEMP TABLE written AS {text}"
    else:
        made = f"SELECT sum(COLUMNS(* EXCLUDE (member_id, branch_id))) FROM ({text})"
    return lambda: con.execute(made, values).fetchall()


def _agree(con: duckdb.DuckDBPyConnection, sides: dict[str, Side]) -> None:
    """Refuse to compare queries that do not give every member the same answers."""
    for name, (text, values) in sides.items():
        con.execute(f'CREATE OR REPLACE TEMP TABLE "{name}" AS {text}', values)
    for name in (HAND, OPEN):
        for one, other in ((OURS, name), (name, OURS)):
            row = con.execute(
                f'SELECT count(*) FROM (FROM "{one}" EXCEPT ALL FROM "{other}")'
            )
            assert row.fetchone() == (0,), f"{one} and {other} differ"
    for name in sides:
        con.execute(f'DROP TABLE "{name}"')


def _row(what: str, number: int, runs: dict[str, Callable[[], object]]) -> list[str]:
    clock, worked = measuring.rounds(runs, number)
    seconds = {name: f"{median(found):.3f}" for name, found in clock.items()}
    return [
        what,
        seconds[OURS],
        seconds[HAND],
        f"{measuring.ratio(clock, OURS, HAND):.2f}",
        f"{measuring.ratio(worked, OURS, HAND):.2f}",
        seconds[OPEN],
    ]


def _tell_the_rest(compiled: Compiled, grounds: list[str]) -> None:
    for name in compiled.answers:
        if name not in grounds:
            print(f"not compared, for it is not written by hand: {name}")
    for name, why in compiled.left.items():
        print(f"left to the definition: {name} ({why})")


if __name__ == "__main__":
    main()
