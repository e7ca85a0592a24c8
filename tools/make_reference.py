"""Write the pages of docs/reference that are read off the code."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from types import NoneType
from typing import get_args

from msgspec import NODEFAULT
from msgspec.structs import FieldInfo, fields

import coverage_of_records
import safeguards_of_rulebooks
from goodstanding.roll import tables
from goodstanding.rulebook.language.english import ENGLISH

REFERENCE = Path("docs/reference")
TABLE = re.compile(r"Table:\n\s+\w+: (?P<grain>.+)\n(?P<columns>(?:\s+\S.*\n)*)")
COLUMN = re.compile(r"\s+(?P<names>\w+(?:, \w+)*)  +\w+  +(?P<meaning>\S.*)")
EVERYWHERE = {
    "member_id": "the member, the same in every table",
    "branch_id": "the branch",
    "recorded_on": "the day on which the row became known",
}
HEADER = "<!-- Written by tools/make_reference.py: change the docstrings, not this. -->"


def tables_page() -> str:
    """The tables of a roll: what one row is, and each column of it."""
    parts = [HEADER, "# The tables of a roll", tables.__doc__.partition("\n\n")[2]]
    parts += [_table(name, row) for name, row in tables.TABLES.items()]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _table(name: str, row: type) -> str:
    doc = f"{row.__doc__}\n"
    text = re.sub(r"\n +", "\n", doc.partition("Table:")[0]).strip()
    said = TABLE.search(doc)
    grain, columns = (said["grain"], said["columns"]) if said else ("one row each", "")
    meanings = EVERYWHERE | _meanings(columns)
    lines = [
        f"| `{field.name}` | {_type(field.type)} | {_required(field)} "
        f"| {_words(field.type) or meanings.get(field.name, '')} |"
        for field in fields(row)
    ]
    head = ["| column | type | required | meaning |", "| --- | --- | --- | --- |"]
    table = "\n".join([*head, *lines])
    return f"## {name}\n\n{text}\n\n{grain[0].upper()}{grain[1:]}.\n\n{table}"


def _meanings(columns: str) -> dict[str, str]:
    return {
        column: found["meaning"]
        for found in COLUMN.finditer(columns)
        for column in found["names"].split(", ")
    }


def _kind(hint: type) -> type:
    return next((part for part in get_args(hint) if part is not NoneType), hint)


def _type(hint: type) -> str:
    kind = _kind(hint)
    return "text" if issubclass(kind, str) else kind.__name__.lower()


def _words(hint: type) -> str:
    kind = _kind(hint)
    if not issubclass(kind, StrEnum):
        return ""
    return "one of " + ", ".join(f"`{word}`" for word in kind)


def _required(field: FieldInfo) -> str:
    if field.default is NODEFAULT:
        return "yes"
    return "no" if field.default is None else f"no (then {field.default})".lower()


PHRASES = "     rulebook/language/english.py -->\n"
"""The line of language.md below which everything is written from the code."""

SECTIONS = {
    "Sentences at the margin": "top column status_word the_name forms subject per "
    "case schedule own due unit join quantity of_whom",
    "Lines under a list of periods": "calendar_line",
    "Lines under a duty": "duty_line means received side same counted approval letter",
    "Lines under a ground": "ground_line condition only modal",
    "Conditions": "leaf portion_of capped stop not holding comparison number share length points "
    "state reach empty base",
    "Statuses held over a time": "held period",
    "Stretches of time": "window placed aligned moment event cause direction edge ordinal value",
    "Lines under a measure": "measure_line right until extended extendable effect "
    "outcome deed suspension owed body_or_blank",
    "Money": "price each cost_term debt dues",
    "The way back": "return_term",
    "Leaving, giving up a right, asking for a status": "leaving_term request_term",
    "Steps": "actor step_act step_term void failing manner silence",
    "Notices: by which means, and to whom": "deliveries delivery addressee company",
    "Votes": "votes vote quorum portion voters",
    "Events of a case": "step_event",
    "Floors of a statute": "taking need but_dues",
    "Rows of an example": "fact fact_item fact_state when verdict asked expected",
}
"""The rules of the language, in the order in which the page tells them."""


def language_page() -> str:
    """The page on the language: its own prose, then every phrase with what it says."""
    path = Path(__file__).parents[1] / REFERENCE / "language.md"
    prose, mark, _ = path.read_text(encoding="utf-8").partition(PHRASES)
    told = {rule for rules in SECTIONS.values() for rule in rules.split()}
    rest = " ".join(rule for rule in ENGLISH if rule not in told)
    sections = SECTIONS | ({"More": rest} if rest else {})
    parts = [
        f"### {title}\n\n" + "\n\n".join(map(_phrases, rules.split()))
        for title, rules in sections.items()
    ]
    return f"{prose}{mark}\n" + "\n\n".join(parts) + "\n"


def _phrases(rule: str) -> str:
    rows = [
        f"| `{phrase.source.replace('|', chr(92) + '|')}` | {phrase.says} |"
        for phrase in ENGLISH[rule]
    ]
    return "\n".join([f"| `{rule}` | |", "| --- | --- |", *rows])


PAGES: dict[str, Callable[[], str]] = {
    "tables.md": tables_page,
    "language.md": language_page,
    "coverage.md": coverage_of_records.page,
    "safeguards.md": safeguards_of_rulebooks.page,
}
"""Every page written from the code, by its file name."""

if __name__ == "__main__":
    for name, page in PAGES.items():
        (REFERENCE / name).write_text(page(), encoding="utf-8")
