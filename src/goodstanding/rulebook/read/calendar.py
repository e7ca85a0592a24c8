"""Periods that a text lists with their days, from the lines under their declaration."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from goodstanding.dates import Listed
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.names import Name
from goodstanding.rulebook.read.context import Context, key, of


def calendar(name: Name, lines: Iterable[Node], at: Context) -> Listed | None:
    """The periods of this name, each after the one before it; None: there are none.

    `at` stands at the line that is read.
    """
    found: list[tuple[str, date, date]] = []
    for line in lines:
        first, last = of(date, line["first"]), of(date, line["last"])
        called = key(line["called"]) if line["called"] else str(first)
        if last < first:
            at.problem(
                "rulebook.E080",
                f"the {name.one} {called} ends on {last}, before it begins on {first}",
                "correct one of the two days",
            )
        elif found and first <= found[-1][2]:
            at.problem(
                "rulebook.E081",
                f"the {name.one} {called} begins on {first}, when {found[-1][0]} is not over",
                f"list the {name.many} in the order of their days, one after the other",
            )
        else:
            found.append((called, first, last))
    return Listed(name.key, name.one, tuple(found)) if found else None


def nothing_listed(name: Name, at: Context) -> None:
    """Refuse a declaration of periods with none under it."""
    at.problem(
        "rulebook.E082",
        f"no {name.one} stands under `{at.line.text}`",
        "write each on a line of its own, indented, as in `spring-2025, from 2025-01-14 to 2025-06-30`",
    )
