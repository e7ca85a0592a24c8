"""Workload W answered by each program; every answer a number a member, in order.

A program that takes one member at a time is given what a query has counted for it: the
months since the last good one, and whether a task is open.  That part is timed apart,
as `counted`; the rest is `rules`.
"""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import w_openfisca
from w_roll import AS_OF, CUT, FIRST, GROUNDS, rulebook

from goodstanding.assessment import on_duckdb
from goodstanding.assessment.to_sql.answers import compile_rulebook
from goodstanding.roll import open_roll

MET = 4
Parts = dict[str, float]
Facts = list[dict[str, Any]]

LEDGER = """
WITH d AS (SELECT member FROM dues WHERE month BETWEEN $first AND $as_of
        AND NOT paid AND NOT excused GROUP BY member HAVING count(*) = 6),
    m AS (SELECT member FROM meetings WHERE month BETWEEN $first AND $as_of
        AND NOT attended AND NOT excused GROUP BY member HAVING count(*) = 6),
    t AS (SELECT DISTINCT member FROM tasks WHERE due <= $cut AND NOT done)
SELECT (d.member IS NOT NULL)::INTEGER + 2 * (m.member IS NOT NULL)::INTEGER
    + 4 * (t.member IS NOT NULL)::INTEGER AS answer
FROM members LEFT JOIN d USING (member) LEFT JOIN m USING (member)
LEFT JOIN t USING (member) ORDER BY member
"""

COUNTED = """
WITH d AS (SELECT member, max(month) FILTER (paid OR excused) AS good
        FROM dues WHERE month <= $as_of GROUP BY member),
    m AS (SELECT member, max(month) FILTER (attended OR excused) AS good
        FROM meetings WHERE month <= $as_of GROUP BY member),
    t AS (SELECT DISTINCT member FROM tasks WHERE due <= $cut AND NOT done)
SELECT coalesce(datediff('month', d.good, $as_of), 24) AS dues,
    coalesce(datediff('month', m.good, $as_of), 24) AS meetings,
    t.member IS NOT NULL AS task
FROM members LEFT JOIN d USING (member) LEFT JOIN m USING (member)
LEFT JOIN t USING (member) ORDER BY member
"""


def ours(folder: Path) -> tuple[list[int], Parts]:
    """The roll packed for the rulebook, and its grounds answered."""
    begun = time.perf_counter()
    with open_roll(folder / "roll") as roll:
        con = roll.con
        con.execute("SET threads = 2; SET enable_progress_bar = false")
        opened = time.perf_counter()
        book = rulebook()
        on_duckdb.pack(con, compile_rulebook(book, AS_OF))
        packed = time.perf_counter()
        compiled = compile_rulebook(book, AS_OF, certain=on_duckdb.certain(con))
        text = compiled.select(on_duckdb.PACKED, near=False)
        met = " + ".join(
            f'{number} * ("{name}" = {MET})::INTEGER'
            for name, number in GROUNDS.items()
        )
        asked = f"SELECT {met} AS answer FROM ({text}) ORDER BY member_id"  # noqa: S608 -- our own
        found = con.execute(asked, compiled.plan.values.used_in(text)).fetchnumpy()
        told = time.perf_counter()
        return found["answer"].tolist(), {
            "checked": opened - begun,
            "counted": packed - opened,
            "rules": told - packed,
        }


def by_hand(folder: Path) -> tuple[list[int], Parts]:
    """One query over the flat rows."""
    con = _flat(folder)
    begun = time.perf_counter()
    asked = {"first": FIRST, "as_of": AS_OF, "cut": CUT}
    found = con.execute(LEDGER, asked).fetchnumpy()
    return found["answer"].tolist(), {
        "counted": time.perf_counter() - begun,
        "rules": 0,
    }


def openfisca(folder: Path) -> tuple[list[int], Parts]:
    """OpenFisca-Core, on vectors of all members."""
    return w_openfisca.run(folder)


def zen_table(folder: Path) -> tuple[list[int], Parts]:
    """zen-engine, a decision table that collects."""
    import zen  # noqa: PLC0415 -- only where it is measured

    decision = zen.ZenEngine().create_decision(json.dumps(_zen_table()))
    return _each(
        folder,
        lambda facts: sum(row["answer"] for row in decision.evaluate(facts)["result"]),
    )


def zen_expressions(folder: Path) -> tuple[list[int], Parts]:
    """zen-engine, three compiled expressions."""
    import zen  # noqa: PLC0415 -- only where it is measured

    dues, meetings, task = map(
        zen.compile_expression, ("dues >= 6", "meetings >= 6", "task")
    )
    return _each(
        folder,
        lambda facts: (
            dues.evaluate(facts)
            + 2 * meetings.evaluate(facts)
            + 4 * task.evaluate(facts)
        ),
    )


def spiff_dmn(folder: Path) -> tuple[list[int], Parts]:
    """SpiffWorkflow's DMN engine, a decision table that collects."""
    import w_spiff  # noqa: PLC0415 -- only where it is measured

    return _each(folder, w_spiff.decision())


def plain_python(folder: Path) -> tuple[list[int], Parts]:
    """The same three comparisons in Python itself: the least a caller in Python pays."""
    return _each(
        folder,
        lambda facts: (
            (facts["dues"] >= 6) + 2 * (facts["meetings"] >= 6) + 4 * facts["task"]
        ),
    )


def _each(
    folder: Path, rule: Callable[[dict[str, Any]], int]
) -> tuple[list[int], Parts]:
    """A rule asked of one member after the other."""
    con = _flat(folder)
    begun = time.perf_counter()
    asked = con.execute(COUNTED, {"as_of": AS_OF, "cut": CUT})
    names = [column[0] for column in asked.description or ()]
    facts: Facts = [dict(zip(names, row, strict=True)) for row in asked.fetchall()]
    counted = time.perf_counter()
    answers = [int(rule(each)) for each in facts]
    return answers, {
        "counted": counted - begun,
        "rules": time.perf_counter() - counted,
    }


def _flat(folder: Path) -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    con.execute("SET threads = 2; SET enable_progress_bar = false")
    for table in ("members", "dues", "meetings", "tasks"):
        con.execute(f"CREATE VIEW {table} AS FROM '{folder / 'flat' / table}.parquet'")
    return con


def _zen_table() -> dict[str, Any]:
    columns = ("dues", "meetings", "task")
    said = (("dues", ">= 6", "1"), ("meetings", ">= 6", "2"), ("task", "true", "4"))
    blank = dict.fromkeys(columns, "")
    table = {
        "hitPolicy": "collect",
        "inputs": [{"id": name, "name": name, "field": name} for name in columns],
        "outputs": [{"id": "out", "name": "Answer", "field": "answer"}],
        "rules": [
            {"_id": number, **blank, name: asked, "out": number}
            for name, asked, number in said
        ],
    }
    return {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [
            _zen_node("in", "inputNode"),
            _zen_node("table", "decisionTableNode", table),
            _zen_node("out", "outputNode"),
        ],
        "edges": [
            {"id": f"{one}-{two}", "sourceId": one, "targetId": two, "type": "edge"}
            for one, two in (("in", "table"), ("table", "out"))
        ],
    }


def _zen_node(key: str, kind: str, content: object = None) -> dict[str, Any]:
    place = {"x": 0, "y": 0}
    return {
        "id": key,
        "type": kind,
        "name": key,
        "content": content or {},
        "position": place,
    }


ENGINES: dict[str, Callable[[Path], tuple[list[int], Parts]]] = {
    "goodstanding": ours,
    "DuckDB, by hand": by_hand,
    "OpenFisca-Core": openfisca,
    "zen-engine, table": zen_table,
    "zen-engine, expressions": zen_expressions,
    "SpiffWorkflow DMN": spiff_dmn,
    "plain Python": plain_python,
}
ONE_AT_A_TIME = frozenset(list(ENGINES)[3:])
