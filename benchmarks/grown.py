"""What the language has grown to say, asked of a made-up roll by the query.

Run `python benchmarks/grown.py [--members N] [--asked N]`.  Beside the seconds that the
query takes for everyone stands what the definition takes for one member, and of how
many the query leaves the answer to it.
"""

import argparse
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from goodstanding.assessment import on_duckdb, reference
from goodstanding.assessment.asked import Asked
from goodstanding.assessment.to_sql.answers import compile_rulebook
from goodstanding.roll import open_roll
from goodstanding.rulebook import from_text

AS_OF = date(2024, 12, 10)
RULES = """---
rules: 1
id: grown
title: Grown
---
## Article 1
```rule
The body is the board.
A resting-member is a member whose status is "resting".
Every member does calls.
Every member does projects, measured in hours.
Every member owes dues, each month.
  It is done by payment in full.
  It is excused by leave of the board, approved at any time.
  An excused one is left out.
The breaks run:
  from 2023-07-01 to 2023-08-31
  from 2023-12-20 to 2024-01-06
  from 2024-07-01 to 2024-08-31
Ground arrears:
  at least 3 dues are missed in a row
  It is told to the board, nothing follows.
Ground asked:
  {asked}
  It is told to the board, nothing follows.
Every member may leave at any time.
```
"""
ASKED = {
    "a count of acts": "fewer than 2 calls are done in the last 6 months",
    "leave covers a time": "leave of dues covers all of the last 3 months",
    "a capped sum": "fewer than 8 dues, counting up to 2 calls, are done in the last 12 months, even where none is held",
    "a proportionate mix": "50 percent of dues, 12 hours of projects or a proportionate mix of these is not done in the last 6 months",
    "a stopped clock": "at least 60 days have passed since the last call, or joining if there was none, not counting days of a break, days on which the member is a resting-member or days of approved leave of dues, at most 90 days of them",
    "met at period ends": "ground arrears was met at the end of each of the last 4 full calendar months",
    "met for a time": "ground arrears has been met for at least 60 days",
    "met again": "ground arrears is met again within 1 year",
}
TABLES = {
    "members": "SELECT printf('m%07d', i) AS member_id, DATE '2022-01-01' + (hash(i, 1) % 700)::INTEGER AS joined_on FROM range({n}) AS t(i)",
    "dues": "SELECT printf('m%07d', i) AS member_id, DATE '2024-01-01' + to_months(k::INTEGER) AS period, 100 AS owed, CASE WHEN hash(i, k // 3, 2) % 10 = 0 THEN 0 ELSE 100 END AS paid FROM range({n}) AS t(i), range(11) AS u(k)",
    "activity": "SELECT printf('m%07d', i) AS member_id, CASE WHEN k < 4 THEN 'call' ELSE 'project' END AS kind, DATE '2024-01-01' + (hash(i, k, 3) % 340)::INTEGER AS \"on\", (1 + hash(i, k, 4) % 5)::INTEGER AS amount FROM range({n}) AS t(i), range(6) AS u(k)",
    "excuses": "SELECT printf('m%07d', i) AS member_id, 'dues' AS duty, d AS from_on, d + 60 AS to_on, d AS approved_on FROM (SELECT i, DATE '2024-01-01' + (hash(i, 5, k) % 340)::INTEGER AS d FROM range({n}) AS t(i), range(3) AS u(k) WHERE hash(i, k, 6) % 4 = 0)",
    "statuses": "SELECT printf('m%07d', i) AS member_id, 'resting' AS status, DATE '2024-01-01' + (hash(i, 7) % 300)::INTEGER AS from_on, DATE '2024-01-01' + (hash(i, 7) % 300 + 30)::INTEGER AS to_on FROM range({n}) AS t(i) WHERE i % 5 = 0",
    "complete": "SELECT duty, DATE '2025-01-01' AS through FROM (VALUES ('dues'), ('calls'), ('projects')) AS t(duty)",
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--members", type=int, default=1_000_000)
    parser.add_argument("--asked", type=int, default=50)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        make(Path(folder), given.members)
        with open_roll(Path(folder)) as roll:
            print(
                "asked                 query s  left to the definition  definition ms"
            )
            for name, asked in ASKED.items():
                measure(roll, name, asked, given.asked)


def make(folder: Path, members: int) -> None:
    """Write the tables of a made-up roll."""
    with duckdb.connect() as con:
        for name, text in TABLES.items():
            rows = text.format(n=members)
            con.execute(f"COPY ({rows}) TO '{folder / name}.parquet'")


def measure(roll, name: str, asked: str, number: int) -> None:
    """Ask everyone by the query, and a few by the definition."""
    rulebook, problems = from_text(RULES.format(asked=asked))
    assert not [each for each in problems if ".E" in each.code], problems
    begun = time.perf_counter()
    compiled = compile_rulebook(rulebook, AS_OF)
    assert not compiled.left, compiled.left
    on_duckdb.pack(roll.con, compiled)
    left = sum(
        "asked" in each.open for each in on_duckdb.answers(roll.con, rulebook, AS_OF)
    )
    query = time.perf_counter() - begun
    members = [f"m{n:07}" for n in range(number)]
    records = list(roll.records(members))
    begun = time.perf_counter()
    for record in records:
        question = Asked(rulebook, record, AS_OF)
        reference.answer(question, rulebook.grounds["asked"])
        reference.near(question, rulebook.grounds["asked"])
    each = (time.perf_counter() - begun) / len(records) * 1000
    print(f"{name:<21} {query:7.1f} {left:23,} {each:14.1f}", flush=True)


if __name__ == "__main__":
    main()
