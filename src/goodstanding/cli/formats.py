"""Findings written for other programs: JSON, CSV, Parquet; one row per finding.

Table:
    findings: one row per (member, ground)
        the columns of `assessment.finding.Finding`, in its order; in CSV and Parquet
        `evidence` is JSON text, and in CSV `opens` is parted by bars
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from goodstanding.assessment.finding import Finding
from goodstanding.cli.words import Form
from goodstanding.problems import Problem, Refused
from goodstanding.roll import Roll

COLUMNS = Finding.__struct_fields__

TYPES = {
    "near": "BOOLEAN",
    "since": "DATE",
    "through": "DATE",
    "count": "BIGINT",
    "opens": "VARCHAR[]",
    "hidden_by": "STRUCT(ground VARCHAR, article VARCHAR, answer VARCHAR)[]",
}
"""The SQL types of the columns in Parquet that are not text."""


def chosen(asked: Form | None, out: Path | None) -> Form:
    """The format asked for; else the one that the name of the file ends with.

    Raises:
        Refused: Parquet was asked for, and no file.
    """
    ending = out.suffix[1:].lower() if out else ""
    found = asked or (Form(ending) if ending in list(Form) else Form.TABLE)
    if found is Form.PARQUET and out is None:
        raise Refused(
            Problem(
                code="cli.E006",
                what="Parquet cannot be shown in a terminal",
                where="--format parquet",
                do="name the file to write: --out findings.parquet",
            )
        )
    return found


def write_json(findings: Iterable[Finding], file: TextIO) -> None:
    """Write a list with one object a line."""
    before = "["
    for finding in findings:
        file.write(f"{before}\n{json.dumps(finding.as_json(), ensure_ascii=False)}")
        before = ","
    file.write("[]\n" if before == "[" else "\n]\n")


def write_csv(findings: Iterable[Finding], file: TextIO) -> None:
    """Write a row of headings, then a row for each finding."""
    table = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    table.writeheader()
    for row in _rows(findings):
        near = "yes" if row["near"] else "no"
        table.writerow(row | {"near": near} | _listed(row))


def _listed(row: dict[str, Any]) -> dict[str, str]:
    """The lists of a row, each parted by bars; of a ground that goes before, its name."""
    hidden_by = " | ".join(each["ground"] for each in row["hidden_by"])
    return {"opens": " | ".join(row["opens"]), "hidden_by": hidden_by}


def write_parquet(findings: Iterable[Finding], path: Path, roll: Roll) -> None:
    """Write a Parquet file, by the engine that holds the roll."""
    lines = path.with_name(f"{path.name}.lines")
    types = ", ".join(f"'{name}': '{TYPES.get(name, 'VARCHAR')}'" for name in COLUMNS)
    try:
        with lines.open("w", encoding="utf-8") as file:
            for row in _rows(findings):
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        roll.con.execute(
            f"COPY (FROM read_json({_literal(lines)}, columns = {{{types}}}, "
            f"format = 'newline_delimited')) TO {_literal(path)} (FORMAT parquet)"
        )
    finally:
        lines.unlink(missing_ok=True)


def _rows(findings: Iterable[Finding]) -> Iterator[dict[str, Any]]:
    for finding in findings:
        found = finding.as_json()
        evidence = json.dumps(found["evidence"], ensure_ascii=False)
        yield {name: found[name] for name in COLUMNS} | {"evidence": evidence}


def _literal(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
