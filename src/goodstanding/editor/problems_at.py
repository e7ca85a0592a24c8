"""What is wrong with the text, each with the very words that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from goodstanding.assessment.examples import run_examples
from goodstanding.cases.safeguards import broken
from goodstanding.editor.draft import Draft, Span
from goodstanding.problems import Problem

OF_A_WORD = {"rulebook.E001"}
"""Problems whose place is a word; the others are of a whole line."""

QUOTED = re.compile(r"`([^`]+)`|(\[[^\]]+\])")


class Marked(Struct, frozen=True, kw_only=True):
    """A problem, and where in the text it is to be shown."""

    span: Span
    code: str
    what: str
    do: str
    is_error: bool


def problems_at(draft: Draft) -> list[Marked]:
    """Every problem that reading and checking find, in the order of the text."""
    return list(_marked(draft, draft.problems))


def runs_at(draft: Draft) -> Iterator[list[Marked]]:
    """The broken safeguards, then the problems of one example after the other.

    Of none, where there is an error.  Each takes a few milliseconds, so that an editor
    can be answered in between.
    """
    if draft.has_errors:
        return
    yield list(_marked(draft, broken(draft.rulebook)))
    for example in draft.rulebook.examples:
        alone = replace(draft.rulebook, examples=(example,))
        yield list(_marked(draft, run_examples(alone)))


def _marked(draft: Draft, problems: Iterable[Problem]) -> Iterator[Marked]:
    file, lines = draft.rulebook.bylaws.file, draft.lines
    for problem in problems:
        where = problem.where.removeprefix(f"{file}:").split(",")[0]
        line, column = (int(number) for number in where.split(":"))
        row = lines[line - 1] if line <= len(lines) else ""
        yield Marked(
            span=_span(problem, row, line - 1, column - 1),
            code=problem.code,
            what=problem.what,
            do=problem.do,
            is_error=".E" in problem.code,
        )


def _span(problem: Problem, row: str, line: int, start: int) -> Span:
    """The word at `start`, else the words that the problem quotes, else the line."""
    start = min(start, len(row))
    if problem.code in OF_A_WORD:
        word = re.compile(r'"[^"]*"|\w[\w\'\u2019-]*|\S|$').match(row, start)
        return Span(line, start, word.end() if word else len(row))
    for quoted in QUOTED.finditer(problem.what):
        said = quoted[1] or quoted[2]
        at = row.lower().find(said.lower(), start)
        if at >= 0:
            return Span(line, at, at + len(said))
    return Span(line, start, len(row.rstrip()))
