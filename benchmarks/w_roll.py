# ruff: noqa: S608 -- only numbers and our own names enter the text
"""Workload W: each member's 24 months of dues and meetings, and up to three tasks.

One set of draws, written twice: as the tables of a roll, and flat, with a row a month,
as a program without a roll would be fed.  On 31 December 2024 three things are asked:
1, dues missed in each of the last six months and never excused; 2, the same of meetings;
4, a task that was due by 30 June 2024 and is not done.  An answer is the sum.
"""

from datetime import date
from pathlib import Path

import duckdb
from measuring import DATA

from goodstanding.rulebook.from_bylaws import read_rulebook
from goodstanding.rulebook.model import Rulebook

AS_OF, FIRST, CUT = date(2024, 12, 31), date(2024, 7, 1), date(2024, 6, 30)
GROUNDS = {"six-dues": 1, "six-meetings": 2, "old-task": 4}

MONTHS = """
CREATE TABLE months AS
SELECT m, k, CAST(DATE '2023-01-01' + to_months(k::INTEGER) AS DATE) AS month,
    {columns}
FROM (SELECT range AS m, unnest(range(24)) AS k FROM range({members}))
"""

STATE = """
    CASE WHEN drawn('{what} bad', m, 0) < {bad} AND k >= drawn('{what} from', m, 0) % 24
            THEN CASE WHEN drawn('{what} one', m, 0) < 100000
                AND k = 16 + drawn('{what} which', m, 0) % 8 THEN 'excused' ELSE '' END
        WHEN drawn('{what} away', m, 0) < 15000 AND k >= drawn('{what} from', m, 0) % 24
            THEN 'excused'
        WHEN drawn('{what} done', m, k) < 960000 THEN 'done'
        WHEN drawn('{what} excused', m, k) < 20000 THEN 'excused' ELSE '' END AS {what}"""

TASKS = """
CREATE TABLE assigned AS
SELECT m, j, DATE '2023-01-01' + drawn('due', m, j) % 760 AS due,
    drawn('task done', m, j) < 970000 AS done
FROM (SELECT range AS m, unnest(range(drawn('tasks', range, 0) % 4)) AS j
    FROM range({members}))
"""

FLAT = {
    "members": "SELECT range AS member, (range // 40)::INTEGER AS branch FROM range({members})",
    "dues": "SELECT m AS member, month, dues = 'done' AS paid, dues = 'excused' AS excused FROM months",
    "meetings": """SELECT m AS member, month, meetings = 'done' AS attended,
        meetings = 'excused' AS excused FROM months""",
    "tasks": "SELECT m AS member, due, done FROM assigned",
}
ROLL = {
    "members": """SELECT range AS member_id, 'B' || range // 40 AS branch_id,
        DATE '2023-01-01' AS joined_on FROM range({members})""",
    "dues": """SELECT m AS member_id, month AS period, 1000 AS owed,
        CASE WHEN dues = 'done' THEN 1000 ELSE 0 END AS paid,
        CASE WHEN dues = 'done' THEN month + 9 END AS paid_on FROM months""",
    "occasions": """SELECT b || '-' || left(month::VARCHAR, 7) AS occasion_id,
            'meeting' AS duty, b AS branch_id, month + 14 AS held_on
        FROM (SELECT DISTINCT 'B' || m // 40 AS b, month FROM months)""",
    "attendance": """SELECT m AS member_id,
            'B' || m // 40 || '-' || left(month::VARCHAR, 7) AS occasion_id
        FROM months WHERE meetings = 'done'""",
    "excuses": """SELECT m AS member_id, duty, month AS from_on,
            last_day(month) AS to_on, month AS approved_on
        FROM (SELECT m, month, unnest(CASE WHEN dues = 'excused' THEN ['dues'] ELSE [] END
            || CASE WHEN meetings = 'excused' THEN ['attendances'] ELSE [] END) AS duty
            FROM months)""",
    "tasks": """SELECT m AS member_id, 'T' || m || '-' || j AS task_id, due AS due_on,
            CASE WHEN done AND due <= DATE '2024-12-31' THEN due END AS done_on
        FROM assigned""",
    "complete": """SELECT unnest(['dues', 'attendances', 'duties-assigned']) AS duty,
            DATE '2025-01-01' AS through""",
}


def rulebook() -> Rulebook:
    """W as a rulebook."""
    return read_rulebook(Path(__file__).with_name("workload-w.md"))


def kept(members: int) -> Path:
    """The folder with W for so many members, made once: `roll` and `flat` in it."""
    folder = DATA / f"w-{members}"
    if not (folder / "made").exists():
        with duckdb.connect() as con:
            _draw(con, members)
            for name, queries in (("flat", FLAT), ("roll", ROLL)):
                (folder / name).mkdir(parents=True, exist_ok=True)
                for table, query in queries.items():
                    _write(con, query.format(members=members), folder / name / table)
        (folder / "made").touch()
    return folder


def _draw(con: duckdb.DuckDBPyConnection, members: int) -> None:
    con.execute("SET enable_progress_bar = false")
    con.execute(
        "CREATE MACRO drawn(what, m, k) AS (hash(m, k, what) % 1000000)::INTEGER"
    )
    columns = ",".join(
        STATE.format(what=what, bad=bad)
        for what, bad in (("dues", 50_000), ("meetings", 80_000))
    )
    con.execute(MONTHS.format(columns=columns, members=members))
    con.execute(TASKS.format(members=members))


def _write(con: duckdb.DuckDBPyConnection, query: str, path: Path) -> None:
    con.execute(
        f"COPY (SELECT * FROM ({query}) ORDER BY 1, 2) "
        f"TO '{path}.parquet' (FORMAT parquet, COMPRESSION zstd)"
    )
