"""Bylaws to rulebook: every sentence read, every problem found.

First the names are collected, then the sentences are read with them, then the whole
is checked; a rulebook with an error is never run.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from goodstanding.bylaws import Bylaws, from_markdown, read_bylaws
from goodstanding.problems import Problem, Refused
from goodstanding.rulebook import check_keys
from goodstanding.rulebook.check import check
from goodstanding.rulebook.example import Example
from goodstanding.rulebook.model import Rulebook
from goodstanding.rulebook.parents import Read, lineage
from goodstanding.rulebook.read.assemble import Assembly
from goodstanding.rulebook.read.declare import declared
from goodstanding.rulebook.read.example import read_examples
from goodstanding.rulebook.read.front import Front, holidays, read_front
from goodstanding.rulebook.read.kept import Kept
from goodstanding.rulebook.read.line import tree


def read_rulebook(path: Path) -> Rulebook:
    """The rulebook in the file at `path`.

    Raises:
        Refused: with every error of the text.  Doubts (`W`) do not refuse.
    """
    rulebook, problems = examine(path)
    errors = [problem for problem in problems if ".E" in problem.code]
    if errors:
        raise Refused(*errors)
    return rulebook


def examine(path: Path) -> tuple[Rulebook, list[Problem]]:
    """The rulebook in the file at `path` as far as it can be read, and its problems.

    Raises:
        Refused: the file cannot be read as text at all.
    """
    bylaws, problems = read_bylaws(path)
    rulebook, more = from_bylaws(bylaws)
    return rulebook, _in_order([*problems, *more], bylaws.file)


def from_text(
    text: str, file: str = "bylaws.md", kept: Kept | None = None
) -> tuple[Rulebook, list[Problem]]:
    """The same for a text in hand; `kept` makes the next reading of it sooner."""
    bylaws, problems = from_markdown(text, file)
    rulebook, more = from_bylaws(bylaws, kept)
    return rulebook, _in_order([*problems, *more], bylaws.file)


def from_texts(texts: Mapping[str, str]) -> tuple[Rulebook, list[Problem]]:
    """The same for texts that were kept, by the names of their files.

    The first is the rulebook; the others are those it extends.  No file is read.
    """
    kept = {str(Path(file)): text for file, text in texts.items()}

    def read(path: Path) -> tuple[Bylaws, list[Problem]]:
        if str(path) not in kept:
            raise Refused(_not_kept(path))
        return from_markdown(kept[str(path)], str(path))

    file, text = next(iter(texts.items()))
    bylaws, problems = from_markdown(text, file)
    rulebook, more = from_bylaws(bylaws, read=read)
    return rulebook, _in_order([*problems, *more], bylaws.file)


def _not_kept(path: Path) -> Problem:
    return Problem(
        code="bylaws.E001",
        what="the text of this file was not kept",
        where=str(path),
        do="keep it with the text that extends it",
    )


def from_bylaws(
    bylaws: Bylaws, kept: Kept | None = None, read: Read = read_bylaws
) -> tuple[Rulebook, list[Problem]]:
    """The rulebook that `bylaws` say, and every problem in the order of the text.

    `read` finds the texts of the rulebooks that it extends.
    """

    def examined(parent: Bylaws) -> tuple[Rulebook, list[Problem]]:
        return from_bylaws(parent, read=read)

    front, problems = read_front(bylaws)
    above = lineage(bylaws, examined, read)
    branches = list(tree((*above.blocks, *bylaws.blocks)))
    names, clashes = declared(branches, kept)
    parts = Assembly(names, kept)
    parts.add(branches)
    examples, wrong = read_examples(bylaws.blocks, names, kept)
    rulebook = _put_together(
        replace(bylaws, parents=above.parents), front, parts, examples
    )
    rulebook = replace(rulebook, statutes=above.statutes)
    if above.is_lost:
        return rulebook, [*problems, *above.problems]
    found = [*problems, *above.problems, *clashes, *parts.at.problems, *wrong]
    found += _of_the_whole(rulebook, parts, found)
    return rulebook, above.told_here(found)


def _put_together(
    bylaws: Bylaws, front: Front, parts: Assembly, examples: list[Example]
) -> Rulebook:
    return Rulebook(
        bylaws=bylaws,
        id=front.id,
        title=front.title,
        version=front.version,
        in_force_from=front.in_force_from,
        in_force_until=front.in_force_until,
        language=front.language,
        holidays=holidays(bylaws),
        names=parts.names,
        calendars=parts.calendars,
        statuses=parts.statuses,
        duties=parts.duties,
        acts=parts.acts,
        grounds=parts.finished_grounds(),
        measures=parts.finished_measures(),
        leaving=parts.leaving,
        giving_up=tuple(parts.giving_up),
        requests=tuple(parts.requests),
        payments=parts.payments,
        values=parts.values,
        bounds=parts.bounds,
        not_modelled=tuple(parts.not_modelled),
        left_open=tuple(parts.left_open),
        blanks=tuple(dict.fromkeys(parts.at.blanks)),
        examples=tuple(examples),
        floors=tuple(parts.floors),
    )


def _of_the_whole(
    rulebook: Rulebook, parts: Assembly, found: list[Problem]
) -> list[Problem]:
    """The problems of the whole, where every sentence can be read and names something."""
    if any(".E" in problem.code for problem in found):
        return []
    unnamed = check_keys.problems(rulebook)
    return unnamed or check(rulebook, parts.at.units, parts.bounded)


def _in_order(problems: list[Problem], file: str) -> list[Problem]:
    """The problems of `file` in the order of the text."""

    def place(problem: Problem) -> list[int]:
        line, column = problem.where.removeprefix(f"{file}:").split(",")[0].split(":")
        return [int(line), int(column)]

    return sorted(problems, key=place)
