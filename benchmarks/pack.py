# ruff: noqa: S608 -- only the names of our own columns enter the text
"""A roll packed for the Measures: our statement and plain GROUP BYs by hand.

Run `python benchmarks/pack.py [--members N] [--rounds N]`.  Every run is a process of
its own, for its peak of memory is measured too.
"""

import argparse
import time
from statistics import median

import duckdb
import measures_by_hand
import measuring
import packed_by_hand
import rolls

from goodstanding.assessment.to_sql.answers import compile_rulebook

FIGURE = 1.2
OURS, HAND = "ours", "by hand"
MADE = "CREATE OR REPLACE TABLE packed_members AS "


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--members", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--one", choices=(OURS, HAND))
    given = parser.parse_args()
    file = rolls.kept(given.members, rolls.measures())
    if given.one:
        _one(given.one, rolls.opened(file))
        return
    _agree(rolls.opened(file))
    clock: measuring.Times = {OURS: [], HAND: []}
    worked: measuring.Times = {OURS: [], HAND: []}
    peaks: measuring.Times = {OURS: [], HAND: []}
    for turn in range(given.rounds):
        for name in measuring.order(clock, turn):
            said = measuring.fresh(__file__, "--one", name, "--members", given.members)
            clock[name].append(said["seconds"])
            worked[name].append(said["worked"])
            peaks[name].append(said["peak"])
    head = ("packed", "seconds", "processor seconds", "peak, MiB")
    rows = [
        (
            name,
            *(f"{median(each[name]):.2f}" for each in (clock, worked)),
            f"{median(peaks[name]):.0f}",
        )
        for name in (OURS, HAND)
    ]
    ratios = [
        f"{measuring.ratio(each, OURS, HAND):.2f}" for each in (clock, worked, peaks)
    ]
    title = f"{given.members:,} members packed; ratio to reach: {FIGURE}"
    measuring.show(title, head, [*rows, ("ratio", *ratios)])


def _statement(name: str) -> tuple[str, dict[str, object]]:
    if name == HAND:
        return packed_by_hand.pack(), {}
    return compile_rulebook(rolls.measures(), rolls.AS_OF).plan.packed()


def _one(name: str, con: duckdb.DuckDBPyConnection) -> None:
    text, values = _statement(name)
    begun, busy = time.perf_counter(), time.process_time()
    con.execute(MADE + text, values)
    seconds, worked = time.perf_counter() - begun, time.process_time() - busy
    measuring.say(seconds=seconds, worked=worked)


def _agree(con: duckdb.DuckDBPyConnection) -> None:
    """Refuse to compare statements that do not give every member the same columns."""
    for table, name in (("ours", OURS), ("hand", HAND)):
        text, values = _statement(name)
        con.execute(f"CREATE TEMP TABLE {table} AS {text}", values)
    packed = {row[0] for row in con.execute("DESCRIBE ours").fetchall()}
    told = {"member_id", "branch_id", *measures_by_hand.AGAIN.values()}
    for missing in sorted(packed - told):
        print(f"packed by ours alone: {missing}")
    for name in sorted(packed & told):
        asked = f"""SELECT count(*) FROM ours FULL JOIN hand USING (member_id)
            WHERE ours."{name}" IS DISTINCT FROM hand."{name}\""""
        differing = con.execute(asked).fetchone()
        assert differing == (0,), f"{name} differs for {differing}"


if __name__ == "__main__":
    main()
